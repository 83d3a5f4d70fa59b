#!/usr/bin/env python3
"""How the command line behaves: exit states, messages in both languages, files written wholly or not at all.

Usage: cli_test.py PLUMBLINE SHARED SOURCE. Runs every test_ function below in a folder of its own.
"""
import csv
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree as xml
import zipfile

PLUMBLINE, SHARED, SOURCE = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
CASES = SHARED / "cases"
NYC = SHARED / "data/nyc-school-construction-2015.csv"
GOOD = CASES / "audit/18-unknown-members/audit.json"
AUDIT = "0197a9c2-0000-7cc0-8d54-000000000001"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Run:
    def __init__(self, *arguments, lang="C.UTF-8", **options):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k != "LANG"}
        environment.update(options.pop("env", {"LC_ALL": lang}))
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([PLUMBLINE, *map(str, arguments)], stdin=options.pop("stdin", subprocess.DEVNULL),
                              stderr=subprocess.PIPE, env=environment, timeout=120, **options)
        self.status, self.error = done.returncode, done.stderr.decode()
        self.out = (done.stdout or b"").decode()

    def json(self):
        expect(self.status == 0, f"status {self.status}: {self.error}")
        return json.loads(self.out)


def expect(truth, what=""):
    if not truth:
        raise AssertionError(what)


def same(got, wanted):
    expect(got == wanted, f"{got!r}, expected {wanted!r}")


def lines(text):
    return text.strip().splitlines()


def pin_file(name="pin", pin="2580", mode=0o600):
    pathlib.Path(name).write_text(pin + "\nnot the PIN\n")
    os.chmod(name, mode)
    return name


def store_with_audit(audit=GOOD):
    pin_file()
    same(Run("import", "--store", "store", "--pin-file", "pin", audit).status, 0)


def store(command, *arguments, **options):
    return Run(command, "--store", "store", "--pin-file", "pin", *arguments, **options)


# --- sample ---------------------------------------------------------------------------------------------------------


def test_sample_of_the_new_york_list():
    run = Run("sample", NYC, "--seed", "20260101", "--json")
    document = run.json()
    same((document["projects"], document["required"], len(document["drawn"]), len(document["reserve"])), (598, 45, 45, 553))
    same(document["ids"], "rows")
    same(sorted(document["drawn"] + document["reserve"], key=int), [str(i) for i in range(1, 599)])
    expect("row numbers" in run.error, run.error)
    same(Run("sample", NYC, "--seed", "20260101", "--json").out, run.out)
    expect(Run("sample", NYC, "--seed", "20260102", "--json").json()["drawn"] != document["drawn"])
    expect("STATEN ISLAND" in Run("sample", NYC, "--seed", "x").out, "no names")


def test_sample_with_a_named_column():
    run = Run("sample", NYC, "--seed", "x", "--id-column", "Project Building Identifier")
    same((run.status, run.out), (2, ""))
    expect(f"{NYC}:4: " in run.error and "X848" in run.error, run.error)
    expect("--id-column" in Run("sample", NYC, "--seed", "x", "--id-column", "Nope").error)
    pathlib.Path("l.csv").write_text("a,b\n1,x\n2,y\n")
    same(Run("sample", "l.csv", "--seed", "x", "--id-column", "b", "--json").json()["ids"], "column b")


def test_sample_sizes():
    listing = CASES / "import/22-size-above-the-minimum/list.csv"
    same(len(Run("sample", listing, "--seed", "m", "--size", "10", "--json").json()["drawn"]), 10)
    for size in ("5", "11", "-1", "6.5", "six", "", "99999999999999999999"):
        run = Run("sample", listing, "--seed", "m", f"--size={size}")
        same((run.status, run.out), (2, ""))
        expect("--size" in run.error, run.error)


def test_sample_needs_a_seed():
    for arguments in (["sample", NYC], ["sample", NYC, "--seed"], ["sample", NYC, "--seed", ""]):
        run = Run(*arguments)
        same(run.status, 2)
        expect("--seed" in run.error, run.error)


def test_sample_needs_a_seed_in_utf8():
    run = Run("sample", NYC, "--seed", os.fsdecode(b"caf\xe9"))
    same((run.status, run.out), (2, ""))
    expect(run.error.startswith("--seed: ") and "UTF-8" in run.error and "byte 4" in run.error, run.error)


