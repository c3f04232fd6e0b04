#!/usr/bin/python3
"""What assistive technology gets, as JSON lines: the trees and events on the accessibility bus.

Reads one order per line: `tree` answers with the document in every browser on the bus. Events of
live regions and of the focus are printed as they come. Fails at once where there is no bus.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

EVENTS = ["object:announcement", "object:text-changed:insert", "object:children-changed:add",
          "object:state-changed:focused", "object:notification"]
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
    elif role in FIELDS:
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
        answer()
    return True


def live_of(node):
    while node is not None:
        live = (node.get_attributes() or {}).get("live", "")
        if live:
            return live
        node = node.get_parent()
    return ""


def heard(event):
    try:
        source = event.source
        say({"event": event.type, "role": source.get_role_name(), "name": source.get_name() or "",
             "text": event.any_data if isinstance(event.any_data, str) else "",
             "detail": event.detail1, "live": live_of(source), "content": text_of(source)})
    except GLib.Error:
        pass  # It is gone already: nobody can hear it.


def main():
    enable()
    if Atspi.init() not in (0, 1):
        sys.exit("reader: the accessibility bus cannot be reached")
    # What was asked before may have changed since without a word.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    listener = Atspi.EventListener.new(heard)
    for kind in EVENTS:
        listener.register(kind)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, ordered)
    say({"ready": True})
    Atspi.event_main()


main()
