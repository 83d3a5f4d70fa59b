#!/usr/bin/env python3
"""Customer mode through the real window: nothing but the PIN leads out of it, a kill leads back into it, and what was
handed in is signed and sealed. Usage: customer_test.py --build DIR [--pictures DIR]"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from window import AUDIT_ID, LANDSCAPE, PIN, PORTRAIT, SERVICE_ITEMS, WindowTest, main  # noqa: E402

STROKES = ("0.1,0.5 0.2,0.3 0.3,0.7 0.4,0.4", "0.5,0.3 0.6,0.7 0.8,0.3")
WAYS_OUT = ("Escape", "Back", "Alt+Left", "Alt+Home", "Ctrl+W", "Ctrl+Q", "Ctrl+Tab", "F5", "Home", "Menu", "Tab", "Shift+Tab", "Return")


class CustomerMode(WindowTest):
    def hand_over(self, app, name="王女士"):
        app.do("waitFor projectList count 45", f"tap project-{self.project}", "tap customerButton", f"type customerNameField {name}",
               "tap customerConfirm", "waitFor customerPage")

    def answer(self, app, first, last, level=4):
        """Questions first to last, one tap each; the next one comes by itself."""
        for number in range(first, last + 1):
            app.do(f"waitFor customerProgress text Question {number} of {SERVICE_ITEMS}", f"tap step{level}")

    def sign(self, app):
        app.do("tap reviewDone", "waitFor handInButton enabled false", *(f"draw signaturePad {stroke}" for stroke in STROKES),
               "waitFor handInButton enabled true")

    def give_back(self, app, button="doneForAuditor"):
        app.do(f"tap {button}", f"type customerPinField {PIN}", "tap pinConfirm", "waitFor observeButton")

    def evaluation(self):
        return json.loads(self.tablet.export())["evaluations"][0]

    def fields(self):
        """What the log says of the evaluation itself, the latest value of each field."""
        found = {}
        for change in self.log()["changes"]:
            if change["entity"]["kind"] == "evaluation":
                found.update({patch["field"]: patch.get("value") for patch in change["fields"]})
        return found

    def test_no_key_and_no_tap_leads_out(self):
        app = self.app()
        self.hand_over(app)
        for stage in ("noticeAccept", "step4"):
            for key in WAYS_OUT if stage == "step4" else WAYS_OUT[:-1]:
                app.do(f"key {key}", "waitFor customerPage", "waitGone back", "waitGone statusButton", "waitGone projectList")
            app.do(f"tap {stage}")
        app.do("tap forAuditorButton", "type customerPinField 1111", "tap pinConfirm", "waitFor customerPage", "waitFor customerPinField",
               "key Escape", "waitGone customerPinField", "waitFor customerPage")
        for wrong in ("2222", "3333"):
            app.do("tap forAuditorButton", f"type customerPinField {wrong}", "tap pinConfirm", "waitFor customerPinField", "tap pinCancel",
                   "waitGone customerPinField")
        app.do("tap forAuditorButton", f"type customerPinField {PIN}", "waitFor pinConfirm enabled false", "waitFor pinConfirm enabled true",
               "tap pinConfirm", "waitFor observeButton")

    def test_a_kill_comes_back_to_the_same_question(self):
        app = self.app()
        self.hand_over(app)
        app.do("tap noticeAccept")
        self.answer(app, 1, 11)
        app.do("waitFor customerProgress text Question 12 of 34", "print questionText", "waitFor customerPage kept true")
        app.kill()
        # Without the PIN nothing can be seen at all.
        locked = self.enterContext(self.tablet.locked_app())
        locked.do("waitFor pinField", "waitGone customerPage", "waitGone projectList")
        locked.kill()
        for arguments in ((), ("--open", AUDIT_ID)):
            app = self.enterContext(self.tablet.app(*arguments))
            app.do("waitFor customerProgress text Question 12 of 34", "key Escape", "waitFor customerPage", "waitGone projectList")
            app.kill()
        app = self.resume()
        self.answer(app, 12, SERVICE_ITEMS, 5)
        app.do("waitFor customerReview", "waitFor customerPage kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor customerReview", "tap review-1.3.1", "waitFor customerQuestion code 1.3.1", "tap step2", "waitFor customerReview")
        self.sign(app)
        app.do("waitFor customerPage kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor signaturePad", "waitFor handInButton enabled true", "tap handInButton",
               "waitFor customerSealed text Thank you. Your answers are sealed.")
        app.kill()
        app = self.resume()
        app.do("waitFor customerDone", "key Escape", "waitFor customerDone")
        self.give_back(app)
        app.quit()
        answers = self.evaluation()["answers"]
        self.assertEqual(answers["1.3.1"], {"likert": 2})
        self.assertEqual(sorted(answer["likert"] for answer in answers.values()), [2] + 10 * [4] + 23 * [5])
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)

    def test_what_was_handed_in_is_signed_sealed_and_flagged(self):
        app = self.app()
        self.hand_over(app)
        app.do("tap language-zh", "tap language-en", "tap noticeAccept")
        self.answer(app, 1, 5, 3)
        app.do("waitFor customerProgress text Question 6 of 34", "tap notForMe", "tap notForMe1",
               "waitFor customerProgress text Question 7 of 34", "tap customerPrevious", "waitFor notForMeShown", "tap customerNext")
        self.answer(app, 7, SERVICE_ITEMS, 3)
        app.do("waitFor customerReview")
        self.sign(app)
        app.do("tap signatureClear", "waitFor handInButton enabled false", "tap signatureBack")
        self.sign(app)
        app.do("tap handInButton", "waitFor customerSealed")
        self.give_back(app)
        app.do("waitFor quick0", "waitFor straight0 text 33 answers alike in a row", "waitGone handOver0", "tap openEvaluation0",
               "waitFor itemMap answered 34", "waitFor step3 enabled false", "waitFor notInvolvedButton enabled false", "quit")
        app.end()
        fields = self.fields()
        self.assertRegex(fields["signature"], "^[0-9a-f]{64}$")
        self.assertEqual(fields["language"], "en")
        self.assertRegex(fields["notice.at"], r"^\d{4}-\d\d-\d\dT")
        self.assertIs(fields["submitted"], True)
        self.assertEqual(self.evaluation()["by"]["name"], "王女士")
        self.assertEqual(self.tablet.plumbline("verify").returncode, 0)

    def test_the_language_is_the_customers_choice_and_the_auditor_gets_the_own_one_back(self):
        app = self.app()
        self.hand_over(app)
        app.do("tap language-zh", "waitFor noticeAccept text 我已阅读，参加评价", "waitFor customerPage kept true")
        app.kill()
        app = self.resume()
        app.do("waitFor noticeAccept text 我已阅读，参加评价", "tap noticeAccept", "waitFor customerProgress text 第 1 题，共 34 题")
        self.give_back(app, "forAuditorButton")
        app.do("waitFor observeButton text My own observation", "tap handOver0", "waitFor noticeAccept", "quit")
        app.end()
        self.assertEqual(self.fields()["language"], "zh")

    def test_pictures(self):
        for language, size in (("zh", LANDSCAPE), ("en", PORTRAIT), ("zh", PORTRAIT), ("en", LANDSCAPE)):
            with self.subTest(language=language, size=size):
                app = self.app(language, size)
                shot = lambda name: f"screenshot customer-{name}-{language}-{size}.png"  # noqa: E731
                self.hand_over(app)
                app.do(shot("1-notice"), "tap noticeAccept", "waitFor customerQuestion", "tap step4", "waitFor customerQuestion settled true",
                       shot("2-question"), "tap notForMe", "waitFor notForMe1", shot("3-not-for-me"), "tap notForMeCancel")
                for _ in range(2, SERVICE_ITEMS + 1):
                    app.do("tap step4", "waitFor customerQuestion settled true") if _ < SERVICE_ITEMS else app.do("tap step5")
                app.do("waitFor customerReview", shot("4-review"))
                self.sign(app)
                app.do(shot("5-signature"), "tap handInButton", "waitFor doneForAuditor enabled true", shot("6-done"), "tap doneForAuditor",
                       "waitFor customerPinField", shot("7-pin"), f"type customerPinField {PIN}", "tap pinConfirm", "waitFor quick0",
                       shot("8-flags"), "tap back", "quit")
                app.end()


if __name__ == "__main__":
    main()
