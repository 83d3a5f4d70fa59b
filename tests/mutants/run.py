#!/usr/bin/env python3
"""Plants the faults of a list one at a time in a copy of the tree, and runs the tests that should notice.

Usage: run.py [--faults FILE] [--only WORDS] [--part I/N] [--work DIR], or run.py --fit, which only looks whether every
fault of every list still stands in the tree. Prints a table; exit 1 if a fault survives, does not
fit or does not compile. Lists: faults.toml (rules, files; the default), sync_faults.toml (protocol and store, simulated).
The copy and its build stay under build/mutants, so that a second run only builds what changed.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", "build", "out", ".cache"}
TEST_SECONDS = 300  # a fault that makes a test hang is noticed as well
ENVIRONMENT = {**os.environ, "RC_PARAMS": "seed=20261125 max_success=200"}


def copy_tree(target):
    """Writes only what differs, so that times of files that stay do too."""
    kept = set()
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in LEFT_OUT and f != "__pycache__"]
        for name in files:
            source = pathlib.Path(folder, name)
            copy = target / source.relative_to(ROOT)
            kept.add(copy)
            if not copy.exists() or copy.read_bytes() != source.read_bytes():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copy)
    for copy in target.rglob("*"):
        if copy.is_file() and copy not in kept:
            copy.unlink()


def build(folder, targets):
    return subprocess.run(["cmake", "--build", folder, "--target", *targets], capture_output=True, text=True)


def notices(program, environment):
    """How a test program failed; nothing if it passed."""
    try:
        done = subprocess.run([program, "--abort"], capture_output=True, text=True, errors="replace",
                              env={**ENVIRONMENT, **environment}, timeout=TEST_SECONDS)
    except subprocess.TimeoutExpired:
        return "timeout"
    if done.returncode == 0:
        return ""
    lines = done.stdout.splitlines()
    names = [line for line in lines if "_test.cpp:" in line and "FAILED" in line]
    seeds = [": " + line.strip() for line in lines if line.strip().startswith("seed ")]
    broken = [" (" + line.strip().strip('"')[:60] + ")" for line in lines if line.startswith('  "')]
    where = names[0].split("/")[-1].split(": ")[0] if names else f"exit {done.returncode}"
    return where + "".join(seeds[:1] + (broken[:1] if seeds else []))


def misfit(text, fault):
    """Why the fault cannot be planted in the text of its file; nothing if it can."""
    times = text.count(fault["find"])
    return "" if times == 1 else f"does not fit: its text stands {times} times"


def all_fit():
    bad = 0
    for path in sorted(ROOT.glob("tests/mutants/*.toml")):
        for fault in tomllib.loads(path.read_text("utf-8"))["fault"]:
            if why := misfit((ROOT / fault["file"]).read_text("utf-8"), fault):
                print(f"{path.name}: {fault['file']}: {fault['what']}: {why}")
                bad += 1
    return bad == 0


def plant(tree, folder, fault, tests, environment):
    """What noticed the fault, and whether that is how it should be."""
    path = tree / fault["file"]
    original = path.read_text("utf-8")
    if why := misfit(original, fault):
        return False, why
    try:
        path.write_text(original.replace(fault["find"], fault["put"]), "utf-8")
        made = build(folder, tests)
        if made.returncode != 0:
            errors = [line for line in made.stdout.splitlines() if " error: " in line]
            return False, "does not compile: " + (errors or [made.stdout[-200:]])[0]
        for test in tests:
            if found := notices(folder / "bin" / test, environment):
                return True, f"{test}: {found}"
        return False, "SURVIVED"
    finally:
        path.write_text(original, "utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="", help="faults whose file or description holds this")
    parser.add_argument("--faults", type=pathlib.Path, default=ROOT / "tests/mutants/faults.toml")
    parser.add_argument("--part", default="1/1", help="the I-th of N parts of the faults, for a run in pieces")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/mutants")
    parser.add_argument("--fit", action="store_true", help="only look whether each still stands in the tree")
    arguments = parser.parse_args()
    if arguments.fit:
        sys.exit(0 if all_fit() else 1)
    with open(arguments.faults, "rb") as file:
        listed = tomllib.load(file)
    environment = listed.get("environment", {})
    tree, folder = arguments.work / "tree", arguments.work / "build"
    copy_tree(tree)
    subprocess.run(["cmake", "-S", tree, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DPLUMBLINE_APP=OFF",
                    "-DCMAKE_CXX_FLAGS_RELEASE=-O1", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache",
                    f"-DPLUMBLINE_SHARED_DIR={(ROOT / '../shared').resolve()}"], check=True, stdout=subprocess.DEVNULL)
    everything = sorted({test for tests in listed["tests"].values() for test in tests})
    made = build(folder, everything)
    if made.returncode != 0:
        sys.exit(made.stdout[-3000:])
    for test in everything:
        if found := notices(folder / "bin" / test, environment):
            sys.exit(f"{test} fails without any fault: {found}")

    bad = count = 0
    part, parts = map(int, arguments.part.split("/"))
    for number, fault in enumerate(listed["fault"]):
        if number % parts != part - 1 or arguments.only not in fault["file"] + " " + fault["what"]:
            continue
        start = time.monotonic()
        good, outcome = plant(tree, folder, fault, listed["tests"][fault["file"].split("/")[1]], environment)
        count += 1
        bad += not good
        print(f"{'caught' if good else 'FAULT '}  {fault['file'][5:]:<34} {fault['what']:<70} {outcome} "
              f"({time.monotonic() - start:.0f} s)", flush=True)
    print(f"{count - bad} of {count} planted faults caught")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
