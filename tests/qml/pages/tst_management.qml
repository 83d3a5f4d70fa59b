import QtQuick
import QtTest

PageCase {
    name: "Management"

    readonly property int managementKind: 8

    function init() {
        enter("management");
    }

    function test_aTapGradesAnItemAndTheDiskHasIt() {
        compare(there("gradedCount").text, "48 of 52 graded");
        press("filter-open");
        tryCompare(there("managementList"), "count", 4);
        press("level-5.4-4");
        tryCompare(there("gradedCount"), "text", "49 of 52 graded");
        verify(stage.drained());
        compare(stage.recorded(managementKind, "5.4", "level"), 4);
    }

    function test_filtersShowOpenLowAndOneDimension() {
        press("dimension-1");
        tryVerify(() => there("managementList").count < 52);
        const inFirst = there("managementList").count;
        press("filter-low");
        tryVerify(() => there("managementList").count < inFirst);
        press("filter-all");
        press("dimension-0");
        tryCompare(there("managementList"), "count", 52);
    }

    function test_theSheetDescribesFiveLevelsAndTakesANote() {
        press("filter-open");
        press("more-5.4");
        tryVerify(() => there("describedLevel5").visible);
        touch("describedLevel2");
        typeInto("managementNote", "seen");
        press("detailsConfirm");
        gone("detailsConfirm");
        tryVerify(() => stage.drained() && stage.recorded(managementKind, "5.4", "note") === "seen");
        compare(stage.recorded(managementKind, "5.4", "level"), 2);
    }

    function test_notInvolvedTakesAReason() {
        press("filter-open");
        press("notInvolved-5.4");
        verify(!there("notInvolvedConfirm").enabled);
        typeInto("notInvolvedReason", "none");
        press("notInvolvedConfirm");
        tryVerify(() => stage.drained() && stage.recorded(managementKind, "5.4", "not_involved") === "none");
    }

    function test_tabGoesOnFromANote() {
        press("more-1.1.1");
        const note = there("managementNote");
        note.forceActiveFocus();
        const before = note.text;
        keyClick(Qt.Key_Tab);
        verify(!note.activeFocus);
        compare(note.text, before);
        press("detailsConfirm");
    }

    function test_undoTakesTheLastGradesBack() {
        verify(!there("undoButton").enabled);
        press("filter-open");
        press("level-5.4-4");
        press("level-5.4-2");
        tryVerify(() => stage.drained() && stage.recorded(managementKind, "5.4", "level") === 2);
        press("undoButton");
        tryVerify(() => stage.drained() && stage.recorded(managementKind, "5.4", "level") === 4);
        press("undoButton");
        tryVerify(() => stage.drained() && !stage.recorded(managementKind, "5.4", "level"));
        verify(!there("undoButton").enabled);
    }

    function test_keysTurnThePage() {
        const list = there("managementList");
        const top = list.contentY;
        keyClick(Qt.Key_PageDown);
        tryVerify(() => list.contentY > top + list.height / 2);
        keyClick(Qt.Key_End);
        tryVerify(() => list.atYEnd);
        keyClick(Qt.Key_PageUp);
        tryVerify(() => !list.atYEnd);
        keyClick(Qt.Key_Home);
        tryVerify(() => list.atYBeginning);
        keyClick(Qt.Key_Down, Qt.ControlModifier);
        verify(list.atYBeginning);
        press("more-1.1.1");
        there("detailsConfirm").forceActiveFocus();
        keyClick(Qt.Key_End);
        verify(list.atYBeginning);
        press("detailsConfirm");
    }

    function test_keysAloneGradeAnItem() {
        press("filter-open");
        there("level-5.4-1").forceActiveFocus();
        keyClick(Qt.Key_5);
        tryVerify(() => stage.drained() && stage.recorded(managementKind, "5.4", "level") === 5);
    }
}
