pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Plumbline

// One of a few, side by side: options are {value, label}.
Item {
    id: choices

    property var options: []
    property var value
    property string prefix: "choice"

    /// Of all in one row. A Flow by itself, once it had to wrap, asks for no more than what it wrapped to.
    readonly property real natural: {
        let width = 0;
        for (let at = 0; at < all.count; ++at)
            width += (all.itemAt(at)?.implicitWidth ?? 0) + (at > 0 ? row.spacing : 0);
        return width;
    }

    signal picked(var value)

    implicitWidth: Math.ceil(natural)
    implicitHeight: row.implicitHeight
    Accessible.role: Accessible.Grouping

    Flow {
        id: row
        width: choices.width
        spacing: 8

        Repeater {
            id: all
            model: choices.options

            T.AbstractButton {
                id: option
                required property var modelData
                readonly property bool chosen: choices.value === modelData.value
                objectName: choices.prefix + "-" + modelData.value
                implicitHeight: Math.max(Theme.target, label.implicitHeight + 16)
                implicitWidth: Math.max(Theme.target, label.implicitWidth + 32)
                Accessible.role: Accessible.RadioButton
                Accessible.name: modelData.label
                Accessible.checkable: true
                Accessible.checked: chosen
                onClicked: choices.picked(modelData.value)
                Keys.onReturnPressed: clicked()

                contentItem: Text {
                    id: label
                    text: option.modelData.label
                    color: option.chosen ? Theme.primaryInk : Theme.text
                    font.pixelSize: Theme.body
                    font.bold: option.chosen
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }

                background: Rectangle {
                    radius: Theme.radius
                    color: option.chosen ? Theme.primary : option.down ? Theme.primarySoft : Theme.surface
                    border.width: option.visualFocus ? 3 : Math.max(1, Theme.line)
                    border.color: option.visualFocus ? Theme.star : option.chosen ? Theme.primary : Theme.outline
                }
            }
        }
    }
}
