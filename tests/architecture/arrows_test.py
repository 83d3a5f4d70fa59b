#!/usr/bin/env python3
"""The law of arrows (ARCHITECTURE.md, law 1): who may include whom. Prints each arrow that points up.

Usage: arrows_test.py SOURCE_DIR. With --self-test it first plants one forbidden arrow of each kind in a copy and expects to
find it, so that the test can fail.
"""
import pathlib
import re
import sys
import tempfile

FLOORS = ["base", "standard", "audit", "sampling", "scoring", "record", "trust", "store", "sync", "exchange", "cli"]
# What a part may include of our own tree; inside core the order of the floors decides.
MAY = {
    "core": ["core"],
    "syncd/agent": ["core", "syncd/agent"],
    "syncd/agent/wire": ["core", "syncd/agent"],
    "syncd/backend": ["core", "syncd/backend"],
    "syncd": ["core", "syncd"],
    "mobile": ["core", "syncd/agent", "mobile"],
    "qml": ["core", "syncd/agent", "mobile", "qml"],
    "platform": ["core", "syncd/agent", "mobile", "platform"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*|qglobal\.h|qobject\.h|qstring\.h)$")
NETWORK = re.compile(r"^boost/(asio|beast)")
SOURCES = {".h", ".cpp", ".mm"}
MODULE_MAY = {"qml": re.compile(r"^(QtQuick|QtQml|QtCore|QtMultimedia|QtPositioning|Plumbline)\b")}


def part_of(path):
    """The part of the tree a path belongs to, the longest name first."""
    for part in sorted(MAY, key=len, reverse=True):
        if path == part or path.startswith(part + "/"):
            return part
    return None


def faults_of_file(relative, text):
    part = part_of(relative)
    for match in INCLUDE.finditer(text):
        quoted, name = match.group(1) == '"', match.group(2)
        where = f"{relative}:{text.count(chr(10), 0, match.start(2)) + 1}"
        target = part_of(name)
        if target is not None:
            if not any(name.startswith(allowed + "/") for allowed in MAY[part]):
                yield f"{where}: {part} must not include {name}"
            elif part == "core" and name.startswith("core/"):
                here, there = relative.split("/")[1], name.split("/")[1]
                if here not in FLOORS or there not in FLOORS:
                    yield f"{where}: {here} or {there} is no floor of core"
                elif FLOORS.index(there) > FLOORS.index(here):
                    yield f"{where}: floor {here} must not include {name}"
            elif target == "syncd/agent/wire" and part not in ("syncd/agent", "syncd/agent/wire"):
                yield f"{where}: the sockets of syncd/agent are its own"
        elif quoted and "/" in name and name.split("/")[0] in ("tests", "shared"):
            yield f"{where}: the product must not include {name}"
        if part == "core" and QT.match(name):
            yield f"{where}: core is free of Qt, but includes {name}"
        if part == "core" and NETWORK.match(name):
            yield f"{where}: core is free of the network, but includes {name}"
        if part.startswith("syncd") and QT.match(name):
            yield f"{where}: the daemon is free of Qt, but includes {name}"
        if relative.endswith(".h") and NETWORK.match(name) and part not in ("syncd", "syncd/agent/wire"):
            yield f"{where}: Asio and Beast stay out of headers that others include"


def faults(root):
    for part in ("core", "syncd", "mobile", "qml", "platform"):
        for path in sorted((root / part).rglob("*")):
            relative = path.relative_to(root).as_posix()
            if path.suffix in SOURCES:
                yield from faults_of_file(relative, path.read_text(encoding="utf-8"))
            elif path.suffix == ".qml":
                text = path.read_text(encoding="utf-8")
                for match in re.finditer(r'^\s*import\s+"?([\w./]+)', text, re.M):
                    if not MODULE_MAY["qml"].match(match.group(1)):
                        yield f"{relative}: QML imports {match.group(1)}"
            if path.suffix in SOURCES | {".qml", ".py"} and part != "platform":
                text = path.read_text(encoding="utf-8")
                if re.search(r"\.\./shared|PLUMBLINE_SHARED_DIR", text):
                    yield f"{relative}: the product never reads ../shared"


PLANTED = {
    "core/scoring/planted.cpp": '#include "core/store/store.h"\n',
    "core/base/planted.h": '#include "syncd/agent/agent.h"\n',
    "core/sync/planted.cpp": "#include <boost/asio/ip/tcp.hpp>\n",
    "core/audit/planted.cpp": "#include <QString>\n",
    "core/record/planted.h": "#include <QtCore/qstring.h>\n",
    "syncd/agent/planted.cpp": '#include "syncd/server/session.h"\n',
    "syncd/server/planted.cpp": '#include "mobile/app.h"\n',
    "mobile/planted.cpp": '#include "syncd/server/session.h"\n',
    "mobile/planted.h": "#include <boost/beast/core.hpp>\n",
    "core/cli/planted.cpp": 'const char *path = "../shared/data";\n',
    "qml/Planted.qml": "import Qt.labs.platform\n",
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in PLANTED.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = list(faults(root))
        missed = [name for name in PLANTED if not any(fault.startswith(name) for fault in found)]
        if missed:
            sys.exit(f"planted arrows not found: {missed}")


def main():
    if "--self-test" in sys.argv:
        self_test()
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    tree = pathlib.Path(named[0]) if named else pathlib.Path(__file__).resolve().parents[2]
    found = list(faults(tree))
    print("\n".join(found))
    print(f"{0 if found else 1} passed, {1 if found else 0} failed")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
