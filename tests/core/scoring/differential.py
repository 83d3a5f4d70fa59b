#!/usr/bin/env python3
"""differential.py PLUMBLINE ITEMS_CSV [--count N] [--seed S]: the command against the reference on random audits.

Every member that exchange.md names has to be the same, to the last digit. A failing audit is left in a file.
"""
import argparse
import json
import multiprocessing
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import audits
import reference


def differences(want, got, path=""):
    """What exchange.md names has to be there and equal; more may be there."""
    if isinstance(want, dict) and path != "/missing":
        if not isinstance(got, dict):
            return [f"{path}: {got!r}, expected an object"]
        return [d for key, value in want.items() for d in differences(value, got.get(key, "absent"), f"{path}/{key}")]
    return [] if type(want) is type(got) and want == got else [f"{path}: {got!r}, expected {want!r}"]


def run(job):
    number, program, table = job
    items = reference.catalogue(table)
    audit = audits.audit(random.Random(number), items, reference.INDICATORS)
    want = reference.score(audit, items)
    handle, name = tempfile.mkstemp(prefix=f"audit-{number}-", suffix=".json")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(audit, file, ensure_ascii=number % 2 == 0)
    done = subprocess.run([program, "score", name, "--json"], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode != 0:
        return want, [f"{name}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}"]
    found = differences(want, json.loads(done.stdout))
    if found:
        return want, [f"{name}: " + "; ".join(found)]
    os.unlink(name)
    return want, []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("items", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=20261125)
    arguments = parser.parse_args()
    jobs = [(arguments.seed * 1_000_003 + i, arguments.program.resolve(), str(arguments.items)) for i in range(arguments.count)]
    with multiprocessing.Pool(2) as pool:
        outcomes = pool.map(run, jobs, chunksize=25)
    faults = [line for _, lines in outcomes for line in lines]
    # A generator that no longer makes whole, verified or starred audits would prove nothing.
    for what, share, holds in (
        ("final", 0.05, lambda r: r["final"]),
        ("verified", 0.3, lambda r: r["sample"]["verified"]),
        ("with an interval", 0.2, lambda r: r["service"]["interval"]),
        ("with stars", 0.1, lambda r: r["stars"]),
        ("with a range", 0.1, lambda r: r["stars_possible"]["worst"] != r["stars_possible"]["best"]),
    ):
        count = sum(bool(holds(result)) for result, _ in outcomes)
        print(f"{count} of {len(outcomes)} {what}")
        if arguments.count >= 500 and count < share * len(outcomes):
            faults.append(f"too few audits {what}")
    for line in faults[:20]:
        print(line)
    print(f"{len(faults)} differ" if faults else "all agree")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
