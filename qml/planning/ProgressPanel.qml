pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// What is on record of the audit's course: each step with who finished it and when, the next one to finish, the way back
// for a reason, and the two signatures under the decision.
Panel {
    id: panel

    required property StepList steps
    required property Session session
    readonly property bool decided: steps.next === steps.count
    readonly property bool reviewing: steps.next >= 4
    readonly property var labels: ({
            "planned": qsTr("Planned"),
            "sampled": qsTr("Sampled"),
            "field": qsTr("Field work"),
            "evaluated": qsTr("Evaluated"),
            "reviewed": qsTr("Reviewed"),
            "decided": qsTr("Decided")
        })

    ColumnLayout {
        width: parent.width
        spacing: 10

        Words {
            text: qsTr("Course of the audit")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: panel.steps

            RowLayout {
                id: step
                required property int index
                required property string stepKey
                required property bool done
                required property string by
                required property string at
                readonly property bool next: index === panel.steps.next
                spacing: 12
                Layout.fillWidth: true

                Badge {
                    text: step.index + 1
                    glyph: step.done ? "check" : ""
                    tone: step.done ? "good" : step.next ? "info" : "plain"
                    Layout.minimumWidth: 64
                }

                Column {
                    spacing: 0
                    Layout.fillWidth: true

                    Words {
                        objectName: "course-" + step.stepKey
                        text: panel.labels[step.stepKey]
                        strong: step.next
                        width: parent.width
                    }

                    Words {
                        visible: text !== ""
                        text: step.done ? step.by + " · " + step.at : step.stepKey !== "decided" ? "" : panel.steps.signedByStaff !== "" ? qsTr("Signed for the certification staff: %1").arg(panel.steps.signedByStaff) : step.next ? qsTr("Two signatures: the certification staff, then the head of the body") : ""
                        size: Theme.small
                        quiet: true
                        width: parent.width
                    }
                }

                PushButton {
                    objectName: "finish-" + step.stepKey
                    visible: step.next && step.stepKey !== "decided"
                    enabled: panel.steps.mayComplete && (!panel.reviewing || !panel.steps.evaluated)
                    tone: "primary"
                    text: qsTr("Mark as done")
                    Accessible.name: text + ": " + panel.labels[step.stepKey]
                    onClicked: panel.steps.complete()
                }

                PushButton {
                    objectName: "signDecision"
                    visible: step.next && step.stepKey === "decided"
                    enabled: panel.steps.maySign && !panel.steps.evaluated && panel.steps.signedByStaff !== panel.steps.user
                    tone: "primary"
                    text: panel.steps.signedByStaff === "" ? qsTr("Sign for the staff") : qsTr("Sign as head")
                    onClicked: panel.steps.sign()
                }
            }
        }

        Words {
            objectName: "courseDuty"
            visible: panel.reviewing && !panel.decided && panel.steps.evaluated
            text: qsTr("You evaluated in this audit: somebody else reviews it and decides on it.")
            color: Theme.warn
            Layout.fillWidth: true
        }

        Words {
            objectName: "courseRole"
            visible: !panel.decided && !(panel.steps.evaluated && panel.reviewing) && (panel.steps.next === panel.steps.count - 1 ? !panel.steps.maySign : !panel.steps.mayComplete)
            text: !panel.reviewing ? qsTr("This step is the planner's, the lead auditor's or an auditor's.") : panel.steps.next === panel.steps.count - 1 && panel.steps.signedByStaff !== "" ? qsTr("This signature is the decision maker's.") : qsTr("This step is the reviewer's.")
            quiet: true
            Layout.fillWidth: true
        }

        Words {
            visible: panel.decided
            text: qsTr("Signed by %1, then by %2").arg(panel.steps.signedByStaff).arg(panel.steps.signedByHead)
            quiet: true
            Layout.fillWidth: true
        }

        Banner {
            objectName: "amendedAfterDecision"
            tone: "warn"
            text: panel.decided && panel.session.document?.amendedAfterDecision ? qsTr("The record was amended after the decision. Who signed looks at it again: withdraw the signatures and sign anew.") : ""
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "courseBack"
            visible: panel.steps.next > 0 && panel.steps.mayGoBack
            glyph: "undo"
            text: panel.decided || panel.steps.signedByStaff !== "" ? qsTr("Withdraw the signatures…") : qsTr("Back by one step…")
            onClicked: backSheet.begin("")
        }
    }

    ReasonSheet {
        id: backSheet
        drafts: panel.session.drafts
        draftName: "courseBack"
        name: "courseBack"
        title: qsTr("Going back")
        hint: qsTr("It is recorded with your name and this reason; nothing is deleted.")
        onGiven: reason => panel.steps.goBack(reason)
    }
}
