pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// What is missing, each with the way there.
Panel {
    id: panel

    required property Session session
    required property MissingList missing
    property var objections: []

    visible: missing.count > 0
    implicitHeight: visible ? column.implicitHeight + 2 * padding : 0

    ColumnLayout {
        id: column
        width: parent.width
        spacing: 10

        Words {
            text: qsTr("Missing until the result is final")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: panel.objections

            Words {
                required property string modelData
                text: modelData
                color: Theme.warn
                Layout.fillWidth: true
            }
        }

        Repeater {
            model: panel.missing

            MissingRow {
                Layout.fillWidth: true
                onOpened: (page, place) => {
                    place.audit = panel.session.document.auditId;
                    panel.session.navigator.open(page, place);
                }
            }
        }
    }
}
