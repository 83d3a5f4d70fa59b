#!/usr/bin/env python3
"""An audit of the New York list from its import to the signed result, through the window: network off and on, kill -9 in the
middle of a customer's answers, a second tablet that records one field differently, reports in two languages.

Usage: whole_audit_test.py --build DIR [--pictures DIR]. Prints a line a step and "N passed, N failed". Most of the 45 projects
are taken over from an audit file, as from paper; what an auditor and a customer do with their hands is done by real gestures.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "platform/linux/demo"))
import steps  # noqa: E402
import visit  # noqa: E402
from steps import expect  # noqa: E402
from world import LIST, PIN, Programs, Server, Tablet  # noqa: E402

SEED = "20261125-6-2-5-1"
LEAD, SECOND, CUSTOMER = "李审核", "王审核", "陈女士"
QUESTIONS = visit.SERVICE_ITEMS
STROKES = ("0.1,0.5 0.2,0.3 0.3,0.7 0.4,0.4", "0.5,0.3 0.6,0.7 0.8,0.3")
ENGLISH = ("--language", "en")


def bare(text):
    """Without what a page breaks its lines and sets its words apart with."""
    return re.sub(r"\s+", "", text)


class WholeAudit:
    """The steps share a server and two tablets; they run in the order in which they stand."""

    def __init__(self, programs, folder, pictures):
        self.programs, self.folder = programs, folder
        self.server = Server(programs, folder / "server")
        self.first = Tablet(programs, folder / "first", pictures)
        self.second = Tablet(programs, folder / "second", pictures)

    def close(self):
        if self.server.process is not None:
            self.server.kill()

    def step_1_import_and_draw_in_the_window(self):
        draw = json.loads(self.programs.run("plumbline", "sample", LIST, "--seed", SEED, "--json").stdout)
        with self.first.locked_app(*ENGLISH) as app:
            app.do(f"type auditorField {LEAD}", f"type pinField {PIN}", f"type pinRepeatField {PIN}", "tap unlockButton",
                   "tap newAuditButton", "type organisationField 纽约学校建设局", "tap newAuditConfirm", "tap planningButton",
                   "tap chooseListButton", f"type importListPath {LIST}", "tap importListConfirm", "tap useListButton",
                   "waitFor frameHash")
            frame = app.do("print frameHash text")
            app.do("tap hashNotedButton", f"type seedField {SEED}", "tap drawButton", "waitFor recordDrawButton",
                   "screenshot whole-1-draw.png", "tap recordDrawButton", "waitFor projectList count 45", "quit")
            app.end()
        refusal = self.first.plumbline("export", "--audit", "none", expect=None).stderr  # names the audits that there are
        self.audit = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", refusal).group()
        audit = self.exported(self.first)
        self.drawn = audit["sample"]["drawn"]
        expect(len(audit["projects"]) == 598, f"{len(audit['projects'])} projects")
        expect(frame == draw["frame"] and self.drawn == draw["drawn"], "the window draws otherwise than the command line")

    def step_2_enrolled_then_without_network(self):
        self.server.start()
        with self.first.app(*ENGLISH) as app:
            visit.enrol(app, self.server.enroll("li", "lead", "--all-audits"))
            visit.wait_confirmed(app)
            app.do("tap back", "waitFor projectList")
            app.quit()
        self.second.agent("--enrol", self.server.enroll("wang", "auditor", "--audit", self.audit), "--once")
        self.server.stop()
        with self.first.app(*ENGLISH) as app:
            app.do(f"tap project-{self.drawn[0]}", "tap signInButton", "tap observeButton")
            visit.answer(app, [4, 5, 4])
            visit.to_overview(app)
            app.quit()
        answers = self.evaluation_of(self.drawn[0])["answers"]
        expect(len(answers) == QUESTIONS, f"{len(answers)} of the observation's answers")

    def step_3_kill_in_the_middle_of_a_customers_answers(self):
        with self.first.app(*ENGLISH) as app:
            app.do("waitFor projectList", f"tap project-{self.drawn[1]}", "tap customerButton", f"type customerNameField {CUSTOMER}",
                   "tap customerConfirm", "tap noticeAccept")
            self.answer_questions(app, 1, 12)
            app.do(f"waitFor customerProgress text Question 13 of {QUESTIONS}")
            app.kill()
        with self.first.app(*ENGLISH) as app:
            app.do(f"waitFor customerProgress text Question 13 of {QUESTIONS}", "key Escape", "key Back", "key Alt+Left",
                   f"waitFor customerProgress text Question 13 of {QUESTIONS}", "waitGone back", "waitGone statusButton",
                   "tap forAuditorButton", "type customerPinField 0000", "tap pinConfirm", "waitFor customerPage", "tap pinCancel",
                   "waitGone customerPinField", "screenshot whole-2-locked.png")
            self.answer_questions(app, 13, QUESTIONS)
            app.do("tap reviewDone", *(f"draw signaturePad {stroke}" for stroke in STROKES), "tap handInButton", "tap doneForAuditor",
                   f"type customerPinField {PIN}", "tap pinConfirm", "waitFor leavePhotos", "tap back", "waitFor projectList")
            app.quit()
        evaluation = self.evaluation_of(self.drawn[1])
        expect(len(evaluation["answers"]) == QUESTIONS, f"{len(evaluation['answers'])} of the customer's answers")
        expect(evaluation["by"] == {"kind": "customer", "name": CUSTOMER}, f"by {evaluation['by']}")

    def step_4_headquarters_on_two_tablets_apart(self):
        with self.first.app(*ENGLISH) as app:
            visit.grade_all(app, self.programs, 4)
            visit.conclude(app, "certificate seen, staff list counted")
            app.do("tap section-projects", "waitFor projectList")
            app.quit()
        with self.second.app(*ENGLISH, "--open", self.audit) as app:
            app.do("tap section-management", "tap level-1.1.1-2", "waitFor gradedCount text 1 of 52 graded", "tap more-1.1.1",
                   "type managementNote 消防器材过期 extinguisher out of date", "tap detailsConfirm", "tap section-projects")
            app.quit()
        self.server.start()
        for tablet in (self.second, self.first, self.second):
            tablet.agent("--once")
        for tablet in (self.first, self.second):
            fields = [conflict["field"] for conflict in self.conflicts(tablet)]
            expect(fields == ["level"], f"conflicts in {fields}")

    def step_5_settled_in_one_tap(self):
        with self.first.app(*ENGLISH) as app:
            app.do("tap conflictsButton", "waitFor conflictList count 1", "screenshot whole-3-conflict.png")
            texts = [app.do(f"print conflictText0-{value}") for value in (0, 1)]
            mine = next(index for index, text in enumerate(texts) if "4" in text)
            app.do(f"tap settle0-{mine}", "waitFor noConflicts", "tap back", "waitGone conflictsButton", "tap statusButton")
            visit.wait_confirmed(app)
            app.do("tap back", "waitFor projectList")
            app.quit()
        self.second.agent("--once")
        for tablet in (self.first, self.second):
            expect(self.conflicts(tablet) == [], "a conflict is left")
            graded = self.exported(tablet)["management"]["1.1.1"]
            expect(graded == {"level": 4, "note": "消防器材过期 extinguisher out of date"}, f"1.1.1 is {graded}")

    def step_6_the_rest_from_paper_and_the_result(self):
        audit = self.exported(self.first)
        codes = list(self.evaluation_of(self.drawn[0])["answers"])
        for number, project in enumerate(self.drawn[2:]):
            audit["evaluations"].append({
                "id": f"paper-{number}", "project": project, "by": {"kind": "customer", "name": f"业主 {number}"},
                "at": "2026-11-25T10:00:00+08:00", "answers": {code: {"likert": 5 - (number + place) % 2} for place, code in enumerate(codes)}})
        file = self.folder / "paper.json"
        file.write_text(json.dumps(audit, ensure_ascii=False), encoding="utf-8")
        with self.first.app(*ENGLISH) as app:
            app.do("waitFor projectList", "tap back", "tap importAuditButton", f"type openFilePath {file}", "tap openFileConfirm",
                   "waitFor projectList count 45", "tap section-result",
                   "waitFor finality text Final: nothing is missing.", "waitFor verdict text Pass", "screenshot whole-4-result.png")
            stars, service = app.do("print stars value"), visit.service_shown(app)
            for button, name in (("reportZh", "report-zh.pdf"), ("reportEn", "report-en.pdf"), ("reportXlsx", "report.xlsx")):
                app.do(f"tap {button}", f"type reportPath {self.folder / name}", "tap reportConfirm",
                       f"waitFor reportSaved text Saved: {self.folder / name}")
            app.do("tap statusButton")
            visit.wait_confirmed(app)
            app.do("tap back", "waitFor verdict")
            app.quit()
        result = self.score(self.first)
        expect(result["final"] and result["result"] != "fail" and str(result["stars"]) == stars, f"{stars} stars in the window, {result['result']}")
        expect(result["service"]["score"] == service, f"service {service} in the window, {result['service']}")

    def step_7_reports(self):
        names = {"report-zh.pdf": ("售后服务认证审核报告", "最终结果", "附录 1 评价表", "抽样", "顾客签名", "记录摘要", "签署"),
                 "report-en.pdf": ("After-sales service audit report", "final", "Table of Appendix 1", "Sample", "Signatures of customers",
                                   "History in short", "Signatures")}
        for name, headings in names.items():
            # The font has one drawing for a character and its radical, and the file tells either.
            text = bare(unicodedata.normalize("NFKC", self.tool("pdftotext", self.folder / name, "-")))
            for heading in (*headings, SEED, CUSTOMER):
                expect(bare(heading) in text, f"{name} lacks {heading!r}")
            fonts = self.tool("pdffonts", self.folder / name).splitlines()[2:]
            expect(fonts and all(re.search(r"\byes\s+(yes|no)\s+(yes|no)\s", line) for line in fonts), f"{name}: fonts not embedded: {fonts}")
            # Width and height of each; one wide are the struts that keep rows whole.
            pictures = [line for line in self.tool("pdfimages", "-list", self.folder / name).splitlines()[2:] if int(line.split()[3]) > 1]
            expect(len(pictures) == 1, f"{name}: {len(pictures)} drawings, one customer signed here")
        self.first.plumbline("export", "--audit", self.audit, "--out", self.folder / "final.json")
        self.programs.run("plumbline", "report", self.folder / "final.json", "--xlsx", self.folder / "command.xlsx",
                          "--store", self.first.store, "--pin-file", self.first.pin_file)
        sheets = [self.sheets(self.folder / name) for name in ("report.xlsx", "command.xlsx")]
        expect(sheets[0] == sheets[1], "the tablet's workbook is not the command line's")

    def step_8_the_same_everywhere(self):
        self.second.agent("--once")
        self.server.stop()
        server = ("--store", self.server.data / "store")
        files = [self.first.export(self.audit), self.second.export(self.audit),
                 self.programs.run("plumbline", "export", *server, "--audit", self.audit).stdout]
        expect(files[0] == files[1] == files[2], "the audit files differ")
        for tablet in (self.first, self.second):
            tablet.plumbline("verify")
        self.programs.run("plumbline", "verify", *server)

    def answer_questions(self, app, first, last):
        for number in range(first, last + 1):
            app.do(f"waitFor customerProgress text Question {number} of {QUESTIONS}", f"tap step{4 + number % 2}")

    def exported(self, tablet):
        return json.loads(tablet.export(self.audit))

    def evaluation_of(self, project):
        return next(evaluation for evaluation in self.exported(self.first)["evaluations"] if evaluation["project"] == project)

    def conflicts(self, tablet):
        return json.loads(tablet.plumbline("conflicts", "--audit", self.audit, "--json").stdout)["conflicts"]

    def score(self, tablet):
        file = self.folder / "score.json"
        file.write_text(tablet.export(self.audit), encoding="utf-8")
        return json.loads(self.programs.run("plumbline", "score", file, "--json").stdout)

    @staticmethod
    def tool(*command):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60)
        expect(done.returncode == 0, f"{command[0]}: {done.stderr}")
        return done.stdout

    @staticmethod
    def sheets(workbook):
        """Name and text of each part, but for the moment at which the workbook was made."""
        with zipfile.ZipFile(workbook) as file:
            return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--pictures")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        whole = WholeAudit(Programs(arguments.build), pathlib.Path(folder), arguments.pictures)
        try:
            well = steps.run(whole, pathlib.Path(folder))
        finally:
            if arguments.pictures:
                for report in pathlib.Path(folder).glob("report*"):
                    (pathlib.Path(arguments.pictures) / report.name).write_bytes(report.read_bytes())
            whole.close()
    sys.exit(not well)


if __name__ == "__main__":
    main()