def test_row_numbers_for_ids():
    pathlib.Path("l.csv").write_text("序号,项目名称\n1,甲\n2,乙\n1,丙\n")
    run = Run("sample", "l.csv", "--seed", "x")
    same(run.status, 2)
    expect("--row-numbers" in run.error and "l.csv:4" in run.error, run.error)
    run = Run("sample", "l.csv", "--seed", "x", "--row-numbers", "--json")
    same((run.json()["projects"], run.json()["ids"]), (3, "rows"))
    expect("row numbers" in run.error, run.error)
    both = Run("sample", "l.csv", "--seed", "x", "--row-numbers", "--id-column", "序号")
    same(both.status, 2)
    expect("--row-numbers" in both.error and "--id-column" in both.error, both.error)


def is_plain(text):
    """Nothing that a terminal obeys: line breaks between lines only."""
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text.replace("\t", ""))


def test_foreign_text_is_escaped_for_people():
    evil = "\x1b[31m\r\n\u202e\x9b2J\x07"
    for name in ("p\x1b[2Jq.json", "p\nq.json"):
        run = Run("score", name)
        same((run.status, len(lines(run.error))), (2, 1))
        expect(is_plain(run.error), ascii(run.error))
    audit = json.loads((CASES / "audit/20-one-month-falls-short/audit.json").read_text())
    audit["organisation"]["name"] = audit["projects"][0]["name"] = audit["evaluations"][0]["by"]["name"] = evil
    pathlib.Path("good.json").write_text(json.dumps(audit))
    out = Run("score", "good.json").out
    expect("\\u001b[31m\\r\\n\\u202e\\u009b2J\\u0007" in out and is_plain(out), ascii(out))
    store_with_audit("good.json")
    out = store("log", "--audit", audit["id"]).out
    expect("\\u009b2J" in out and is_plain(out), ascii(out))
    audit["evaluations"][0]["answers"][evil] = {"likert": 3}
    audit["evaluations"][0]["id"] = audit["projects"][0]["id"] = evil
    pathlib.Path("bad.json").write_text(json.dumps(audit))
    run = Run("score", "bad.json")
    same((run.status, len(lines(run.error))), (2, 3))
    expect("answers/\\u001b[31m\\r\\n" in run.error and is_plain(run.error), ascii(run.error))
    pathlib.Path("l.csv").write_text('项目编号,"a\x9b2J\nb",名称\n"P\x9b2J",,"名\u202e\n"\n', newline="")
    run = Run("sample", "l.csv", "--seed", "x", "--id-column", "nope")
    same((run.status, len(lines(run.error))), (2, 1))
    expect(is_plain(run.error), ascii(run.error))
    run = Run("sample", "l.csv", "--seed", "x")
    expect("P\\u009b2J" in run.out and "名\\u202e" in run.out and is_plain(run.out + run.error), ascii(run.out))
    same(Run("sample", "l.csv", "--seed", "x", "--json").json()["drawn"], ["P\x9b2J"])
    run = Run("\x1b[31mfrob")
    expect(run.status == 2 and is_plain(run.error), ascii(run.error))


def test_a_mistyped_command_is_named_with_the_nearest():
    for typed, nearest in (("frob", "log"), ("samplee", "sample"), ("scor", "score"), ("conflict", "conflicts"), ("ipmort", "import")):
        run = Run(typed, "x")
        same(run.status, 2)
        expect(f'"{typed}"' in run.error and f"nearest is {nearest} " in run.error, run.error)
    run = Run("--frob")
    expect(run.status == 2 and "--frob" in run.error, run.error)


def test_lists_that_are_none():
    for content, words in ((b"", "empty"), (b"id,name\n", "no projects"), (b"\x00\x01\x02", "no text file"), (b"{}", "JSON"),
                           (b"just words\nand more\n", "does not look like")):
        pathlib.Path("l.csv").write_bytes(content)
        run = Run("sample", "l.csv", "--seed", "x")
        same((run.status, run.out), (2, ""))
        expect(words in run.error and "l.csv" in run.error, run.error)


# --- score and catalogue ----------------------------------------------------------------------------------------------


