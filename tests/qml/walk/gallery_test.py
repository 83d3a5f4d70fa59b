#!/usr/bin/env python3
"""Every component of qml/components stands in the gallery. Usage: gallery_test.py SOURCE"""

import pathlib
import re
import sys

# Sheets come up over pages and are walked there; frames of pages, singletons and the system's own dialog are no components to look at,
# and what is part of another component is seen in that.
ELSEWHERE = {"FileBrowser", "FileSheet", "Glyphs", "PageFrame", "Placeholder", "ReasonSheet", "Scroller", "Sheet"}

root = pathlib.Path(sys.argv[1])
gallery = (root / "tests/qml/walk/Gallery.qml").read_text(encoding="utf-8")
components = {path.stem for path in (root / "qml/components").glob("*.qml")} - ELSEWHERE
missing = sorted(name for name in components if not re.search(rf"^\s*{name} \{{", gallery, re.M))
print("\n".join(f"{name} is not in the gallery" for name in missing) or f"{len(components)} components in the gallery")
sys.exit(1 if missing else 0)
