import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Handed in: what became of it, and whom the tablet goes to.
Item {
    id: done

    required property Session session
    property int inner: 24
    readonly property bool saved: session.document !== null && session.document.pending === 0

    signal auditorAsked

    objectName: "customerDone"

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(760, parent.width - 2 * done.inner)
        spacing: 24

        Glyph {
            name: done.saved ? "check" : "clock"
            color: done.saved ? Theme.good : Theme.warn
            size: 96
            Layout.alignment: Qt.AlignHCenter
        }

        Words {
            objectName: "customerSealed"
            text: done.saved ? qsTr("Thank you. Your answers are sealed.") : qsTr("One moment: your answers are being saved…")
            size: Theme.question
            strong: true
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("Please give the tablet back to the auditor.")
            size: Theme.lead
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "doneForAuditor"
            glyph: "lock"
            text: qsTr("For the auditor: go on with the PIN")
            enabled: done.saved
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredHeight: Math.max(60, implicitHeight)
            onClicked: done.auditorAsked()
        }
    }
}
