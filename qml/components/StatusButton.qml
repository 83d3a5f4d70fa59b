import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// Saving and sync at one glance; a tap opens the sync page.
T.AbstractButton {
    id: status

    required property Session session
    readonly property SyncStatus sync: session.sync
    readonly property bool unsaved: session.document !== null && session.document.pending > 0
    readonly property bool refused: sync.state === SyncStatus.Refused || sync.refused > 0
    readonly property bool failed: session.document !== null && session.document.failed
    readonly property string label: failed ? qsTr("Not saved") : unsaved ? qsTr("Saving…") : refused ? qsTr("Refused") : !sync.enrolled ? qsTr("On this device only") : sync.unconfirmed > 0 ? qsTr("%1 to send").arg(sync.unconfirmed) : sync.state === SyncStatus.Live ? qsTr("All confirmed") : qsTr("Offline, all sent")
    readonly property color ink: failed || refused ? Theme.bad : sync.enrolled && sync.unconfirmed === 0 && !unsaved ? Theme.good : sync.unconfirmed > 0 ? Theme.warn : Theme.muted

    objectName: "statusButton"
    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, contentItem.implicitWidth + 24)
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Sync: %1").arg(label)
    onClicked: {
        if (session.navigator.page !== "sync")
            session.navigator.open("sync", session.document ? {
                    "audit": session.document.auditId
                } : {});
    }

    contentItem: Row {
        leftPadding: 12
        spacing: 8

        Glyph {
            anchors.verticalCenter: parent.verticalCenter
            name: status.failed || status.refused ? "alert" : status.unsaved ? "clock" : status.sync.state === SyncStatus.Live ? "cloud" : status.sync.state === SyncStatus.Exchanging || status.sync.state === SyncStatus.Connecting ? "sync" : "offline"
            color: status.ink
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: status.label
            color: status.ink
            font.pixelSize: Theme.small
            font.weight: Font.Bold
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: status.down ? Theme.primarySoft : Theme.surface
        border.width: status.visualFocus ? 3 : Math.max(1, Theme.line)
        border.color: status.visualFocus ? Theme.star : Theme.outline
    }
}
