pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The steps of an audit in order: what is done, what comes next, and the way there.
Panel {
    id: panel

    required property AuditDocument document
    required property Planning planning
    required property Team members
    required property ResultView result
    readonly property var steps: [{
            "page": "import",
            "label": qsTr("Project list"),
            "detail": qsTr("%n project(s)", "", document?.projects ?? 0),
            "done": (document?.projects ?? 0) > 0,
            "allowed": document?.mayPlan ?? true
        }, {
            "page": "draw",
            "label": qsTr("Draw of the sample"),
            "detail": document?.drawStale ? qsTr("The list has changed since the draw") : planning.seed !== "" ? qsTr("%1 drawn, seed %2").arg(document.sampled).arg(planning.seed) : qsTr("List fixed, then seed, then tickets"),
            "done": (document?.sampled ?? 0) > 0 && !document.drawStale,
            "allowed": document?.mayPlan ?? true
        }, {
            "page": "",
            "label": qsTr("Team"),
            "detail": qsTr("%n member(s)", "", members.count),
            "done": members.count > 0
        }, {
            "page": "projects",
            "label": qsTr("Visits"),
            "detail": qsTr("%n evaluation(s) count", "", result.evaluations),
            "done": result.openVisits === 0 && result.evaluations > 0
        }, {
            "page": "management",
            "label": qsTr("Management"),
            "detail": qsTr("%n item(s) open", "", result.openItems),
            "done": result.ready && result.openItems === 0
        }, {
            "page": "conformity",
            "label": qsTr("Conformity"),
            "detail": result.conclusion === "" ? qsTr("Conclusion still open") : qsTr("Concluded"),
            "done": result.conclusion !== ""
        }, {
            "page": "result",
            "label": qsTr("Result and report"),
            "detail": result.isFinal ? qsTr("Final") : qsTr("Provisional"),
            "done": result.isFinal
        }]
    readonly property int next: steps.findIndex(step => !step.done)

    signal opened(string page)

    ColumnLayout {
        width: parent.width
        spacing: 10

        Words {
            text: qsTr("Steps")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: panel.steps.length // rows stay while what they say changes

            RowLayout {
                id: step
                required property int index
                readonly property var stage: panel.steps[index]
                spacing: 12
                Layout.fillWidth: true

                Badge {
                    text: step.index + 1
                    glyph: step.stage.done ? "check" : ""
                    tone: step.stage.done ? "good" : step.index === panel.next ? "info" : "plain"
                    Layout.minimumWidth: 64
                }

                Column {
                    spacing: 0
                    Layout.fillWidth: true

                    Words {
                        text: step.stage.label
                        strong: step.index === panel.next
                        width: parent.width
                    }

                    Words {
                        text: step.stage.detail
                        size: Theme.small
                        quiet: true
                        width: parent.width
                    }
                }

                PushButton {
                    objectName: "step-" + step.stage.page
                    visible: step.stage.page !== ""
                    enabled: step.stage.allowed !== false
                    tone: step.index === panel.next ? "primary" : "plain"
                    text: step.index === panel.next ? qsTr("Go on") : qsTr("Open")
                    Accessible.name: step.stage.label
                    onClicked: panel.opened(step.stage.page)
                }
            }
        }

        Words {
            objectName: "planDuty"
            visible: panel.document !== null && !panel.document.mayPlan
            text: qsTr("List, draw and team are the planner's and the lead auditor's.")
            quiet: true
            Layout.fillWidth: true
        }
    }
}
