#!/usr/bin/env python3
"""Holds every #include to the rooms block of ARCHITECTURE.md.

A room includes its own files and the doors (include/genkan/<room>/) of the rooms named for it, and a
library only where the block lists it. Tests may include everything. The checker tests itself first.

    scripts/check_rooms.py
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SOURCE_SUFFIXES = {".h", ".hpp", ".cpp", ".inc"}
# The C++ standard library has no slash and no suffix; C's headers and POSIX are not a room's matter.
LIBRARY_OF = [
    ("nlohmann", re.compile(r"^nlohmann/")),
    ("imgui", re.compile(r"^(imgui|imgui_internal|imconfig|misc/freetype/imgui_freetype)\.h$")),
    ("emscripten", re.compile(r"^emscripten")),
    ("GLES3", re.compile(r"^GLES[23]/")),
    ("boost", re.compile(r"^boost/")),
    ("sqlite3", re.compile(r"^sqlite3\.h$")),
    ("libpq-fe", re.compile(r"^libpq-fe\.h$")),
    ("sodium", re.compile(r"^sodium(\.h$|/)")),
    ("openssl", re.compile(r"^openssl/")),
    ("unicode", re.compile(r"^unicode/")),
    ("brotli", re.compile(r"^brotli/")),
    ("gmime", re.compile(r"^gmime/")),
    ("curl", re.compile(r"^curl/")),
]
# Machine headers, which only the rooms that meet a machine may have.
MACHINE = re.compile(r"^(sys/|netinet/|arpa/|unistd\.h|fcntl\.h|poll\.h|termios\.h|pthread\.h|wasi/)")
MACHINE_ROOMS = {"platform", "server"}
STANDARD = re.compile(r"^[a-z_0-9]+$|^(stdint|stddef|string|stdlib|stdio|math|errno|limits|float|signal|time)\.h$")


def read_rooms(text):
    """The block as {room: (rooms, libraries)}."""
    block = re.search(r"^```rooms\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    if not block:
        raise SystemExit("check_rooms: ARCHITECTURE.md has no ```rooms block")
    rooms = {}
    for line in block.group(1).splitlines():
        if not line.strip():
            continue
        name, _, rest = line.partition(":")
        uses, _, libraries = rest.partition("|")
        rooms[name.strip()] = (set(uses.split()), set(libraries.split()))
    return rooms


def room_of(path):
    """The room a source belongs to, or None outside the rooms."""
    parts = pathlib.PurePosixPath(path).parts
    if parts[:2] == ("include", "genkan"):
        return parts[2]
    return parts[1] if parts[0] == "src" and len(parts) > 2 else None


def complaint(rooms, path, quote, target):
    """Why `path` may not include `target`, or None."""
    room = room_of(path)
    if room is None:
        return None
    if room not in rooms:
        return f"{room} is no room of ARCHITECTURE.md"
    uses, libraries = rooms[room]
    if target.startswith("genkan/"):
        door = target.split("/")[1]
        return None if door == room or door in uses else f"{room} may not include {door}"
    if quote == '"':
        first = target.split("/")[0]
        if first in rooms and "/" in target:
            private = f"{first} keeps {target} to itself; its doors are in include/genkan/"
            return None if first == room else private
        return f'write "{target}" as "{room}/..." or "genkan/..."'
    for library, pattern in LIBRARY_OF:
        if pattern.search(target):
            return None if library in libraries else f"{room} may not include {library}"
    if MACHINE.search(target):
        return None if room in MACHINE_ROOMS else f"{room} may not include <{target}>: it meets no machine"
    return None if STANDARD.search(target) else f"<{target}> is of no library known to check_rooms"


def check_text(rooms, path, text):
    found = []
    for match in INCLUDE.finditer(text):
        why = complaint(rooms, path, match.group(1), match.group(2))
        if why:
            line = text.count("\n", 0, match.start(2)) + 1
            found.append(f"{path}:{line}: {why}")
    return found


def self_test():
    rooms = read_rooms("```rooms\nbase:\nui: base | imgui\nserver: base | boost\n```\n")
    good = {
        "src/ui/a.cpp": '#include "ui/a.h"\n#include "genkan/base/result.h"\n#include <imgui.h>\n#include <vector>\n',
        "src/server/a.cpp": "#include <boost/asio.hpp>\n#include <sys/stat.h>\n",
        "include/genkan/ui/a.h": '#include "genkan/ui/b.h"\n',
        "tests/ui/a_test.cpp": '#include "server/x.h"\n#include <sqlite3.h>\n',
    }
    bad = {
        "src/base/a.cpp": '#include "genkan/ui/a.h"\n',
        "src/base/b.cpp": "#include <imgui.h>\n",
        "src/ui/c.cpp": '#include "server/private.h"\n',
        "src/ui/d.cpp": "#include <unistd.h>\n",
        "src/ui/e.cpp": "  #  include <nlohmann/json.hpp>\n",
        "src/ui/f.cpp": "#include <mystery/thing.h>\n",
        "src/ui/g.cpp": '#include "g.h"\n',
        "src/attic/h.cpp": "#include <vector>\n",
    }
    for path, text in good.items():
        assert not check_text(rooms, path, text), (path, check_text(rooms, path, text))
    for path, text in bad.items():
        assert len(check_text(rooms, path, text)) == 1, path


def main():
    self_test()
    rooms = read_rooms((ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    found = []
    broken = set()
    for top in ("include", "src"):
        for file in sorted((ROOT / top).rglob("*")):
            if file.suffix in SOURCE_SUFFIXES:
                path = file.relative_to(ROOT).as_posix()
                complaints = check_text(rooms, path, file.read_text(encoding="utf-8"))
                found += complaints
                broken |= {room_of(path)} if complaints else set()
    for line in found:
        print(line)
    print(f"{len(rooms) - len(broken & set(rooms))} passed, {len(broken)} failed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
