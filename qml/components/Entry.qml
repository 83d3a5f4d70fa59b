import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Plumbline

// A labelled line of text, with the fault of what was typed beneath it.
ColumnLayout {
    id: entry

    property string label
    property string fault
    property string hint
    property alias text: field.text
    property alias field: field
    property alias inputMethodHints: field.inputMethodHints
    property alias echoMode: field.echoMode
    property string fieldName

    signal accepted
    signal finished

    spacing: 6

    Words {
        text: entry.label
        visible: text !== ""
        size: Theme.small
        strong: true
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    TextField {
        id: field
        objectName: entry.fieldName
        implicitHeight: Math.max(Theme.target + 4, contentHeight + topPadding + bottomPadding)
        leftPadding: 14
        rightPadding: 14
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.text
        font.pixelSize: Theme.body
        placeholderText: entry.hint
        placeholderTextColor: Theme.muted
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        Layout.fillWidth: true
        Accessible.name: entry.label || entry.hint
        onAccepted: entry.accepted()
        onEditingFinished: entry.finished()

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: field.activeFocus ? 3 : Math.max(1, Theme.line)
            border.color: entry.fault ? Theme.bad : field.activeFocus ? Theme.primary : Theme.outline
        }
    }

    Words {
        text: entry.fault
        visible: text !== ""
        color: Theme.bad
        size: Theme.small
        Layout.fillWidth: true
    }
}
