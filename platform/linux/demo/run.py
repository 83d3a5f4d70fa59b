#!/usr/bin/env python3
"""`make run`: a server, an enrolled tablet and the audit of the New York list.

Usage: run.py --build DIR --out DIR. With a display the app opens, ready to tap, until its window is closed. Without one the same
window is driven offscreen through a visit: real taps, network off, network on, sync; pictures, audit file and result go to OUT.
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

import visit
from world import AUDIT_ID, Failed, Programs, Server, Tablet, make_audit


def prepare(programs, out):
    """A fresh server and tablet; the audit is on the tablet, the tablet is enrolled."""
    folder = out / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    audit = make_audit(programs)
    file = folder / "new-york.json"
    file.write_text(json.dumps(audit, ensure_ascii=False), encoding="utf-8")
    tablet = Tablet(programs, folder / "tablet", out)
    tablet.plumbline("import", file)
    server = Server(programs, folder / "server").start()
    return server, tablet, audit


def with_display(programs, out):
    server, tablet, _ = prepare(programs, out)
    with server:
        link = server.enroll("li", "lead", "--all-audits")
        tablet.agent("--enrol", link, "--once")
        print(f"服务端 / server: {server.address}\n平板 PIN / tablet PIN: {tablet.pin_file.read_text().strip()}\n"
              "关闭窗口即结束 / close the window to end", flush=True)
        subprocess.run([programs.bin / "plumbline-tablet", "--store", tablet.store, "--pin-file", tablet.pin_file, "--open", AUDIT_ID])
        server.stop()


def without_display(programs, out):
    begun = time.monotonic()
    for picture in out.glob("*.png"):
        picture.unlink()
    server, tablet, audit = prepare(programs, out)
    with server:
        visit.first_light(server, tablet, audit)
        server.stop()
        exported = tablet.export()
    (out / "audit.json").write_text(exported, encoding="utf-8")
    result = programs.run("plumbline", "score", out / "audit.json", "--json").stdout
    (out / "result.json").write_text(result, encoding="utf-8")
    score = json.loads(result)
    pictures = sorted(path.name for path in out.glob("*.png"))
    print(f"没有显示器：已在离屏窗口中走完一次访问 / no display: one visit was driven offscreen, {time.monotonic() - begun:.0f} s\n"
          f"  {out}/audit.json   审核文件 / the audit file\n"
          f"  {out}/result.json  结果 / the result: service {score['service']['score']}, management {score['management']['score']}, "
          f"{score['result']}, {len(score['missing'])} missing\n"
          f"  截图 / pictures: {', '.join(pictures)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    programs = Programs(arguments.build)
    try:
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            with_display(programs, arguments.out)
        else:
            without_display(programs, arguments.out)
    except Failed as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
