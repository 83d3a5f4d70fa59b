#!/usr/bin/env python3
"""Runs clang-tidy over the product's C++ files, two at a time; a file whose preprocessed inputs passed before is not run again.

Usage: tidy.py --build DIR. Tests are compiled with warnings as errors but left out here, to keep `make test` short.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("core/", "syncd/", "mobile/", "qml/", "platform/")
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.M)


def our_inputs(path, seen):
    """The file and our own headers it reaches, so that a change in one of them counts."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for name in INCLUDE.findall(path.read_bytes()):
        our_inputs(ROOT / name.decode(), seen)
    return seen


def key(path, command):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes() + command.encode())
    for source in sorted(our_inputs(path, set())):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def check(job):
    path, stamp, build = job
    run = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(build), str(path)], capture_output=True, text=True)
    if run.returncode == 0:
        stamp.touch()
        return True
    print(run.stdout.strip() or run.stderr.strip(), flush=True)
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    build = parser.parse_args().build
    database = build / "compile_commands.json"
    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)
    jobs = {}
    for entry in json.loads(database.read_text()):
        path = pathlib.Path(entry["file"])
        try:
            relative = path.relative_to(ROOT).as_posix()
        except ValueError:
            continue
        if relative.startswith(PARTS):
            stamp = stamps / key(path, shlex.join(shlex.split(entry["command"])[1:-4]))
            if not stamp.exists():
                jobs[path] = (path, stamp, build)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bad = [ok for ok in pool.map(check, jobs.values()) if not ok]
    print(f"clang-tidy: {len(jobs) - len(bad)} files clean, {len(bad)} with findings")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
