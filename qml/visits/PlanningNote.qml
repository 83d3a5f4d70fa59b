import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// What planning still needs: the project list, then the draw.
Panel {
    id: note

    required property Session session
    readonly property AuditDocument document: session.document
    readonly property bool read: document !== null && document.ready ///< before it, nothing can be said to be missing
    readonly property bool needsList: read && document.projects === 0
    readonly property bool needsDraw: read && document.projects > 0 && (document.sampled === 0 || document.drawStale)

    visible: needsList || needsDraw
    implicitHeight: visible ? column.implicitHeight + 2 * padding : 0

    Loader {
        id: column
        width: parent.width
        active: note.needsList || note.needsDraw
        sourceComponent: ColumnLayout {
            spacing: 10

            Words {
                text: note.needsList ? qsTr("First the list of all finished projects") : note.document.drawStale ? qsTr("The list has changed: draw the sample anew") : qsTr("Now draw the sample")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
            }

            Words {
                text: note.needsList ? qsTr("CSV or Excel (XLSX). The sample is drawn from it, so it has to be whole.") : qsTr("The draw is done before both parties: list fixed, then the seed, then the tickets.")
                quiet: true
                Layout.fillWidth: true
            }

            PushButton {
                objectName: "planningButton"
                tone: "primary"
                glyph: note.needsList ? "list" : "dice"
                text: note.needsList ? qsTr("Import the project list") : qsTr("Draw the sample")
                onClicked: note.session.navigator.open(note.needsList ? "import" : "draw", {
                        "audit": note.document.auditId
                    })
            }
        }
    }
}
