import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// How far the customer is, the language, and the auditor's way back in.
Rectangle {
    id: header

    required property CustomerVisit visit
    required property Session session
    property int inner: 24
    readonly property bool asking: visit.stage === CustomerVisit.Questions

    signal auditorAsked

    implicitHeight: column.implicitHeight + 24
    color: Theme.surface

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: header.inner
        anchors.rightMargin: header.inner
        spacing: 12

        RowLayout {
            spacing: 12

            Column {
                spacing: 0
                Layout.fillWidth: true

                Words {
                    objectName: "customerProgress"
                    text: header.asking ? qsTr("Question %1 of %2").arg(header.visit.row + 1).arg(header.visit.answers.count) : header.visit.stage === CustomerVisit.Review ? qsTr("Your answers") : header.visit.stage === CustomerVisit.Signing ? qsTr("Your signature") : qsTr("After-sales service: your opinion")
                    size: Theme.lead
                    strong: true
                    width: parent.width
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: header.visit.organisation
                    visible: text !== ""
                    size: Theme.small
                    quiet: true
                    width: parent.width
                }
            }

            LanguageSwitch {
                settings: header.session.settings
            }

            PushButton {
                objectName: "forAuditorButton"
                tone: "quiet"
                glyph: "lock"
                Accessible.name: qsTr("Give the tablet back to the auditor")
                onClicked: header.auditorAsked()
            }
        }

        ProgressLine {
            visible: header.asking || header.visit.stage === CustomerVisit.Review
            value: header.visit.answers.answered
            total: header.visit.answers.count
            Layout.fillWidth: true
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.line
        color: Theme.outline
    }
}
