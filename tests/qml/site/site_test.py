#!/usr/bin/env python3
"""A visit through the real window: sign-in, note, photo, undo, whether the site can be left; and a kill -9 at any moment,
after which the app is on the very page and item with all that was typed. Usage: site_test.py --build DIR [--pictures DIR]"""
import json
import pathlib
import struct
import sys
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from window import AUDIT_ID, LANDSCAPE, PORTRAIT, WindowTest, main  # noqa: E402

NOTE = "门框左上角有裂缝 crack, upper left"


def png(width, height):
    """A picture of stripes, larger than what is kept."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(((y * 3) % 256, (y // 4) % 256, 120)) * width for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


class SiteVisit(WindowTest):
    def visit(self, language="en", size=LANDSCAPE):
        app = self.app(language, size)
        app.do("waitFor projectList count 45", f"tap project-{self.project}", "waitFor observeButton")
        return app

    def photo(self, width=3000, height=2000):
        file = self.folder / "photo.png"
        file.write_bytes(png(width, height))
        return file

    def latest(self, kind):
        """Latest value of every field of the entities of a kind, by key."""
        found = {}
        for change in self.log()["changes"]:
            if change["entity"]["kind"] == kind:
                fields = found.setdefault(change["entity"]["key"], {})
                fields.update({patch["field"]: patch["value"] for patch in change["fields"]})
        return found

    def add_photo(self, app, prefix, file, *first):
        app.do(f"tap {prefix}Add", *first, f"tap {prefix}SourceFile", f"type {prefix}FilePath {file}", f"tap {prefix}FileConfirm",
               f"waitFor {prefix}Image0 shown true")

    def test_a_kill_loses_nothing_that_was_typed(self):
        app = self.visit()
        app.do("tap observeButton", "tap step4", "waitFor itemMap settled true", "waitFor itemMap waiting 0", "tap item-2.1.2",
               "waitFor itemCard code 2.1.2", "tap noteButton", f"type noteField {NOTE}", "waitFor noteField kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor itemCard code 2.1.2", f"waitFor noteField text {NOTE}", "tap notInvolvedButton", "type notInvolvedReason 室内无维修",
               "waitFor itemCard draftsKept true")
        app.kill()
        app = self.resume()
        app.do("waitFor itemCard code 2.1.2", f"waitFor noteField text {NOTE}", "tap notInvolvedButton",
               "waitFor notInvolvedReason text 室内无维修", "tap notInvolvedConfirm", "waitFor itemMap answered 2", "tap item-1.3.1",
               "waitFor itemMap waiting 0", "tap item-2.1.2", f"waitFor noteField text {NOTE}", "tap back", "waitFor siteNoteField",
               "type siteNoteField 门卫王师傅", "waitFor siteNoteField kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor siteNoteField text 门卫王师傅", "tap back", "waitFor projectList", "tap section-result", "waitFor verdict")
        app.kill()
        app = self.resume()
        app.do("waitFor verdict", "quit")
        app.end()
        answers = json.loads(self.tablet.export())["evaluations"][0]["answers"]
        self.assertEqual(answers["2.1.2"], {"not_involved": "室内无维修", "note": NOTE})
        self.assertEqual(self.latest("visit")[self.project]["note"], "门卫王师傅")

    def test_a_note_typed_on_one_item_never_lands_on_another(self):
        app = self.visit()
        app.do("tap observeButton", "tap noteButton", "type noteField first", "tap item-1.3.2", "waitFor itemCard code 1.3.2",
               "tap noteButton", "waitFor noteField text ", "type noteField second", "tap previousItem", "waitFor noteField text first",
               "tap nextItem", "waitFor noteField text second", "tap nextItem", "waitGone noteField", "waitFor itemMap waiting 0", "quit")
        app.end()
        answers = json.loads(self.tablet.export())["evaluations"][0]["answers"]
        self.assertEqual(answers, {"1.3.1": {"note": "first"}, "1.3.2": {"note": "second"}})

    def test_sign_in_and_whether_the_site_can_be_left(self):
        app = self.visit()
        app.do("waitFor signInState text Arrived? Sign in", "tap signInButton", "waitFor signIn0", "waitFor signInState text Signed in on this site",
               "type addressField 幸福路 8 号", "tap siteNoteField", "waitFor leaveSample text The sample still needs 45 of its 45 projects.",
               "tap observeButton", "tap step4", "waitFor itemMap answered 1", "waitFor itemMap settled true", "tap undoButton",
               "waitFor itemMap answered 0", "waitFor itemCard code 1.3.1", "tap step5", "waitFor itemMap answered 1", "waitFor itemMap waiting 0",
               "tap back", "waitFor leaveOpen text Still open here: 1 evaluation, 33 answers.", "waitFor addressField text 幸福路 8 号")
        app.kill()
        app = self.resume()
        app.do("waitFor signIn0", "waitFor addressField text 幸福路 8 号", "tap openEvaluation0")
        for count in range(2, 35):
            app.do("tap step5", f"waitFor itemMap answered {count}", "waitFor itemMap settled true")
        app.do("waitFor itemMap waiting 0", "tap back", "waitGone leaveOpen", "waitFor leaveSample text The sample still needs 44 of its 45 projects.",
               "quit")
        app.end()
        visits = self.latest("visit")
        signed = [fields for fields in visits.values() if fields.get("project") == self.project]
        self.assertEqual(len(signed), 1)
        self.assertRegex(signed[0]["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
        self.assertEqual(visits[self.project]["address"], "幸福路 8 号")

    def test_a_photo_is_small_sealed_and_comes_back(self):
        file = self.photo()
        app = self.visit()
        self.add_photo(app, "sitePhoto", file, "tap sitePhotoSourceOriginal")
        app.do("tap observeButton")
        self.add_photo(app, "photo", self.photo(1200, 900))
        app.do("tap photo0", "waitFor photoViewerImage status Ready", "screenshot site-photo-viewer-en-1280x800.png",
               "tap photoViewerZoomIn", "waitFor photoViewerZoom text 150 %", "key +", "waitFor photoViewerZoom text 225 %",
               "screenshot site-photo-zoomed-en-1280x800.png", "key -", "key -", "waitFor photoViewerZoom text 100 %", "key Escape",
               "waitGone photoViewerImage")
        app.kill()
        app = self.resume()
        app.do("waitFor photoImage0 shown true", "tap back",
               "waitFor sitePhotoImage0 shown true", "quit")
        app.end()
        every = self.latest("attachment")
        attachments = {key: fields for key, fields in every.items() if fields["kind"] == "photo"}
        self.assertEqual({fields["original"] for fields in attachments.values()},
                         {key for key, fields in every.items() if fields["kind"] == "original"})
        self.assertEqual(len(attachments), 2)
        kept = [fields for fields in attachments.values() if fields["name"] == "photo.png" and "original" in fields]
        self.assertEqual(len(kept), 2)  # the switch stays as it was left
        self.assertLess(max(fields["bytes"] for fields in attachments.values()), 2_000_000)
        answer, = self.latest("answer").values()
        self.assertEqual([name.removeprefix("photo.") in attachments for name in answer], [True])
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)
        raw = b"".join(path.read_bytes() for path in self.tablet.store.rglob("*") if path.is_file())
        self.assertNotIn(b"JFIF", raw)

    def test_a_management_item_has_photos_as_evidence(self):
        app = self.app("en", LANDSCAPE)
        app.do("waitFor projectList count 45", "tap section-management", "waitFor managementList", "tap more-1.1.1")
        self.add_photo(app, "managementPhoto", self.photo(1200, 900))
        app.do("screenshot site-management-photo-en-1280x800.png", "tap managementPhoto0",
               "waitFor managementPhotoViewerImage status Ready", "key Escape", "waitGone managementPhotoViewerImage",
               "tap detailsConfirm", "waitGone detailsConfirm", "waitFor photos-1.1.1 text 1 photo", "tap more-1.1.2", "waitGone managementPhoto0", "tap detailsConfirm",
               "waitGone detailsConfirm", "quit")
        app.end()
        name, = self.latest("attachment")
        self.assertEqual(list(self.latest("management")["1.1.1"]), [f"photo.{name}"])
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)

    def test_a_photo_taken_off_stays_on_record(self):
        app = self.visit()
        self.add_photo(app, "sitePhoto", self.photo(1200, 900))
        app.do("waitFor leavePhotos text Photos and signatures only on this tablet: 1.",
               "tap sitePhoto0", "waitFor sitePhotoViewerImage status Ready", "tap sitePhotoViewerRemove", "waitGone sitePhoto0",
               "tap sitePhotoPutBack", "waitFor sitePhotoImage0 shown true", "tap sitePhoto0", "tap sitePhotoViewerRemove", "waitGone sitePhoto0",
               "tap siteHistory", "waitFor historyList count 4", "tap back", "waitFor siteNoteField", "waitGone sitePhoto0", "quit")
        app.end()
        name, = self.latest("attachment")
        self.assertEqual(self.latest("visit")[self.project], {f"photo.{name}": None})
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)

    def test_a_line_that_was_being_typed_goes_the_way_it_would_have_gone(self):
        app = self.visit()
        app.do("type addressField 幸福路 8 号", "waitFor addressField kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor addressField text 幸福路 8 号", "tap customerButton", "type customerNameField 王女士",
               "waitFor customerNameField kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor addressField text 幸福路 8 号", "tap customerButton", "waitFor customerNameField text 王女士", "quit")
        app.end()
        self.assertEqual(self.latest("visit")[self.project]["address"], "幸福路 8 号")

    def test_what_is_no_photo_is_refused_by_name(self):
        file = self.folder / "list.csv"
        file.write_text("a,b\n")
        app = self.visit()
        app.do("tap sitePhotoAdd", "tap sitePhotoSourceFile", f"type sitePhotoFilePath {file}", "tap sitePhotoFileConfirm",
               "waitFor saveTroubleAction", "tap saveTroubleAction", "waitGone saveTroubleAction", "waitGone sitePhoto0", "quit")
        app.end()
        self.assertEqual(self.latest("attachment"), {})

    def test_pictures(self):
        file = self.photo()
        for language, size in (("zh", LANDSCAPE), ("en", PORTRAIT), ("zh", PORTRAIT), ("en", LANDSCAPE)):
            with self.subTest(language=language, size=size):
                app = self.visit(language, size)
                shot = lambda name: f"screenshot site-{name}-{language}-{size}.png"  # noqa: E731
                app.do(shot("1-visit"), "tap signInButton", "waitFor signIn0")
                self.add_photo(app, "sitePhoto", file)
                app.do("scrollTo sitePhotoAdd", shot("2-site"), "tap sitePhotoAdd", "waitFor sitePhotoSourceFile", shot("3-add-photo"), "key Escape",
                       "tap observeButton", "tap step4", "waitFor itemMap settled true", "tap item-1.3.1", "tap fineButton", "tap noteButton",
                       f"type noteField {NOTE}", shot("4-item"), "tap back", "waitFor observeButton",
                       "tap back", "waitFor projectList", "quit")
                app.end()


if __name__ == "__main__":
    main()
