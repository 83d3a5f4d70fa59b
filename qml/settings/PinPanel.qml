import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Another PIN, for whoever knows the present one.
Panel {
    id: panel

    required property Session session
    property bool asked: false ///< so that a fault of the lock screen is not shown here
    property bool done: false

    Connections {
        target: panel.session
        function onPinChanged() {
            panel.done = true;
            panel.asked = false;
            for (const entry of [present, chosen, again])
                entry.text = "";
        }
    }

    ColumnLayout {
        width: parent.width
        spacing: 12

        Entry {
            id: present
            fieldName: "pinPresent"
            label: qsTr("Present PIN")
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
            fault: panel.asked ? panel.session.problem : ""
            Layout.fillWidth: true
        }

        Entry {
            id: chosen
            fieldName: "pinNew"
            label: qsTr("New PIN (4 characters or more)")
            echoMode: TextInput.Password
            inputMethodHints: present.inputMethodHints
            Layout.fillWidth: true
        }

        Entry {
            id: again
            fieldName: "pinAgain"
            label: qsTr("New PIN once more")
            echoMode: TextInput.Password
            inputMethodHints: present.inputMethodHints
            fault: text !== "" && text !== chosen.text ? qsTr("The two PINs differ.") : ""
            Layout.fillWidth: true
        }

        Banner {
            objectName: "pinChangedBanner"
            tone: "good"
            text: panel.done ? qsTr("The new PIN holds from now on.") : ""
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "changePinButton"
            glyph: "lock"
            text: qsTr("Change the PIN")
            enabled: present.text !== "" && chosen.text.length >= 4 && chosen.text === again.text && panel.session.pinWaitSeconds === 0
            onClicked: {
                panel.done = false;
                panel.asked = true;
                panel.session.changePin(present.text, chosen.text);
            }
        }
    }
}
