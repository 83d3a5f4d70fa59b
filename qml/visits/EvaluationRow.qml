import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// One evaluation: by whom, how far, sealed or left out.
Panel {
    id: row

    required property int index
    required property string evaluationId
    required property string kind
    required property string evaluator
    required property string at
    required property int answered
    required property int total
    required property bool complete
    required property bool submitted
    required property string excluded
    required property Session session
    required property string score
    required property int saveState
    required property string quick
    required property int straight
    required property bool conflict
    required property int late

    signal opened(string evaluation)
    signal handedOver(string evaluation)
    signal excludeAsked(string evaluation, string reason)
    signal lateAsked

    ColumnLayout {
        width: parent.width
        spacing: 12

        RowLayout {
            spacing: 14

            Glyph {
                name: row.kind === "auditor" ? "eye" : "person"
                size: 32
                color: Theme.primary
            }

            Column {
                spacing: 2
                Layout.fillWidth: true

                Words {
                    text: (row.kind === "auditor" ? qsTr("Auditor's observation") : qsTr("Customer's answers")) + (row.evaluator ? " · " + row.evaluator : "")
                    strong: true
                    width: parent.width
                }

                Words {
                    text: [row.at.slice(0, 16).replace("T", " "), qsTr("%1 of %2 answered").arg(row.answered).arg(row.total), row.score && row.complete ? qsTr("score %1").arg(row.score) : ""].filter(part => part !== "").join(" · ")
                    size: Theme.small
                    quiet: true
                    width: parent.width
                }
            }

            Badge {
                text: row.excluded ? qsTr("Left out") : row.submitted ? qsTr("Handed in") : row.complete ? qsTr("Complete") : qsTr("Open")
                tone: row.excluded ? "plain" : row.complete ? "good" : "warn"
                glyph: row.submitted ? "lock" : ""
            }
        }

        Words {
            visible: row.excluded !== ""
            text: qsTr("Left out: %1").arg(row.excluded)
            size: Theme.small
            color: Theme.warn
            Layout.fillWidth: true
        }

        Flow {
            visible: row.quick !== "" || row.straight > 0 || row.conflict
            spacing: 8
            Layout.fillWidth: true

            Badge {
                objectName: "conflict" + row.index
                visible: row.conflict
                tone: "bad"
                glyph: "split"
                text: qsTr("Devices differ")
            }

            Badge {
                objectName: "quick" + row.index
                visible: row.quick !== ""
                tone: "warn"
                glyph: "clock"
                text: qsTr("Answered fast: %1 s a question").arg(row.quick)
            }

            Badge {
                objectName: "straight" + row.index
                visible: row.straight > 0
                tone: "warn"
                glyph: "alert"
                text: qsTr("%1 answers alike in a row").arg(row.straight)
            }
        }

        Banner {
            objectName: "late" + row.index
            tone: "warn"
            text: row.late > 0 ? qsTr("Recorded differently too late for the hand-in, without effect: %n value(s)", "", row.late) : ""
            action: qsTr("Look at it")
            actionName: "lateAction" + row.index
            Layout.fillWidth: true
            onTriggered: row.lateAsked()
        }

        ProgressLine {
            value: row.answered
            total: row.total
            Layout.fillWidth: true
        }

        Flow {
            spacing: 10
            Layout.fillWidth: true

            PushButton {
                objectName: "handOver" + row.index
                visible: row.kind === "customer" && !row.submitted && row.excluded === ""
                text: qsTr("Hand the tablet over")
                tone: row.complete ? "plain" : "primary"
                onClicked: row.handedOver(row.evaluationId)
            }

            PushButton {
                objectName: "openEvaluation" + row.index
                text: row.kind === "customer" || row.complete ? qsTr("Look at it") : row.answered === 0 ? qsTr("Begin") : qsTr("Go on")
                tone: row.kind === "customer" || row.complete ? "plain" : "primary"
                onClicked: row.opened(row.evaluationId)
            }

            PushButton {
                objectName: "excludeEvaluation" + row.index
                tone: "quiet"
                text: row.excluded ? qsTr("Change…") : qsTr("Leave out…")
                onClicked: row.excludeAsked(row.evaluationId, row.excluded)
            }

            HistoryButton {
                objectName: "evaluationHistory" + row.index
                session: row.session
                kind: AuditDocument.Evaluation
                key: row.evaluationId
                of: row.evaluator
            }

            SaveMark {
                saveState: row.saveState
                height: Theme.target
            }
        }
    }
}
