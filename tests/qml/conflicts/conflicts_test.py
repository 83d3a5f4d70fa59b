#!/usr/bin/env python3
"""Two tablets answer the same item apart, through a real server: the conflict is seen, settled in one tap, and told in the
history. Usage: conflicts_test.py --build DIR [--pictures DIR]"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from window import AUDIT_ID, LANDSCAPE, PORTRAIT, WindowTest, main  # noqa: E402
from world import Server, Tablet  # noqa: E402


class Conflicts(WindowTest):
    def setUp(self):
        super().setUp()
        self.server = self.enterContext(Server(self.programs, self.folder / "server").start())
        self.second = Tablet(self.programs, self.folder / "second", self.options.pictures)
        self.tablet.agent("--enrol", self.server.enroll("li", "lead", "--all-audits"), "--once")
        app = self.app()
        app.do(f"tap project-{self.project}", "tap observeButton", "tap step3", "waitFor itemMap answered 1", "waitFor itemMap waiting 0")
        app.kill()
        self.tablet.agent("--once")
        self.second.agent("--enrol", self.server.enroll("wang", "auditor", "--audit", AUDIT_ID), "--once")

    def apart(self):
        """The second item of the same evaluation, on each tablet for itself; the second tablet has a note beside it."""
        for tablet, step, note in ((self.tablet, 5, ""), (self.second, 1, "裂缝 crack over the door")):
            app = self.enterContext(tablet.app("--language", "en", "--open", AUDIT_ID))
            if tablet is self.second:
                app.do(f"tap project-{self.project}", "tap openEvaluation0")
            app.do("tap statusButton", "tap networkSwitch", "waitFor networkSwitch checked false", "tap back", "tap item-1.3.2",
                   f"tap step{step}", "tap item-1.3.2", "waitFor itemCard code 1.3.2")
            if note:
                app.do("tap noteButton", f"type noteField {note}", "tap nextItem")
            app.do("waitFor itemMap waiting 0", "waitFor itemMap settled true", "tap item-1.3.2", "waitFor itemCard code 1.3.2", "quit")
            app.end()
        for tablet in (self.tablet, self.second, self.tablet):
            tablet.agent("--once")

    def conflicts(self, tablet):
        return json.loads(tablet.plumbline("conflicts", "--audit", AUDIT_ID, "--json").stdout)["conflicts"]

    def test_settled_in_one_tap_from_the_field_itself(self):
        self.apart()
        self.assertEqual(len(self.conflicts(self.tablet)), 1)
        app = self.resume()
        app.do("waitFor itemCard code 1.3.2", "waitFor conflictBadge", "screenshot conflicts-badge-en-1280x800.png", "tap conflictBadge",
               "waitFor conflictList count 1")
        for language, size in (("en", LANDSCAPE), ("en", PORTRAIT)):
            app.do(f"size {size}", f"screenshot conflicts-{language}-{size}.png")
        texts = [app.do(f"print conflictText0-{value}") for value in (0, 1)]
        self.assertEqual(sorted(text[0] for text in texts), ["1", "5"])
        own = [text[0] for text in texts].index("5")
        app.do(f"tap settle0-{own}", "waitFor noConflicts", "tap back", "waitFor itemCard code 1.3.2", "waitGone conflictBadge",
               "hold itemTitle", "waitFor historyList count 4", "waitFor historyAfter0", "screenshot history-en-800x1280.png")
        app.kill()
        app = self.resume()
        app.do("waitFor historyList count 4", "screenshot history-en-1280x800.png", "tap back", "tap historyButton",
               "waitFor historyList count 4", "quit")
        app.end()
        for tablet in (self.tablet, self.second):
            tablet.agent("--once")
        for tablet in (self.tablet, self.second):
            self.assertEqual(self.conflicts(tablet), [])
            answers = json.loads(tablet.export())["evaluations"][0]["answers"]
            written = [change["author"] for change in self.log()["changes"] if change["entity"]["kind"] == "answer"]
            self.assertEqual(set(written), {"li", "wang"})
            self.assertEqual(answers["1.3.2"], {"likert": 5, "note": "裂缝 crack over the door"})

    def test_reached_from_the_audit_in_chinese(self):
        self.apart()
        app = self.enterContext(self.tablet.app("--language", "zh"))
        app.do("waitFor itemCard", "tap back", "waitFor conflict0", "screenshot conflicts-visit-zh-1280x800.png", "tap back",
               "waitFor conflictsButton", "screenshot conflicts-projects-zh-1280x800.png", "tap conflictsButton", "waitFor conflictList count 1")
        app.kill()
        app = self.resume()
        app.do("waitFor conflictList count 1", "screenshot conflicts-zh-1280x800.png", "size 800x1280", "screenshot conflicts-zh-800x1280.png",
               "tap conflictHistory0", "waitFor historyList count 3", "screenshot history-zh-800x1280.png", "size 1280x800",
               "screenshot history-zh-1280x800.png", "quit")
        app.end()


if __name__ == "__main__":
    main()
