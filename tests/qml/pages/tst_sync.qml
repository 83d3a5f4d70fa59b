import QtQuick
import QtTest

PageCase {
    name: "Sync"

    function test_aLinkThatIsNoneIsRefusedBeforeAnythingIsSent() {
        enter("sync");
        verify(!there("enrolGo").enabled);
        typeInto("enrolLink", "http://example");
        press("enrolGo");
        tryVerify(() => stage.session.sync.problem !== "");
        verify(!stage.session.sync.enrolled);
    }

    function test_theLinkIsReadFromAPictureOfItsCode() {
        enter("sync");
        const link = "plumbline://office.example:8443/enrol?ca=00&code=ABCD";
        stage.drawCode("code.png", link);
        press("scanButton");
        typeInto("scanFile", stage.path("audit.json"));
        press("scanConfirm");
        there("scanConfirm"); // there is no code in that: the sheet stays
        typeInto("scanFile", stage.path("code.png"));
        press("scanConfirm");
        gone("scanConfirm");
        tryCompare(there("enrolLink"), "text", link);
    }

    function test_everythingUnconfirmedGoesToOneSealedFile() {
        enter("sync");
        press("parcelButton");
        typeInto("parcelPath", stage.path("all.parcel"));
        typeInto("parcelPhrase", "short");
        verify(!there("parcelConfirm").enabled);
        typeInto("parcelPhrase", "correct horse");
        press("parcelConfirm");
        tryVerify(() => there("parcelSaved").text.includes("all.parcel"), 20000);
        verify(stage.beginsWith("all.parcel", "plumbline.parcel/1"));
    }

    function test_whatIsOnlyHereIsCounted() {
        enter("sync");
        tryVerify(() => Number(there("unconfirmedCount").text) > 0, 20000);
        compare(there("confirmedCount").text, "0");
    }
}
