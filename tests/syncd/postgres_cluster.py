"""A PostgreSQL of the tests' own: a cluster in a scratch folder, reached through a socket in it, ended with it."""
import ctypes
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

START_SECONDS = 60
LOOK_SECONDS = 0.02


def binaries():
    """Where Debian keeps the server's programs; the newest version. None where there is none."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


def end_with_us():
    """A run that is killed leaves no server behind (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


class Cluster:
    """PostgreSQL lets nobody run it as root: root hands it to the user that the package made."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="plumbline-pg-"))
        self.data = self.folder / "data"
        self.owner = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self.folder.chmod(0o755)
            self.owner = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        self._run("initdb", "-D", self.data, "-U", "plumbline", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.made = 0
        self.process = None
        self.start()

    def _run(self, program, *arguments, may_fail=False):
        done = subprocess.run([binaries() / program, *arguments], capture_output=True, text=True, cwd="/", check=False,
                              stdin=subprocess.DEVNULL, timeout=START_SECONDS, **self.owner)
        if done.returncode != 0 and not may_fail:
            raise RuntimeError(f"{program}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.returncode == 0

    def start(self):
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [binaries() / "postgres", "-D", self.data, "-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}",
                 "-c", "recovery_init_sync_method=syncfs"],  # else each file of each database is synced one by one
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", preexec_fn=end_with_us, **self.owner)
        deadline = time.monotonic() + START_SECONDS
        while not self._run("pg_isready", "-h", self.folder, "-q", may_fail=True):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("postgres does not start\n" + (self.folder / "log").read_text())
            time.sleep(LOOK_SECONDS)

    def database(self):
        """A new, empty database; returns its address."""
        self.made += 1
        name = f"plumbline{self.made}"
        self._run("createdb", "-h", self.folder, "-U", "plumbline", name)
        return f"postgres://plumbline@/{name}?host={self.folder}"

    def copy(self, url):
        """A new database restored from a dump of this one, as the guide has it; returns its address."""
        dump = self.folder / "dump"
        self._run("pg_dump", "--format=custom", f"--file={dump}", url)
        copied = self.database()
        self._run("pg_restore", "--exit-on-error", "--dbname", copied, dump)
        return copied

    def ask(self, url, sql):
        """The rows, columns parted by `|`."""
        return subprocess.run([binaries() / "psql", "-XAt", "-c", sql, url], capture_output=True, text=True, check=True,
                              timeout=START_SECONDS, **self.owner).stdout

    def kill(self):
        """kill -9 of the postmaster; its children see that it is gone and leave."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(START_SECONDS)

    def stop(self):
        """An orderly one: sessions are told that they end."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(START_SECONDS)

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # immediate: nothing is to be kept
            self.process.wait(START_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)
