#!/usr/bin/env python3
"""Compiles every C++ file of ours by itself, without writing anything: a release build reads a dozen as one unit, where one file may live on
the headers of another. Usage: alone.py --build DIR"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARKS = {"-o", "-MF", "-MT"}  # with a word after them
LONE = {"-c", "-MD", "-Werror"}


def sources_of(path):
    """Our files that a command compiles: its own, or those of the unit that CMake made of them."""
    named = map(pathlib.Path, re.findall(r'#include "(/[^"]+)"', path.read_text())) if "/Unity/" in path.as_posix() else [path]
    return [one for one in named if one.is_relative_to(ROOT) and one.suffix == ".cpp" and "build" not in one.relative_to(ROOT).parts]


def options_of(words, source):
    kept, skip = [], False
    for word in words:
        if skip or word in MARKS:
            skip = not skip
        elif word not in LONE and word != source:
            kept.append(word)
    return kept


def compiled(job):
    source, words, directory = job
    run = subprocess.run([*words, "-fsyntax-only", str(source)], cwd=directory, capture_output=True, text=True)
    if run.returncode:
        print(f"{source.relative_to(ROOT)} does not compile by itself:\n{run.stderr}", flush=True)
    return run.returncode == 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    build = parser.parse_args().build.resolve()
    jobs = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        words = shlex.split(entry["command"])
        words = options_of(words[words[0].endswith("ccache"):], entry["file"])
        for source in sources_of(pathlib.Path(entry["file"])):
            jobs.setdefault(source, (source, words, entry["directory"]))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bad = sum(not fine for fine in pool.map(compiled, jobs.values()))
    print(f"{len(jobs) - bad} files compile by themselves, {bad} do not")
    sys.exit(bool(bad) or not jobs)


if __name__ == "__main__":
    main()
