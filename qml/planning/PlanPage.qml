pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The audit from list to report: its steps in order, the sample and its replacements, the team.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    function go(name) {
        session.navigator.open(name, {
                "audit": document.auditId
            });
    }

    title: qsTr("Plan of the audit")
    subtitle: document?.organisation ?? ""

    Planning {
        id: planning
        document: page.document
    }

    Team {
        id: members
        document: page.document
    }

    StepList {
        id: course
        document: page.document
    }

    ResultView {
        id: result
        document: page.document
    }

    ScrollPage {
        objectName: "planScroll"
        anchors.fill: parent
        inner: page.inner

        StepsPanel {
            document: page.document
            planning: planning
            members: members
            result: result
            Layout.fillWidth: true
            onOpened: name => page.go(name)
        }

        ProgressPanel {
            steps: course
            session: page.session
            Layout.fillWidth: true
        }

        TeamPanel {
            members: members
            planning: planning
            drafts: page.session.drafts
            Layout.fillWidth: true
        }

        SamplePanel {
            visible: planning.sample.length > 0
            planning: planning
            members: members
            verified: result.verified
            Layout.fillWidth: true
        }
    }
}
