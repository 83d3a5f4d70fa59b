import QtQuick
import QtTest

PageCase {
    name: "Result"

    function init() {
        enter("result");
    }

    function test_theFiguresOpenWhatTheyCameFrom() {
        tryVerify(() => there("serviceFigure").figure !== "");
        press("serviceFigure");
        tryCompare(stage.session.navigator, "page", "sources");
        press("source-e1");
        tryCompare(stage.session.navigator, "page", "observation");
        keyClick(Qt.Key_Escape);
        press("sourcesSection");
        tryCompare(stage.session.navigator, "page", "projects");
    }

    function test_whatIsMissingLeadsThere() {
        press("missing-management");
        tryCompare(stage.session.navigator, "page", "management");
        compare(there("managementList").count, 4);
    }

    function test_aHurdleOfTheNextStarLeadsThere() {
        press("hurdle-management");
        tryCompare(stage.session.navigator, "page", "sources");
        verify(there("pageTitle").text.includes("management"));
    }

    function test_reportsAreSaved_data() {
        return [{
                "tag": "zh",
                "button": "reportZh",
                "file": "report.pdf",
                "begins": "%PDF"
            }, {
                "tag": "en",
                "button": "reportEn",
                "file": "report-en.pdf",
                "begins": "%PDF"
            }, {
                "tag": "xlsx",
                "button": "reportXlsx",
                "file": "sheet.xlsx",
                "begins": "PK"
            }];
    }

    function test_reportsAreSaved(data) {
        press(data.button);
        typeInto("reportPath", stage.path(data.file));
        press("reportConfirm");
        tryVerify(() => there("reportSaved").text.includes(data.file));
        verify(stage.beginsWith(data.file, data.begins));
    }

    function test_aFileThatIsThereIsReplacedOnlyWhenThatIsSaid() {
        for (const file of ["twice#1.pdf", "twice#1.pdf"]) {
            press("reportEn");
            typeInto("reportPath", stage.path(file));
            const again = there("reportConfirm").text !== "Save";
            compare(stage.find(window, "reportReplaces") !== null, again);
            press("reportConfirm");
            tryVerify(() => there("reportSaved").text.includes(file));
        }
        verify(stage.beginsWith("twice#1.pdf", "%PDF"));
        press("reportEn");
        typeInto("reportPath", stage.path("twice#1.pdf"));
        compare(there("reportConfirm").text, "Replace it");
        keyClick(Qt.Key_Return); // is no answer to that
        verify(there("reportConfirm").visible);
        press("reportCancel");
    }

    function test_aPlaceThatIsNoneIsSaidPlainly() {
        press("reportZh");
        typeInto("reportPath", "/nowhere/report.pdf");
        press("reportConfirm");
        tryVerify(() => there("reportProblem").text.includes("/nowhere/report.pdf"));
    }
}
