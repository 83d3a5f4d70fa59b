import QtQuick
import QtTest

PageCase {
    name: "Planning"

    readonly property int memberKind: 15
    readonly property int stepKind: 14

    function test_theSeedIsAskedForOnceTheHashIsNoted() {
        enter("draw");
        compare(there("frameHash").text.length, 64);
        gone("seedField");
        press("hashNotedButton");
        typeInto("seedField", "20261125");
        press("drawButton");
        press("recordDrawButton");
        tryCompare(stage.session.navigator, "page", "audits");
    }

    function test_ticketsAreOfTheSeedThatIsSeen() {
        enter("draw");
        press("hashNotedButton");
        typeInto("seedField", "20261125");
        typeInto("sizeField", "7abc");
        verify(!there("drawButton").enabled);
        typeInto("sizeField", "-5");
        verify(!there("drawButton").enabled);
        typeInto("sizeField", "");
        keyClick(Qt.Key_Backspace);
        press("drawButton");
        there("recordDrawButton");
        typeInto("seedField", "777");
        gone("recordDrawButton");
        press("drawButton");
        there("recordDrawButton");
    }

    function test_aPastedLineBreakIsSeen() {
        enter("draw");
        press("hashNotedButton");
        const lines = Qt.createQmlObject("import QtQuick; TextEdit { text: '20261101\\n 3-5' }", window.contentItem);
        lines.selectAll();
        lines.copy();
        const seed = there("seedField");
        seed.forceActiveFocus();
        seed.selectAll();
        keyClick(Qt.Key_V, Qt.ControlModifier);
        compare(seed.text, "20261101 3-5");
        seed.selectAll();
        keyClick(Qt.Key_Backspace);
        lines.destroy();
    }

    function test_howManyMayBeTypedInFullWidth() {
        enter("draw");
        press("hashNotedButton");
        typeInto("seedField", "77");
        there("sizeField").text = "９";
        press("drawButton");
        tryVerify(() => there("ticketsPanel").visible);
    }

    function test_aButtonStandsUnderItsOwnProject() {
        enter("plan");
        const button = there("replace-" + stage.firstProject);
        const line = button.parent.parent;
        tryVerify(() => button.parent.y >= line.children[0].height && line.height >= button.parent.y + button.height);
    }

    function test_theNextOfTheReserveReplacesAProjectForAReason() {
        enter("plan");
        press("replace-" + stage.firstProject);
        verify(!there("replaceConfirm").enabled);
        typeInto("replaceReason", "empty");
        press("replaceConfirm");
        gone("replaceConfirm");
        gone("replace-" + stage.firstProject);
    }

    function test_aTeamSharesTheProjects() {
        enter("plan");
        typeInto("memberName", "Li");
        press("addLead");
        press("assign-" + stage.firstProject);
        press("assignTo-Li");
        tryVerify(() => there("assign-" + stage.firstProject).text === "Li");
        tryVerify(() => stage.drained() && stage.recorded(memberKind, "Li", "role") === "lead");
        compare(stage.recorded(memberKind, "Li", "projects"), stage.firstProject + "\n");
    }

    function test_stepsAreFinishedInOrderAndGoBackForAReason() {
        enter("plan");
        gone("finish-sampled");
        press("finish-planned");
        press("finish-sampled");
        there("finish-field");
        press("courseBack");
        verify(!there("courseBackConfirm").enabled);
        typeInto("courseBackReason", "again");
        press("courseBackConfirm");
        there("finish-sampled");
        tryVerify(() => stage.drained() && stage.recorded(stepKind, "planned", "done") === true);
        compare(stage.recorded(stepKind, "sampled", "done"), false);
    }

    function test_theStepsLeadToTheirPages() {
        enter("plan");
        press("step-management");
        tryCompare(stage.session.navigator, "page", "management");
    }
}
