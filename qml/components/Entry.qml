import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

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
    property Drafts drafts: null ///< keeps every key, where there is one
    property string draftName ///< empty while what it belongs to is still being read
    property string base ///< what the record says
    property bool unbroken: false ///< a link or a code: what was broken into lines is one word
    property bool held: false ///< a button uses it: the draft stays until settle()
    property bool made: false ///< whoever uses it hears it

    signal accepted
    signal finished

    /// Begins anew with what the record says, or with what a kill left behind.
    function begin(recorded) {
        base = recorded;
        text = drafts ? drafts.text(draftName, base) : base;
    }

    function settle() {
        if (drafts && draftName !== "")
            drafts.release(draftName);
    }

    // A draft that a kill left behind goes the way it would have gone.
    function restore() {
        if (!made || !drafts || draftName === "" || field.activeFocus)
            return;
        const kept = drafts.text(draftName, base);
        if (kept === base)
            return;
        field.clear(); // by hand: an assignment would end the binding to the record
        field.insert(0, kept);
        if (!held) {
            finished();
            settle();
        }
    }

    onDraftNameChanged: restore()
    onBaseChanged: restore()
    Component.onCompleted: {
        made = true;
        restore();
    }

    spacing: 6

    Words {
        text: entry.label
        visible: text !== ""
        size: Theme.small
        strong: true
        Layout.fillWidth: true
        Accessible.ignored: true
    }

    T.TextField {
        id: field
        objectName: entry.fieldName
        readonly property bool kept: entry.drafts ? entry.drafts.kept : true
        implicitHeight: Math.max(Theme.target + 4, contentHeight + topPadding + bottomPadding)
        implicitWidth: contentWidth + leftPadding + rightPadding
        padding: 6
        leftPadding: 14
        rightPadding: 14
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.text
        font.pixelSize: Theme.body
        placeholderText: entry.hint
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        Layout.fillWidth: true
        Accessible.name: entry.label || entry.hint
        onAccepted: entry.accepted()
        onTextEdited: {
            // A pasted line break would stay unseen in a single line.
            if (/[\r\n\u2028\u2029]/.test(text)) {
                const line = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, entry.unbroken ? "" : " ");
                clear(); // by hand: an assignment would end the binding to the record
                insert(0, line);
            }
            if (entry.drafts && entry.draftName !== "")
                entry.drafts.keep(entry.draftName, entry.base, text);
        }
        onEditingFinished: {
            entry.finished();
            if (!entry.held)
                entry.settle();
        }

        Placeholder {
            field: field
        }

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
