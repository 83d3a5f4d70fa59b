#!/usr/bin/env python3
"""Plays visit.script on the real window, offscreen, on a store of its own. Usage: visit_test.py PROGRAM LIST"""

import os
import pathlib
import subprocess
import sys
import tempfile

program, projects = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    script = pathlib.Path(folder, "visit.script")
    source = pathlib.Path(__file__).with_name("visit.script").read_text(encoding="utf-8")
    script.write_text(source.replace("LIST", projects), encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    sys.exit(subprocess.run([program, "--store", f"{folder}/store", "--script", str(script), "--screenshots", folder],
                            env=environment, timeout=170).returncode)
