import QtQuick
import QtTest

PageCase {
    name: "Unlock"

    function test_aFirstPinIsTypedTwiceAndSeals() {
        stage.fresh();
        stage.session.settings.language = "en";
        show();
        typeInto("auditorField", "Li");
        typeInto("pinField", "2468");
        typeInto("pinRepeatField", "2469");
        verify(!there("unlockButton").enabled);
        typeInto("pinRepeatField", "2468");
        press("unlockButton");
        tryVerify(() => there("newAuditButton") !== null);
    }

    function test_coveredNothingBehindCanBeReachedUntilThePin() {
        enter("settings");
        press("lockNowButton");
        there("pinField");
        gone("lockNowButton");
        typeInto("pinField", "9999");
        keyClick(Qt.Key_Return);
        tryVerify(() => stage.session.problem !== "");
        typeInto("pinField", stage.pin);
        keyClick(Qt.Key_Return);
        there("lockNowButton");
    }

    function test_theLanguageSwitchesBeforeAnyPin() {
        stage.fresh();
        stage.session.settings.language = "en";
        show();
        press("language-zh");
        tryCompare(stage.session.settings, "language", "zh");
        tryVerify(() => there("unlockButton").text !== "Seal and begin");
    }
}
