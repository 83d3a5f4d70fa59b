"""What the tests of the window share: a tablet that holds the New York audit, its window in one language and size."""
import argparse
import json
import os
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "platform/linux/demo"))
from world import AUDIT_ID, PIN, Failed, Programs, Tablet, make_audit  # noqa: E402, F401

SERVICE_ITEMS = 34
LANDSCAPE, PORTRAIT = "1280x800", "800x1280"


def arguments():
    """--build DIR, and --pictures DIR where the pictures are to be looked at; the rest goes to unittest."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--pictures")
    given, rest = parser.parse_known_args()
    sys.argv[1:] = rest
    os.environ.update(DISPLAY="", WAYLAND_DISPLAY="")
    return given


class WindowTest(unittest.TestCase):
    """A tablet with the audit in a folder of its own; `self.app(...)` opens the window on the audit's projects."""

    options = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.programs = Programs(self.options.build)
        self.tablet = Tablet(self.programs, self.folder / "tablet", self.options.pictures)
        self.audit = make_audit(self.programs)
        self.project = self.audit["sample"]["drawn"][0]
        file = self.folder / "audit.json"
        file.write_text(json.dumps(self.audit), encoding="utf-8")
        self.tablet.plumbline("import", file)

    def app(self, language="en", size=LANDSCAPE, *more):
        return self.enterContext(self.tablet.app("--language", language, "--open", AUDIT_ID, "--size", size, *more))

    def resume(self, size=LANDSCAPE):
        """The window after a restart, wherever it was; in the language it had."""
        return self.enterContext(self.tablet.app("--size", size))

    def log(self):
        return json.loads(self.tablet.plumbline("log", "--audit", AUDIT_ID, "--json").stdout)


def main():
    WindowTest.options = arguments()
    unittest.main(verbosity=2, warnings="ignore")
