import QtQuick
import QtTest
import Plumbline

// The screen's own keyboard, by touches alone.
PageCase {
    name: "Keyboard"

    function init() {
        enter("settings");
        stage.session.settings.keyboard = "touch";
    }

    function cleanupTestCase() {
        stage.session.settings.keyboard = "never";
    }

    function spell(letters) {
        for (const letter of letters)
            touch("key-" + letter);
    }

    function test_comesWithATouchAndGoesWhenHidden() {
        press("settingsAuditor"); // a mouse has a keyboard beside it
        wait(50);
        compare(stage.find(window, "key-q"), null);
        touch("settingsAuditor");
        there("key-q");
        touch("key-<hide>");
        gone("key-q");
        touch("settingsAuditor");
        there("key-q");
        touch("textScale-1"); // no field
        gone("key-q");
    }

    function test_pinyinBecomesCharacters() {
        touch("settingsAuditor");
        there("settingsAuditor").selectAll();
        if (stage.find(window, "candidate-0") === null)
            touch("key-<language>"); // the stage speaks English
        spell("shouhoufuwu");
        tryVerify(() => there("spelledText").text === "shou'hou'fu'wu");
        tryVerify(() => there("candidate-0").Accessible.name === "售后服务");
        touch("candidate-0");
        compare(there("settingsAuditor").text, "售后服务");
        spell("zhunsheng");
        let at = 0;
        while (there("candidate-" + at).Accessible.name !== "准")
            ++at;
        touch("candidate-" + at);
        tryVerify(() => there("spelledText").text === "准sheng");
        touch("key-<back>"); // the choice, then a letter
        tryVerify(() => there("spelledText").text === "zhun'sheng");
        touch("key-<back>");
        tryVerify(() => there("spelledText").text === "zhun'shen");
        touch("key-<space>");
        tryVerify(() => there("settingsAuditor").text.length === 6);
        touch("key-。");
        verify(there("settingsAuditor").text.endsWith("。"));
    }

    function test_whatIsSpelledIsNotLostByLeaving() {
        touch("settingsAuditor");
        there("settingsAuditor").selectAll();
        touch("key-<language>");
        spell("wangwu");
        touch("keyboard-touch");
        tryVerify(() => there("settingsAuditor").text !== "");
        compare(there("settingsAuditor").text, "wangwu");
    }

    function test_overASheetAndGoneWithIt() {
        enter("audits");
        touch("newAuditButton");
        touch("organisationField");
        for (const letter of "ABC")
            touch("key-" + letter.toLowerCase());
        const heard = there("newAuditConfirm");
        verify(heard.mapToItem(null, 0, heard.height).y <= window.height - Theme.keyboardHeight);
        compare(there("organisationField").text, "abc");
        touch("newAuditConfirm"); // at once: nothing moves away under the finger
        there("planningButton");
        gone("key-a");
    }

    function test_aLinkIsNoPinyin() {
        enter("sync");
        stage.session.settings.language = "zh";
        touch("enrolLink");
        for (const letter of "plumb")
            touch("key-" + letter);
        compare(there("enrolLink").text, "plumb");
    }

    function test_shiftIsForOneLetterOrStays() {
        touch("settingsAuditor");
        there("settingsAuditor").selectAll();
        touch("key-<shift>");
        spell("ab");
        touch("key-<shift>");
        touch("key-<shift>");
        spell("ab");
        touch("key-<shift>");
        spell("a");
        compare(there("settingsAuditor").text, "AbABa");
    }

    function test_secretsAreNoPinyinAndKeysOfAKeyboardHideIt() {
        touch("pinNew");
        there("key-7");
        compare(stage.find(window, "key-q"), null);
        touch("key-<letters>");
        spell("q7");
        compare(there("pinNew").text, "q7");
        keyClick("x");
        gone("key-q");
        compare(there("pinNew").text, "q7x");
    }

    function test_aKeyOfAKeyboardComesAfterWhatIsSpelled() {
        touch("settingsAuditor");
        there("settingsAuditor").selectAll();
        touch("key-<language>");
        spell("wangwu");
        keyClick("x");
        compare(there("settingsAuditor").text, "wangwux");
    }

    function test_whatIsSpelledGoesToItsFieldWhenTheFocusIsTaken() {
        touch("settingsAuditor");
        there("settingsAuditor").selectAll();
        touch("key-<language>");
        spell("wang");
        const field = there("settingsAuditor");
        there("theme-light").forceActiveFocus();
        verify(field.text.endsWith("wang"));
    }
}
