pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// One project: who evaluates it, and whether the site can be left.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    function open(what, evaluation) {
        page.session.navigator.open(what, {
                "audit": page.document.auditId,
                "project": evaluations.project,
                "evaluation": evaluation
            });
    }

    /// Nothing opens where nothing was begun; it was said why.
    function begin(name, evaluation) {
        if (evaluation !== "")
            open(name, evaluation);
    }

    /// Before what would amend a closed visit or audit; false where the reason comes first.
    function mayGoOn() {
        if (visited.needsReason)
            document.reasonAsked();
        return !visited.needsReason;
    }

    title: evaluations.projectName
    subtitle: [evaluations.project, evaluations.kind, evaluations.completed].filter(part => part !== "").join(" · ")

    EvaluationList {
        id: evaluations
        document: page.document
        project: page.session.navigator.place.project ?? ""
    }

    SiteVisit {
        id: visited
        document: page.document
        project: evaluations.project
    }

    ProjectList {
        id: sample
        document: page.document
    }

    ScrollPage {
        anchors.fill: parent
        inner: page.inner

        LeaveNote {
            session: page.session
            complete: evaluations.complete
            begun: evaluations.begun
            openAnswers: evaluations.openAnswers
            sampled: sample.sampled
            sampleDone: sample.done
            signedIn: visited.signedInToday
            inSample: evaluations.inSample
            Layout.fillWidth: true
        }

        SignInPanel {
            site: visited
            session: page.session
            Layout.fillWidth: true
        }

        Words {
            text: qsTr("Evaluations")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            visible: evaluations.count === 0
            text: qsTr("None yet. Observe the service yourself, or hand the tablet to a customer.")
            quiet: true
            Layout.fillWidth: true
        }

        Repeater {
            model: evaluations

            EvaluationRow {
                session: page.session
                Layout.fillWidth: true
                onOpened: evaluation => page.open("observation", evaluation)
                onHandedOver: evaluation => {
                    if (page.mayGoOn())
                        page.open("customer", evaluation);
                }
                onExcludeAsked: (evaluation, reason) => excludeSheet.ask(evaluation, reason)
                onLateAsked: page.session.navigator.open("conflicts", {
                        "audit": page.session.document.auditId,
                        "late": true
                    })
            }
        }

        GridLayout {
            columns: page.wide ? 2 : 1
            columnSpacing: 12
            rowSpacing: 12
            Layout.fillWidth: true

            PushButton {
                objectName: "observeButton"
                glyph: "eye"
                tone: "primary"
                text: qsTr("My own observation")
                enabled: page.document?.mayRecord ?? true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: {
                    if (page.mayGoOn())
                        page.begin("observation", evaluations.begin("auditor", page.session.auditor));
                }
            }

            PushButton {
                objectName: "customerButton"
                glyph: "person"
                text: qsTr("Ask a customer")
                enabled: page.document?.mayRecord ?? true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onClicked: {
                    if (page.mayGoOn())
                        customerSheet.open();
                }
            }
        }

        Words {
            objectName: "visitDuty"
            visible: page.document !== null && !page.document.mayRecord
            text: qsTr("What is found on site is recorded by the auditors.")
            quiet: true
            Layout.fillWidth: true
        }

        SitePanel {
            site: visited
            session: page.session
            customer: evaluations.customer
            Layout.fillWidth: true
        }

        ClosePanel {
            site: visited
            done: evaluations.complete > 0 && evaluations.begun === evaluations.complete
            Layout.fillWidth: true
        }
    }

    Sheet {
        id: customerSheet
        name: "customer"
        title: qsTr("Ask a customer")
        confirmText: qsTr("Go on")
        onOpened: {
            customerName.begin(evaluations.customer);
            customerName.field.forceActiveFocus();
        }
        onConfirmed: {
            close();
            customerName.settle();
            page.begin("customer", evaluations.begin("customer", customerName.text));
        }

        Entry {
            id: customerName
            fieldName: "customerNameField"
            label: qsTr("Customer's name or role (may be left open)")
            drafts: page.session.drafts
            draftName: "customer:" + evaluations.project
            held: true
            Layout.fillWidth: true
            onAccepted: customerSheet.confirmed()
        }
    }

    ReasonSheet {
        id: excludeSheet
        drafts: page.session.drafts
        draftName: "exclude:" + evaluation
        property string evaluation
        function ask(which, reason) {
            evaluation = which;
            begin(reason);
        }
        name: "exclude"
        title: qsTr("Leave this evaluation out")
        hint: qsTr("It stays on record and counts nowhere. Why?")
        onGiven: reason => evaluations.exclude(evaluation, reason)
    }
}
