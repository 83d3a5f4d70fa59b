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

    SignalSpy {
        id: felt
        signalName: "felt"
    }

    function test_whateverIsTouchedPutsTheLockOff() {
        enter("settings");
        felt.target = window.presence;
        felt.clear();
        const acts = [() => mouseClick(there("theme-dark")), () => touch("theme-light"), () => keyClick(Qt.Key_Tab), () => mouseWheel(there("theme-light"), 4, 4, 0, -120), () => mouseClick(window.contentItem, 4, 400)];
        for (const act of acts) {
            const before = felt.count;
            act();
            tryVerify(() => felt.count > before);
        }
        enter("audits");
        felt.target = window.presence;
        press("newAuditButton");
        there("organisationField");
        felt.clear();
        press("newAuditCancel"); // on a sheet
        verify(felt.count > 0);
    }
}
