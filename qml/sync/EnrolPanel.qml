import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The office's link, typed or pasted: address, fingerprint of its CA and a code that works once.
Panel {
    id: panel

    required property SyncStatus sync

    ColumnLayout {
        width: parent.width
        spacing: 12

        Words {
            text: panel.sync.enrolled ? qsTr("Enrol anew") : qsTr("Enrol this tablet")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("The office gives you a link that works once. It begins with plumbline:// and names its server and the fingerprint of its certificate, so that the tablet knows whom it talks to.")
            quiet: true
            Layout.fillWidth: true
        }

        Entry {
            id: link
            fieldName: "enrolLink"
            unbroken: true
            label: qsTr("Link of the office")
            hint: "plumbline://"
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            fault: panel.sync.problem
            Layout.fillWidth: true
            onAccepted: go.clicked()
        }

        Flow {
            spacing: 12
            Layout.fillWidth: true

            PushButton {
                objectName: "scanButton"
                glyph: "camera"
                text: qsTr("Scan the QR code")
                enabled: !panel.sync.enrolling
                onClicked: scan.open()
            }

            PushButton {
                id: go
                objectName: "enrolGo"
                tone: panel.sync.enrolled ? "plain" : "primary"
                glyph: "link"
                text: panel.sync.enrolling ? qsTr("Enrolling…") : qsTr("Enrol")
                enabled: !panel.sync.enrolling && link.text.trim() !== ""
                onClicked: panel.sync.enrol(link.text)
            }
        }
    }

    ScanSheet {
        id: scan
        onFound: text => link.text = text
    }
}
