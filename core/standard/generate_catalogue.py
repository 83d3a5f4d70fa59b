#!/usr/bin/env python3
"""Checks catalogue.toml and writes its tables as C++: generate_catalogue.py catalogue.toml tables.cpp

Every fault is reported at once, with its place, and nothing is written then. Needs Python 3.11 (tomllib), nothing else.
"""

import hashlib
import os
import re
import sys
import tomllib

ITEM_COUNT = 52
SERVICE_ITEM_COUNT = 34
DIMENSION_COUNT = 5
LEVEL_COUNT = 5
LEVEL_KEYS = [f"level{level}" for level in range(1, LEVEL_COUNT + 1)]
INDICATOR_CODES = ["5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5"]
CHECKLIST_CODES = ["5.0.1(1)", "5.0.1(2)", "5.0.1(3)", "5.0.1(4)", "5.0.1(5)", "5.0.2"]

ITEM_CODE = re.compile(r"[1-9]\.[1-9](\.[1-9])?")  # one digit a part: sorting the text sorts the clauses
HAN = re.compile(r"[\u4e00-\u9fff]")


class Checker:
    """Walks the data; collects faults instead of stopping at the first."""

    def __init__(self):
        self.faults = []

    def fault(self, place, what):
        self.faults.append(f"{place}: {what}")

    def expect(self, holds, place, what):
        if not holds:
            self.fault(place, what)
        return holds

    def keys(self, table, place, wanted):
        for key in sorted(set(table) - set(wanted)):
            self.fault(f"{place}.{key}", "no such key; expected one of " + ", ".join(wanted))
        missing = [key for key in wanted if key not in table]
        for key in missing:
            self.fault(f"{place}.{key}", "missing")
        return not missing

    def text(self, text, place):
        """A text in both languages: one trimmed line each, Chinese with Han characters, English without."""
        if not self.expect(isinstance(text, dict), place, "expected zh and en"):
            return
        self.keys(text, place, ["zh", "en"])
        for language, line in text.items():
            where = f"{place}.{language}"
            if not self.expect(isinstance(line, str) and line.strip(), where, "empty or not a text"):
                continue
            self.expect(line == line.strip() and line.isprintable(), where, "expected one line, no blanks around it")
            self.expect(bool(HAN.search(line)) == (language == "zh"), where, "not in the language of its key")

    def numbered_texts(self, texts, place, count):
        if self.expect(isinstance(texts, list) and len(texts) == count, place, f"expected {count} texts"):
            for number, text in enumerate(texts, 1):
                self.text(text, f"{place}[{number}]")

    def dimensions(self, dimensions):
        for entry in dimensions:
            place = f"dimension {entry.get('number')}"
            if self.keys(entry, place, ["number", "title"]):
                self.text(entry["title"], f"{place}.title")
        numbers = [entry.get("number") for entry in dimensions]
        self.expect(numbers == list(range(1, DIMENSION_COUNT + 1)), "dimension", "expected the numbers 1 to 5 in order")

    def groups(self, groups):
        for entry in groups:
            place = f"group {entry.get('code')}"
            if not self.keys(entry, place, ["code", "title"] + LEVEL_KEYS):
                continue
            self.expect(re.fullmatch(r"[1-5]\.[1-9]", entry["code"]), f"{place}.code", "expected such as 1.3")
            for key in ["title"] + LEVEL_KEYS:
                self.text(entry[key], f"{place}.{key}")
        self.ordered([entry.get("code", "") for entry in groups], "group")

    def items(self, items, group_codes):
        wanted = ["code", "due_points", "in_management", "in_service", "title", "check", "evidence"]
        for entry in items:
            place = f"item {entry.get('code')}"
            if not self.keys(entry, place, wanted + (["question"] if entry.get("in_service") else [])):
                continue
            self.expect(ITEM_CODE.fullmatch(entry["code"]), f"{place}.code", "expected such as 1.3.5 or 2.5")
            self.expect(entry["code"][:3] in group_codes, f"{place}.code", "its group is not among the groups")
            self.expect(type(entry["due_points"]) is int and entry["due_points"] > 0, f"{place}.due_points",
                        "expected a whole number above 0")
            for flag in ("in_management", "in_service"):
                self.expect(type(entry[flag]) is bool, f"{place}.{flag}", "expected true or false")
            for key in ("title", "check", "evidence", "question"):
                if key in entry:
                    self.text(entry[key], f"{place}.{key}")
        self.ordered([entry.get("code", "") for entry in items], "item")
        self.expect(len(items) == ITEM_COUNT, "item", f"expected {ITEM_COUNT}, found {len(items)}")
        service = sum(entry.get("in_service") is True for entry in items)
        self.expect(service == SERVICE_ITEM_COUNT, "item", f"expected {SERVICE_ITEM_COUNT} in service, found {service}")
        used = {entry.get("code", "")[:3] for entry in items}
        for code in sorted(group_codes - used):
            self.fault(f"group {code}", "has no item")

    def ordered(self, codes, place):
        for before, after in zip(codes, codes[1:]):
            self.expect(before < after, f"{place} {after}", f"stands after {before}: expected clause order, each once")

    def coded_texts(self, entries, place, codes, keys, text_key):
        for entry in entries:
            where = f"{place} {entry.get('code')}"
            if self.keys(entry, where, keys):
                self.text(entry[text_key], f"{where}.{text_key}")
        self.expect([entry.get("code") for entry in entries] == codes, place, "expected, in order: " + ", ".join(codes))

    def catalogue(self, data):
        keys = ["version", "likert", "maturity", "dimension", "group", "item", "indicator", "checklist"]
        if not self.keys(data, "catalogue", keys):
            return
        self.expect(isinstance(data["version"], str) and re.fullmatch(r"[0-9]+(\.[0-9]+)*", data["version"]), "version",
                    'expected such as "1"')
        for key in ("dimension", "group", "item", "indicator", "checklist"):
            if not self.expect(isinstance(data[key], list) and all(isinstance(entry, dict) for entry in data[key]), key,
                               f"expected [[{key}]] tables"):
                return
        self.numbered_texts(data["likert"], "likert", LEVEL_COUNT)
        self.numbered_texts(data["maturity"], "maturity", LEVEL_COUNT)
        self.dimensions(data["dimension"])
        self.groups(data["group"])
        self.items(data["item"], {entry.get("code", "") for entry in data["group"]})
        self.coded_texts(data["indicator"], "indicator", INDICATOR_CODES, ["code", "title", "from_months"], "title")
        for entry in data["indicator"]:
            self.expect(type(entry.get("from_months")) is bool, f"indicator {entry.get('code')}.from_months",
                        "expected true or false")
        self.coded_texts(data["checklist"], "checklist", CHECKLIST_CODES, ["code", "text"], "text")


