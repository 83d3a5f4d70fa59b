import QtQuick
import QtTest

PageCase {
    name: "Conformity"

    readonly property int indicatorKind: 10
    readonly property int conformityKind: 11
    readonly property int monthKind: 9

    function test_aMarkByHandIsOnDisk() {
        enter("conformity");
        press("mark-1.3.5-met");
        tryVerify(() => stage.drained() && stage.recorded(indicatorKind, "1.3.5", "met") === true);
    }

    function test_theConclusionAndItsJustification() {
        enter("conformity");
        press("conclusion-not_met");
        gone("justificationField");
        tryVerify(() => stage.drained() && stage.recorded(conformityKind, "", "conclusion") === "not_met");
        press("conclusion-met");
        typeInto("justificationField", "seen");
        there("mark-1.3.5-met").forceActiveFocus();
        tryVerify(() => stage.drained() && stage.recorded(conformityKind, "", "justification") === "seen");
    }

    function test_aMonthIsTakenOutAndPutBack() {
        enter("months");
        press("addMonthButton");
        typeInto("2026-10-issues", "7");
        keyClick(Qt.Key_Tab);
        tryVerify(() => stage.drained() && stage.recorded(monthKind, "2026-10", "issues") === 7);
        press("monthOut-2026-10");
        gone("2026-10-issues");
        tryVerify(() => stage.drained() && !stage.recorded(monthKind, "2026-10", "issues"));
        press("monthPutBack");
        tryVerify(() => there("2026-10-issues").text === "7");
        tryVerify(() => stage.drained() && stage.recorded(monthKind, "2026-10", "issues") === 7);
        gone("monthPutBack");
        press("monthOut-2026-10");
        tryVerify(() => stage.drained());
    }

    function test_aMonthTakesFiguresAndRefusesWords() {
        enter("months");
        press("addMonthButton");
        typeInto("2026-10-issues", "12");
        keyClick(Qt.Key_Tab);
        tryVerify(() => stage.drained() && stage.recorded(monthKind, "2026-10", "issues") === 12);
        typeInto("2026-10-closed", "x");
        keyClick(Qt.Key_Tab);
        tryCompare(stage.session.document, "pending", 0);
        compare(stage.recorded(monthKind, "2026-10", "closed"), undefined);
    }
}
