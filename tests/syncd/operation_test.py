#!/usr/bin/env python3
"""What whoever runs the server needs: configuration, health, metrics, certificates that renew, backup. See harness.py."""
import hashlib

from harness import *  # noqa: F403


class Operation(RealProcess):
    def configure(self, text):
        path = self.folder / "syncd.toml"
        path.write_text(text)
        return str(path)

    def follow(self, store):
        process = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / store), "--pin-file", str(self.pin), "--follow",
                                    "--json"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        return process

    @staticmethod
    def until(process, wanted):
        for line in process.stdout:
            if wanted(json.loads(line)):
                return
        raise AssertionError("the agent ended")

    def fingerprint(self, port):
        with self.tls(port) as sock:
            return hashlib.sha256(sock.getpeercert(binary_form=True)).hexdigest()

    def test_health_and_metrics(self):
        daemon = self.serve()
        self.assertEqual(daemon.ask("/health"), "ok\n")
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.assertEqual(daemon.count("request", "enrolled"), 1)
        metrics = daemon.ask("/metrics")
        self.assertIn("plumbline_connections 0", metrics)
        self.assertIn("plumbline_peers 0", metrics)
        for private in ("anna", "A-1", "某建设集团", "P1"):
            self.assertNotIn(private, metrics)
            self.assertNotIn(private, self.logged())
        done = run(SYNCD, "serve", "--data", str(self.folder / "other"), "--listen", "127.0.0.1:0", "--metrics", "0.0.0.0:0", status=2)
        self.oneError(done, "loopback")

    def test_configuration_file(self):
        shipped = pathlib.Path(__file__).parents[2] / "platform/linux/plumbline-syncd.toml"
        text = shipped.read_text()
        # Every option stands there, commented out with its default; as it is and with all of them in force it is valid.
        live = re.sub(r"^#(\w+ = )", r"\1", text, flags=re.M).replace("/var/lib/plumbline", str(self.data))
        live = live.replace("0.0.0.0:8443", "127.0.0.1:0").replace("127.0.0.1:9464", "127.0.0.1:0")
        for content in (text, live):
            daemon = Daemon(self.data, 0, ("--config", self.configure(content)))
            self.daemons.append(daemon)
            self.assertEqual(daemon.ask("/health"), "ok\n")
            daemon.end()
        for wrong, words in (("listne = 1", "listne"), ("data = 5", "text in quotes"), ("[limits]\nconnections = 0", "whole number"),
                             ("data = ", "TOML"), ('[certificates]\ndevice_lifetime = "1y"', "duration")):
            done = run(SYNCD, "serve", "--config", self.configure(wrong), status=2)
            self.oneError(done, words, "syncd.toml:")
        self.oneError(run(SYNCD, "serve", "--config", str(self.folder / "none.toml"), status=2), "none.toml")

    def test_a_device_renews_its_certificate_by_itself(self):
        self.serve(0, "--config", self.configure('[certificates]\ndevice_lifetime = "12s"'))
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        follower = self.follow("a")
        self.until(follower, lambda status: status["state"] == "live")
        serials = lambda: json.loads(self.admin("--json", "devices").stdout)["devices"]
        self.until(follower, lambda status: len(serials()) >= 3)  # twice while it is live
        follower.terminate()
        self.assertEqual(follower.wait(TIMEOUT), 0)
        self.assertEqual(json.loads(self.agent("a", "--once", "--json").stdout)["state"], "live")

    def test_sighup_takes_a_new_certificate_without_a_cut(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        follower = self.follow("a")
        self.until(follower, lambda status: status["state"] == "live")
        before = self.fingerprint(daemon.port)
        (self.data / "pki/server.crt").unlink()
        daemon.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + 20
        while daemon.count("certificate_loaded") == 0:
            self.assertLess(time.monotonic(), deadline)
        self.assertNotEqual(self.fingerprint(daemon.port), before)
        self.assertIn("plumbline_peers 1", daemon.ask("/metrics"))
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        # One that does not read leaves the one in use.
        now = self.fingerprint(daemon.port)
        (self.data / "pki/server.key").write_text("no key\n")
        daemon.process.send_signal(signal.SIGHUP)
        while daemon.count("certificate_unusable") == 0:
            self.assertLess(time.monotonic(), deadline)
        self.assertEqual(self.fingerprint(daemon.port), now)

    def test_strongswans_pki_enrols_unaided(self):
        if shutil.which("pki") is None:
            self.skipTest("strongswan-pki is not here")
        # 5.9.8 speaks TLS 1.3 where it is told to; no more is done for it.
        settings = self.folder / "strongswan.conf"
        settings.write_text("libtls { version_max = 1.3 }\npki { tls { version_max = 1.3 } }\n")
        environment = {**os.environ, "STRONGSWAN_CONF": str(settings)}
        daemon = self.serve()
        link = self.invite("anna")
        base = f"https://127.0.0.1:{daemon.port}"
        ca = str(self.data / "pki/ca.crt")
        key, cert, newKey = (self.folder / name for name in ("key.pem", "cert.pem", "new.pem"))
        for file in (key, newKey):
            file.write_bytes(subprocess.run(["pki", "--gen", "--type", "ecdsa", "--size", "256", "--outform", "pem"],
                                            capture_output=True, check=True).stdout)
        request = self.folder / "request.pem"
        request.write_bytes(subprocess.run(["pki", "--req", "--in", str(key), "--type", "priv", "--dn", "CN=tablet", "--outform",
                                            "pem"], capture_output=True, check=True).stdout)
        done = subprocess.run(["pki", "--est", "--url", base, "--in", str(request), "--cacert", ca, "--outform", "pem",
                               "--userpass", "anna:" + link.split("code=")[1]], capture_output=True, timeout=TIMEOUT, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        cert.write_bytes(done.stdout)
        self.assertIn("CN = anna", run("openssl", "x509", "-in", str(cert), "-noout", "-subject").stdout)
        request.write_bytes(subprocess.run(["pki", "--req", "--in", str(newKey), "--type", "priv", "--dn", "CN=tablet", "--outform",
                                            "pem"], capture_output=True, check=True).stdout)
        done = subprocess.run(["pki", "--est", "--url", base, "--in", str(request), "--cacert", ca, "--outform", "pem",
                               "--cert", str(cert), "--key", str(key)], capture_output=True, timeout=TIMEOUT, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr.decode())

    def test_backup_while_running_restore_and_verify(self):
        daemon = self.serve()
        if ON_POSTGRES:  # postgres_test.py does it by pg_dump
            self.oneError(self.admin("backup", "--to", str(self.folder / "backup"), status=1), "pg_dump")
            return
        self.write("a", audit(answers=4000))
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        backup = self.folder / "backup"
        self.admin("backup", "--to", str(backup))
        self.oneError(self.admin("backup", "--to", str(backup), status=2), "empty or not there")
        listed = json.loads(self.admin("--json", "audits").stdout)["audits"]
        self.assertEqual([each["audit"] for each in listed], ["A-1"])
        self.assertGreater(listed[0]["changes"], 4000)
        self.assertIn("All is well", self.admin("verify").stdout)
        # What is recorded after the backup is on the tablet still, and goes up again.
        self.write("a", audit(answers=4200, level=2))
        self.agent("a", "--once")
        daemon.end()
        self.oneError(self.admin("restore", "--from", str(backup), status=2), "not empty")
        before = self.plumbline("export", "server/store", "--audit", "A-1")
        shutil.rmtree(self.data)
        self.oneError(self.admin("restore", "--from", str(self.folder), status=2), "no backup")
        self.admin("restore", "--from", str(backup))
        self.serve(daemon.port)
        self.assertIn("All is well", self.admin("verify").stdout)
        self.agent("a", "--once")
        self.daemons[-1].end()
        self.assertEqual(self.plumbline("export", "server/store", "--audit", "A-1"), before)
        self.plumbline("verify", "server/store")

    def waiting(self):
        return json.loads(self.admin("--json", "quarantine").stdout)["quarantine"]

    def writeAhead(self, store, content, ahead):
        """As a tablet whose clock is `ahead`."""
        path = self.folder / "ahead.json"
        path.write_text(json.dumps(content))
        run("faketime", "-f", ahead, PLUMBLINE, "import", "--store", str(self.folder / store), "--pin-file", str(self.pin), str(path))

    def test_quarantine_is_listed_released_by_a_word_and_by_itself(self):
        daemon = self.serve(0, "--config", self.configure('[quarantine]\ncheck = "1s"\n'))
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("b", "--enrol", self.invite("bert", "--all-audits"), "--once")
        self.assertEqual(self.waiting(), [])
        # Five days ahead: nobody else gets it until the office says so.
        self.writeAhead("a", audit(organisation="某建设集团有限公司"), "+5d")
        self.oneError(self.agent("a", "--once", status=1), "clock")
        held = self.waiting()
        self.assertEqual([(each["audit"], each["reason"]) for each in held], [("A-1", "clock_ahead")])
        self.assertAlmostEqual(held[0]["due_ms"] / 1000, time.time() + 4 * 86400, delta=60)
        self.agent("b", "--once")
        self.assertNotIn("有限公司", self.plumbline("export", "b", "--audit", "A-1"))
        self.oneError(self.admin("release", "--audit", "A-1", "--origin", "no", status=2), "--origin", "32 hex digits")
        self.oneError(self.admin("release", "--audit", "A-2", "--origin", held[0]["origin"], status=2), "A-2", "in quarantine")
        self.admin("release", "--audit", "A-1", "--origin", held[0]["origin"])
        self.assertEqual(self.waiting(), [])
        self.agent("b", "--once")
        self.assertIn("有限公司", self.plumbline("export", "b", "--audit", "A-1"))
        self.assertEqual(json.loads(self.agent("a", "--once", "--json").stdout)["unconfirmed"], 0)
        # A little more than a day: in time by itself, while the daemon runs.
        self.writeAhead("c", audit(), "+0")
        self.agent("c", "--enrol", self.invite("carl", "--audit", "A-1"), "--once")
        self.writeAhead("c", audit(level=1), "+86406s")
        self.oneError(self.agent("c", "--once", status=1), "clock")
        self.assertEqual(len(self.waiting()), 1)
        until = time.monotonic() + TIMEOUT
        while self.waiting() and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual(self.waiting(), [])
        self.assertEqual(daemon.count("quarantine_released"), 1)
        self.assertEqual(json.loads(self.agent("c", "--once", "--json").stdout)["unconfirmed"], 0)
        daemon.end()
        self.plumbline("verify", "server/store")

    def test_a_new_user_needs_a_role(self):
        self.serve()
        done = run(SYNCD, "enroll", "--data", str(self.data), "--user", "carl", status=2)
        self.oneError(done, "--role")
        code = json.loads(run(SYNCD, "enroll", "--data", str(self.data), "--user", "carl", "--role", "auditor", "--json").stdout)
        self.assertEqual(code["role"], "auditor")
        # Another device of a known user keeps the role it has.
        code = json.loads(run(SYNCD, "enroll", "--data", str(self.data), "--user", "carl", "--json").stdout)
        self.assertEqual(code["role"], "auditor")
        shown = run(SYNCD, "enroll", "--data", str(self.data), "--user", "carl").stdout
        self.assertIn("▀", shown)
        self.assertIn("plumbline://127.0.0.1:", shown)


if __name__ == "__main__":
    unittest.main(verbosity=1)
