import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The report as a file, made on the tablet: PDF in either language, XLSX for the office.
Panel {
    id: panel

    required property Session session

    ReportExport {
        id: report
        document: panel.session.document
    }

    ColumnLayout {
        width: parent.width
        spacing: 12

        Words {
            text: qsTr("Report")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Words {
            text: qsTr("Made on this tablet, without a network. What is provisional is called so in it.")
            quiet: true
            Layout.fillWidth: true
        }

        // Above the buttons: beneath them it may lie below the edge of the screen.
        Banner {
            objectName: "reportSaved"
            text: report.saved !== "" ? qsTr("Saved: %1").arg(report.saved) : ""
            tone: "good"
            Layout.fillWidth: true
        }

        Banner {
            objectName: "reportProblem"
            text: report.problem
            Layout.fillWidth: true
        }

        Flow {
            spacing: 10
            Layout.fillWidth: true

            PushButton {
                objectName: "reportZh"
                glyph: "file"
                text: qsTr("PDF in Chinese")
                enabled: !report.working
                onClicked: target.ask("zh", ".pdf")
            }

            PushButton {
                objectName: "reportEn"
                glyph: "file"
                text: qsTr("PDF in English")
                enabled: !report.working
                onClicked: target.ask("en", "-en.pdf")
            }

            PushButton {
                objectName: "reportXlsx"
                glyph: "list"
                text: qsTr("Score sheet (XLSX)")
                enabled: !report.working
                onClicked: target.ask("xlsx", ".xlsx")
            }
        }
    }

    FileSheet {
        id: target
        property string form
        function ask(which, suffix) {
            form = which;
            propose(report.proposedPath(suffix));
        }
        name: "report"
        title: qsTr("Where to save the report")
        saves: true
        onChosen: file => form === "xlsx" ? report.saveXlsx(file) : report.savePdf(file, form)
    }
}
