"""Every text of the screens has its Chinese: complete_test.py LUPDATE SOURCE_DIR

The texts are gathered anew from qml/ and mobile/, so that one added yesterday and not yet translated is found.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

LUPDATE, SOURCE = sys.argv.pop(1), sys.argv.pop(1)
TRANSLATIONS = os.path.join(SOURCE, "translations", "plumbline_zh_CN.ts")
PLACE = re.compile(r"%(?:n|[0-9])")
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{3,}")  # units such as kB stay as they are


def gathered(translations, folders):
    """Context, source, translation and whether it counts as finished, of every text that is in the sources now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "plumbline_zh_CN.ts")
        shutil.copy(translations, copy)
        subprocess.run([LUPDATE, "-silent", "-no-obsolete", "-recursive", *folders, "-ts", copy], check=True,
                       stderr=subprocess.DEVNULL)
        for context in ElementTree.parse(copy).getroot().findall("context"):
            for message in context.findall("message"):
                translation = message.find("translation")
                yield (context.findtext("name"), message.findtext("source"), "".join(translation.itertext()).strip(),
                       translation.get("type") != "unfinished")


class Translations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.texts = list(gathered(TRANSLATIONS, [os.path.join(SOURCE, "qml"), os.path.join(SOURCE, "mobile")]))

    def test_there_are_texts(self):
        self.assertGreater(len(self.texts), 200)

    def test_every_text_is_translated(self):
        missing = [f"{context}: {source}" for context, source, text, finished in self.texts if not finished or not text]
        self.assertEqual(missing, [], "not in translations/plumbline_zh_CN.ts")

    def test_the_translation_is_chinese(self):
        foreign = [f"{context}: {source}" for context, source, text, _ in self.texts
                   if WORD.search(text) and not HAN.search(text)]
        self.assertEqual(foreign, [])

    def test_every_place_for_a_value_is_kept(self):
        differing = [f"{source} => {text}" for _, source, text, _ in self.texts
                     if text and sorted(PLACE.findall(source)) != sorted(PLACE.findall(text))]
        self.assertEqual(differing, [])

    def test_a_new_text_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "New.qml"), "w", encoding="utf-8") as file:
                file.write('import QtQuick\nText { text: qsTr("Quite new") }\n')
            found = list(gathered(TRANSLATIONS, [folder]))
        self.assertEqual(found, [("New", "Quite new", "", False)])


if __name__ == "__main__":
    unittest.main()