def test_score_has_every_member():
    document = Run("score", GOOD, "--json").json()
    same(set(document) >= {"service", "management", "conformity", "sample", "result", "stars", "final", "missing",
                           "outside_sample", "stars_possible", "dimensions"}, True)
    same(sorted(document["dimensions"]), ["1", "2", "3", "4", "5"])
    same(sorted(document["conformity"]["indicators"]),
         sorted(["5.0.1", "1.3.5", "2.1.3", "3.1.2", "4.1", "5.3.2", "5.3.3", "5.3.4", "5.3.5"]))
    same(document["service"]["interval"], None)
    same(document["sample"]["current"], ["P01"])


def test_score_of_nothing_has_nulls():
    pathlib.Path("a.json").write_text('{"format": "plumbline.audit/1", "id": "a", "standard": "JCCQB037-2025"}')
    document = Run("score", "a.json", "--json").json()
    same((document["service"]["score"], document["service"]["exact"], document["conformity"]["conclusion"]), (None, None, None))
    same(document["dimensions"]["1"]["service"], None)
    same((document["sample"]["verified"], document["stars"], document["final"]), (False, 0, False))


def test_score_for_people():
    english, chinese = Run("score", GOOD), Run("score", GOOD, lang="zh_CN.UTF-8")
    expect("result: pass, 4 stars (final)" in english.out, english.out)
    expect("结果：通过，4 星（最终）" in chinese.out, chinese.out)


def test_catalogue():
    document = Run("catalogue", "--json").json()
    with open(SHARED / "spec/items.csv", newline="") as file:
        wanted = [(r["code"], int(r["due_points"]), r["in_management"] == "1", r["in_service"] == "1") for r in csv.DictReader(file)]
    same([(i["code"], i["due_points"], i["in_management"], i["in_service"]) for i in document["items"]], wanted)
    expect(all(i["title"]["zh"] and i["title"]["en"] for i in document["items"]))
    expect("1.3.5" in Run("catalogue").out)


# --- faults ---------------------------------------------------------------------------------------------------------


def test_every_fault_is_a_line_with_file_and_pointer():
    audit = CASES / "audit/17-every-fault-at-once/audit.json"
    for lang, words in (("C.UTF-8", "expected"), ("zh_CN.UTF-8", "应为")):
        run = Run("score", audit, lang=lang)
        same((run.status, run.out), (2, ""))
        same(len(lines(run.error)), 7)
        expect(all(line.startswith(f"{audit}: /") for line in lines(run.error)), run.error)
        expect(words in run.error, run.error)


def test_files_that_are_not_there():
    for arguments in (["score", "none.json"], ["sample", "none.csv", "--seed", "x"], ["report", "none.json", "--csv", "o.csv"]):
        run = Run(*arguments)
        same(run.status, 2)
        expect("none." in run.error and "no such file" in run.error, run.error)
    os.mkdir("folder")
    expect(Run("score", "folder").status in (1, 2))


def test_the_command_line_itself():
    for arguments, word in (([], "subcommand"), (["frobnicate"], "frobnicate"), (["score"], "AUDIT"), (["score", GOOD, "--frob"], "--frob"),
                            (["score", GOOD, "more"], "more"), (["export", "--store", "s"], "--audit"), (["verify"], "--store")):
        run = Run(*arguments)
        same((run.status, run.out), (2, ""))
        expect(word in run.error and len(lines(run.error)) == 1, f"{arguments}: {run.error}")
        expect(re.search("[一-鿿]", Run(*arguments, lang="zh_CN.UTF-8").error), "no Chinese")


def test_languages_of_the_environment():
    def speaks(environment):
        error = Run("score", "none.json", env=environment).error
        return "zh" if re.search("[一-鿿]", error) else "en"

    same(speaks({"LANG": "zh_CN.UTF-8"}), "zh")
    same(speaks({"LANG": "zh_TW"}), "zh")
    same(speaks({"LANG": "de_DE.UTF-8"}), "en")
    same(speaks({}), "en")
    same(speaks({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}), "en")
    same(speaks({"LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8"}), "zh")
    same(speaks({"LANG": "C", "LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": ""}), "zh")


def test_help_in_both_languages():
    for command in ("sample", "score", "catalogue", "report", "import", "export", "log", "verify", "conflicts", "erase", "repair"):
        for lang, word in (("C.UTF-8", "show this help"), ("zh_CN.UTF-8", "显示帮助")):
            run = Run(command, "--help", lang=lang)
            same((run.status, run.error), (0, ""))
            expect(word in run.out and command in run.out, run.out)
        expect(command in Run("--help").out)
    expect(re.fullmatch(r"plumbline \d+\.\d+\.\d+\n", Run("--version").out))


