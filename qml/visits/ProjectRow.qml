import QtQuick
import QtQuick.Layouts
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

    contentItem: RowLayout {
        spacing: 14

        Rectangle {
            Layout.leftMargin: 14
            implicitWidth: 52
            implicitHeight: 52
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

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            Words {
                text: row.name
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.ignored: true
            }

            Words {
                text: [row.projectId !== row.name ? row.projectId : "", row.kind, row.customer, row.completed].filter(part => part !== "").join(" · ")
                visible: text !== ""
                size: Theme.small
                quiet: true
                Layout.fillWidth: true
            }
        }

        Badge {
            id: state
            text: row.done > 0 ? qsTr("%n complete", "", row.done) : row.started > 0 ? qsTr("Begun") : row.samplePlace > 0 ? qsTr("To visit") : qsTr("Not sampled")
            tone: row.done > 0 ? "good" : row.started > 0 ? "warn" : row.samplePlace > 0 ? "info" : "plain"
        }

        Glyph {
            Layout.rightMargin: 14
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
