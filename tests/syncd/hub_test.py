#!/usr/bin/env python3
"""A site without a way to the server: tablets reconcile through a hub, and the hub with the server later. See harness.py."""
import hashlib
import http.client

from harness import *  # noqa: F403


class Hub(RealProcess):
    def hub(self, *options, port=0):
        daemon = Daemon(self.folder / "hub", port, options, "hub")
        self.daemons.append(daemon)
        return daemon

    def site(self, *tablets):
        """A server that has enrolled these leads' tablets and a hub, and is away; the hub, that serves them."""
        server = self.serve()
        for tablet in tablets:
            self.agent(tablet, "--enrol", self.invite("user-" + tablet, "--all-audits"))  # never reconciled with the server
        hub = self.hub("--enrol", self.invite("hub-1", "--role", "hub", "--all-audits"))
        self.assertEqual(hub.ca, server.ca)
        self.assertEqual(server.end(), 0)
        return server, hub

    def once(self, store, *options):
        return json.loads(self.agent(store, "--once", "--json", *options).stdout)

    def onHub(self, store, hub):
        """All that is here is on the hub, and the server has confirmed none of it."""
        said = self.once(store, "--hub", f"127.0.0.1:{hub.port}")
        self.assertEqual((said["state"], said["hub"], said["confirmed"]), ("live", True, 0))
        self.assertGreater(said["on_hub"], 0)
        self.assertEqual(said["on_hub"], said["unconfirmed"])
        self.assertIn("not confirmed", said["en"])

    def confirmed(self, store):
        said = self.once(store)
        self.assertEqual((said["state"], said["hub"], said["unconfirmed"], said["on_hub"]), ("live", False, 0, 0))
        return said["confirmed"]

    def changes(self, audit):
        """That the server holds."""
        listed = json.loads(self.admin("--json", "audits").stdout)["audits"]
        return sum(each["changes"] for each in listed if each["audit"] == audit)

    def wait(self, condition):
        """For the hub, which finds its server back by itself."""
        until = time.monotonic() + TIMEOUT
        while not condition():
            self.assertLess(time.monotonic(), until, pathlib.Path(str(self.folder / "hub") + ".log").read_text())
            time.sleep(0.1)

    def logOf(self, store):
        return json.loads(self.plumbline("log", store, "--audit", "A-1", "--json"))["changes"]

    def attach(self, store, author, path):
        return run(ATTACH, str(self.folder / store), str(self.pin), author, "A-1", str(path)).stdout.split()[0]

    def has(self, store, name):
        return run(ATTACH, "--has", str(self.folder / store), str(self.pin), name, status=None).returncode == 0

    def certificate(self, user, *options):
        """Of a new device of this user, by hand: a file with certificate and key."""
        code = self.invite(user, *options).split("code=")[1]
        key, csr, both = (str(self.folder / (user + end)) for end in (".key", ".csr", ".pem"))
        run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-subj",
            "/CN=x", "-outform", "DER", "-out", csr)
        answer = run("curl", "-sS", "--fail", "--insecure", "-H", "Content-Type: application/pkcs10", "-u", "x:" + code,
                     "--data-binary", base64.encodebytes(pathlib.Path(csr).read_bytes()).decode(),
                     f"https://127.0.0.1:{self.daemons[-1].port}/.well-known/est/simpleenroll").stdout
        p7 = subprocess.run(["openssl", "pkcs7", "-inform", "DER", "-print_certs"], input=base64.b64decode(answer),
                            capture_output=True, check=True).stdout.decode()
        pathlib.Path(both).write_text(p7 + pathlib.Path(key).read_text())
        return both

    def request(self, daemon, certificate, method, path, body=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.load_cert_chain(certificate)
        connection = http.client.HTTPSConnection("127.0.0.1", daemon.port, context=context, timeout=10)
        with contextlib.closing(connection):
            connection.request(method, path, body)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    # --- what it is for ----------------------------------------------------------------------------------------------

    def test_two_tablets_a_hub_and_the_server_later(self):
        server, hub = self.site("a", "b")
        self.write("a", audit(answers=200))
        photo = self.folder / "photo"
        photo.write_bytes(hashlib.sha256(b"photo").digest() * 20000)
        name = self.attach("a", "user-a", photo)
        self.onHub("a", hub)
        said = self.once("b", "--hub", f"127.0.0.1:{hub.port}")
        self.assertTrue(said["hub"])
        self.assertTrue(self.has("b", name))  # the photo too came through the hub
        self.write("b", audit(answers=300, level=2))
        self.onHub("b", hub)
        self.onHub("a", hub)
        written = self.plumbline("export", "a", "--audit", "A-1")
        self.assertEqual(written, self.plumbline("export", "b", "--audit", "A-1"))
        count = len(self.logOf("a"))
        # The server comes: all of it goes up, once.
        server = self.serve(server.port)
        self.wait(lambda: self.changes("A-1") == count and server.count("request", "uploaded") == 1)
        self.assertGreater(self.confirmed("a"), 0)
        self.assertGreater(self.confirmed("b"), 0)
        self.assertEqual(self.changes("A-1"), count)
        self.assertEqual(server.count("run_refused"), 0)
        self.assertEqual(server.count("request", "uploaded"), 1)  # not again by the tablet that made it
        self.assertIn("All is well", self.admin("verify").stdout)
        # Who brought it on the site is assigned to it here, and so is the hub.
        assigned = json.loads(self.admin("--json", "assignments").stdout)["assignments"]
        self.assertIn({"audit": "A-1", "user": "user-a", "role": "lead"}, assigned)
        hub.end()
        server.end()
        for store in ("b", "hub/store", "server/store"):
            self.assertEqual(len(self.logOf(store)) if store == "b" else count, count)
        self.assertEqual(written, self.plumbline("export", "server/store", "--audit", "A-1"))

    def test_kill_of_the_hub_loses_nothing_that_it_acknowledged(self):
        server, hub = self.site("a", "b")
        self.write("a", audit(answers=20000))
        self.write("b", audit(answers=4000, level=1))
        for delay in (0.3, 0.5, 0.8):
            sending = [subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / store), "--pin-file", str(self.pin), "--once",
                                         "--hub", f"127.0.0.1:{hub.port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                       for store in ("a", "b")]
            time.sleep(delay)  # where in the exchange the kill falls does not matter, only that it is not always the same
            hub.end(signal.SIGKILL)
            for each in sending:
                each.wait(TIMEOUT)
            # Tablets check what receipts say against their chains, the hub its own.
            self.plumbline("verify", "a")
            run(PLUMBLINE, "verify", "--store", str(self.folder / "hub/store"))
            hub = self.hub(port=hub.port)  # without its server
        for store in ("a", "b", "a"):
            self.onHub(store, hub)
        count = len(self.logOf("a"))
        server = self.serve(server.port)
        time.sleep(0.2)
        hub.end(signal.SIGKILL)  # on its way up
        hub = self.hub(port=hub.port)
        self.wait(lambda: self.changes("A-1") == count)
        self.confirmed("a")
        self.confirmed("b")
        self.assertIn("All is well", self.admin("verify").stdout)
        server.end()
        self.assertEqual(self.plumbline("export", "a", "--audit", "A-1"),
                         self.plumbline("export", "server/store", "--audit", "A-1"))

    def test_live_on_the_hub_and_back_to_the_server(self):
        server, hub = self.site("a", "b")
        self.write("a", audit())
        follower = subprocess.Popen([SYNCD, "agent", "--store", str(self.folder / "b"), "--pin-file", str(self.pin), "--follow", "--json",
                                     "--hub", f"127.0.0.1:{hub.port}"], stdout=subprocess.PIPE, text=True)
        try:
            states = (json.loads(line) for line in follower.stdout)
            self.assertTrue(next(said for said in states if said["state"] == "live")["hub"])
            self.onHub("a", hub)
            server = self.serve(server.port)
            hub.end()  # the site is packed up
            self.assertFalse(next(said for said in states if said["state"] == "live" and not said["hub"])["hub"])
        finally:
            follower.terminate()
            self.assertEqual(follower.wait(TIMEOUT), 0)
            follower.stdout.close()

    # --- who may -----------------------------------------------------------------------------------------------------

    def test_a_hub_serves_under_its_own_name_alone(self):
        server = self.serve()
        hubs, leads = self.certificate("hub-1", "--role", "hub"), self.certificate("anna")
        shown = run("openssl", "x509", "-in", hubs, "-noout", "-text").stdout
        self.assertIn("TLS Web Server Authentication", shown)
        self.assertRegex(shown, r"Subject Alternative Name: *\n *DNS:hub\.plumbline\.internal\n")
        run("openssl", "x509", "-in", hubs, "-noout", "-checkend", str(29 * 86400))
        run("openssl", "x509", "-in", hubs, "-noout", "-checkend", str(31 * 86400), status=1)
        self.assertNotIn("TLS Web Server Authentication", run("openssl", "x509", "-in", leads, "-noout", "-text").stdout)
        # Neither does another server pass for a hub, nor a tablet's certificate.
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        server.end()
        self.data = self.folder / "other"
        other = self.serve()
        self.oneError(self.agent("a", "--once", "--hub", f"127.0.0.1:{other.port}", status=1), "not trusted")
        self.oneError(self.agent("a", "--once", "--hub", "nowhere", status=2), "HOST:PORT")
        self.oneError(self.agent("a", "--once", "--no-hub", status=1), "cannot be reached")

    def test_a_hub_takes_no_shared_database(self):
        config = self.folder / "hub.toml"
        config.write_text('backend = "postgres://plumbline@127.0.0.1/plumbline"\n')
        said = run(SYNCD, "hub", "--config", str(config), "--data", str(self.folder / "hub"), status=2)
        self.oneError(said, "for servers")
        self.assertFalse((self.folder / "hub").exists())

    def test_what_only_a_hub_may_ask_and_what_it_may_not_forge(self):
        server = self.serve()
        hubs, leads = self.certificate("hub-1", "--role", "hub"), self.certificate("anna")
        for method, path in (("GET", "/hub/v1/roster"), ("POST", "/hub/v1/claims")):
            status, text = self.request(server, leads, method, path, "[]")
            self.assertEqual((status, text.split("\n")[0]), (403, "role_forbids"))
        status, roster = self.request(server, hubs, "GET", "/hub/v1/roster")
        self.assertEqual(status, 200)
        self.assertEqual({user[0] for user in json.loads(roster)["users"]}, {"hub-1", "anna"})
        # A hub cannot say of itself whose an origin is: the device has to have signed that.
        der = subprocess.run(["openssl", "x509", "-in", leads, "-outform", "DER"], capture_output=True, check=True).stdout
        forged = json.dumps([["11" * 16, base64.b64encode(der).decode(), base64.b64encode(b"0" * 70).decode()]])
        self.assertEqual(self.request(server, hubs, "POST", "/hub/v1/claims", forged)[0], 204)
        self.assertEqual(server.count("claim_refused", "bad_signature"), 1)
        self.assertEqual(self.request(server, hubs, "POST", "/hub/v1/claims", "no")[0], 400)
        self.assertEqual(self.request(server, hubs, "GET", "/hub/v1/other")[0], 404)
        self.assertEqual(self.request(server, leads, "PUT", "/hub/v1/claim", "x")[0], 403)

    def test_a_hub_changes_no_rights_and_enrols_nobody(self):
        server, hub = self.site("a")
        done = run(SYNCD, "admin", "--data", str(self.folder / "hub"), "assign", "--audit", "A-1", "--user", "user-a", status=1)
        self.oneError(done, "assign", "at the server")
        context = ("--insecure", f"https://127.0.0.1:{hub.port}/.well-known/est/cacerts")
        self.assertIn("hub_enrols_nobody", run("curl", "-sS", *context).stdout)
        users = json.loads(run(SYNCD, "admin", "--data", str(self.folder / "hub"), "--json", "users").stdout)["users"]
        self.assertEqual({user["user"] for user in users}, {"user-a", "hub-1"})
        # A first start without its server tells so; one that is no hub does not serve.
        hub.end()
        server = self.serve(server.port)
        link = self.invite("anna")
        done = run(SYNCD, "hub", "--data", str(self.folder / "no-hub"), "--listen", "127.0.0.1:0", "--enrol", link, status=1)
        self.oneError(done, "role hub")

    def test_what_a_revoked_user_wrote_does_not_pass_through_a_hub(self):
        server, hub = self.site("a", "b")
        self.write("a", audit())
        self.onHub("a", hub)
        self.write("b", audit(organisation="撤销者"))
        self.onHub("b", hub)
        server = self.serve(server.port)
        self.admin("revoke", "--user", "user-b")
        self.wait(lambda: server.count("run_refused", "revoked") > 0 and self.changes("A-1") > 0)
        self.confirmed("a")
        hub.end()
        server.end()
        self.assertNotIn("撤销者", self.plumbline("export", "server/store", "--audit", "A-1"))
        # And the hub, which has met its server since, does not let it in.
        hub = self.hub(port=hub.port)
        self.oneError(self.agent("b", "--once", status=1), "hub does not take this device")

    def test_roles_hold_at_the_hub(self):
        server = self.serve()
        self.write("a", audit())
        self.agent("a", "--enrol", self.invite("anna"), "--once")
        self.agent("o", "--enrol", self.invite("olga", "--role", "observer", "--audit", "A-1"), "--once")
        self.agent("c", "--enrol", self.invite("carl", "--role", "auditor"))
        hub = self.hub("--enrol", self.invite("hub-1", "--role", "hub", "--all-audits"))
        self.wait(lambda: b"In step" in pathlib.Path(str(self.folder / "hub") + ".log").read_bytes())
        server.end()
        self.write("o", audit(level=1))
        self.oneError(self.agent("o", "--once", "--hub", f"127.0.0.1:{hub.port}", status=1), "role")
        # Nobody receives what he is not assigned to.
        self.agent("c", "--once", "--hub", f"127.0.0.1:{hub.port}", status=1)
        run(PLUMBLINE, "export", "--store", str(self.folder / "c"), "--pin-file", str(self.pin), "--audit", "A-1", status=2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
