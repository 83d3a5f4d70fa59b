import QtQuick
import QtTest

PageCase {
    name: "Visit"

    readonly property int visitKind: 12

    function enterVisit() {
        enter("visit", {
                "project": stage.firstProject
            });
    }

    function address() {
        tryVerify(() => stage.drained());
        return stage.recorded(visitKind, stage.firstProject, "address");
    }

    function typeAddress(text) {
        const field = there("addressField");
        field.forceActiveFocus();
        field.selectAll();
        for (const letter of text)
            keyClick(letter);
        keyClick(Qt.Key_Return);
    }

    function test_aTabletThatIsNotEnrolledPromisesNoSending() {
        enterVisit();
        verify(stage.session.sync.unconfirmed > 0);
        verify(there("leaveSent").text.includes("not enrolled"));
    }

    function tapTwice(item, x, y) {
        for (let tap = 0; tap < 2; ++tap)
            touchEvent(item).press(0, item, x, y).commit().release(0, item, x, y).commit();
    }

    function test_aPhotoIsLookedInto() {
        enterVisit();
        stage.addPhoto(stage.firstProject);
        press("sitePhoto0");
        tryCompare(there("sitePhotoViewerImage"), "status", Image.Ready);
        const frame = there("sitePhotoViewerFrame");
        const zoom = there("sitePhotoViewerZoom");
        tapTwice(frame, 10, 10);
        tryCompare(zoom, "text", "250 %");
        verify(frame.contentX < frame.width / 4); // what was under the finger is still there
        tapTwice(frame, frame.width / 2, 60);
        tryCompare(zoom, "text", "100 %");
        tapTwice(frame, frame.width - 40, frame.height / 2);
        tryCompare(zoom, "text", "250 %");
        fuzzyCompare(frame.contentX, 1.5 * (frame.width - 40), 1);
        mouseWheel(frame, 50, 50, 0, 120);
        tryCompare(zoom, "text", "300 %");
        press("sitePhotoViewerZoomOut");
        tryCompare(zoom, "text", "200 %");
    }

    function test_aClosedVisitAsksOnceWhyItIsAmended() {
        enterVisit();
        typeAddress("one");
        tryVerify(() => address() === "one");
        press("closeVisit");
        gone("closeVisit");
        compare(there("visitState").text, "The visit is closed");
        typeAddress("two");
        there("amendmentReason");
        press("amendmentCancel");
        gone("amendmentReason");
        tryCompare(there("addressField"), "text", "one");
        compare(address(), "one");
        press("amendVisit");
        typeInto("amendmentReason", "moved");
        press("amendmentConfirm");
        tryCompare(there("amending"), "text", "Amending what is closed: moved");
        typeAddress("three");
        tryVerify(() => address() === "three");
        press("endAmendment");
        gone("amending");
    }

    function test_theAuditorIsAskedBeforeACustomerGetsTheTablet() {
        enterVisit();
        press("closeVisit");
        gone("closeVisit");
        press("customerButton");
        there("amendmentReason");
        gone("customerNameField");
        typeInto("amendmentReason", "late");
        press("amendmentConfirm");
        gone("amendmentReason");
        press("customerButton");
        there("customerNameField");
    }

    function test_anAmendmentGoesOnAfterARestart() {
        enterVisit();
        press("closeVisit");
        gone("closeVisit");
        press("amendVisit");
        typeInto("amendmentReason", "moved");
        press("amendmentConfirm");
        there("amending");
        tryVerify(() => stage.session.drafts.kept);
        window.destroy();
        wait(0);
        stage.again();
        verify(stage.unlock());
        show();
        tryCompare(there("amending"), "text", "Amending what is closed: moved");
        typeAddress("four");
        tryVerify(() => address() === "four");
    }
}
