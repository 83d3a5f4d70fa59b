import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// One project: its place in the sample, what it is, how far its evaluations are.
T.AbstractButton {
    id: row

    required property Session session
    required property string projectId
    required property string name
    required property string kind
    required property string customer
    required property string completed
    required property int samplePlace
    required property int started
    required property int done

    objectName: "project-" + projectId
    implicitHeight: Math.max(76, contentItem.implicitHeight + 24)
    Accessible.role: Accessible.Button
    Accessible.name: name + ", " + state.text
    Keys.onReturnPressed: clicked()
    onClicked: session.navigator.open("visit", {
            "audit": session.document.auditId,
            "project": projectId
        })

    // By anchors: layouts would be most of the work of a long list.
    contentItem: Item {
        implicitHeight: Math.max(place.height, words.height)

        Rectangle {
            id: place
            x: 14
            anchors.verticalCenter: parent.verticalCenter
            width: 52
            height: 52
            radius: 26
            color: row.samplePlace === 0 ? Theme.surfaceAlt : row.done > 0 ? Theme.goodSoft : Theme.primarySoft
            border.width: Theme.line
            border.color: row.samplePlace === 0 ? Theme.outline : row.done > 0 ? Theme.good : Theme.primary

            Text {
                anchors.centerIn: parent
                text: row.samplePlace > 0 ? row.samplePlace : "–"
                color: row.samplePlace === 0 ? Theme.muted : row.done > 0 ? Theme.good : Theme.primary
                font.pixelSize: Theme.lead
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }

        Column {
            id: words
            anchors.left: place.right
            anchors.right: state.left
            anchors.margins: 14
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Words {
                width: parent.width
                text: row.name
                size: Theme.lead
                strong: true
                Accessible.ignored: true
            }

            Words {
                width: parent.width
                text: [row.projectId !== row.name ? row.projectId : "", row.kind, row.customer, row.completed].filter(part => part !== "").join(" · ")
                visible: text !== ""
                size: Theme.small
                quiet: true
            }
        }

        Badge {
            id: state
            anchors.right: forward.left
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            text: row.done > 0 ? qsTr("%n complete", "", row.done) : row.started > 0 ? qsTr("Begun") : row.samplePlace > 0 ? qsTr("To visit") : qsTr("Not sampled")
            tone: row.done > 0 ? "good" : row.started > 0 ? "warn" : row.samplePlace > 0 ? "info" : "plain"
        }

        Glyph {
            id: forward
            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
            color: Theme.muted
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.primarySoft : Theme.surface
        border.width: row.visualFocus ? 3 : Theme.line
        border.color: row.visualFocus ? Theme.star : Theme.outline
    }
}
