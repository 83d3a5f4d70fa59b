import QtQuick
import QtTest

PageCase {
    name: "Audits"

    function test_anAuditOpensByTouch() {
        enter();
        touch("audit-" + stage.auditId);
        tryCompare(stage.session.navigator, "page", "projects");
        there("projectList");
    }

    function test_aNewAuditTakesAName() {
        enter();
        press("newAuditButton");
        verify(!there("newAuditConfirm").enabled);
        typeInto("organisationField", "Build Ltd");
        press("newAuditConfirm");
        tryCompare(stage.session.navigator, "page", "projects");
        tryVerify(() => stage.session.document.organisation === "Build Ltd");
    }

    function test_aFileThatIsNoAuditIsRefusedInOneSentence() {
        enter();
        press("importAuditButton");
        typeInto("openFilePath", "/nowhere/audit.json");
        press("openFileConfirm");
        there("dismissImportProblem");
        compare(stage.session.audits.count, 1);
        press("dismissImportProblem");
        gone("dismissImportProblem");
    }

    function test_keysAloneReachAnAudit() {
        enter();
        there("audit-" + stage.auditId).forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        tryCompare(stage.session.navigator, "page", "projects");
        keyClick(Qt.Key_Escape);
        tryCompare(stage.session.navigator, "page", "audits");
    }
}