def test_output_that_can_not_be_written():
    with open("/dev/full", "w") as full:
        run = Run("score", GOOD, "--json", stdout=full)
    same(run.status, 1)
    expect("No space left" in run.error, run.error)
    closed = subprocess.run(["sh", "-c", f'"{PLUMBLINE}" score "{GOOD}" --json >&-'], stderr=subprocess.PIPE)
    same(closed.returncode, 1)
    expect(closed.stderr, "no message")
    reader, writer = os.pipe()
    os.close(reader)
    same(Run("sample", NYC, "--seed", "x", stdout=writer).status, 1)
    os.close(writer)


# --- store ----------------------------------------------------------------------------------------------------------


def test_import_then_export_gives_the_same_audit():
    store_with_audit()
    exported = store("export", "--audit", AUDIT)
    same(exported.status, 0)
    pathlib.Path("e.json").write_text(exported.out)
    same(Run("score", "e.json", "--json").out, Run("score", GOOD, "--json").out)
    wanted = json.loads(GOOD.read_text(), parse_float=str, parse_int=str)
    got = json.loads(exported.out, parse_float=str, parse_int=str)
    for member in wanted:
        same(got[member], wanted[member])
    same(store("export", "--audit", AUDIT, "--out", "o.json").status, 0)
    same(pathlib.Path("o.json").read_text(), exported.out)


def test_importing_again_changes_nothing_and_a_change_is_one_change():
    store_with_audit()
    same(store("import", GOOD, "--json").json()["changes"], 0)
    pathlib.Path("c.json").write_text(GOOD.read_text().replace('"1.3.1": {"likert": 4', '"1.3.1": {"likert": 2'))
    same(store("import", "c.json", "--json").json()["changes"], 1)
    same(json.loads(store("export", "--audit", AUDIT).out)["evaluations"][0]["answers"]["1.3.1"]["likert"], 2)
    log = store("log", "--audit", AUDIT, "--json").json()["changes"]
    same(log[-1]["entity"], {"kind": "answer", "key": "E1/1.3.1"})
    same([(f["field"], f["value"]) for f in log[-1]["fields"]], [("likert", 2)])
    same([c["number"] for c in log], list(range(1, len(log) + 1)))
    expect(len(lines(store("log", "--audit", AUDIT).out)) == len(log))


def test_verify_and_conflicts_of_a_sound_store():
    store_with_audit()
    same(store("verify", "--json").json(), {"ok": True, "findings": [], "attachments": {"here": 0, "absent": 0, "erased": 0}})
    same(store("conflicts", "--audit", AUDIT, "--json").json()["conflicts"], [])


def test_commands_on_one_store_at_the_same_time_wait_for_each_other():
    pin_file()
    command = [PLUMBLINE, "import", "--store", "store", "--pin-file", "pin", GOOD]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate() for process in both]
    expect(all(process.returncode == 0 for process in both), outputs)
    origins = {output.rsplit(" ", 1)[-1] for output, _ in outputs}
    same(len(origins), 1)
    same(store("verify", "--json").json()["ok"], True)


def test_everything_unconfirmed_as_one_file():
    store_with_audit()
    made = store("import", GOOD, "--json").json()
    pin_file("phrase", "a long passphrase")
    written = store("export", "--unconfirmed", "--out", "parcel", "--passphrase-file", "phrase", "--json").json()
    expect(written["changes"] > 10, written)
    audit = json.loads(GOOD.read_text())
    for plain in (audit["organisation"]["name"], audit["projects"][0]["name"], AUDIT):  # long enough that chance makes none
        expect(len(plain.encode()) >= 8 and plain.encode() not in pathlib.Path("parcel").read_bytes(), plain)
    other = lambda *arguments: Run(arguments[0], "--store", "other", "--pin-file", "pin", *arguments[1:])
    taken = other("import", "parcel", "--passphrase-file", "phrase", "--json").json()
    same((taken["changes"], taken["repeated"], taken["refused"]), (written["changes"], 0, 0))
    taken = other("import", "parcel", "--passphrase-file", "phrase", "--json").json()
    same((taken["changes"], taken["repeated"]), (0, written["changes"]))
    same(other("export", "--audit", AUDIT).out, store("export", "--audit", AUDIT).out)
    pin_file("wrong", "another passphrase")
    run = other("import", "parcel", "--passphrase-file", "wrong")
    expect(run.status != 0 and "parcel" in run.error, run.error)
    expect("--out" in store("export", "--unconfirmed").error)