def literal(line):
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def boolean(value):
    return "true" if value else "false"


def text(value):
    return "{" + literal(value["zh"]) + ", " + literal(value["en"]) + "}" if value else "{}"


def array(type_name, name, rows):
    body = "".join(f"    {row},\n" for row in rows)
    return f"constinit const std::array<{type_name}, {len(rows)}> {name}{{{{\n{body}}}}};\n"


def item_row(entry):
    code = entry["code"]
    fields = [literal(code), code[0], literal(code[:3]), str(entry["due_points"]), boolean(entry["in_management"]),
              boolean(entry["in_service"]), text(entry["title"]), text(entry["check"]), text(entry["evidence"]),
              text(entry.get("question"))]
    return "{" + ",\n     ".join(fields) + "}"


def group_row(entry):
    levels = ",\n       ".join(text(entry[key]) for key in LEVEL_KEYS)
    return f"{{{literal(entry['code'])}, {entry['code'][0]}, {text(entry['title'])},\n     {{{{{levels}}}}}}}"


def indicator_row(entry):
    return f"{{{literal(entry['code'])}, {text(entry['title'])}, {boolean(entry['from_months'])}}}"


def checklist_row(entry):
    return f"{{{literal(entry['code'])}, {text(entry['text'])}}}"


def tables(data, digest):
    items, groups = data["item"], data["group"]
    group_codes = [entry["code"] for entry in groups]
    parts = [
        "// Written from catalogue.toml by generate_catalogue.py: change those, not this.\n\n"
        '#include "core/standard/catalogue_tables.h"\n\nnamespace plumbline::core::standard::tables {\n',
        array("Dimension", "kDimensions", [f"{{{d['number']}, {text(d['title'])}}}" for d in data["dimension"]]),
        array("Group", "kGroups", [group_row(entry) for entry in groups]),
        array("Item", "kItems", [item_row(entry) for entry in items]),
        array("std::uint8_t", "kGroupOfItem", [str(group_codes.index(entry["code"][:3])) for entry in items]),
        array("ItemIndex", "kServiceItems", [str(i) for i, entry in enumerate(items) if entry["in_service"]]),
        array("TextView", "kLikertLabels", [text(label) for label in data["likert"]]),
        array("TextView", "kMaturityLabels", [text(label) for label in data["maturity"]]),
        array("Indicator", "kIndicators", [indicator_row(entry) for entry in data["indicator"]]),
        array("ChecklistEntry", "kChecklist", [checklist_row(entry) for entry in data["checklist"]]),
        f"constinit const std::string_view kVersion{{{literal(data['version'])}}};\n"
        f"constinit const std::string_view kHash{{{literal(digest)}}};\n",
        "} // namespace plumbline::core::standard::tables\n",
    ]
    return "\n".join(parts)


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: generate_catalogue.py catalogue.toml tables.cpp")
    source, target = arguments
    with open(source, "rb") as file:
        content = file.read()
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        sys.exit(f"{source}: {error}")
    checker = Checker()
    checker.catalogue(data)
    if checker.faults:
        sys.exit("\n".join(f"{source}: {fault}" for fault in checker.faults))
    unfinished = target + ".part"
    with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
        file.write(tables(data, hashlib.sha256(content).hexdigest()))
    os.replace(unfinished, target)


if __name__ == "__main__":
    main(sys.argv[1:])
