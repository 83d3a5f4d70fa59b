pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Who is on this site, since when and where.
Panel {
    id: panel

    required property SiteVisit site
    required property Session session
    property bool all: false
    readonly property int few: 3

    ColumnLayout {
        width: parent.width
        spacing: 10

        RowLayout {
            spacing: 12

            Glyph {
                name: panel.site.signedInToday ? "check" : "site"
                color: panel.site.signedInToday ? Theme.good : Theme.primary
                size: 28
            }

            Words {
                objectName: "signInState"
                text: panel.site.signedInToday ? qsTr("Signed in on this site") : qsTr("Arrived? Sign in")
                strong: true
                Layout.fillWidth: true
            }

            PushButton {
                objectName: "signInButton"
                tone: panel.site.signedInToday ? "plain" : "primary"
                text: panel.site.signedInToday ? qsTr("Sign in again") : qsTr("Sign in")
                onClicked: panel.site.signIn(panel.session.auditor.trim() || panel.session.sync.user || qsTr("no name given"))
            }
        }

        Repeater {
            model: panel.all ? panel.site.signIns : panel.site.signIns.slice(0, panel.few)

            Words {
                required property int index
                required property var modelData
                objectName: "signIn" + index
                text: [modelData.when, modelData.who, modelData.position || qsTr("no position")].filter(part => part !== "").join(" · ")
                size: Theme.small
                quiet: true
                Layout.fillWidth: true
            }
        }

        PushButton {
            objectName: "allSignIns"
            visible: panel.site.signIns.length > panel.few && !panel.all
            tone: "quiet"
            text: qsTr("All %1 sign-ins").arg(panel.site.signIns.length)
            onClicked: panel.all = true
        }
    }
}
