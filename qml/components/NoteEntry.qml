import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Plumbline

// Several lines of text; `typed` comes a moment after the last key and when the field is left, so that little is lost.
ColumnLayout {
    id: entry

    property string label
    property string hint
    property string value
    property var owner ///< what the text belongs to; told back with it, should the page have moved on meanwhile
    property string fieldName
    property bool readOnly: false
    readonly property string text: area.text

    signal typed(var owner, string text)

    function flush() {
        if (!pause.running)
            return;
        pause.stop();
        entry.typed(pause.owner, pause.text);
    }

    onValueChanged: {
        if (!pause.running)
            area.text = value;
    }
    onOwnerChanged: {
        flush();
        area.text = value;
    }
    Component.onCompleted: area.text = value
    Component.onDestruction: flush()
    spacing: 6

    Words {
        text: entry.label
        visible: text !== ""
        size: Theme.small
        strong: true
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    TextArea {
        id: area
        objectName: entry.fieldName
        readOnly: entry.readOnly
        implicitHeight: Math.max(96, contentHeight + topPadding + bottomPadding)
        leftPadding: 14
        rightPadding: 14
        topPadding: 12
        bottomPadding: 12
        color: Theme.text
        font.pixelSize: Theme.body
        placeholderText: entry.hint
        placeholderTextColor: Theme.muted
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        wrapMode: TextEdit.Wrap
        Layout.fillWidth: true
        Accessible.name: entry.label || entry.hint
        onTextChanged: {
            if (activeFocus && text !== entry.value) {
                pause.owner = entry.owner;
                pause.text = text;
                pause.restart();
            }
        }
        onActiveFocusChanged: {
            if (!activeFocus)
                entry.flush();
        }

        background: Rectangle {
            radius: Theme.radius
            color: Theme.surface
            border.width: area.activeFocus ? 3 : Math.max(1, Theme.line)
            border.color: area.activeFocus ? Theme.primary : Theme.outline
        }
    }

    Timer {
        id: pause
        property var owner
        property string text
        interval: 400
        onTriggered: entry.typed(owner, text)
    }
}
