#!/usr/bin/env python3
"""Holds each part of the client, as sent, to its bytes in scripts/budget.json. "strings/*" is for each
file of that folder that has no line of its own.

    scripts/budget.py DIR      DIR is the static folder, build/web-release/static

"first visit" is what one browser fetches: all parts, but one language of the strings and without what
few visits need. The page itself is left to scripts/bench page, which counts every byte on the wire.
"""

import json
import pathlib
import sys

BUDGET = pathlib.Path(__file__).with_name("budget.json")


# Fetched by the visits that need it.
SELDOM = {"plain.css", "manage.wasm", "desk.wasm", "embed.js", "embed.css", "handover.js", "loader.js"}


def is_seldom(name):
    return name in SELDOM or name.startswith(("strings/manage/", "strings/desk/"))


def sizes(folder):
    """Bytes after Brotli, by logical name."""
    manifest = json.loads((folder / "assets.json").read_text(encoding="utf-8"))
    return {name: (folder / (path[1:] + ".br")).stat().st_size for name, path in manifest.items()}


def with_first_visit(parts):
    languages = [size for name, size in parts.items()
                 if name.startswith("strings/") and not is_seldom(name)]
    others = [size for name, size in parts.items()
              if not name.startswith("strings/") and not is_seldom(name)]
    return {**parts, "first visit": sum(others) + max(languages, default=0)}


def allowed(name, budget):
    """0 where nobody gave a budget."""
    return budget.get(name, budget.get(name.rpartition("/")[0] + "/*", 0))


def over(parts, budget):
    """The parts that take more than they may."""
    return [name for name, size in parts.items() if size > allowed(name, budget)]


def self_test():
    parts = with_first_visit(
        {"a.js": 10, "plain.css": 99, "strings/en.json": 3, "strings/ja.json": 4})
    assert parts["first visit"] == 14
    assert over(parts, {"a.js": 10, "plain.css": 99, "strings/*": 3, "first visit": 20}) == ["strings/ja.json"]
    assert over({"strings/manage/en.json": 3}, {"strings/*": 9, "strings/manage/*": 2}) == ["strings/manage/en.json"]
    assert over({"new.js": 1}, {}) == ["new.js"]


def main():
    self_test()
    budget = json.loads(BUDGET.read_text(encoding="utf-8"))
    parts = with_first_visit(sizes(pathlib.Path(sys.argv[1])))
    failed = over(parts, budget)
    for name, size in parts.items():
        print(f"{name:20}{size:9,}{allowed(name, budget):9,}{'  too much' if name in failed else ''}")
    print(f"{len(parts) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