def test_erasing_a_person():
    store_with_audit()
    audit = json.loads(store("export", "--audit", AUDIT).out)
    person = audit["evaluations"][0]
    expect(person["by"]["name"], person)
    before = Run("score", GOOD, "--json").json()["service"]
    expect("--reason" in store("erase", "--audit", AUDIT, "--evaluation", person["id"]).error)
    erased = store("erase", "--audit", AUDIT, "--evaluation", person["id"], "--reason", "asked", "--json").json()
    expect(erased["erased"] >= 1, erased)
    exported = store("export", "--audit", AUDIT)
    pathlib.Path("e.json").write_text(exported.out)
    expect(not json.loads(exported.out)["evaluations"][0]["by"].get("name"), exported.out)
    same(Run("score", "e.json", "--json").json()["service"], before)
    same(store("verify", "--json").json(), {"ok": True, "findings": [], "attachments": {"here": 0, "absent": 0, "erased": 0}})
    same(store("erase", "--audit", AUDIT, "--evaluation", "nobody", "--reason", "asked").status, 2)
    run = store("erase", "--audit", AUDIT, "--attachment", "ab" * 32, "--reason", "asked")
    expect(run.status == 2 and "--attachment" in run.error, run.error)
    expect(store("erase", "--audit", AUDIT, "--attachment", "ab" * 32, "--project", "P1", "--reason", "asked").status != 0)


def test_repair_of_a_store_without_its_header():
    store_with_audit()
    exported = store("export", "--audit", AUDIT).out
    with open("store/store.db", "r+b") as file:
        file.write(bytes(100))
    run = store("export", "--audit", AUDIT)
    expect(run.status == 1 and "plumbline repair" in run.error, run.error)
    report = store("repair", "--json").json()
    same((report["missing"], report["new_origin"]), (0, False))
    expect(os.path.exists(report["kept_aside"] + "/store.db"))
    same(store("export", "--audit", AUDIT).out, exported)
    same(store("verify", "--json").json(), {"ok": True, "findings": [], "attachments": {"here": 0, "absent": 0, "erased": 0}})


def test_verify_of_a_damaged_store():
    store_with_audit()
    files = [p for p in pathlib.Path("store").rglob("*") if p.is_file() and p.stat().st_size > 8192]
    expect(files, "no large file in the store")
    largest = max(files, key=lambda p: p.stat().st_size)
    data = bytearray(largest.read_bytes())
    for at in range(4096 + 100, len(data), 64):
        data[at] ^= 0x55
    largest.write_bytes(data)
    run = store("verify")
    same(run.status, 1)
    expect(run.error.strip(), "no message")


def test_pins():
    run = Run("import", "--store", "store", GOOD)
    same(run.status, 2)
    expect("--pin-file" in run.error and not os.path.exists("store"), run.error)
    for mode in (0o640, 0o604, 0o644, 0o660):
        run = Run("import", "--store", "store", "--pin-file", pin_file(mode=mode), GOOD)
        same(run.status, 2)
        expect("chmod 600" in run.error and not os.path.exists("store"), run.error)
    same(Run("import", "--store", "store", "--pin-file", "none", GOOD).status, 2)
    same(Run("import", "--store", "store", "--pin-file", pin_file("empty", ""), GOOD).status, 2)
    store_with_audit()
    wrong = Run("verify", "--store", "store", "--pin-file", pin_file("wrong", "0000"))
    same(wrong.status, 1)
    expect("PIN" in wrong.error, wrong.error)


