#!/usr/bin/env python3
"""Attachments: uploads by tus, downloads, interruptions, and what is refused. See harness.py."""
import hashlib
import http.client
import threading

from harness import *  # noqa: F403

HERE = pathlib.Path(__file__).parent
PIECE = 512 * 1024  # of the agent: what a broken link costs at most


class Relay:
    """Loopback TCP between a tablet and the server that can be cut; counts what goes up."""

    def __init__(self, target):
        self.target, self.up, self.pairs, self.cutAt, self.onCut = target, 0, [], None, None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                try:
                    far = socket.create_connection(("127.0.0.1", self.target))
                except OSError:
                    near.close()
                    continue
                self.pairs.append((near, far))
                threading.Thread(target=self.carry, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self.carry, args=(far, near, False), daemon=True).start()

    def carry(self, source, sink, up):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
                if up:
                    self.up += len(data)
                    if self.cutAt is not None and self.up >= self.cutAt:
                        self.cutAt = None
                        self.cut()
                        if self.onCut:
                            self.onCut()
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self):
        pairs, self.pairs = self.pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self):
        self.listener.close()
        self.cut()


class Attachments(RealProcess):
    def photo(self, name, size, seed=1):
        path = self.folder / name
        block = hashlib.sha256(str(seed).encode()).digest()
        path.write_bytes(b"".join(hashlib.sha256(block + i.to_bytes(4, "big")).digest() for i in range(size // 32)))
        return path

    def under_way(self):
        if self.data in self.urls:
            return cluster().ask(self.urls[self.data], "SELECT id FROM uploads UNION SELECT id FROM upload_pieces").split()
        return list((self.data / "uploads").iterdir())

    def attach(self, store, author, *files):
        return run(ATTACH, str(self.folder / store), str(self.pin), author, "A-1", *map(str, files)).stdout.split()

    def has(self, store, name):
        return run(ATTACH, "--has", str(self.folder / store), str(self.pin), name, status=None).returncode == 0

    def identity(self, user):
        """Certificate files of a new device of this user, by curl."""
        link = self.invite(user)
        base = f"https://127.0.0.1:{self.daemons[-1].port}/.well-known/est/"
        ca, key, csr, cert = (str(self.folder / (user + end)) for end in (".ca", ".key", ".csr", ".crt"))
        answer = run("curl", "-sS", "--insecure", base + "cacerts").stdout
        pathlib.Path(ca + ".p7").write_bytes(base64.b64decode(answer))
        pathlib.Path(ca).write_text(run("openssl", "pkcs7", "-inform", "DER", "-in", ca + ".p7", "-print_certs").stdout)
        run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
            "-subj", "/CN=tablet", "-outform", "DER", "-out", csr)
        answer = run("curl", "-sS", "--fail", "--cacert", ca, "-H", "Content-Type: application/pkcs10", "--data-binary",
                     base64.encodebytes(pathlib.Path(csr).read_bytes()).decode(), "-u", "x:" + link.split("code=")[1],
                     base + "simpleenroll").stdout
        pathlib.Path(cert + ".p7").write_bytes(base64.b64decode(answer))
        pathlib.Path(cert).write_text(run("openssl", "pkcs7", "-inform", "DER", "-in", cert + ".p7", "-print_certs").stdout)
        return ca, cert, key

    def tus(self, identity, method, path, headers, body=b""):
        ca, cert, key = identity
        context = ssl.create_default_context(cafile=ca)
        context.load_cert_chain(cert, key)
        connection = http.client.HTTPSConnection("127.0.0.1", self.daemons[-1].port, context=context, timeout=30)
        connection.request(method, path, body, {"Tus-Resumable": "1.0.0", **headers})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    @staticmethod
    def metadata(audit, name):
        return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in (("audit", audit), ("sha256", name)))

    def test_a_photo_reaches_the_other_tablet(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        names = self.attach("a", "anna", self.photo("small.jpg", 40_000), self.photo("large.jpg", 3_000_000, 2))
        done = json.loads(self.agent("a", "--once", "--json").stdout)
        self.assertEqual((done["state"], done["bytes_left"], done["attachments_waiting"]), ("live", 0, 0))
        self.assertEqual(daemon.count("request", "uploaded"), 2)
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        for name in names:
            self.assertTrue(self.has("b", name), name)
        # Nothing is sent twice: neither comes up again.
        self.agent("a", "--once")
        self.assertEqual(daemon.count("request", "uploaded"), 2)
        self.assertEqual(self.under_way(), [])
        # Who is not assigned sees none of it.
        self.agent("c", "--enrol", self.invite("carl", "--role", "auditor"), "--once")
        self.assertFalse(self.has("c", names[0]))

    def test_an_erased_signature_goes_everywhere_and_does_not_come_back(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna", "--role", "lead"), "--once")
        signature, photo = self.attach("a", "anna", self.photo("signature.png", 9_000), self.photo("wall.jpg", 8_000, 2))
        run(ATTACH, "--sign", str(self.folder / "a"), str(self.pin), "anna", "A-1", "E0", signature)
        self.agent("a", "--once")
        self.agent("b", "--enrol", self.invite("bert", "--role", "lead", "--all-audits"), "--once")
        self.assertTrue(self.has("b", signature))
        self.assertIn("attachments: 2 here, 0 not fetched yet, 0 erased.", self.plumbline("verify", "b"))
        self.plumbline("erase", "a", "--audit", "A-1", "--evaluation", "E0", "--reason", "asked by the person")
        for store in ("a", "b", "a"):
            done = json.loads(self.agent(store, "--once", "--json").stdout)
            self.assertEqual((done["state"], done["unconfirmed"], done["bytes_left"]), ("live", 0, 0))
        self.agent("c", "--enrol", self.invite("carl", "--role", "lead", "--all-audits"), "--once")
        self.assertEqual(daemon.end(), 0)
        if ON_POSTGRES:
            for table in ("attachments WHERE length >= 0", "(SELECT DISTINCT sha256 FROM attachment_chunks) AS held"):
                self.assertEqual(cluster().ask(self.urls[self.data], "SELECT sha256 FROM " + table).split(), [photo])
        for store in ("a", "b", "c") + (() if ON_POSTGRES else ("server/store",)):
            self.assertIn("attachments: 1 here, 0 not fetched yet, 1 erased.", self.plumbline("verify", store))
            files = [file for file in (self.folder / store / "attachments").rglob("*") if file.is_file()]
            self.assertEqual(len(files), 1)
        for store in ("a", "b", "c"):
            self.assertEqual((self.has(store, signature), self.has(store, photo)), (False, True))
        # A photo goes by its own name.
        self.plumbline("erase", "a", "--audit", "A-1", "--attachment", photo, "--reason", "asked by the person")
        self.assertIn("attachments: 0 here, 0 not fetched yet, 2 erased.", self.plumbline("verify", "a"))
        self.assertFalse(self.has("a", photo))

    def test_large_ones_wait_on_a_metered_network(self):
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        small, large = self.attach("a", "anna", self.photo("small.jpg", 40_000), self.photo("large.jpg", 3_000_000, 2))
        done = json.loads(self.agent("a", "--once", "--json", "--metered").stdout)
        self.assertEqual(done["attachments_waiting"], 1)
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        self.assertTrue(self.has("b", small))
        self.assertFalse(self.has("b", large))
        self.assertEqual(json.loads(self.agent("a", "--once", "--json").stdout)["attachments_waiting"], 0)
        self.agent("b", "--once")
        self.assertTrue(self.has("b", large))

    def test_goes_on_after_kills_of_agent_and_server_and_a_cut_network(self):
        size = 24_000_000
        daemon = self.serve()
        relay = Relay(daemon.port)
        try:
            self.write("a", audit())
            link = self.invite("anna").replace(f":{daemon.port}/", f":{relay.port}/")
            self.agent("a", "--enrol", link, "--once")
            photo = self.photo("original.jpg", size)
            name, = self.attach("a", "anna", photo)
            start = relay.up
            for interruption in ("agent", "server", "network"):
                sending = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "a"), "--pin-file", str(self.pin),
                                            "--once", "--json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                port = self.daemons[-1].port
                relay.onCut = {"agent": sending.kill, "server": lambda: self.daemons[-1].end(signal.SIGKILL),
                               "network": None}[interruption]
                relay.cutAt = relay.up + 5_000_000
                sending.wait(TIMEOUT)
                if interruption == "server":
                    self.serve(port)
            done = json.loads(self.agent("a", "--once", "--json").stdout)
            self.assertEqual(done["bytes_left"], 0)
            # Each interruption may cost what was on its way and not confirmed, and a handshake; never more.
            self.assertLess(relay.up - start, size * 1.01 + 3 * (PIECE + 200_000))
        finally:
            relay.close()
        self.agent("b", "--enrol", self.invite("bert", "--role", "auditor", "--audit", "A-1"), "--once")
        self.assertTrue(self.has("b", name))
        self.daemons[-1].end()
        self.plumbline("verify", "server/store")

    def test_what_is_refused(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        photo = self.photo("p.jpg", 64_000)
        name, = self.attach("a", "anna", photo)
        content = photo.read_bytes()
        other = hashlib.sha256(b"other").hexdigest()
        run(SYNCD, "admin", "--data", str(self.data), "assignments")
        anna, carl = self.identity("anna"), self.identity("carl")
        create = {"Upload-Length": str(len(content)), "Upload-Metadata": self.metadata("A-1", name)}
        # Before its record is here nobody stores anything.
        self.assertEqual(self.tus(anna, "POST", "/attachments/v1", create)[0], 409)
        self.agent("a", "--once")
        self.assertEqual(self.tus(carl, "POST", "/attachments/v1", create)[0], 403)
        self.assertEqual(daemon.count("request", "not_assigned"), 1)
        for metadata in (self.metadata("A-1", "../../../../etc/passwd"), self.metadata("", name), self.metadata("A-1", name.upper()),
                         "sha256 %%%", ""):
            self.assertEqual(self.tus(anna, "POST", "/attachments/v1", {**create, "Upload-Metadata": metadata})[0], 400, metadata)
        self.assertEqual(self.tus(anna, "POST", "/attachments/v1", {**create, "Upload-Length": "99999999999"})[0], 413)
        self.assertEqual(self.tus(anna, "POST", "/attachments/v1", {**create, "Tus-Resumable": "0.2"})[0], 412)
        self.assertEqual(self.tus(anna, "POST", "/attachments/v1",
                                  {**create, "Upload-Metadata": self.metadata("A-1", other)})[0], 409)
        for path in ("../../pki/ca.key", "%2e%2e%2fpki%2fca.key", "0" * 32, "content/../../pki"):
            self.assertIn(self.tus(anna, "HEAD", "/attachments/v1/" + path, {})[0], (400, 404), path)
        audit64 = {"Plumbline-Audit": base64.b64encode(b"A-1").decode()}
        self.assertEqual(self.tus(anna, "GET", "/attachments/v1/content/" + name, audit64)[2], content)
        self.assertEqual(self.tus(carl, "GET", "/attachments/v1/content/" + name, audit64)[0], 403)
        self.assertEqual(self.tus(anna, "GET", "/attachments/v1/content/" + other, audit64)[0], 404)
        self.assertEqual(self.tus(anna, "GET", "/attachments/v1/content/../../pki/ca.key", audit64)[0], 400)

    def test_tus_by_hand(self):
        daemon = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        photo = self.photo("p.jpg", 64_000)
        content = photo.read_bytes()
        name = hashlib.sha256(content).hexdigest()
        # The record alone, as when another tablet took the photo.
        self.attach("a", "anna", photo)
        self.agent("a", "--once")
        anna = self.identity("anna")
        status, headers, _ = self.tus(anna, "OPTIONS", "/attachments/v1", {})
        self.assertEqual((status, headers["Tus-Version"], headers["Tus-Extension"]),
                         (204, "1.0.0", "creation,checksum,expiration,termination"))
        create = {"Upload-Length": str(len(content)), "Upload-Metadata": self.metadata("A-1", name)}
        status, headers, _ = self.tus(anna, "POST", "/attachments/v1", create)
        self.assertEqual(status, 201)
        self.assertIn("GMT", headers["Upload-Expires"])
        where = headers["Location"]
        piece = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        sums = {kind: kind + " " + base64.b64encode(hashlib.new(kind, content[:1000]).digest()).decode() for kind in ("sha1", "sha256")}
        self.assertEqual(self.tus(anna, "PATCH", where, {**piece, "Upload-Checksum": sums["sha1"]}, b"x" * 1000)[0], 460)
        self.assertEqual(self.tus(anna, "PATCH", where, {**piece, "Upload-Checksum": "md5 AAAA"}, b"x")[0], 400)
        status, headers, _ = self.tus(anna, "PATCH", where, {**piece, "Upload-Checksum": sums["sha1"]}, content[:1000])
        self.assertEqual((status, headers["Upload-Offset"]), (204, "1000"))
        self.assertEqual(self.tus(anna, "PATCH", where, piece, content)[0], 409)
        self.assertEqual(self.tus(anna, "PATCH", where, {**piece, "Upload-Offset": "1000"}, content)[0], 413)
        self.assertEqual(self.tus(anna, "PATCH", where, {**piece, "Upload-Offset": "1000", "Content-Type": "text/plain"}, b"x")[0], 415)
        self.assertEqual(self.tus(anna, "HEAD", where, {})[1]["Upload-Offset"], "1000")
        bert = self.identity("bert")
        self.assertEqual(self.tus(bert, "HEAD", where, {})[0], 404)
        # Other bytes of the right length are found out at the end, and do not stay.
        self.assertEqual(self.tus(anna, "PATCH", where, {**piece, "Upload-Offset": "1000"}, b"y" * 63_000)[0], 460)
        self.assertEqual(daemon.count("request", "attachment_mismatch"), 1)
        self.assertEqual(self.tus(anna, "HEAD", where, {})[0], 404)
        where = self.tus(anna, "POST", "/attachments/v1", create)[1]["Location"]
        self.assertEqual(self.tus(anna, "DELETE", where, {})[0], 204)
        self.assertEqual(self.tus(anna, "HEAD", where, {})[0], 404)
        where = self.tus(anna, "POST", "/attachments/v1", create)[1]["Location"]
        self.assertEqual(self.tus(anna, "PATCH", where, piece, content)[0], 204)
        self.assertEqual(self.under_way(), [])

    def test_tus_js_client_resumes_unaided(self):
        if shutil.which("npm") is None or shutil.which("node") is None:
            self.skipTest("npm and node are not here: tus-js-client is not tried")
        modules = self.folder / "npm"
        modules.mkdir()
        installed = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "tus-js-client@4.3.1"], cwd=modules,
                                   capture_output=True, timeout=120)
        if installed.returncode != 0:
            self.skipTest("npm cannot install tus-js-client here: it is not tried")
        self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        photo = self.photo("p.jpg", 4_000_000)
        name, = self.attach("a", "anna", photo)
        self.agent("a", "--once", "--metered")  # its record goes, it does not
        ca, cert, key = self.identity("anna")
        done = run("node", str(HERE / "tus_client.mjs"), str(modules), str(self.daemons[-1].port), ca, cert, key, "A-1", name,
                   str(photo), str(self.folder / "state.json"))
        seen = json.loads(done.stdout)
        self.assertGreaterEqual(seen["first"][-1], 1024 * 1024)
        self.assertGreater(seen["second"][0], seen["first"][-1])  # it went on, and did not begin anew
        self.assertEqual(seen["second"][-1], 4_000_000)
        audit64 = {"Plumbline-Audit": base64.b64encode(b"A-1").decode()}
        self.assertEqual(self.tus((ca, cert, key), "GET", "/attachments/v1/content/" + name, audit64)[2], photo.read_bytes())


if __name__ == "__main__":
    unittest.main(verbosity=1)
