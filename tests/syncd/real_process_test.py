#!/usr/bin/env python3
"""The daemon and the tablet's end as real processes with real TLS, on loopback.

Usage: real_process_test.py PLUMBLINE-SYNCD PLUMBLINE [TEST]
"""
import base64
import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import unittest

SYNCD = sys.argv.pop(1)
PLUMBLINE = sys.argv.pop(1)
TIMEOUT = 60


def run(*command, status=0, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, **options)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{command} ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}")
    return done


def audit(answers=2, organisation="某建设集团", level=4):
    """An audit file with about `answers` answers."""
    items = [f"1.3.{i}" for i in range(1, 3)]
    evaluations = [
        {"id": f"E{e}", "project": f"P{e % 50}", "by": {"kind": "customer", "name": "王"},
         "answers": {item: {"likert": 1 + (e + i) % 5} for i, item in enumerate(items)}}
        for e in range(answers // len(items))]
    return {"format": "plumbline.audit/1", "id": "A-1", "standard": "JCCQB037-2025",
            "organisation": {"name": organisation},
            "projects": [{"id": f"P{p}", "name": f"{p} 号楼"} for p in range(50)],
            "evaluations": evaluations, "management": {"1.1.1": {"level": level}}}


class Daemon:
    def __init__(self, data, port=0):
        self.log = open(str(data) + ".log", "ab")
        self.process = subprocess.Popen([SYNCD, "serve", "--data", str(data), "--listen", f"127.0.0.1:{port}"],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"ready 127\.0\.0\.1:(\d+) ca=([0-9a-f]{64})\n", line)
        assert match, f"no ready line: {line!r}"
        self.port, self.ca = int(match.group(1)), match.group(2)

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(TIMEOUT)
        self.process.stdout.close()
        self.log.close()
        return code


class RealProcess(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pl-"))
        self.data = self.folder / "server"
        self.pin = self.folder / "pin"
        self.pin.touch(0o600)
        self.pin.write_text("2468\n")
        self.daemons = []

    def tearDown(self):
        for daemon in self.daemons:
            daemon.end(signal.SIGKILL)
        shutil.rmtree(self.folder)

    def serve(self, port=0):
        daemon = Daemon(self.data, port)
        self.daemons.append(daemon)
        return daemon

    def invite(self, user, *options):
        done = run(SYNCD, "enroll", "--data", str(self.data), "--user", user, "--json", *options)
        return json.loads(done.stdout)["link"]

    def agent(self, store, *options, status=0):
        return run(SYNCD, "agent", "--store", str(self.folder / store), "--pin-file", str(self.pin), *options, status=status)

    def plumbline(self, command, store, *options):
        pin = [] if store == "server/store" else ["--pin-file", str(self.pin)]
        return run(PLUMBLINE, command, "--store", str(self.folder / store), *pin, *options).stdout

    def write(self, store, content):
        path = self.folder / "audit.json"
        path.write_text(json.dumps(content))
        self.plumbline("import", store, str(path))

    def oneError(self, done, *words):
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

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

    @contextlib.contextmanager
    def tls(self, port, newest=ssl.TLSVersion.TLSv1_3, certificate=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.maximum_version = newest
        if certificate:
            context.load_cert_chain(certificate)
        with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
            with context.wrap_socket(plain) as sock:
                yield sock

    def ask(self, sock, text):
        sock.sendall(text.encode())
        answer = b""
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while chunk := sock.recv(4096):
                answer += chunk
        return answer.decode()

    UPGRADE = ("GET /sync/v1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: plumbline.sync.v1\r\n\r\n")

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
        for name in ("pki/ca.key", "pki/server.key", "registry.db", "control.sock"):
            self.assertEqual((self.data / name).stat().st_mode & 0o077, 0, name)
        self.assertEqual(self.data.stat().st_mode & 0o077, 0)
        daemon.end()
        os.chmod(self.data / "pki/ca.key", 0o644)
        done = run(SYNCD, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0", status=1)
        self.oneError(done, "ca.key", "chmod 600")


if __name__ == "__main__":
    unittest.main(verbosity=1)
