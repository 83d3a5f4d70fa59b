import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Asks for a reason; without one nothing happens. An existing reason can be taken back.
Sheet {
    id: sheet

    property string hint
    property string former
    property Drafts drafts: null ///< keeps every key, where there is one
    property string draftName

    signal given(string reason)

    function begin(reason) {
        former = reason;
        entry.text = drafts ? drafts.text(draftName, reason) : reason;
        open();
    }

    function give(reason) {
        sheet.given(reason);
        if (drafts)
            drafts.release(draftName);
    }

    function takeFocus() {
        entry.field.forceActiveFocus();
    }

    confirmText: qsTr("Record")
    confirmEnabled: entry.text.trim() !== ""
    onOpened: takeFocus()
    onConfirmed: {
        sheet.close();
        sheet.give(entry.text.trim());
    }

    Words {
        text: sheet.hint
        visible: text !== ""
        quiet: true
        Layout.fillWidth: true
    }

    Entry {
        id: entry
        fieldName: sheet.name + "Reason"
        label: qsTr("Reason")
        onTextChanged: {
            if (sheet.drafts && field.activeFocus)
                sheet.drafts.keep(sheet.draftName, sheet.former, text);
        }
        Layout.fillWidth: true
        onAccepted: {
            if (sheet.confirmEnabled)
                sheet.confirmed();
        }
    }

    PushButton {
        objectName: sheet.name + "TakeBack"
        visible: sheet.former !== ""
        text: qsTr("Take the reason back")
        onClicked: {
            sheet.close();
            sheet.give("");
        }
    }
}
