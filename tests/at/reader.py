#!/usr/bin/python3
"""What assistive technology gets, as JSON lines: the trees and events on the accessibility bus.

Reads one order per line: `tree` answers with the document in every browser on the bus; from `listen`
on, changes of text and of children are printed as they come. Fails at once where there is no bus.
"""

import json
import os
import sys
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

EVENTS = ["object:announcement", "object:notification", "object:text-changed:insert",
          "object:children-changed:add"]
# A live region is the element itself or one right below it.
LIVE_DEPTH = 2
STATES = ["focused", "invalid-entry", "required"]


def say(what):
    print(json.dumps(what, ensure_ascii=False), flush=True)


def enable():
    """Tells applications that a screen reader is there, as a screen reader does when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                      GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True))),
                      None, Gio.DBusCallFlags.NONE, -1)


def named_states(states):
    return [name for name in STATES
            if states.contains(getattr(Atspi.StateType, name.upper().replace("-", "_")))]


def text_of(node):
    try:
        return Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else ""
    except GLib.Error:
        return ""


# Each question is a message to the browser and back, so only what an outline shows is asked for.
WITH_ATTRIBUTES = {"landmark", "heading", "table"}
FIELDS = {"entry", "password text"}
ROWS_READ = 3


def tree(node):
    role = node.get_role_name()
    found = {"role": role, "name": node.get_name() or "", "description": "", "states": [],
             "attributes": {}, "text": "", "children": []}
    if role in WITH_ATTRIBUTES:
        found["attributes"] = dict(node.get_attributes() or {})
        if role == "table":
            # A browser that has all of the rows lets them speak for themselves.
            found["attributes"].setdefault("rowcount", str(Atspi.Table.get_n_rows(node)))
            found["attributes"].setdefault("colcount", str(Atspi.Table.get_n_columns(node)))
    elif role in FIELDS:
        # Not every browser tells that a field became invalid.
        node.clear_cache()
        found["description"] = node.get_description() or ""
        found["states"] = named_states(node.get_state_set())
        return found
    count = node.get_child_count()
    # The header and the first rows stand for all: they are made alike.
    count = min(count, 1 + ROWS_READ) if role == "table" else count
    found["text"] = text_of(node)
    for i in range(count):
        child = node.get_child_at_index(i)
        if child is not None:
            found["children"].append(tree(child))
    return found


def documents(node, depth=0):
    """Documents that can be seen, outermost first."""
    try:
        if node.get_role() == Atspi.Role.DOCUMENT_WEB:
            return [node] if node.get_state_set().contains(Atspi.StateType.SHOWING) else []
        if depth > 24:
            return []
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return []
    return [one for child in children if child is not None for one in documents(child, depth + 1)]


def answer():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    found = []
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is None:
            continue
        for one in documents(application):
            try:
                found.append({"application": application.get_name(), "tree": tree(one)})
            except GLib.Error as error:
                found.append({"application": application.get_name(), "error": str(error)})
    say({"documents": found})


def ordered(channel, _condition):
    line = channel.readline()
    if not line:
        Atspi.event_quit()
        return False
    if line.strip() == "tree":
        try:
            answer()
        except Exception:
            traceback.print_exc()
            os._exit(1)  # An exception in a callback would leave whoever asked waiting.
    elif line.strip() == "listen":
        listening.append(True)
        say({"listening": True})
    return True


def words_of(node, depth=0):
    text = text_of(node)
    if "\ufffc" not in text or depth > LIVE_DEPTH:
        return text
    below = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    return "".join(words_of(child, depth + 1) for child in below if child is not None)


def live_of(node):
    for _ in range(LIVE_DEPTH):
        live = (node.get_attributes() or {}).get("live", "")
        if live:
            return live
        node = node.get_parent()
        if node is None:
            break
    return ""


def heard(event):
    if not listening:
        return
    try:
        source = event.source
        say({"event": event.type, "role": source.get_role_name(), "name": source.get_name() or "",
             "text": event.any_data if isinstance(event.any_data, str) else "",
             "detail": event.detail1, "live": live_of(source), "content": words_of(source)})
    except GLib.Error:
        pass  # It is gone already: nobody can hear it.


listening = []


def main():
    enable()
    if Atspi.init() not in (0, 1):
        sys.exit("reader: the accessibility bus cannot be reached")
    # From the start: browsers tell of what changes only where somebody listens, and what is known of
    # the tree is brought up to date by it.
    listener = Atspi.EventListener.new(heard)
    for kind in EVENTS:
        listener.register(kind)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, ordered)
    say({"ready": True})
    Atspi.event_main()


main()
