#!/usr/bin/env python3
"""Builds and runs the benchmark programs, prints every figure beside its limit and bar, and writes them as JSON.

Usage: run.py --build DIR --out FILE [--only PREFIX]. Each program prints one JSON object a line:
{"name", "value", "unit", "limit", "limit_value", "ratio", "bar", "holds"}. A figure that no program gave is listed as not measured.
Exit 0 even if a figure falls short of its bar: machines are noisy, the table says it. Exit 1 if a program fails.
"""
import argparse
import json
import pathlib
import subprocess
import sys

# Every figure of the product and its bar; "at most" unless the name stands in RATES.
BARS = {
    "scoring.audit_57x4": 1, "scoring.evaluations_10k": 20, "scoring.growth": 11, "exchange.parse": 100, "sampling.draw_1m": 3,
    "store.tap_p50": 1.3, "store.tap_p99": 2.0, "store.append": 0.6, "store.bytes": 1.5, "store.open_growth": 2, "trust.verify": 2,
    "sync.upload_100k": 0.6, "sync.bytes_up": 24, "sync.reconnect_rtt": 1, "sync.reconnect_bytes": 200, "sync.reconnect_wire": 4096,
    "sync.tablets_200": 0.8, "sync.idle_kib": 96, "sync.live_p99": 50, "sync.pg_upload": 0.5, "app.first_frame": 1.5,
    "app.lock_frame": 1.5, "app.unlock": 1000, "app.memory": 40, "app.tap_p95": 16.7, "app.scroll_dropped": 1,
}
RATES = {"exchange.parse", "store.append", "sync.upload_100k", "sync.tablets_200", "sync.pg_upload"}
PROGRAMS = ["bench_scoring", "bench_exchange", "bench_store", "bench_sync", "bench_app"]


def cell(value):
    return "-" if value is None else f"{value:.4g}" if isinstance(value, (int, float)) else str(value)


def run(build, only):
    known = subprocess.run(["ninja", "-C", str(build), "-t", "targets", "all"], capture_output=True, text=True, check=True).stdout
    figures, failed = [], []
    for program in PROGRAMS:
        if f"\n{program}: phony" not in known and f"bin/{program}:" not in known:
            continue
        if only and not only.startswith(program.removeprefix("bench_")) and not program.removeprefix("bench_").startswith(only.split(".")[0]):
            continue
        subprocess.run(["cmake", "--build", str(build), "--target", program], check=True, stdout=subprocess.DEVNULL)
        done = subprocess.run([build / "bin" / program], stdout=subprocess.PIPE, text=True)
        figures += [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode != 0:
            failed.append(program)
    return figures, failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    figures, failed = run(arguments.build, arguments.only)

    rows = [("figure", "value", "unit", "limit", "limit value", "ratio", "bar", "")]
    for figure in figures:
        name = figure["name"]
        bar = BARS.get(name, figure.get("bar"))
        sign = ">=" if name in RATES else "<="
        rows.append((name, cell(figure["value"]), figure["unit"], figure.get("limit") or "-", cell(figure.get("limit_value")),
                     cell(figure.get("ratio")), f"{sign} {bar:g}", "holds" if figure["holds"] else "FALLS SHORT"))
    measured = {figure["name"] for figure in figures}
    rows += [(name, "-", "", "-", "-", "-", f"{'>=' if name in RATES else '<='} {bar:g}", "not measured")
             for name, bar in BARS.items() if name not in measured and not arguments.only]
    widths = [max(len(row[i]) for row in rows) for i in range(8)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip())

    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps({"figures": figures}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(figures)} figures in {arguments.out}")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
