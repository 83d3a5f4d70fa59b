#!/usr/bin/env python3
"""Bad input and a full disk through the real programs: one clear sentence, the status of exchange.md, nothing lost or half-written.

Usage: bad_input_test.py --build DIR. The disk that fills up is a tmpfs of 4 MiB in a mount namespace of this test's own,
which ends with it. Codes, authorities and a server that is away are held by tests/syncd/real_process_test.py.
"""
import argparse
import contextlib
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "platform/linux/demo"))
import visit  # noqa: E402
from world import AUDIT_ID, LIST, PIN, Programs, Server, Tablet, make_audit  # noqa: E402

IN_NAMESPACE = "--in-namespace"
DISK_BYTES = 4 << 20
ENGLISH = ("--language", "en", "--open", AUDIT_ID)


def contents(folder):
    """Every file below a folder, by name and hash."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()}


class BadInput(unittest.TestCase):
    programs = None
    may_mount = False

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def one_sentence(self, done, *words):
        lines = done.stderr.strip().splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        for word in words:
            self.assertIn(word, lines[0])

    def refused(self, program, *arguments, says=(), status=2):
        before = contents(self.folder)
        done = self.programs.run(program, *arguments, expect=status)
        self.assertEqual(done.stdout, "")
        self.one_sentence(done, *says)
        self.assertEqual(contents(self.folder), before, "something was written")

    # --- project lists and audit files -----------------------------------------------------------------------------

    def test_project_lists(self):
        for name, content, says in (
            ("noise.csv", bytes(range(256)) * 12, ("no text file",)),
            ("picture.csv", b"\x89PNG\r\n\x1a\n", ("PNG picture", "CSV or XLSX")),
            ("empty.csv", b"", ("empty",)),
            ("headings.csv", b"id,name\n", ("no projects",)),
            ("twice.csv", b"id,name\n7,a\n8,b\n7,c\n", ('"7"', "twice", "row 2", ":4:")),
        ):
            with self.subTest(name):
                self.refused("plumbline", "sample", self.file(name, content), "--seed", "x", says=(name, *says))
        self.refused("plumbline", "sample", self.folder / "away.csv", "--seed", "x", says=("away.csv", "no such file"))

    def test_audit_files(self):
        whole = json.dumps(make_audit(self.programs), ensure_ascii=False)
        tablet = Tablet(self.programs, self.folder / "tablet")
        for name, content, says in (
            ("empty.json", "", ("complete",)),
            ("cut.json", whole[: len(whole) // 2], ("complete",)),
            ("list.json", "id,name\n1,a\n", ("byte 1",)),
        ):
            file = self.file(name, content)
            with self.subTest(name):
                self.refused("plumbline", "score", file, says=(name, *says))
                self.refused("plumbline", "import", "--store", tablet.store, "--pin-file", tablet.pin_file, file, says=(name, *says))
        self.refused("plumbline", "score", self.folder / "away.json", says=("away.json", "no such file"))
        self.assertFalse(tablet.store.exists(), "a refused file has made a store")

    def test_stores_and_pins(self):
        tablet = Tablet(self.programs, self.folder / "tablet")
        self.refused("plumbline", "verify", "--store", self.folder / "nowhere", says=("no store",))
        tablet.plumbline("import", self.file("audit.json", json.dumps(make_audit(self.programs))))
        other = self.file("other", PIN[::-1] + "\n")
        other.chmod(0o600)
        wrong = self.programs.run("plumbline", "export", "--store", tablet.store, "--pin-file", other, "--audit", AUDIT_ID, expect=1)
        self.one_sentence(wrong, "PIN")
        self.assertEqual(len(json.loads(tablet.export())["projects"]), 598)

    # --- a full disk -----------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def small_disk(self):
        if not self.may_mount:
            self.skipTest("this system lets nobody mount: no disk can be filled")
        disk = self.folder / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", disk], check=True)
        try:
            yield disk
        finally:
            subprocess.run(["umount", "--lazy", disk], check=True)

    @staticmethod
    def fill(disk):
        """Leaves not one byte; returns the file whose removal makes room again."""
        ballast = disk / "ballast"
        with open(ballast, "wb", buffering=0) as out, contextlib.suppress(OSError):
            for block in (1 << 16, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while True:
                        out.write(b"\0" * block)
        return ballast

    def test_import_and_report_on_a_full_disk(self):
        audit = make_audit(self.programs)
        first = self.file("audit.json", json.dumps(audit))
        audit["evaluations"] = [{"id": "e1", "project": audit["sample"]["drawn"][0], "by": {"kind": "customer", "name": "王女士"},
                                 "at": "2026-11-25T10:00:00+08:00", "answers": {"1.3.1": {"likert": 4}}}]
        second = self.file("more.json", json.dumps(audit, ensure_ascii=False))
        with self.small_disk() as disk:
            tablet = Tablet(self.programs, disk / "tablet")
            tablet.plumbline("import", first)
            before = tablet.export()
            ballast = self.fill(disk)
            self.one_sentence(tablet.plumbline("import", second, expect=1), "full")
            self.assertEqual(tablet.export(), before, "a refused import has changed the record")
            self.one_sentence(self.programs.run("plumbline", "report", second, "--xlsx", disk / "sheet.xlsx", expect=1), "sheet.xlsx")
            self.one_sentence(self.programs.run("plumbline", "report", second, "--csv", disk / "sheet.csv", expect=1), "sheet.csv")
            self.assertEqual([path.name for path in disk.glob("*sheet*")], [], "a half-written report was left")
            ballast.unlink()
            tablet.plumbline("verify")
            tablet.plumbline("import", second)
            self.assertIn("e1", tablet.export())

    def test_taps_on_a_full_disk(self):
        with self.small_disk() as disk:
            tablet = Tablet(self.programs, disk / "tablet", pictures=self.folder)
            audit = make_audit(self.programs)
            tablet.plumbline("import", self.file("audit.json", json.dumps(audit)))
            with tablet.app(*ENGLISH) as app:
                app.do(f"tap project-{audit['sample']['drawn'][0]}", "tap observeButton")
                visit.answer(app, [4], last=5)
                ballast = self.fill(disk)
                title = app.do("waitFor itemTitle", "print itemTitle")
                app.do("tap step3", "waitFor saveTrouble", "waitFor itemSaveMark label Not saved")
                self.assertIn("full", app.do("print saveTrouble"))
                self.assertEqual(app.do("print itemTitle"), title, "the page went on as if the tap had been saved")
                ballast.unlink()
                app.do("tap saveTroubleAction")
                visit.wait_until(app, "itemTitle", lambda text: text != title, "the next item, once there is room again")
                ballast = self.fill(disk)
                app.do("tap step3", "waitFor itemSaveMark label Not saved")
                app.kill()
            with tablet.app(*ENGLISH) as app:  # it opens on a full disk, too, and shows what is there
                app.do("waitFor answeredCount text 6 of 34")
                ballast.unlink()
                visit.answer(app, [4], first=6, last=8)
                app.quit()
            tablet.plumbline("verify")
            self.assertEqual(len(json.loads(tablet.export())["evaluations"][0]["answers"]), 8)

    def test_a_server_on_a_full_disk_acknowledges_nothing(self):
        with self.small_disk() as disk, Server(self.programs, self.folder / "disk/server") as server:
            server.start()
            tablet = Tablet(self.programs, self.folder / "tablet")
            tablet.plumbline("import", self.file("audit.json", json.dumps(make_audit(self.programs))))
            link = server.enroll("li", "lead", "--all-audits")
            tablet.agent("--enrol", link, "--once")
            changed = json.loads(tablet.export())
            changed["evaluations"] = [{"id": f"e{n}", "project": project, "by": {"kind": "customer", "name": "王女士"},
                                       "at": "2026-11-25T10:00:00+08:00", "answers": {"1.3.1": {"likert": 4}}}
                                      for n, project in enumerate(changed["sample"]["drawn"])]
            tablet.plumbline("import", self.file("more.json", json.dumps(changed, ensure_ascii=False)))
            ballast = self.fill(disk)
            full = tablet.agent("--once", expect=1)
            self.one_sentence(full, "server", "may be full")
            self.assertIn("full", pathlib.Path(f"{server.data}.log").read_text())
            ballast.unlink()
            server.kill()
            server.start()
            tablet.agent("--once")
            server.stop()
            kept = self.programs.run("plumbline", "export", "--store", server.data / "store", "--audit", AUDIT_ID).stdout
            self.assertEqual(kept, tablet.export())
            self.programs.run("plumbline", "verify", "--store", server.data / "store")


def namespace():
    """How to run where mounting is allowed: as root in a mount namespace, else in one where one passes for root. None: neither."""
    own = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    return own if subprocess.run([*own, "true"], capture_output=True, check=False).returncode == 0 else None


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument(IN_NAMESPACE, action="store_true")
    options, rest = parser.parse_known_args()
    if not options.in_namespace and (own := namespace()):
        sys.exit(subprocess.run([*own, sys.executable, __file__, *sys.argv[1:], IN_NAMESPACE], check=False).returncode)
    BadInput.programs = Programs(options.build)
    BadInput.may_mount = options.in_namespace
    unittest.main(argv=[sys.argv[0], *rest])
