#!/usr/bin/env python3
"""Several daemons side by side on one PostgreSQL. See harness.py, by which the other suites run on one too."""
import base64
import contextlib
import json
import re
import shutil
import signal
import subprocess
import time
import unittest

import attachments_test
import harness as base
from forwarder import Forwarder

LOOK_SECONDS = 0.01


class SideBySide(unittest.TestCase):
    """Two daemons, two data folders, one database; tablets reach them through one address."""

    def setUp(self):
        self.site = attachments_test.Attachments()
        self.site.setUp()
        self.addCleanup(self.site.tearDown)
        self.folders = [self.site.folder / "one", self.site.folder / "two"]
        self.site.urls = dict.fromkeys(self.folders, base.cluster().database())
        self.site.data = self.folders[0]
        self.daemons = [self.site.serve(data=folder) for folder in self.folders]
        self.door = Forwarder(self.daemons[0].port)
        self.addCleanup(self.door.close)

    def through(self, number):
        self.door.target = self.daemons[number].port

    def enrol(self, store, user="anna"):
        link = self.site.invite(user, "--role", "lead", "--all-audits", "--address", f"127.0.0.1:{self.door.port}")
        self.site.agent(store, "--enrol", link, "--once")

    def export(self, store):
        return self.site.plumbline("export", store, "--audit", "A-1")

    def catches_up(self, number):
        """Waits until this daemon's replica has all that the database has: it fetches that by itself."""
        shared = int(base.cluster().ask(self.site.urls[self.folders[number]], "SELECT count(*) FROM changes"))
        deadline = time.monotonic() + base.TIMEOUT
        while (held := self.changes_at(number)) != shared:
            self.assertLess(time.monotonic(), deadline, f"it has {held} of {shared} changes")
            time.sleep(LOOK_SECONDS)

    def changes_at(self, number):
        done = base.run(base.SYNCD, "admin", "--data", str(self.folders[number]), "--json", "audits")
        return sum(audit["changes"] for audit in json.loads(done.stdout)["audits"])

    def held_by(self, number):
        """The audit as this daemon's replica has it: the daemon ends for that."""
        self.catches_up(number)
        self.assertEqual(self.daemons[number].end(), 0)
        return base.run(base.PLUMBLINE, "export", "--store", str(self.folders[number] / "store"), "--audit", "A-1").stdout

    def verify(self, number):
        base.run(base.PLUMBLINE, "verify", "--store", str(self.folders[number] / "store"))

    def test_one_authority_and_one_registry(self):
        self.assertEqual(self.daemons[0].ca, self.daemons[1].ca)
        self.site.write("a", base.audit())
        self.enrol("a")
        self.through(1)
        self.site.agent("a", "--once")  # the other daemon knows the device
        devices = [json.loads(base.run(base.SYNCD, "admin", "--data", str(folder), "--json", "devices").stdout)
                   for folder in self.folders]
        self.assertEqual(devices[0], devices[1])

    def test_a_change_reaches_tablets_of_the_other_daemon(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        self.through(1)
        self.enrol("b", "bert")
        self.assertEqual(self.export("b"), self.export("a"))
        with self.follow("b") as states:
            next(state for state in states if state == "live")
            wal = next((self.site.folder / "b").glob("*-wal"))
            before = wal.stat().st_mtime_ns
            self.through(0)
            self.site.write("a", base.audit(answers=40, level=5))
            self.site.agent("a", "--once")
            deadline = time.monotonic() + base.TIMEOUT
            while wal.stat().st_mtime_ns == before:  # its disk has it
                self.assertLess(time.monotonic(), deadline, "the change did not come")
                time.sleep(LOOK_SECONDS)
        self.assertEqual(self.export("b"), self.export("a"))

    def test_a_change_is_at_the_other_daemon_within_a_second(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        self.through(1)
        self.enrol("b", "bert")
        with self.follow("b") as states:
            next(state for state in states if state == "live")
            wal = next((self.site.folder / "b").glob("*-wal"))
            self.through(0)
            for level in (1, 2, 3):
                before = wal.stat().st_mtime_ns
                self.site.write("a", base.audit(level=level))
                self.site.agent("a", "--once")
                acknowledged = time.monotonic()
                while wal.stat().st_mtime_ns == before:
                    self.assertLess(time.monotonic() - acknowledged, 1)
                    time.sleep(LOOK_SECONDS)

    @contextlib.contextmanager
    def follow(self, store):
        """An agent that stays connected; gives the states that it reports."""
        follower = subprocess.Popen(
            [base.SYNCD, "agent", "--store", str(self.site.folder / store), "--pin-file", str(self.site.pin), "--follow", "--json"],
            stdout=subprocess.PIPE, text=True)
        try:
            yield (json.loads(line)["state"] for line in follower.stdout)
        finally:
            follower.terminate()
            self.assertEqual(follower.wait(base.TIMEOUT), 0)
            follower.stdout.close()

    def test_a_tablet_goes_on_at_the_other_daemon_at_once(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        for turn in range(6):  # each time the other daemon has hardly heard of the last
            self.through(turn % 2)
            self.site.write("a", base.audit(answers=10 + 10 * turn, level=1 + turn % 5))
            self.site.agent("a", "--once")
        kept = self.export("a")
        self.assertEqual(self.held_by(0), kept)
        self.assertEqual(self.held_by(1), kept)
        self.verify(0)
        self.verify(1)

    def test_a_restored_tablet_goes_on_at_the_other_daemon(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        shutil.copytree(self.site.folder / "a", self.site.folder / "restored")
        self.site.write("a", base.audit(level=1))
        self.site.agent("a", "--once")
        self.through(1)
        self.site.write("restored", base.audit(level=5, answers=6))  # under numbers that are taken
        self.site.agent("restored", "--once")
        self.through(0)
        self.site.agent("a", "--once")
        kept = re.findall(r"(used meanwhile|other value): (\d)", self.site.plumbline("conflicts", "a", "--audit", "A-1"))
        self.assertEqual(kept, [("used meanwhile", "5"), ("other value", "1")])
        for number in (0, 1):
            self.assertEqual(self.held_by(number), self.export("a"))
            self.verify(number)

    def test_attachments_are_at_every_daemon(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        photo = self.site.photo("p.jpg", 3_000_000)
        name, = self.site.attach("a", "anna", photo)
        self.site.agent("a", "--once")
        self.through(1)
        self.enrol("b", "bert")
        self.assertTrue(self.site.has("b", name))

    def test_a_damaged_attachment_is_found(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        name, = self.site.attach("a", "anna", self.site.photo("p.jpg", 3_000_000))
        self.site.agent("a", "--once")
        self.assertIn("All is well", self.site.admin("verify").stdout)
        base.cluster().ask(self.site.urls[self.folders[0]],
                           "UPDATE attachment_chunks SET content=set_byte(content, 7, 255 - get_byte(content, 7)) WHERE number=1")
        self.assertIn(name, self.site.admin("verify", status=1).stdout)

    def test_an_upload_goes_on_at_the_other_daemon(self):
        self.site.write("a", base.audit())
        self.enrol("a")
        photo = self.site.photo("p.jpg", 400_000)
        name, = self.site.attach("a", "anna", photo)
        self.site.agent("a", "--once", "--metered")
        content = photo.read_bytes()
        device = self.site.identity("anna")  # both daemons are one authority's
        piece = {"Content-Type": "application/offset+octet-stream"}
        create = {"Upload-Length": str(len(content)), "Upload-Metadata": self.site.metadata("A-1", name)}
        where = self.site.tus(device, "POST", "/attachments/v1", create)[1]["Location"]
        for start, daemon in ((0, 0), (100_000, 1), (200_000, 0)):
            self.site.daemons = [self.daemons[1 - daemon], self.daemons[daemon]]  # the last is asked
            self.assertEqual(self.site.tus(device, "HEAD", where, {})[1]["Upload-Offset"], str(start))
            self.assertEqual(self.site.tus(device, "PATCH", where, {**piece, "Upload-Offset": str(start)},
                                           content[start:start + 100_000])[0], 204)
        self.daemons[0].end(signal.SIGKILL)
        self.site.daemons = self.daemons
        self.assertEqual(self.site.tus(device, "PATCH", where, {**piece, "Upload-Offset": "300000"}, content[300_000:])[0], 204)
        audit64 = {"Plumbline-Audit": base64.b64encode(b"A-1").decode()}
        self.assertEqual(self.site.tus(device, "GET", "/attachments/v1/content/" + name, audit64)[2], content)

    def test_one_dump_holds_everything(self):
        self.site.write("a", base.audit(answers=200))
        self.enrol("a")
        name, = self.site.attach("a", "anna", self.site.photo("p.jpg", 3_000_000))
        self.site.agent("a", "--once")
        for daemon in self.daemons:
            daemon.end(signal.SIGKILL)
        restored = base.cluster().copy(self.site.urls[self.folders[0]])
        fresh = self.site.folder / "fresh"
        self.site.urls[fresh] = restored
        port = self.door.target
        daemon = self.site.serve(data=fresh)
        self.door.target = daemon.port
        self.assertNotEqual(port, daemon.port)
        self.site.agent("a", "--once")  # it trusts it: the same authority
        self.site.data = fresh
        self.enrol("b", "bert")
        self.assertEqual(self.export("b"), self.export("a"))
        self.assertTrue(self.site.has("b", name))

    def test_erased_personal_data_is_in_no_table(self):
        def named():
            return base.cluster().ask(self.site.urls[self.folders[0]], "SELECT count(*) FROM changes WHERE "
                                      "position(convert_to('慕容', 'UTF8') IN personal) > 0 "
                                      "OR position(convert_to('慕容', 'UTF8') IN body) > 0").strip()
        content = base.audit(answers=4)
        content["evaluations"][0]["by"]["name"] = "慕容雪"
        self.site.write("a", content)
        self.enrol("a")
        self.assertNotEqual(named(), "0")
        self.site.plumbline("erase", "a", "--audit", "A-1", "--evaluation", "E0", "--reason", "本人要求")
        self.through(1)
        self.site.agent("a", "--once")
        self.assertEqual(named(), "0")
        self.assertEqual(self.held_by(0), self.export("a"))
        self.verify(0)

    def test_tables_are_partitioned_by_audit(self):
        asked = base.cluster().ask(self.site.urls[self.folders[0]], """
            SELECT c.relname, pg_get_partkeydef(c.oid), count(i.inhrelid) FROM pg_class c LEFT JOIN pg_inherits i ON i.inhparent=c.oid
            WHERE c.relkind='p' GROUP BY 1, 2, c.oid ORDER BY 1""")
        by_audit = ["attachment_chunks", "attachments", "changes", "checkpoints", "quarantine", "streams"]
        lines = [line.split("|") for line in asked.splitlines()]
        self.assertEqual([name for name, key, parts in lines if key == "HASH (audit)" and int(parts) > 1], by_audit)

    def test_kill_of_one_daemon_moves_its_tablets(self):
        self.enrol("a")
        self.site.write("a", base.audit(answers=4000))
        agent = subprocess.Popen(
            [base.SYNCD, "agent", "--store", str(self.site.folder / "a"), "--pin-file", str(self.site.pin), "--once"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.daemons[0].end(signal.SIGKILL)
        agent.wait(base.TIMEOUT)
        self.through(1)
        self.site.agent("a", "--once")
        self.enrol_at(1, "b")
        self.assertEqual(self.export("b"), self.export("a"))
        self.daemons[0] = self.site.serve(data=self.folders[0])
        self.assertEqual(self.held_by(0), self.export("a"))
        self.verify(0)

    def enrol_at(self, number, store):
        self.site.data, before = self.folders[number], self.site.data
        self.enrol(store, "bert")
        self.site.data = before

    def test_kill_of_postgres_loses_nothing_acknowledged(self):
        self.enrol("a")
        for turn in range(3):
            self.site.write("a", base.audit(answers=2000 + 200 * turn))
            agent = subprocess.Popen(
                [base.SYNCD, "agent", "--store", str(self.site.folder / "a"), "--pin-file", str(self.site.pin), "--once"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            base.cluster().kill()
            agent.wait(base.TIMEOUT)
            base.cluster().start()
        self.settle("a")
        self.enrol("b", "bert")
        self.assertEqual(self.export("b"), self.export("a"))
        self.assertEqual(self.held_by(1), self.export("a"))
        self.verify(1)

    def test_what_an_idle_daemon_missed_while_the_database_was_away_it_fetches_by_itself(self):
        self.enrol("a")
        for answers, end in ((20, base.cluster().kill), (40, base.cluster().stop)):
            self.site.write("a", base.audit(answers=answers))
            self.daemons[1].process.send_signal(signal.SIGSTOP)  # it hears of nothing: its connections end with this database
            end()
            base.cluster().start()
            self.settle("a")
            self.daemons[1].process.send_signal(signal.SIGCONT)
            self.catches_up(1)  # nobody wrote since
        self.assertEqual(self.held_by(1), self.export("a"))

    def settle(self, store):
        """The daemons find their database back by themselves, within some tries of the tablet's."""
        for _ in range(20):
            done = self.site.agent(store, "--once", status=None)
            if done.returncode == 0:
                return
        self.fail(done.stderr)

    def test_while_postgres_is_away_nothing_is_acknowledged(self):
        self.enrol("a")
        self.site.write("a", base.audit(answers=20))
        base.cluster().kill()
        self.addCleanup(lambda: base.cluster().process.poll() is None or base.cluster().start())
        done = self.site.agent("a", "--once", status=1)
        self.site.oneError(done)
        base.cluster().start()
        self.settle("a")
        self.assertEqual(self.held_by(1), self.export("a"))

    def test_revocation_reaches_connections_of_the_other_daemon(self):
        self.through(1)
        self.enrol("a")
        with self.follow("a") as states:
            next(state for state in states if state == "live")
            base.run(base.SYNCD, "admin", "--data", str(self.folders[0]), "revoke", "--user", "anna")
            self.assertEqual(next(state for state in states if state != "live"), "refused")

    def test_a_database_that_lost_its_end_gets_it_back(self):
        self.site.write("a", base.audit(answers=40))
        self.enrol("a")
        kept = self.held_by(0)
        self.daemons[1].end()
        fresh = self.site.folder / "three"
        url = self.site.urls[self.folders[0]] = self.site.urls[fresh] = base.cluster().database()
        self.assertTrue(url)
        self.site.serve(data=self.folders[0]).end()
        self.site.serve(data=fresh).end()
        held = base.run(base.PLUMBLINE, "export", "--store", str(fresh / "store"), "--audit", "A-1").stdout
        self.assertEqual(held, kept)

    def test_faults_are_one_sentence_each(self):
        for url, folder, words, status in (
            ("mysql://localhost/x", "four", ("postgres://",), 2),
            ("postgres://plumbline@/none?host=" + str(base.cluster().folder), "five", ("none",), 1),
            ("postgres://plumbline@127.0.0.1:1/x", "six", ("127.0.0.1",), 1),
        ):
            data = self.site.folder / folder
            done = base.run(base.SYNCD, "serve", "--data", str(data), "--listen", "127.0.0.1:0", "--backend", url, status=status)
            self.site.oneError(done, *words)
        embedded = self.site.folder / "own"
        daemon = base.Daemon(embedded)
        daemon.end()
        done = base.run(base.SYNCD, "serve", "--data", str(embedded), "--listen", "127.0.0.1:0", *self.site.backend(self.folders[0]),
                        status=2)
        self.site.oneError(done, "new folder")


if __name__ == "__main__":
    unittest.main(verbosity=1)
