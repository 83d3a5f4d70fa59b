#!/usr/bin/env python3
"""What a server on the open network is tried with: each refused with a reason, logged and counted. See harness.py."""
import ctypes
import ctypes.util

from harness import *  # noqa: F403


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


class Peer:
    """A device with a certificate that speaks the wire format by hand, to say what no agent of ours would."""

    def __init__(self, test, port, certificate):
        self.stack = contextlib.ExitStack()
        self.sock = self.stack.enter_context(test.tls(port, certificate=certificate))
        self.sock.sendall(test.UPGRADE.encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.sock.recv(1)
        assert b" 101 " in head, head

    def send(self, message, opcode=2):
        mask = os.urandom(4)
        size = len(message)
        length = bytes([128 | size]) if size < 126 else bytes([254]) + size.to_bytes(2, "big") if size < 65536 \
            else bytes([255]) + size.to_bytes(8, "big")
        body = (int.from_bytes(message, "big") ^ int.from_bytes((mask * (size // 4 + 1))[:size], "big")).to_bytes(size, "big")
        self.sock.sendall(bytes([128 | opcode]) + length + mask + body)

    def exactly(self, size):
        data = b""
        while len(data) < size:
            more = self.sock.recv(size - len(data))
            if not more:
                raise ConnectionError
            data += more
        return data

    def receive(self):
        """The next message; of a close frame its reason as text."""
        first, size = self.exactly(2)
        size &= 127
        if size == 126:
            size = int.from_bytes(self.exactly(2), "big")
        data = self.exactly(size)
        return data[2:].decode() if first & 15 == 8 else data

    def closedWith(self):
        while not isinstance(message := self.receive(), str):
            pass
        self.stack.close()
        return message

    def open(self):
        """To where batches may be sent."""
        self.send(field(1, field(1, 1) + field(2, 1) + field(3, os.urandom(16)) + field(4, os.urandom(32)) + field(5, 1 << 20)))
        self.receive()
        self.send(field(3, b""))
        self.receive()


class Security(RealProcess):
    def device(self, user, *options):
        """Certificate and key of a new device in one file, and the CA's."""
        link = self.invite(user, *options)
        base = f"https://127.0.0.1:{self.daemons[-1].port}/.well-known/est/"
        key, csr, cert = (str(self.folder / (user + end)) for end in (".key", ".csr", ".pem"))
        run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
            "-subj", "/CN=tablet", "-outform", "DER", "-out", csr)
        answer = run("curl", "-sS", "--fail", "--cacert", str(self.data / "pki/ca.crt"), "-H", "Content-Type: application/pkcs10",
                     "--data-binary", base64.encodebytes(pathlib.Path(csr).read_bytes()).decode(), "-u",
                     "x:" + link.split("code=")[1], base + "simpleenroll").stdout
        pathlib.Path(csr).write_bytes(base64.b64decode(answer))
        pem = run("openssl", "pkcs7", "-inform", "DER", "-in", csr, "-print_certs").stdout
        pathlib.Path(cert).write_text(pem + pathlib.Path(key).read_text())
        return cert

    def counted(self, daemon, event, reason=""):
        deadline = time.monotonic() + 10
        while daemon.count(event, reason) == 0:
            self.assertLess(time.monotonic(), deadline, f"{event} {reason} was not counted:\n{daemon.ask('/metrics')}")
        self.assertIn("event=" + event, self.logged())

    def test_certificates(self):
        daemon = self.serve()
        with self.tls(daemon.port) as sock:
            self.assertIn("certificate_missing", self.ask(sock, self.UPGRADE.replace("Upgrade\r\n", "Upgrade, close\r\n", 1)))
        self.counted(daemon, "request", "certificate_missing")
        foreign = str(self.folder / "foreign.pem")
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", foreign + ".key",
            "-out", foreign + ".crt", "-subj", "/CN=anna", "-days", "1")
        pathlib.Path(foreign).write_text(pathlib.Path(foreign + ".crt").read_text() + pathlib.Path(foreign + ".key").read_text())
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            with self.tls(daemon.port, certificate=foreign) as sock:
                self.assertNotIn("101", self.ask(sock, self.UPGRADE))
        self.counted(daemon, "certificate_untrusted")
        with self.assertRaises(ssl.SSLError):
            with self.tls(daemon.port, ssl.TLSVersion.TLSv1_2):
                pass
        self.counted(daemon, "tls_version")
        certificate = self.device("anna")
        peer = Peer(self, daemon.port, certificate)
        peer.open()
        self.admin("revoke", "--user", "anna")
        self.assertEqual(peer.closedWith(), "revoked")
        self.counted(daemon, "sync_closed", "revoked")
        with self.tls(daemon.port, certificate=certificate) as sock:
            self.assertIn("revoked", self.ask(sock, self.UPGRADE.replace("Upgrade\r\n", "Upgrade, close\r\n", 1)))
        self.counted(daemon, "request", "revoked")

    def test_codes(self):
        daemon = self.serve()
        link = self.invite("anna")
        self.agent("a", "--enrol", link)
        self.oneError(self.agent("b", "--enrol", link, status=1), "has been used")
        self.counted(daemon, "request", "code_used")
        wrong = link[:-1] + ("0" if link[-1] != "0" else "1")
        for _ in range(20):
            self.agent("b", "--enrol", wrong, status=1)
        self.oneError(self.agent("b", "--enrol", self.invite("bert"), status=1), "Too many tries")
        self.counted(daemon, "request", "code_wrong")
        self.counted(daemon, "request", "rate_limited")

    def test_a_forged_origin_and_a_forked_chain(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        for copy in ("stolen", "restored"):
            shutil.copytree(self.folder / "a", self.folder / copy)
        # Somebody else's device that says to be this one.
        self.agent("stolen", "--enrol", self.invite("bert"), "--once", status=1)
        self.counted(daemon, "sync_closed", "forged_origin")
        # The same origin with other changes under the same numbers.
        self.write("a", audit(level=1))
        self.agent("a", "--once")
        self.write("restored", audit(level=5, answers=6))
        self.agent("restored", "--once")  # it becomes another origin by itself
        self.agent("a", "--once")
        kept = re.findall(r"(used meanwhile|other value): (\d)", self.plumbline("conflicts", "a", "--audit", "A-1"))
        self.assertEqual(kept, [("used meanwhile", "5"), ("other value", "1")])
        self.plumbline("verify", "a")
        self.plumbline("verify", "restored")
        self.assertIn("All is well", self.admin("verify").stdout)

    def test_duties(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        # Another user's name under one's own changes.
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        photo = self.folder / "p.jpg"
        photo.write_bytes(b"a photo")
        run(ATTACH, str(self.folder / "b"), str(self.pin), "anna", "A-1", str(photo))
        self.oneError(self.agent("b", "--once", status=1), "another user's name")
        self.counted(daemon, "run_refused", "forged_author")
        # Beyond one's role, and an audit that is not assigned.
        self.agent("o", "--enrol", self.invite("olga", "--role", "observer", "--audit", "A-1"), "--once")
        run(ATTACH, str(self.folder / "o"), str(self.pin), "olga", "A-1", str(photo))
        self.oneError(self.agent("o", "--once", status=1), "role")
        self.counted(daemon, "run_refused", "role_forbids")
        # Who evaluated does not review, whichever way the office tries.
        run(ATTACH, "--grade", str(self.folder / "a"), str(self.pin), "anna", "A-1")
        self.agent("a", "--once")
        for role in ("reviewer", "decision_maker"):
            self.oneError(self.admin("assign", "--audit", "A-1", "--user", "anna", "--role", role, status=1), "17065")
        self.admin("assign", "--audit", "A-1", "--user", "olga", "--role", "reviewer")

    def test_what_no_agent_sends(self):
        daemon = self.serve()
        zstd = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
        zeros = bytes(64 * 1024 * 1024)
        room = ctypes.create_string_buffer(1024 * 1024)
        size = zstd.ZSTD_compress(room, len(room), zeros, len(zeros), 1)
        bomb = room.raw[:size]
        before = int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()).group(1))
        certificate = self.device("anna")
        cases = {"lies about its size": (field(4, field(1, 1) + field(2, 100) + field(3, bomb)), "malformed"),
                 "says so": (field(4, field(1, 1) + field(2, len(zeros)) + field(3, bomb)), "too_large"),
                 "out of turn": (field(4, field(1, 7) + field(2, 100) + field(3, bomb)), "out_of_order"),
                 "no message": (b"\xff\xff\xff", "malformed"),
                 "two greetings": (field(1, field(1, 1) + field(2, 1) + field(3, bytes(16)) + field(4, bytes(32))), "out_of_order")}
        for name, (message, reason) in cases.items():
            with self.subTest(name):
                peer = Peer(self, daemon.port, certificate)
                peer.open()
                peer.send(message)
                self.assertEqual(peer.closedWith(), reason)
                self.counted(daemon, "sync_closed", reason)
        after = int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()).group(1))
        self.assertLess(after - before, 16 * 1024, "a bomb was unpacked")
        peer = Peer(self, daemon.port, certificate)
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            peer.send(bytes(2 * 1024 * 1024))
            while peer.receive():
                pass
        peer.stack.close()
        self.assertEqual(daemon.ask("/health"), "ok\n")

    def test_slow_and_silent_peers_and_expired_certificates(self):
        config = self.folder / "syncd.toml"
        config.write_text('[certificates]\ndevice_lifetime = "10s"\n')
        daemon = self.serve(0, "--config", str(config))
        certificate = self.device("anna")
        born = time.monotonic()
        with contextlib.ExitStack() as stack:
            silent = [stack.enter_context(socket.create_connection(("127.0.0.1", daemon.port))) for _ in range(100)]
            slow = [stack.enter_context(self.tls(daemon.port)) for _ in range(20)]
            for sock in slow:
                sock.sendall(b"GET /healthz HTTP/1.1\r\nX: ")
            # They hold nobody up.
            with self.tls(daemon.port) as sock:
                self.assertIn("200 OK", self.ask(sock, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
            gone = [False] * len(slow)
            while not all(gone):
                self.assertLess(time.monotonic() - born, 60, "a slow request is still there")
                for i, sock in enumerate(slow):
                    if gone[i]:
                        continue
                    try:
                        sock.sendall(b"a")  # never ends its head
                        sock.settimeout(0.05)
                        gone[i] = sock.recv(1) == b""
                    except TimeoutError:
                        pass
                    except OSError:
                        gone[i] = True
            for sock in silent:
                sock.settimeout(30)
                self.assertEqual(sock.recv(1), b"")
        self.counted(daemon, "handshake_timeout")
        self.counted(daemon, "request", "slow_request")
        self.assertGreater(time.monotonic() - born, 10)
        with contextlib.suppress(ssl.SSLError, ConnectionError):
            with self.tls(daemon.port, certificate=certificate) as sock:
                self.assertNotIn("101", self.ask(sock, self.UPGRADE))
        self.counted(daemon, "certificate_untrusted")
        self.assertIn("certificate has expired", self.logged())

    def test_a_header_without_end(self):
        daemon = self.serve()
        with self.tls(daemon.port) as sock:
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                self.ask(sock, "GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "a" * 10_000_000 + "\r\n\r\n")
        self.counted(daemon, "request", "too_large")

    def test_scanners_find_nothing(self):
        daemon = self.serve()
        if shutil.which("sslscan") is None:
            self.skipTest("sslscan is not here")
        found = run("sslscan", "--no-colour", f"127.0.0.1:{daemon.port}").stdout
        for version in ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2"):
            self.assertRegex(found, version + r"\s+disabled")
        self.assertRegex(found, r"TLSv1.3\s+enabled")
        self.assertNotRegex(found, r"(?<!not )vulnerable to heartbleed|\bRC4\b|\bDES\b|\bNULL\b|\bMD5\b|\banon")
        for line in re.findall(r"(?:Preferred|Accepted)\s+(\S+)", found):
            self.assertEqual(line, "TLSv1.3")


if __name__ == "__main__":
    unittest.main(verbosity=1)
