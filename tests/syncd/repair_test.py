#!/usr/bin/env python3
"""Stores that were damaged, repaired by the agent and the daemon themselves at opening. See harness.py."""
import random
from harness import *  # noqa: F403

PAGE = 4096


def damage(file, page, size=PAGE, skip=0):
    with open(file, "r+b") as out:
        out.seek(page * PAGE + skip)
        out.write(b"\x5a" * size)


class Repair(RealProcess):
    def enrolled(self):
        """A server and two tablets with the same record of some size."""
        daemon = self.serve()
        self.write("a", audit(answers=3000))
        self.agent("a", "--enrol", self.invite("anna", "--role", "lead"), "--once")
        self.agent("b", "--enrol", self.invite("bert", "--role", "lead", "--all-audits"), "--once")
        return daemon

    def same(self, *stores):
        exports = [self.plumbline("export", store, "--audit", "A-1") for store in stores]
        for export in exports[1:]:
            self.assertEqual(exports[0], export)
        for store in stores:
            self.plumbline("verify", store)
        return json.loads(exports[0])

    def origins(self, store):
        changes = json.loads(self.plumbline("log", store, "--audit", "A-1", "--json"))["changes"]
        return {change["origin"] for change in changes}

    def damagePages(self, store, seed, share=0.2):
        """Some of the file's pages, all over it; the first, with the schema, among them."""
        file = self.folder / store / "store.db"
        pages = range(1, file.stat().st_size // PAGE)
        for page in [0, *random.Random(seed).sample(pages, int(len(pages) * share))]:
            damage(file, page)

    def settled(self, store):
        """As often as a tablet would by itself until nothing is open."""
        for _ in range(4):
            done = json.loads(self.agent(store, "--once", "--json").stdout)
            if done["state"] == "live" and done["unconfirmed"] == 0:
                return
        self.fail(f"{store}: {done}")

    def test_a_damaged_header_is_mended_and_nothing_else_changes(self):
        self.enrolled()
        before, origins = self.plumbline("export", "a", "--audit", "A-1"), self.origins("a")
        damage(self.folder / "a/store.db", 0, 100)
        done = self.agent("a", "--once", "--json")
        self.assertEqual(json.loads(done.stdout)["unconfirmed"], 0)
        self.assertIn("damaged-", done.stderr)
        self.assertRegex(done.stderr, r"repaired: [1-9]\d* changes kept")
        aside, = (self.folder / "a").glob("damaged-*")
        self.assertTrue((aside / "store.db").exists())
        self.assertEqual(self.agent("a", "--once").stderr, "")  # said once, repaired once
        self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"), before)
        self.assertEqual(self.origins("a"), origins)
        self.plumbline("verify", "a")

    def test_pages_gone_on_a_tablet_come_back_from_the_server_and_make_no_fork(self):
        daemon = self.enrolled()
        for seed in range(3):
            with self.subTest(seed=seed):
                self.damagePages("a", seed)
                done = self.agent("a", "--once", status=None)
                self.assertIn("The store was damaged and has been repaired", done.stderr)
                # The page that held who it is, or its certificate: the person is told.
                if "enrol it again" in done.stderr or "not enrolled" in done.stderr:
                    self.agent("a", "--enrol", self.invite("anna"))
                self.settled("a")
                # It goes on writing, and so does the other.
                self.write("a", audit(answers=3000 + 200 * (seed + 1), organisation=f"某建设集团{seed}"))
                for store in ("a", "b", "a", "b"):
                    self.settled(store)
                merged = self.same("a", "b")
                self.assertEqual(merged["organisation"]["name"], f"某建设集团{seed}")
                self.assertEqual(len(merged["evaluations"]), 1500 + 100 * (seed + 1))
        self.assertGreater(len(self.origins("a")), 1)
        self.assertEqual(daemon.count("run_refused"), 0)
        self.assertEqual(daemon.end(), 0)
        self.same("a", "server/store")

    def test_what_no_server_has_and_can_be_read_is_kept(self):
        daemon = self.enrolled()
        content = audit(answers=3000)
        content["management"] = {f"1.1.{n}": {"level": 1 + n % 5} for n in range(1, 4)}
        self.write("a", content)
        damage(self.folder / "a/store.db", 0)  # the schema and no more
        done = self.agent("a", "--once", "--json")
        self.assertIn("repaired", done.stderr)
        self.settled("a")
        self.settled("b")
        merged = self.same("a", "b")
        self.assertEqual(merged["management"]["1.1.2"]["level"], 3)
        daemon.end()

    def test_a_damaged_server_says_so_and_gets_everything_back_from_its_tablets(self):
        daemon = self.enrolled()
        before = self.plumbline("export", "b", "--audit", "A-1")
        daemon.end()
        self.damagePages("server/store", 7)
        daemon = self.serve(daemon.port)
        self.assertRegex(self.logged(), r"level=warning event=store_repaired changes=\d+ .*kept_aside=\S*damaged-\d+")
        for store in ("a", "b", "a"):
            self.settled(store)
        self.assertEqual(self.plumbline("export", "b", "--audit", "A-1"), before)
        self.assertEqual(daemon.end(), 0)
        self.same("a", "b", "server/store")

    def test_a_servers_damaged_rows_are_logged_while_it_serves_and_repaired_by_a_person(self):
        daemon = self.enrolled()
        self.write("a", audit(answers=50_000))
        for store in ("a", "b"):
            self.settled(store)
        before = self.plumbline("export", "a", "--audit", "A-1")
        daemon.end()
        file = self.folder / "server/store/store.db"
        pages = file.stat().st_size // PAGE
        for part in range(1, 9):
            damage(file, pages * part // 9, 4, 2000)
        daemon = self.serve(daemon.port)
        self.settled("b")  # serves meanwhile
        deadline = time.monotonic() + TIMEOUT
        while daemon.count("store_damaged") == 0 and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(daemon.count("store_damaged"), 1)
        self.assertRegex(self.logged(), r"level=error event=store_damaged why=.* place=")
        self.assertEqual(daemon.end(), 0)
        repaired = run(PLUMBLINE, "repair", "--store", str(self.folder / "server/store"))
        self.assertRegex(repaired.stdout + repaired.stderr, r"repaired: [1-9]\d* changes kept")
        daemon = self.serve(daemon.port)
        for store in ("a", "b", "a"):
            self.settled(store)
        self.assertEqual(self.plumbline("export", "b", "--audit", "A-1"), before)
        self.assertEqual(daemon.count("store_damaged"), 0)
        self.assertEqual(daemon.end(), 0)
        self.same("a", "b", "server/store")

    def test_an_agent_killed_while_it_repairs_leaves_a_store_that_can_be_repaired(self):
        self.enrolled()
        before = self.plumbline("export", "a", "--audit", "A-1")
        file = self.folder / "a/store.db"
        whole = file.read_bytes()
        for delay in (0.02, 0.06, 0.1, 0.2):
            damage(file, 0, 100)
            with subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "a"), "--pin-file", str(self.pin), "--once"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as repairing:
                time.sleep(delay)  # where the kill falls does not matter, only that it is not always the same
                repairing.kill()
            self.agent("a", "--once")
            self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"), before)
        self.assertGreater(len(whole), 100 * 1024)
        self.settled("a")
        self.plumbline("verify", "a")


if __name__ == "__main__":
    unittest.main(verbosity=1)
