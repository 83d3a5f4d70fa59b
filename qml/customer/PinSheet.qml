import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The only way out of customer mode.
Sheet {
    id: sheet

    required property Session session
    property bool tried: false

    signal given(string pin)

    function begin() {
        tried = false;
        pin.text = "";
        open();
    }

    function give() {
        if (!confirmEnabled)
            return;
        tried = true;
        sheet.given(pin.text);
        pin.field.selectAll();
    }

    name: "pin"
    title: qsTr("For the auditor")
    confirmText: qsTr("Unlock")
    confirmEnabled: pin.text !== "" && session.pinWaitSeconds === 0
    onOpened: pin.field.forceActiveFocus()
    onConfirmed: give()

    Entry {
        id: pin
        fieldName: "customerPinField"
        label: qsTr("PIN")
        echoMode: TextInput.Password
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
        fault: sheet.tried ? sheet.session.problem : ""
        Layout.fillWidth: true
        onAccepted: sheet.give()
    }

    Words {
        visible: sheet.session.pinWaitSeconds > 0
        text: qsTr("Too many wrong PINs: wait %1 s. Nothing is lost.").arg(sheet.session.pinWaitSeconds)
        color: Theme.warn
        Layout.fillWidth: true
    }
}
