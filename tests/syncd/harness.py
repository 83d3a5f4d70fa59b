"""The daemon and the tablet's end as real processes with real TLS, on loopback: what the tests of this folder share.

Usage of each: NAME_test.py PLUMBLINE-SYNCD PLUMBLINE ATTACH [TEST]. With PLUMBLINE_BACKEND=postgres in the environment every
server keeps its record in a database of its own of a PostgreSQL that is started for that.
"""
import atexit
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
import urllib.request

from postgres_cluster import Cluster

SYNCD = sys.argv.pop(1)
PLUMBLINE = sys.argv.pop(1)
ATTACH = sys.argv.pop(1)
TIMEOUT = 60
ON_POSTGRES = os.environ.get("PLUMBLINE_BACKEND") == "postgres"
_clusters = []


def cluster():
    """The PostgreSQL of this run, started at its first use."""
    if not _clusters:
        _clusters.append(Cluster())
        atexit.register(_clusters[0].close)
    return _clusters[0]


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
    def __init__(self, data, port=0, options=(), command="serve"):
        self.log = open(str(data) + ".log", "ab")
        self.process = subprocess.Popen([SYNCD, command, "--data", str(data), "--listen", f"127.0.0.1:{port}",
                                         "--metrics", "127.0.0.1:0", *options],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        match = re.fullmatch(r"ready 127\.0\.0\.1:(\d+) ca=([0-9a-f]{64}) metrics=(\d+)\n", line)
        assert match, f"no ready line: {line!r}"
        self.port, self.ca, self.metricsPort = int(match.group(1)), match.group(2), int(match.group(3))

    def ask(self, path):
        """Of the loopback port in plain HTTP."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metricsPort}{path}", timeout=10) as answer:
            return answer.read().decode()

    def count(self, event, reason=""):
        """How often it was counted, whatever the reason if none is given."""
        found = re.findall(r'plumbline_events_total\{event="([^"]*)",reason="([^"]*)"\} (\d+)', self.ask("/metrics"))
        return sum(int(number) for name, why, number in found if name == event and (not reason or why == reason))

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
        self.urls = {}  # data folders and the databases they are to use

    def tearDown(self):
        for daemon in self.daemons:
            daemon.end(signal.SIGKILL)
        shutil.rmtree(self.folder)

    def backend(self, data):
        """Options that say where this server keeps its record and its registry; none: embedded."""
        if ON_POSTGRES and data not in self.urls:
            self.urls[data] = cluster().database()
        return ("--backend", self.urls[data]) if data in self.urls else ()

    def serve(self, port=0, *options, data=None):
        data = data or self.data
        daemon = Daemon(data, port, (*self.backend(data), *options))
        self.daemons.append(daemon)
        return daemon

    def invite(self, user, *options):
        """A code; whoever is not said to be something else leads."""
        if "--role" not in options and not self.known(user):
            options = (*options, "--role", "lead")
        done = run(SYNCD, "enroll", "--data", str(self.data), "--user", user, "--json", *options)
        return json.loads(done.stdout)["link"]

    def known(self, user):
        listed = json.loads(run(SYNCD, "admin", "--data", str(self.data), "--json", "users").stdout)["users"]
        return any(each["user"] == user for each in listed)

    def admin(self, *words, status=0):
        return run(SYNCD, "admin", "--data", str(self.data), *words, status=status)

    def logged(self):
        return pathlib.Path(str(self.data) + ".log").read_text()

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
