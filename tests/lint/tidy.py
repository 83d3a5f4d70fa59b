#!/usr/bin/env python3
"""Runs clang-tidy over the product's C++ files; a file whose preprocessed inputs passed before is not run again.

Usage: tidy.py --build DIR. Files that compile with the same options are read a dozen at a time, as one unit: their common
headers are then parsed once, which takes a seventh of the time. A unit with a finding, or whose names clash, is halved until
the file is found, so what is said of a file never depends on its neighbours. Tests are compiled with warnings as errors but left
out here, to keep `make test` short.
"""
import argparse
import collections
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
UNIT = 12
# In a unit our files are included, so findings in them count as those of headers do.
OWN_FILES = f"^{re.escape(str(ROOT))}/({'|'.join(part[:-1] for part in PARTS)})/.*\\.(cpp|h)$"


def our_inputs(path, seen):
    """The file and our own headers it reaches, so that a change in one of them counts."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for name in INCLUDE.findall(path.read_bytes()):
        our_inputs(ROOT / name.decode(), seen)
    return seen


def sources_of(entry):
    """Our files that a command compiles: its own, or those of the unit that CMake made of them."""
    path = pathlib.Path(entry["file"])
    named = map(pathlib.Path, re.findall(r'#include "(/[^"]+)"', path.read_text())) if "/Unity/" in entry["file"] else [path]
    return [one for one in named if one.is_relative_to(ROOT) and one.relative_to(ROOT).as_posix().startswith(PARTS)]


def key(path, options):
    digest = hashlib.sha256((ROOT / ".clang-tidy").read_bytes() + shlex.join(options).encode())
    for source in sorted(our_inputs(path, set())):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def tidy(source, options, directory):
    return subprocess.run(
        ["clang-tidy-19", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", f"--header-filter={OWN_FILES}", str(source), "--", *options],
        cwd=directory, capture_output=True, text=True)


def check(unit, files, options, directory):
    """The number of files with findings; a file without any gets its stamp."""
    source = files[0][0]
    if len(files) > 1:
        source = unit
        unit.write_text("".join(f'#include "{path}"\n' for path, _ in files))
    run = tidy(source, options, directory)
    if run.returncode == 0:
        for _, stamp in files:
            stamp.touch()
        return 0
    if len(files) == 1:
        print(run.stdout.strip() or run.stderr.strip(), flush=True)
        return 1
    half = len(files) // 2
    return sum(check(unit, part, options, directory) for part in (files[:half], files[half:]))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    build = parser.parse_args().build.resolve()
    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)
    waiting = collections.defaultdict(dict)
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        options = tuple(words[1 + words[0].endswith("ccache"):words.index("-o")])
        for path in sources_of(entry):
            stamp = stamps / key(path, options)
            if not stamp.exists():
                waiting[options, entry["directory"]][path] = stamp
    jobs = []
    for (options, directory), files in waiting.items():
        files = sorted(files.items())
        for start in range(0, len(files), UNIT):
            jobs.append((stamps / f"unit_{len(jobs)}.cpp", files[start:start + UNIT], options, directory))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bad = sum(pool.map(lambda job: check(*job), jobs))
    print(f"clang-tidy: {sum(len(job[1]) for job in jobs) - bad} files clean, {bad} with findings")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
