import QtQuick
import QtQuick.Layouts
import Plumbline

// Asks for a reason; without one nothing happens. An existing reason can be taken back.
Sheet {
    id: sheet

    property string hint
    property string former

    signal given(string reason)

    function begin(reason) {
        former = reason;
        entry.text = reason;
        open();
    }

    confirmText: qsTr("Record")
    confirmEnabled: entry.text.trim() !== ""
    onOpened: entry.field.forceActiveFocus()
    onConfirmed: {
        sheet.close();
        sheet.given(entry.text.trim());
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
            sheet.given("");
        }
    }
}
