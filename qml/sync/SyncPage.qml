import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// What is only here, what the office has confirmed, what was refused; and enrolment.
PageFrame {
    id: page

    readonly property SyncStatus sync: session.sync
    readonly property string heading: sync.state === SyncStatus.NotEnrolled ? qsTr("This tablet is not enrolled") : sync.state === SyncStatus.Offline ? (sync.networkAllowed ? qsTr("No connection") : qsTr("Working offline")) : sync.state === SyncStatus.Connecting ? qsTr("Connecting…") : sync.state === SyncStatus.Exchanging ? qsTr("Exchanging…") : sync.state === SyncStatus.Live && sync.refused > 0 ? qsTr("Connected, but the office refuses a record") : sync.state === SyncStatus.Live ? qsTr("Connected") : qsTr("The office refuses this tablet")

    readonly property var duties: ({
            "planner": qsTr("planner"),
            "lead": qsTr("lead auditor"),
            "auditor": qsTr("auditor"),
            "reviewer": qsTr("reviewer"),
            "decision_maker": qsTr("decision maker"),
            "observer": qsTr("observer")
        })
    readonly property bool alarmed: sync.state === SyncStatus.Refused || sync.refused > 0

    title: qsTr("Sync")
    showsStatus: false

    ScrollPage {
        anchors.fill: parent
        inner: page.inner
        widest: 820

        Panel {
            padding: 22
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 12

                RowLayout {
                    spacing: 14

                    Glyph {
                        name: page.alarmed ? "alert" : page.sync.state === SyncStatus.Live ? "cloud" : page.sync.state === SyncStatus.Connecting || page.sync.state === SyncStatus.Exchanging ? "sync" : "offline"
                        size: 36
                        color: state.color
                    }

                    Words {
                        id: state
                        objectName: "syncHeading"
                        text: page.heading
                        size: Theme.heading
                        strong: true
                        color: page.alarmed ? Theme.bad : page.sync.state === SyncStatus.Live ? Theme.good : Theme.text
                        Layout.fillWidth: true
                        Accessible.role: Accessible.Heading
                    }
                }

                Words {
                    objectName: "syncDetail"
                    text: page.sync.detail
                    visible: text !== ""
                    Layout.fillWidth: true
                }

                PushButton {
                    objectName: "tryNow"
                    visible: page.sync.enrolled && page.sync.networkAllowed && (page.sync.state === SyncStatus.Offline || page.sync.state === SyncStatus.Refused)
                    glyph: "sync"
                    text: qsTr("Try now")
                    onClicked: page.sync.tryNow()
                }

                SyncCounts {
                    sync: page.sync
                    Layout.fillWidth: true
                }
            }
        }

        Panel {
            visible: page.sync.enrolled
            Layout.fillWidth: true

            RowLayout {
                width: parent.width
                spacing: 14

                Column {
                    spacing: 2
                    Layout.fillWidth: true

                    Words {
                        text: qsTr("Use the network")
                        strong: true
                        width: parent.width
                        Accessible.ignored: true
                    }

                    Words {
                        text: qsTr("Off: nothing is sent or fetched until you switch it on again. Recording goes on as ever.")
                        quiet: true
                        size: Theme.small
                        width: parent.width
                    }
                }

                Toggle {
                    objectName: "networkSwitch"
                    checked: page.sync.networkAllowed
                    Accessible.name: qsTr("Use the network")
                    onToggled: page.sync.networkAllowed = checked
                }
            }
        }

        Panel {
            visible: page.sync.enrolled
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 6

                Words {
                    text: qsTr("Enrolled as %1 (%2)").arg(page.sync.user).arg(page.duties[page.sync.role] ?? page.sync.role)
                    strong: true
                    Layout.fillWidth: true
                }

                Words {
                    text: qsTr("Office: %1").arg(page.sync.server)
                    quiet: true
                    Layout.fillWidth: true
                }

                Words {
                    text: qsTr("The tablet's certificate is valid until %1 and is renewed by itself.").arg(Qt.formatDate(page.sync.certificateExpires, "yyyy-MM-dd"))
                    quiet: true
                    Layout.fillWidth: true
                }
            }
        }

        EnrolPanel {
            sync: page.sync
            Layout.fillWidth: true
        }

        ParcelPanel {
            session: page.session
            Layout.fillWidth: true
        }

        RecordsPanel {
            session: page.session
            Layout.fillWidth: true
        }
    }
}
