import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Met or not met, by the lead auditor; with a justification where the indicators don't say so by themselves.
Panel {
    id: panel

    required property Conclusion conclusion
    required property Session session
    readonly property bool allowed: conclusion.document?.mayConclude ?? true

    ColumnLayout {
        width: parent.width
        spacing: 12

        RowLayout {
            Words {
                text: qsTr("Conclusion on the indicators as a whole")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            SaveMark {
                objectName: "conclusionSaveMark"
                Layout.alignment: Qt.AlignVCenter
                entered: panel.conclusion.conclusion !== ""
                saveState: panel.conclusion.saveState
            }

            HistoryButton {
                objectName: "conclusionHistory"
                session: panel.session
                kind: AuditDocument.Conformity
                key: ""
                of: qsTr("Conclusion on the indicators as a whole")
            }
        }

        Words {
            objectName: "conclusionDuty"
            visible: !panel.allowed
            text: qsTr("The conclusion and its justification are the lead auditor's.")
            quiet: true
            Layout.fillWidth: true
        }

        Choices {
            enabled: panel.allowed
            prefix: "conclusion"
            value: panel.conclusion.conclusion
            options: [{
                    "value": "met",
                    "label": qsTr("Met")
                }, {
                    "value": "not_met",
                    "label": qsTr("Not met")
                }, {
                    "value": "",
                    "label": qsTr("Still open")
                }]
            Layout.fillWidth: true
            onPicked: value => panel.conclusion.conclusion = value
        }

        Banner {
            text: panel.conclusion.justificationMissing ? qsTr("An indicator is not met or not recorded: concluding that they are met takes a written justification.") : ""
            tone: "warn"
            Layout.fillWidth: true
        }

        NoteEntry {
            visible: panel.conclusion.conclusion === "met"
            fieldName: "justificationField"
            enabled: panel.allowed
            label: qsTr("Justification")
            value: panel.conclusion.justification
            Layout.fillWidth: true
            onTyped: (owner, text) => panel.conclusion.justification = text
        }
    }
}
