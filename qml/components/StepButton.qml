import QtQuick
import QtQuick.Templates as T
import Plumbline

// One of five steps: number, label, and when chosen a mark that says whether it is saved. At least 12 mm.
T.AbstractButton {
    id: step

    required property int level
    property string label
    property int labelSize: Theme.small
    property bool chosen: false
    property int saveState: 0
    readonly property color ink: chosen ? (Theme.dark ? Theme.primaryInk : "#ffffff") : Theme.text

    leftPadding: 8
    rightPadding: 8
    implicitWidth: Theme.step
    implicitHeight: Math.max(Theme.step, column.implicitHeight + 16)
    Accessible.role: Accessible.RadioButton
    Accessible.name: level + " " + label
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        Column {
            id: column
            anchors.centerIn: parent
            width: parent.width
            spacing: 2

            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: step.level
                color: step.ink
                font.pixelSize: Theme.heading
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Text {
                width: parent.width
                visible: text !== ""
                text: step.label.replace("（", "\n（").replace(" (", "\n(")
                color: step.ink
                font.pixelSize: step.labelSize
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: step.chosen ? Theme.level(step.level) : step.down ? Theme.levelSoft(step.level) : Theme.surface
        border.width: step.visualFocus ? 4 : step.chosen ? 0 : 2
        border.color: step.visualFocus ? Theme.star : Theme.level(step.level)

        Glyph {
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: 8
            visible: step.chosen
            name: step.saveState === 0 ? "check" : step.saveState === 1 ? "clock" : "alert"
            color: step.ink
            size: 20
            stroke: 2.5
        }
    }
}
