pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Record by record: only here, on its way, confirmed, or refused and why.
Panel {
    id: panel

    required property Session session
    readonly property SyncStatus sync: session.sync

    visible: session.document !== null && records.count > 0
    implicitHeight: visible ? column.implicitHeight + 2 * padding : 0

    OwnRecords {
        id: records
        document: panel.session.document
        sync: panel.sync
    }

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 10

        Words {
            text: qsTr("The latest records of this tablet in the open audit")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: records

            RowLayout {
                id: line
                required property string title
                required property string place
                required property string when
                required property bool confirmed
                required property string refused ///< why; empty where it is not
                required property bool waits
                readonly property bool barred: refused !== "" || panel.sync.state === SyncStatus.Refused
                spacing: 12
                Layout.fillWidth: true

                Column {
                    spacing: 0
                    Layout.fillWidth: true

                    Words {
                        text: line.title
                        width: parent.width
                    }

                    Words {
                        visible: text !== ""
                        text: line.refused
                        size: Theme.small
                        color: Theme.bad
                        width: parent.width
                    }

                    Words {
                        text: [line.place, line.when].filter(part => part !== "").join(" · ")
                        size: Theme.small
                        quiet: true
                        width: parent.width
                    }
                }

                Badge {
                    text: line.confirmed ? qsTr("Confirmed") : line.waits ? qsTr("Waits") : line.barred ? qsTr("Refused") : panel.sync.state === SyncStatus.Exchanging ? qsTr("On its way") : qsTr("Only here")
                    tone: line.confirmed ? "good" : line.barred ? "bad" : "warn"
                    glyph: line.confirmed ? "check" : line.barred ? "alert" : "clock"
                }
            }
        }
    }
}
