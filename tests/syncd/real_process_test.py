#!/usr/bin/env python3
"""The way of a change, enrolment, kills and TLS, with real processes. See harness.py."""
from harness import *  # noqa: F403


class Records(RealProcess):
    # --- the way of a change ---------------------------------------------------------------------------------------

    def test_two_tablets_and_the_server_hold_the_same(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna", "--role", "lead"), "--once")
        self.agent("b", "--enrol", self.invite("bert", "--role", "lead", "--all-audits"), "--once")
        self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"), self.plumbline("export", "b", "--audit", "A-1"))
        # Both offline, the same field and others.
        self.write("a", audit(level=2, answers=6))
        self.write("b", audit(level=5))
        for store in ("a", "b", "a"):
            done = json.loads(self.agent(store, "--once", "--json").stdout)
            self.assertEqual((done["state"], done["unconfirmed"]), ("live", 0))
        self.assertEqual(daemon.end(), 0)
        exports = [self.plumbline("export", store, "--audit", "A-1") for store in ("a", "b", "server/store")]
        self.assertEqual(exports[0], exports[1])
        self.assertEqual(exports[0], exports[2])
        conflicts = [self.plumbline("conflicts", store, "--audit", "A-1") for store in ("a", "b", "server/store")]
        self.assertEqual(conflicts[0], conflicts[1])
        self.assertEqual(conflicts[0], conflicts[2])
        self.assertIn("1.1.1", conflicts[0])
        for store in ("a", "b", "server/store"):
            self.plumbline("verify", store)

    def test_a_copied_store_becomes_a_new_origin_and_nothing_of_either_is_lost(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna", "--role", "lead"), "--once")
        shutil.copytree(self.folder / "a", self.folder / "copy")
        # Both go on, each believing that it is the only one.
        original, copy = audit(answers=6), audit(organisation="某建设集团有限公司", level=2)
        copy["management"]["1.1.2"] = {"level": 5}
        self.write("a", original)
        self.write("copy", copy)
        for store in ("a", "copy", "a", "copy"):
            done = json.loads(self.agent(store, "--once", "--json").stdout)
            self.assertEqual((done["state"], done["unconfirmed"]), ("live", 0))
        self.assertEqual(daemon.end(), 0)
        exports = [self.plumbline("export", store, "--audit", "A-1") for store in ("a", "copy", "server/store")]
        self.assertEqual(exports[0], exports[1])
        self.assertEqual(exports[0], exports[2])
        merged = json.loads(exports[0])
        self.assertEqual(merged["organisation"]["name"], "某建设集团有限公司")
        self.assertEqual(merged["management"]["1.1.2"]["level"], 5)
        self.assertEqual(len(merged["evaluations"]), 3)
        origins = {change["origin"] for change in json.loads(self.plumbline("log", "a", "--audit", "A-1", "--json"))["changes"]}
        self.assertEqual(len(origins), 2)
        for store in ("a", "copy", "server/store"):
            self.plumbline("verify", store)

    def test_receives_only_what_is_assigned(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("c", "--enrol", self.invite("carl", "--role", "auditor"), "--once")
        run(PLUMBLINE, "export", "--store", str(self.folder / "c"), "--pin-file", str(self.pin), "--audit", "A-1", status=2)
        run(SYNCD, "admin", "--data", str(self.data), "assign", "--audit", "A-1", "--user", "carl")
        self.agent("c", "--once")
        self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"), self.plumbline("export", "c", "--audit", "A-1"))

    def test_a_role_writes_only_what_it_may(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("o", "--enrol", self.invite("olga", "--role", "observer", "--all-audits"), "--once")
        self.write("o", audit(level=1))
        self.oneError(self.agent("o", "--once", status=1), "role")
        before = self.plumbline("export", "a", "--audit", "A-1")
        self.agent("a", "--once")
        self.assertEqual(before, self.plumbline("export", "a", "--audit", "A-1"))

    def test_what_a_role_forbids_is_shown_until_the_office_gives_the_role(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        self.write("b", audit(organisation="另一家"))
        follower = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "b"), "--pin-file", str(self.pin),
                                     "--follow", "--json"], stdout=subprocess.PIPE, text=True)
        try:
            states = (json.loads(line) for line in follower.stdout)
            barred = next(each for each in states if each["state"] == "live" and each["refused"] != 0)
            self.assertEqual(barred["refused"], 1)
            self.assertIn("may not write", barred["en"])
            self.admin("assign", "--audit", "A-1", "--user", "bert", "--role", "lead")
            taken = next(each for each in states if each["state"] == "live" and each["unconfirmed"] == 0 and each["refused"] == 0)
            self.assertNotIn("may not write", taken["en"])
        finally:
            follower.terminate()
            self.assertEqual(follower.wait(TIMEOUT), 0)
            follower.stdout.close()
        self.agent("a", "--once")
        self.assertIn("另一家", self.plumbline("export", "a", "--audit", "A-1"))

    def test_what_another_device_wrote_and_the_office_refuses_is_told_by_who_carries_it(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("o", "--enrol", self.invite("olga", "--role", "observer", "--all-audits"), "--once")
        self.write("o", audit(level=1))
        phrase = self.folder / "phrase"
        phrase.write_text("a long passphrase\n")
        phrase.chmod(0o600)
        parcel = str(self.folder / "parcel")
        self.plumbline("export", "o", "--unconfirmed", "--out", parcel, "--passphrase-file", str(phrase))
        self.plumbline("import", "a", parcel, "--passphrase-file", str(phrase))
        self.oneError(self.agent("a", "--once", status=1), "role")

    def test_what_waits_in_an_audit_that_was_withdrawn_says_why_at_every_connection(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        self.admin("withdraw", "--audit", "A-1", "--user", "bert")
        self.write("b", audit(level=2))
        for _ in range(2):
            self.oneError(self.agent("b", "--once", status=1), "not assigned")

    # --- kills -----------------------------------------------------------------------------------------------------

    def test_kill_of_the_daemon_loses_nothing_acknowledged(self):
        daemon = self.serve()
        self.agent("a", "--enrol", self.invite("anna"))
        self.write("a", audit(answers=30000))
        total = None
        for delay in (0.15, 0.3, 0.5):
            sending = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "a"), "--pin-file", str(self.pin),
                                        "--once", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            time.sleep(delay)  # where in the exchange the kill falls does not matter, only that it is not always the same
            daemon.end(signal.SIGKILL)
            sending.communicate(timeout=TIMEOUT)
            # What receipts say must be on the server's disk: verify compares its own chains, the tablet its receipts.
            self.plumbline("verify", "a")
            if (self.data / "store").exists():
                self.plumbline("verify", "server/store")
            daemon = self.serve(daemon.port)
        done = json.loads(self.agent("a", "--once", "--json").stdout)
        self.assertEqual(done["unconfirmed"], 0)
        self.assertGreater(done["confirmed"], 30000)
        daemon.end()
        self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"),
                         self.plumbline("export", "server/store", "--audit", "A-1"))

    def test_kill_of_the_agent(self):
        self.serve()
        self.agent("a", "--enrol", self.invite("anna"))
        self.write("a", audit(answers=30000))
        for delay in (0.2, 0.4):
            sending = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "a"), "--pin-file", str(self.pin),
                                        "--once"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(delay)
            sending.kill()
            sending.wait(TIMEOUT)
        self.assertEqual(json.loads(self.agent("a", "--once", "--json").stdout)["unconfirmed"], 0)
        self.plumbline("verify", "a")

    def test_one_daemon_a_folder(self):
        self.serve()
        done = run(SYNCD, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0", status=1)
        self.oneError(done, "Another process")

    # --- enrolment -------------------------------------------------------------------------------------------------

    def test_enrolment_faults_are_one_sentence_each(self):
        daemon = self.serve()
        link = self.invite("anna")
        wrong = link[:-1] + ("0" if link[-1] != "0" else "1")
        self.oneError(self.agent("a", "--enrol", wrong, "--once", status=1), "code is wrong")
        self.oneError(self.agent("a", "--enrol", self.invite("anna", "--valid", "0m"), "--once", status=1), "expired")
        other = re.sub(r"ca=[0-9a-f]{64}", "ca=" + "0" * 64, link)
        self.oneError(self.agent("a", "--enrol", other, "--once", status=1), "fingerprint")
        self.oneError(self.agent("a", "--enrol", "https://example.invalid/", "--once", status=2), "enrolment link")
        self.oneError(self.agent("a", "--once", status=1), "not enrolled")
        self.agent("a", "--enrol", link, "--once")
        self.oneError(self.agent("b", "--enrol", link, "--once", status=1), "has been used")
        daemon.end()
        self.oneError(self.agent("a", "--once", status=1), "cannot be reached", f"127.0.0.1:{daemon.port}")

    def test_a_guessed_code_is_locked(self):
        self.serve()
        link = self.invite("anna")
        wrong = link[:-1] + ("0" if link[-1] != "0" else "1")
        for _ in range(5):
            self.agent("a", "--enrol", wrong, status=1)
        self.oneError(self.agent("a", "--enrol", link, status=1), "locked")

    def test_another_server_is_not_trusted(self):
        first = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        first.end()
        self.data = self.folder / "other"
        self.serve(first.port)
        self.oneError(self.agent("a", "--once", status=1), "not trusted")

    def test_revocation_ends_an_open_connection(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        follower = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "a"), "--pin-file", str(self.pin),
                                     "--follow", "--json"], stdout=subprocess.PIPE, text=True)
        try:
            states = (json.loads(line)["state"] for line in follower.stdout)
            next(state for state in states if state == "live")
            run(SYNCD, "admin", "--data", str(self.data), "revoke", "--user", "anna")
            self.assertEqual(next(state for state in states if state not in ("live",)), "refused")
        finally:
            follower.terminate()
            self.assertEqual(follower.wait(TIMEOUT), 0)
            follower.stdout.close()
        self.oneError(self.agent("a", "--once", status=1), "revoked")

    def test_curl_enrols_unaided(self):
        daemon = self.serve()
        link = self.invite("anna")
        code = link.split("code=")[1]
        base = f"https://127.0.0.1:{daemon.port}/.well-known/est/"
        cacerts = run("curl", "-sS", "--insecure", base + "cacerts").stdout
        (self.folder / "ca.p7").write_bytes(base64.b64decode(cacerts))
        pem = run("openssl", "pkcs7", "-inform", "DER", "-in", str(self.folder / "ca.p7"), "-print_certs").stdout
        (self.folder / "ca.pem").write_text(pem)
        key, csr = str(self.folder / "key.pem"), str(self.folder / "csr.der")
        run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
            "-subj", "/CN=tablet", "-outform", "DER", "-out", csr)
        body = base64.encodebytes(pathlib.Path(csr).read_bytes()).decode()
        common = ["curl", "-sS", "--fail", "--cacert", str(self.folder / "ca.pem"), "-H", "Content-Type: application/pkcs10",
                  "--data-binary", body]
        answer = run(*common, "-u", "anna:" + code, base + "simpleenroll").stdout
        (self.folder / "cert.p7").write_bytes(base64.b64decode(answer))
        cert = run("openssl", "pkcs7", "-inform", "DER", "-in", str(self.folder / "cert.p7"), "-print_certs").stdout
        (self.folder / "cert.pem").write_text(cert)
        self.assertIn("CN = anna", cert)
        run("openssl", "verify", "-CAfile", str(self.folder / "ca.pem"), str(self.folder / "cert.pem"))
        renewed = run(*common, "--cert", str(self.folder / "cert.pem"), "--key", key, base + "simplereenroll").stdout
        self.assertNotEqual(renewed, answer)
        run(*common, base + "simplereenroll", status=22)

    # --- TLS -------------------------------------------------------------------------------------------------------

    def test_below_tls_1_3_and_plaintext_are_refused(self):
        daemon = self.serve()
        with self.assertRaises(ssl.SSLError):
            with self.tls(daemon.port, ssl.TLSVersion.TLSv1_2):
                pass
        with socket.create_connection(("127.0.0.1", daemon.port), timeout=10) as plain:
            answer = self.ask(plain, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        self.assertNotIn("200", answer)
        with self.tls(daemon.port) as sock:
            self.assertIn("200 OK", self.ask(sock, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))

    def test_no_certificate_or_a_foreign_one_is_refused(self):
        daemon = self.serve()
        with self.tls(daemon.port) as sock:
            answer = self.ask(sock, self.UPGRADE.replace("Upgrade\r\n", "Upgrade, close\r\n", 1))
        self.assertIn("401", answer)
        self.assertIn("certificate_missing", answer)
        foreign = str(self.folder / "foreign.pem")
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", foreign,
            "-out", foreign + ".crt", "-subj", "/CN=anna", "-days", "1")
        pathlib.Path(foreign).write_text(pathlib.Path(foreign).read_text() + pathlib.Path(foreign + ".crt").read_text())
        answer = ""
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            with self.tls(daemon.port, certificate=foreign) as sock:
                answer = self.ask(sock, self.UPGRADE)
        self.assertNotIn("101", answer)

    def test_oversized_requests_cost_little(self):
        daemon = self.serve()
        for text, status in (("GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "a" * 10_000_000 + "\r\n\r\n", "431"),
                             ("POST /.well-known/est/simpleenroll HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n",
                              "413")):
            with self.tls(daemon.port) as sock:
                with contextlib.suppress(ConnectionError, ssl.SSLError):
                    self.assertRegex(self.ask(sock, text), status + "|^$")
        with self.tls(daemon.port) as sock:
            self.assertIn("200 OK", self.ask(sock, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))

    def test_keys_are_their_owners_alone(self):
        daemon = self.serve()
        registry = "backend" if self.backend(self.data) else "registry.db"
        for name in ("pki/ca.key", "pki/server.key", registry, "control.sock"):
            self.assertEqual((self.data / name).stat().st_mode & 0o077, 0, name)
        self.assertEqual(self.data.stat().st_mode & 0o077, 0)
        daemon.end()
        os.chmod(self.data / "pki/ca.key", 0o644)
        done = run(SYNCD, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0", status=1)
        self.oneError(done, "ca.key", "chmod 600")


if __name__ == "__main__":
    unittest.main(verbosity=1)
