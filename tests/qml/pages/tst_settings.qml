import QtQuick
import QtTest
import Plumbline

PageCase {
    name: "Settings"

    function init() {
        enter("settings");
    }

    function test_languageThemeAndSizeChangeAtOnce() {
        press("language-zh");
        tryVerify(() => there("pageTitle").text === "设置");
        press("theme-sunlight");
        tryCompare(Theme, "name", "sunlight");
        press("textScale-1.4");
        tryCompare(Theme, "textScale", 1.4);
        press("language-en");
        tryVerify(() => there("pageTitle").text === "Settings");
    }

    function test_languagesStayBesideEachOtherThereAndBack() {
        const zh = there("language-zh");
        const en = there("language-en");
        for (let round = 0; round < 2; ++round) {
            for (const language of ["zh", "en"]) {
                press("language-" + language);
                tryCompare(stage.session.settings, "language", language);
                waitForRendering(window.contentItem);
                compare(zh.y, en.y);
            }
        }
    }

    function test_tabAndSpaceAreEnough() {
        there("language-en").forceActiveFocus(Qt.TabFocusReason);
        for (let step = 0; step < 12 && window.activeFocusItem.objectName !== "theme-dark"; ++step)
            keyClick(Qt.Key_Tab);
        compare(window.activeFocusItem.objectName, "theme-dark");
        keyClick(Qt.Key_Space);
        tryCompare(Theme, "name", "dark");
    }

    function test_aChangedPinOpensTheTablet() {
        typeInto("pinPresent", "0000");
        typeInto("pinNew", "1357");
        typeInto("pinAgain", "1357");
        press("changePinButton");
        tryVerify(() => stage.session.problem !== "");
        gone("pinChangedBanner");
        typeInto("pinPresent", stage.pin);
        press("changePinButton");
        there("pinChangedBanner");
        press("lockNowButton");
        typeInto("pinField", "1357");
        keyClick(Qt.Key_Return);
        there("lockNowButton");
    }
}
