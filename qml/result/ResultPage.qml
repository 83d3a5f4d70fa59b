pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The result so far, live, and what still keeps it from being final.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    function openSection(name) {
        session.navigator.replace(name, {
                "audit": document.auditId
            });
    }

    function openSources(figure) {
        session.navigator.open("sources", {
                "audit": document.auditId,
                "figure": figure
            });
    }

    title: qsTr("Result")
    subtitle: document?.organisation ?? ""

    ResultView {
        id: result
        document: page.document
    }

    MissingList {
        id: missing
        document: page.document
    }

    WhyView {
        id: why
        document: page.document
    }

    ScrollPage {
        objectName: "resultScroll"
        anchors.fill: parent
        inner: page.inner
        widest: 1120

        VerdictPanel {
            result: result
            Layout.fillWidth: true
        }

        GridLayout {
            columns: page.wide ? 3 : 1
            columnSpacing: 14
            rowSpacing: 14
            Layout.fillWidth: true

            FigurePanel {
                objectName: "serviceFigure"
                title: qsTr("Service")
                figure: result.serviceScore
                detail: result.serviceScore === "" ? qsTr("No complete evaluation counts yet.") : qsTr("Mean of %n evaluation(s)", "", result.evaluations) + (result.intervalLower !== "" ? "\n" + qsTr("95 % interval %1 to %2").arg(result.intervalLower).arg(result.intervalUpper) : "")
                warning: result.straddles.length > 0 ? qsTr("The interval straddles %1: more evaluations could change the stars.").arg(result.straddles.join(", ")) : ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onOpened: page.openSources("service")
            }

            FigurePanel {
                objectName: "managementFigure"
                title: qsTr("Management")
                figure: result.managementScore
                detail: result.managementScore === "" ? qsTr("No item graded yet.") : result.level > 0 ? qsTr("Maturity level %1").arg(result.level) : qsTr("Below level three")
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onOpened: page.openSources("management")
            }

            FigurePanel {
                objectName: "conformityFigure"
                title: qsTr("Conformity")
                words: result.conclusion === "met" ? qsTr("Met") : result.conclusion === "not_met" ? qsTr("Not met") : qsTr("Open")
                detail: qsTr("The lead auditor's conclusion")
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onOpened: page.openSection("conformity")
            }
        }

        DimensionsPanel {
            dimensions: result.dimensions
            Layout.fillWidth: true
        }

        WhyPanel {
            why: why
            Layout.fillWidth: true
            onOpened: condition => condition === "conformity" ? page.openSection("conformity") : page.openSources(condition)
        }

        ReportPanel {
            session: page.session
            Layout.fillWidth: true
        }

        MissingPanel {
            session: page.session
            missing: missing
            objections: result.objections
            Layout.fillWidth: true
        }
    }
}
