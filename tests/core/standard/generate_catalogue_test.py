"""Planted faults in catalogue.toml: each stops the generator, naming its place; nothing is written."""

import hashlib
import os
import subprocess
import sys
import tempfile
import unittest

GENERATOR, SOURCE = sys.argv.pop(1), sys.argv.pop(1)


def generate(content):
    """Exit state, messages and what was written (None if nothing)."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "catalogue.toml"), os.path.join(folder, "tables.cpp")
        with open(source, "wb") as file:
            file.write(content)
        run = subprocess.run([sys.executable, GENERATOR, source, target], capture_output=True, text=True, check=False)
        left = sorted(set(os.listdir(folder)) - {"catalogue.toml"})
        if not left:
            return run.returncode, run.stderr, None
        assert left == ["tables.cpp"], left
        with open(target, encoding="utf-8") as file:
            return run.returncode, run.stderr, file.read()


class GenerateCatalogue(unittest.TestCase):
    def setUp(self):
        with open(SOURCE, encoding="utf-8") as file:
            self.source = file.read()

    def refused(self, content, *messages):
        state, error, written = generate(content if isinstance(content, bytes) else content.encode())
        self.assertEqual(state, 1)
        self.assertIsNone(written)
        for message in messages:
            self.assertIn(message, error)
        self.assertNotIn("Traceback", error)

    def planted(self, old, new):
        self.assertIn(old, self.source)
        return self.source.replace(old, new, 1)

    def without_line(self, start, after):
        """The source without the first line that starts so, after a marker."""
        head, marker, tail = self.source.partition(after)
        self.assertTrue(marker)
        lines = tail.split("\n")
        lines.remove(next(line for line in lines if line.startswith(start)))
        return head + marker + "\n".join(lines)

    def test_the_source_is_accepted_and_the_same_each_time(self):
        first, second = generate(self.source.encode()), generate(self.source.encode())
        self.assertEqual(first[:2], (0, ""))
        self.assertEqual(first, second)

    def test_quotes_and_backslashes_survive(self):
        content = self.planted('title.en = "Service outlets"', r'title.en = "The \"C:\\\\\" outlets"')
        state, _, written = generate(content.encode())
        self.assertEqual(state, 0)
        self.assertIn(r'"The \"C:\\\\\" outlets"', written)

    def test_not_toml(self):
        self.refused(self.planted("[[item]]", "[[item"), "line")

    def test_not_utf8(self):
        self.refused(self.source.encode("gb18030"), "utf-8")

    def test_missing_text(self):
        self.refused(self.without_line("check.zh", '[[item]]\ncode = "3.1.2"'), "item 3.1.2.check.zh: missing")

    def test_missing_question_of_a_service_item(self):
        content = self.without_line("question.zh", '[[item]]\ncode = "3.1.2"')
        content = content.replace("question.en = \"How quickly did someone come", "check.fr = \"x", 1)
        self.refused(content, "item 3.1.2.question: missing")

    def test_question_of_an_item_that_is_not_for_customers(self):
        self.refused(self.planted('code = "5.4"\ndue', 'code = "5.4"\nquestion.zh = "好？"\nquestion.en = "How?"\ndue'),
                     "item 5.4.question: no such key")

    def test_misspelt_key(self):
        self.refused(self.planted("evidence.zh", "evidnce.zh"), "item 1.1.1.evidnce: no such key",
                     "item 1.1.1.evidence.zh: missing")

    def test_languages_swapped(self):
        self.refused(self.planted('title.en = "Service outlets"', 'title.en = "服务网点"'),
                     "item 1.1.3.title.en: not in the language of its key")

    def test_blank_text(self):
        self.refused(self.planted('"Service outlets"', '" "'), "item 1.1.3.title.en: empty")

    def test_text_of_two_lines(self):
        self.refused(self.planted('"Service outlets"', r'"Service\noutlets"'),
                     "item 1.1.3.title.en: expected one line")

    def test_flag_as_number(self):
        self.refused(self.planted("in_management = true", "in_management = 1"),
                     "item 1.1.1.in_management: expected true or false")

    def test_no_points(self):
        self.refused(self.planted("due_points = 5", "due_points = 0"), "item 1.1.1.due_points: expected")

    def test_wrong_number_of_service_items(self):
        content = self.without_line("question.zh", '[[item]]\ncode = "5.3.5"')
        head, marker, tail = content.partition('[[item]]\ncode = "5.3.5"')
        tail = tail.replace("in_service = true", "in_service = false", 1)
        tail = "\n".join(line for line in tail.split("\n") if not line.startswith("question."))
        self.refused(head + marker + tail, "item: expected 34 in service, found 33")

    def test_item_twice(self):
        self.refused(self.planted('[[item]]\ncode = "1.1.2"', '[[item]]\ncode = "1.1.1"'), "expected clause order")

    def test_item_of_no_group(self):
        self.refused(self.planted('[[item]]\ncode = "5.4"', '[[item]]\ncode = "5.5"'),
                     "item 5.5.code: its group is not among the groups", "group 5.4: has no item")

    def test_missing_level(self):
        self.refused(self.without_line("level4.en", '[[group]]\ncode = "3.3"'), "group 3.3.level4.en: missing")

    def test_indicator_out_of_order(self):
        self.refused(self.planted('[[indicator]]\ncode = "5.3.2"', '[[indicator]]\ncode = "5.3.3"'),
                     "indicator: expected, in order")

    def test_missing_likert_step(self):
        self.refused(self.planted('    { zh = "符合预期", en = "As expected" },\n', ""), "likert: expected 5 texts")

    def test_every_fault_at_once(self):
        content = self.planted('"Service outlets"', '""').replace("due_points = 5", "due_points = -5", 1)
        self.refused(content, "item 1.1.1.due_points", "item 1.1.3.title.en")

    def test_hash_and_version(self):
        content = self.planted('version = "1"', 'version = "1.2"').encode()
        _, _, written = generate(content)
        self.assertIn(hashlib.sha256(content).hexdigest(), written)
        self.assertIn('kVersion{"1.2"}', written)


if __name__ == "__main__":
    unittest.main()
