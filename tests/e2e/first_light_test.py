#!/usr/bin/env python3
"""One audit from the project list to the stars through the real programs: window, daemon, command line, kill -9 of both.

Usage: first_light_test.py --build DIR. Prints a line a step and "N passed, N failed".
"""
import argparse
import json
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "platform/linux/demo"))
import steps  # noqa: E402
import visit  # noqa: E402
from steps import expect  # noqa: E402
from world import AUDIT_ID, LIST, Programs, Server, Tablet, make_audit  # noqa: E402

ENGLISH = ("--language", "en", "--open", AUDIT_ID)


class FirstLight:
    """The steps share a server and two tablets; they run in the order in which they stand."""

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.server = Server(programs, folder / "server")
        self.first = Tablet(programs, folder / "first")
        self.second = Tablet(programs, folder / "second")
        self.audit = make_audit(programs)
        self.drawn = self.audit["sample"]["drawn"]

    def close(self):
        if self.server.process is not None:
            self.server.kill()

    def step_1_sample_draws_45_of_598(self):
        done = self.programs.run("plumbline", "sample", LIST, "--seed", "first light", "--json")
        draw = json.loads(done.stdout)
        expect((draw["projects"], draw["required"], len(draw["drawn"])) == (598, 45, 45), f"drew {len(draw['drawn'])} of {draw['projects']}")
        expect("598" in done.stderr, f"standard error does not say how ids were made: {done.stderr!r}")

    def step_2_offline_observation_survives_kill(self):
        file = self.folder / "audit.json"
        file.write_text(json.dumps(self.audit, ensure_ascii=False), encoding="utf-8")
        self.first.plumbline("import", file)
        with self.first.app(*ENGLISH) as app:
            app.do("waitFor projectList count 45", f"tap project-{self.drawn[0]}", "tap observeButton")
            visit.answer(app, [4, 5, 3], last=11)
            app.do("waitFor itemTitle")
            app.kill()
        answers = json.loads(self.first.export())["evaluations"][0]["answers"]
        expect(len(answers) == 11, f"{len(answers)} answers after kill -9, 11 were shown as saved")

    def step_3_the_app_comes_back_and_goes_on(self):
        with self.first.app("--language", "en") as app:
            app.do("waitFor answeredCount text 11 of 34")
            visit.answer(app, [4, 5, 4], first=11)
            visit.to_overview(app)
            visit.grade_all(app, self.programs, 4)
            visit.conclude(app, "certificate seen, staff list counted")
            app.do("tap section-result", "waitFor verdict")
            shown = visit.service_shown(app)
            app.quit()
        result = self.score(self.first)
        expect(shown == result["service"]["score"], f"the window shows {shown} for service, the command {result['service']}")
        expect(result["management"]["score"] == "80.00" and result["management"]["level"] == 4, f"management {result['management']}")
        expect(len([m for m in result["missing"] if m["what"] == "evaluation"]) == 44, f"missing {result['missing'][:3]}")

    def step_4_enrolment_and_sync(self):
        self.server.start()
        with self.first.app(*ENGLISH) as app:
            visit.enrol(app, self.server.enroll("li", "lead", "--all-audits"))
            visit.wait_confirmed(app)
            app.do("tap back", "waitFor verdict")
            app.quit()
        self.second.agent("--enrol", self.server.enroll("wang", "auditor", "--audit", AUDIT_ID), "--once")
        expect(self.second.export() == self.first.export(), "the second tablet holds another audit")

    def step_5_both_record_offline_and_a_field_conflicts(self):
        for tablet, level, project in ((self.first, 5, self.drawn[1]), (self.second, 2, self.drawn[2])):
            with tablet.app(*ENGLISH) as app:
                app.do("tap statusButton")
                visit.switch_network(app, False)
                waiting = int(app.do("print unconfirmedCount"))
                app.do("tap back", "tap section-projects", "waitFor projectList", f"tap project-{project}", "tap observeButton")
                visit.answer(app, [level], last=5)
                visit.to_overview(app)
                app.do("tap section-management", f"tap level-1.1.1-{level}", "waitFor gradedCount text 52 of 52 graded",
                       "tap statusButton", "waitFor unconfirmedCount")
                visit.wait_until(app, "unconfirmedCount", lambda text: int(text) >= waiting + 7, "an evaluation, 5 answers and a level more")
                app.kill()
        for tablet in (self.first, self.second, self.first):
            tablet.agent("--once")
        for tablet in (self.first, self.second):
            conflicts = json.loads(tablet.plumbline("conflicts", "--audit", AUDIT_ID, "--json").stdout)
            shown = json.dumps(conflicts, ensure_ascii=False)
            expect("1.1.1" in shown and "5" in shown and "2" in shown, f"conflicts: {shown}")

    def step_6_daemon_killed_in_the_middle(self):
        change = json.loads(self.second.export())
        change["evaluations"].append({"id": "paper-1", "project": self.drawn[3], "by": {"kind": "customer", "name": "王女士"},
                                      "at": "2026-11-25T10:00:00+08:00", "answers": {"1.3.1": {"likert": 4}}})
        file = self.folder / "more.json"
        file.write_text(json.dumps(change, ensure_ascii=False), encoding="utf-8")
        self.second.plumbline("import", file)
        self.server.kill()
        away = self.second.agent("--once", expect=1)
        expect(away.stderr.strip() != "", "the agent says nothing while the server is away")
        self.server.start()
        self.second.agent("--once")
        self.server.kill()
        self.server.start()
        self.first.agent("--once")
        expect("paper-1" in self.first.export(), "what the server acknowledged before kill -9 is gone")

    def step_7_same_file_and_result_everywhere(self):
        self.server.stop()
        files = [self.first.export(), self.second.export(),
                 self.programs.run("plumbline", "export", "--store", self.server.data / "store", "--audit", AUDIT_ID).stdout]
        expect(files[0] == files[1] == files[2], "the audit files differ")
        results = {json.dumps(self.score_of(text), sort_keys=True) for text in files}
        expect(len(results) == 1, "the results differ")
        for tablet in (self.first, self.second):
            tablet.plumbline("verify")
        self.programs.run("plumbline", "verify", "--store", self.server.data / "store")

    def score_of(self, text):
        file = self.folder / "score.json"
        file.write_text(text, encoding="utf-8")
        return json.loads(self.programs.run("plumbline", "score", file, "--json").stdout)

    def score(self, tablet):
        return self.score_of(tablet.export())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    with tempfile.TemporaryDirectory() as folder:
        light = FirstLight(Programs(parser.parse_args().build), pathlib.Path(folder))
        try:
            well = steps.run(light, pathlib.Path(folder))
        finally:
            light.close()
    sys.exit(not well)


if __name__ == "__main__":
    main()
