#!/usr/bin/env python3
"""A store that was damaged between two days: the app opens all the same, says on its first page what it did, and lets that be
dismissed; after the next sync all is there that the server has. Usage: repair_test.py --build DIR [--pictures DIR]"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from window import AUDIT_ID, LANDSCAPE, PORTRAIT, WindowTest, main  # noqa: E402
from world import Server  # noqa: E402

PAGE = 4096


class Repair(WindowTest):
    def damage(self, *pages):
        with open(self.tablet.store / "store.db", "r+b") as out:
            for page in pages:
                out.seek(page * PAGE)
                out.write(bytes(PAGE))

    def observed(self):
        """The window was left in the middle of an observation."""
        app = self.app()
        app.do(f"tap project-{self.project}", "tap observeButton", "tap step4", "waitFor itemMap settled true", "waitFor itemMap waiting 0",
               "quit")
        app.end()

    def aside(self):
        folder, = self.tablet.store.glob("damaged-*")
        return folder

    def test_said_on_the_first_page_until_dismissed(self):
        self.observed()
        before = self.tablet.export()
        self.damage(0)
        app = self.resume()
        app.do("waitFor repairNotice")
        said = app.do("print repairNotice text")
        self.assertRegex(said, r"repaired: [1-9]\d* changes kept")
        self.assertIn(str(self.aside()), said)
        app.kill()  # before anybody could read it
        app = self.resume()
        app.do("waitFor repairNotice", "screenshot repair-en-1280x800.png", "tap settingsButton", "tap language-zh", "tap back",
               "waitFor repairNotice")
        self.assertRegex(app.do("print repairNotice text"), "已自动修复：保留 [1-9][0-9]* 条记录")
        app.do("screenshot repair-zh-1280x800.png", f"size {PORTRAIT}", "screenshot repair-zh-800x1280.png", "tap dismissRepairNotice",
               "waitGone repairNotice")
        app.kill()
        app = self.resume(LANDSCAPE)
        app.do("waitFor newAuditButton", "waitGone repairNotice", "quit")
        app.end()
        self.assertEqual(self.tablet.export(), before)
        self.assertTrue((self.aside() / "store.db").exists())

    def test_after_the_next_sync_all_is_there_that_the_server_had(self):
        server = self.enterContext(Server(self.programs, self.folder / "server").start())
        self.tablet.agent("--enrol", server.enroll("li", "lead", "--all-audits"), "--once")
        self.observed()
        self.tablet.agent("--once")
        before = self.tablet.export()
        pages = (self.tablet.store / "store.db").stat().st_size // PAGE
        self.damage(0, *range(pages // 2, pages // 2 + 12))
        app = self.resume()
        app.do("waitFor repairNotice", "tap dismissRepairNotice", "waitGone repairNotice", "quit")
        app.end()
        for _ in range(3):
            done = json.loads(self.tablet.agent("--once", "--json").stdout)
        self.assertEqual((done["state"], done["unconfirmed"]), ("live", 0))
        self.assertEqual(self.tablet.export(), before)
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)
        app = self.resume()
        app.do("waitFor itemMap answered 1", "tap step5", "waitFor itemMap answered 2", "waitFor itemMap waiting 0", "quit")
        app.end()
        done = json.loads(self.tablet.agent("--once", "--json").stdout)
        self.assertEqual((done["state"], done["unconfirmed"]), ("live", 0))

    def test_a_customer_who_holds_the_tablet_stays_where_they_are(self):
        app = self.app()
        app.do(f"tap project-{self.project}", "tap customerButton", "tap customerConfirm", "tap noticeAccept", "waitFor customerQuestion",
               "waitFor customerPage kept true")
        app.kill()
        self.damage(0)
        app = self.resume()
        app.do("waitFor customerQuestion", "waitGone repairNotice", "quit")
        app.end()


if __name__ == "__main__":
    main()
