"""A server, tablets and an audit of our own making, through the real programs: for `make run` and the end-to-end tests."""
import csv
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading

HERE = pathlib.Path(__file__).resolve().parent
LIST = HERE / "nyc-school-construction-2015.csv"
AUDIT_ID = "0197a9c2-7c1e-7cc0-8d54-2f6d3d1f2a10"
PIN = "258036"
STEP_SECONDS = 60


class Failed(Exception):
    """A program did not do what it should; the message names the program, what was expected and what came."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Programs:
    """The built programs."""

    def __init__(self, build):
        self.bin = pathlib.Path(build).resolve() / "bin"

    def run(self, program, *arguments, expect=0, environment=None, text=True):
        """Runs to the end; returns the CompletedProcess. `expect` is the exit status, None for any."""
        done = subprocess.run([self.bin / program, *map(str, arguments)], capture_output=True, text=text, timeout=STEP_SECONDS,
                              stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})})
        if expect is not None and done.returncode != expect:
            raise Failed(f"{program} {' '.join(map(str, arguments))}: status {done.returncode}, expected {expect}\n"
                         f"{done.stdout}{done.stderr}")
        return done


class Server:
    """plumbline-syncd serve on a port of loopback that stays the same over restarts."""

    def __init__(self, programs, data):
        self.programs, self.data = programs, pathlib.Path(data)
        self.address = f"127.0.0.1:{free_port()}"
        self.process = None

    def start(self):
        with open(f"{self.data}.log", "ab") as log:
            self.process = subprocess.Popen(
                [self.programs.bin / "plumbline-syncd", "serve", "--data", self.data, "--listen", self.address],
                stdout=subprocess.PIPE, stderr=log, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
        line = self.process.stdout.readline()
        if self.address.rsplit(":", 1)[1] not in line:
            raise Failed(f"plumbline-syncd serve: expected a ready line, got {line!r}")
        return self

    def enroll(self, user, role, *options):
        done = self.programs.run("plumbline-syncd", "enroll", "--data", self.data, "--user", user, "--role", role, "--json", *options)
        return json.loads(done.stdout)["link"]

    def stop(self):
        """SIGTERM: the daemon ends by itself, with status 0."""
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(STEP_SECONDS) != 0:
            raise Failed(f"plumbline-syncd serve: status {self.process.returncode} after SIGTERM")
        self.process.stdout.close()
        self.process = None

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process is not None:
            self.kill()


class Tablet:
    """A store folder and its PIN; its app is driven through its window."""

    def __init__(self, programs, folder, pictures=None):
        self.programs, self.store = programs, pathlib.Path(folder) / "store"
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        self.pictures = pathlib.Path(pictures or folder)
        self.pin_file = pathlib.Path(folder) / "pin"
        self.pin_file.write_text(PIN + "\n")
        self.pin_file.chmod(0o600)

    def plumbline(self, command, *arguments, **options):
        return self.programs.run("plumbline", command, "--store", self.store, "--pin-file", self.pin_file, *arguments, **options)

    def agent(self, *arguments, **options):
        return self.programs.run("plumbline-syncd", "agent", "--store", self.store, "--pin-file", self.pin_file, *arguments, **options)

    def export(self, audit=AUDIT_ID):
        return self.plumbline("export", "--audit", audit).stdout

    def app(self, *arguments):
        return App(self, ("--pin-file", self.pin_file, *arguments))

    def locked_app(self, *arguments):
        """As somebody finds it who does not know the PIN."""
        return App(self, arguments)


class App:
    """The tablet program under a script that is typed as it goes; every command is a real gesture in the window."""

    def __init__(self, tablet, arguments=()):
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
        tablet.pictures.mkdir(parents=True, exist_ok=True)
        with open(tablet.store.parent / "app.log", "ab") as log:
            self.process = subprocess.Popen(
                [tablet.programs.bin / "plumbline-tablet-driven", "--script", "-", "--store", tablet.store,
                 "--screenshots", tablet.pictures, *map(str, arguments)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
        self.watch = threading.Timer(STEP_SECONDS * 5, self.process.kill)
        self.watch.start()

    def do(self, *commands):
        """Sends commands and waits until each is done; returns what the last `print` printed."""
        printed = None
        for command in commands:
            self.process.stdin.write(command + "\n")
            self.process.stdin.flush()
            while True:
                line = self.process.stdout.readline()
                if line.startswith("print "):
                    printed = line.split(" = ", 1)[1].rstrip("\n")
                elif line.startswith("ok "):
                    break
                elif line.startswith("failed") or not line:
                    raise Failed(f"plumbline-tablet: {line.strip() or 'ended'} at: {command}")
        return printed

    def quit(self):
        self.do("quit")
        self.end()

    def kill(self):
        """kill -9, in the middle of whatever it does."""
        self.process.kill()
        self.end()

    def end(self):
        self.process.wait(STEP_SECONDS)
        self.watch.cancel()
        self.process.stdin.close()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
        self.watch.cancel()


def draw_sample(programs, seed="20261125-3-5-1-6"):
    done = programs.run("plumbline", "sample", LIST, "--seed", seed, "--json")
    return json.loads(done.stdout), seed


def make_audit(programs):
    """The audit file of the New York list: 598 finished projects, 45 drawn, nothing evaluated yet."""
    draw, seed = draw_sample(programs)
    with open(LIST, newline="", encoding="utf-8-sig") as source:
        rows = [{(key or "").strip(): value for key, value in row.items()} for row in csv.DictReader(source)]
    projects = []
    for number, row in enumerate(rows, start=1):
        month, day, year = re.fullmatch(r"(\d+)/(\d+)/(\d+)", row["Project Phase Actual End Date"].strip()).groups()
        projects.append({"id": str(number), "name": f"{row['Project School Name']} · {row['Project Description']}",
                         "kind": row["Project Type"], "completed": f"{year}-{int(month):02}-{int(day):02}"})
    return {
        "format": "plumbline.audit/1", "id": AUDIT_ID, "standard": "JCCQB037-2025",
        "organisation": {"name": "纽约学校建设局 NYC School Construction Authority"}, "projects": projects,
        "sample": {"seed": seed, "frame": draw["frame"], "size": len(draw["drawn"]), "drawn": draw["drawn"], "replacements": []},
        "evaluations": [], "management": {}, "conformity": {},
    }