def test_a_pin_typed_on_a_terminal_is_not_echoed():
    store_with_audit()
    main, terminal = pty.openpty()
    process = subprocess.Popen([PLUMBLINE, "verify", "--store", "store"], stdin=terminal, stdout=terminal, stderr=terminal,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
    shown = b""
    while b"PIN: " not in shown:
        shown += os.read(main, 1024)
    os.write(main, b"2580\n")
    process.wait(timeout=60)
    os.set_blocking(main, False)
    try:
        shown += os.read(main, 4096)
    except BlockingIOError:
        pass
    same(process.returncode, 0)
    expect(b"sound" in shown and b"2580" not in shown, shown)
    os.close(main)
    os.close(terminal)


def test_faulty_audits_leave_no_store():
    pin_file()
    run = Run("import", "--store", "store", "--pin-file", "pin", CASES / "audit/17-every-fault-at-once/audit.json")
    same(run.status, 2)
    expect(not os.path.exists("store"), "a store was made")


def test_audits_and_stores_that_are_not_there():
    store_with_audit()
    for command in ("export", "log", "conflicts"):
        run = store(command, "--audit", "nope")
        same(run.status, 2)
        expect("nope" in run.error, run.error)
        run = Run(command, "--store", "elsewhere", "--pin-file", "pin", "--audit", AUDIT)
        same(run.status, 2)
        expect("elsewhere" in run.error and not os.path.exists("elsewhere"), run.error)


# --- report ---------------------------------------------------------------------------------------------------------


def report_of(audit, *more):
    run = Run("report", audit, "--xlsx", "r.xlsx", "--csv", "r.csv", *more)
    same(run.status, 0)
    with open("r.csv", newline="", encoding="utf-8-sig") as file:
        return Workbook("r.xlsx"), list(csv.reader(file))


class Workbook:
    """Texts of all cells as a program reads them, and that each is a text."""

    def __init__(self, path):
        archive = zipfile.ZipFile(path)
        same(archive.testzip(), None)
        strings = ["".join(t.text or "" for t in si.iter(SHEET + "t")) for si in xml.fromstring(archive.read("xl/sharedStrings.xml"))]
        self.names = [s.get("name") for s in xml.fromstring(archive.read("xl/workbook.xml")).iter(SHEET + "sheet")]
        self.sheets = []
        for number in range(1, len(self.names) + 1):
            root = xml.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            expect(not list(root.iter(SHEET + "f")), f"a formula in sheet {number}")
            cells = {}
            for cell in root.iter(SHEET + "c"):
                value = cell.find(SHEET + "v")
                if value is not None:
                    cells[cell.get("r")] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
            self.sheets.append(cells)

    def texts(self):
        return [unescaped(v) for sheet in self.sheets for v in sheet.values() if isinstance(v, str)]

    def sheet(self, name):
        return self.sheets[self.names.index(name)]


def unescaped(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def test_report_runs_no_formula_and_keeps_ids():
    audit = CASES / "output/01-formulas-and-leading-zeros/audit.json"
    wanted = json.loads((audit.parent / "expected.json").read_text())
    workbook, rows = report_of(audit)
    texts, cells = set(workbook.texts()), [cell for row in rows for cell in row]
    for text in wanted["ids"] + wanted["texts"]:
        expect(text in texts, f"XLSX lacks {text!r}")
        guarded = text.startswith(tuple("=+-@\t\r\n＝＋－＠"))
        expect(("'" + text if guarded else text) in cells, f"CSV lacks {text!r}")
        expect(not guarded or text not in cells, f"CSV would run {text!r}")
    expect(not [c for c in cells if c.startswith(tuple("=+-@\t\r\n＝＋－＠"))], "a cell that a spreadsheet runs")
    expect(pathlib.Path("r.csv").read_bytes().startswith(b"\xef\xbb\xbf"))
    projects = workbook.sheet("项目清单")
    same([projects[f"B{i}"] for i in range(3, 11)], wanted["ids"])


def test_score_sheet_has_the_shape_of_appendix_1():
    workbook, rows = report_of(CASES / "audit/20-one-month-falls-short/audit.json")
    same(workbook.names, ["结果", "评分表", "管理要求", "样本", "项目清单", "月度数据", "评价1"])
    sheet = workbook.sheet("评分表")
    same((sheet["A3"], sheet["D3"], sheet["E3"], sheet["G3"], sheet["E4"], sheet["H4"]),
         ("评价内容", "应得分", "服务管理成熟度", "服务特性测评", "是否涉及", "实际得分"))
    with open(SHARED / "spec/items.csv", newline="") as file:
        items = list(csv.DictReader(file))
    for row, item in enumerate(items, 5):
        expect(sheet[f"C{row}"].startswith(item["code"] + " "), sheet[f"C{row}"])
        same((sheet[f"D{row}"], sheet[f"E{row}"], sheet[f"F{row}"]), (5, "√", 4))
        same((sheet[f"G{row}"], sheet[f"H{row}"]), ("√", 4) if item["in_service"] == "1" else ("/", "/"))
    same([(sheet[f"A{r}"], sheet[f"F{r}"], sheet[f"H{r}"]) for r in (57, 58, 59)],
         [("总计应得", 260, 170), ("总计实得分", 208, 136), ("评分", 80, 80)])
    evaluation = workbook.sheet("评价1")
    same(evaluation["B2"], "E1")
    same((evaluation["A10"], evaluation["G10"]), ("1.3.1", 4))


def test_figures_of_the_report_are_cut():
    workbook, rows = report_of(CASES / "audit/15-fifty-nine-point-nine-nine-five/audit.json")
    same(workbook.sheet("评分表")["H59"], 59.99)
    expect(any("59.99（= 11999/200）" in text for text in workbook.texts()))
    expect(any(row[11] == "服务特性测评" and row[15] == "59.99" for row in rows))


def test_report_with_history():
    store_with_audit()
    workbook, rows = report_of(GOOD, "--store", "store", "--pin-file", "pin")
    same(workbook.names[-1], "修改记录")
    expect(any(row[0] == "修改记录" for row in rows))


def test_report_of_odd_texts():
    audit = json.loads((CASES / "audit/20-one-month-falls-short/audit.json").read_text())
    audit["projects"][0]["name"] = "a\u0000b\u0001c_x0041_<&>\"'"
    audit["organisation"]["name"] = "长" * 40000
    audit["evaluations"][0]["id"] = "E[1]:*?/\\"
    pathlib.Path("a.json").write_text(json.dumps(audit))
    workbook, rows = report_of("a.json")
    expect("a␀b\x01c_x0041_<&>\"'" in workbook.texts(), "name")
    expect("E[1]:*?/\\" in workbook.texts(), "evaluation id")


def test_reports_that_can_not_be_written():
    same(Run("report", GOOD).status, 2)
    run = Run("report", GOOD, "--xlsx", "nowhere/r.xlsx")
    expect(run.status in (1, 2) and "nowhere/r.xlsx" in run.error, run.error)
    pathlib.Path("old.csv").write_text("old")
    run = Run("report", CASES / "audit/17-every-fault-at-once/audit.json", "--csv", "old.csv")
    same((run.status, pathlib.Path("old.csv").read_text()), (2, "old"))
    run = Run("report", GOOD, "--csv", "/dev/full/x.csv")
    expect(run.status in (1, 2), run.error)
    same([p for p in os.listdir(".") if p.startswith("old.csv.")], [])


def test_files_are_readable_like_others():
    old = os.umask(0o022)
    same(Run("report", GOOD, "--csv", "r.csv").status, 0)
    os.umask(old)
    same(os.stat("r.csv").st_mode & 0o777, 0o644)


# --- manual and completion ------------------------------------------------------------------------------------------


def test_manual_and_completion_name_every_command_and_option():
    manual = (SOURCE / "docs/man/plumbline.1").read_text()
    completion = (SOURCE / "platform/linux/completions/plumbline").read_text()
    for command in re.findall(r"^  (\w+)  ", Run("--help").out, re.M):
        expect(command in manual and command in completion, command)
        for option in re.findall(r"--[a-z-]+", Run(command, "--help").out):
            expect(option in manual.replace("\\-", "-"), f"manual lacks {option} of {command}")
            expect(option in completion, f"completion lacks {option} of {command}")


def test_completion():
    script = f"""source {SOURCE}/platform/linux/completions/plumbline
COMP_WORDS=(plumbline "$@"); COMP_CWORD=$#; _plumbline; echo "${{COMPREPLY[@]}}" """
    complete = lambda *words: subprocess.run(["bash", "-c", script, "bash", *words], capture_output=True, text=True).stdout.split()
    same(complete("sc"), ["score"])
    same(complete("sample", "--s"), ["--seed", "--size"])
    pathlib.Path("audit.json").write_text("")
    pathlib.Path("list.csv").write_text("")
    same(complete("score", "a"), ["audit.json"])


def main():
    passed = failed = 0
    wanted = sys.argv[4:]
    for name, test in list(globals().items()):
        if not name.startswith("test_") or (wanted and name not in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                test()
                passed += 1
            except Exception:
                failed += 1
                print(f"FAIL {name}\n{traceback.format_exc()}")
            os.chdir("/")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
