# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's accessibility tree, as assistive technology reads it (AT-SPI over D-Bus), but whole in one message.

Asked node by node, a form of five hundred nodes takes two thousand calls and most of a second; org.a11y.atspi.Cache gives
roles, names, states and places of all of them in one. Source: the interfaces in at-spi2-core's xml folder."""

import ast
import collections
import os
import re

# Warnings end the program that is tested, not the one that tests.
os.environ.pop("G_DEBUG", None)
from gi.repository import Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
AT = "org.a11y.atspi."
LONGEST = 120000  # milliseconds; a program under the sanitizers that lays a page out answers late
WINDOW = 1        # coordinates from the window's corner
# numbers of AtspiStateType
STATES = {"checked": 4, "expanded": 10, "focused": 12, "pressed": 20, "selected": 23, "sensitive": 24}
# and of AtspiRole, those that a form of ours can have
ROLES = {2: "alert", 5: "calendar", 7: "check box", 11: "combo box", 16: "dialog", 19: "file chooser", 23: "frame", 27: "image", 29: "label", 31: "list",
         32: "list item", 33: "menu", 35: "menu item", 37: "page tab", 38: "page tab list", 39: "panel", 40: "password text",
         42: "progress bar", 43: "push button", 44: "radio button", 45: "radio menu item", 48: "scroll bar", 50: "separator", 51: "slider",
         52: "spin button", 55: "table", 56: "table cell", 61: "text", 62: "toggle button", 64: "tool tip", 69: "window", 75: "application",
         79: "entry", 83: "heading", 90: "table row", 98: "list box", 99: "grouping", 101: "notification", 103: "level bar"}
Gone = GLib.Error

# one item of org.a11y.atspi.Cache.GetItems, a((so)(so)(so)iiassusau), as GVariant writes it
WORD = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
PLACE = r"\('[^']*', '([^']*)'\)"
ITEM = re.compile(rf"\({PLACE}, \('[^']*', '[^']*'\), {PLACE}, (-?\d+), (-?\d+), \[[^\]]*\], {WORD}, (\d+), (?:{WORD[1:-1]}), \[(\d+), (\d+)\]\)")
Item = collections.namedtuple("Item", "parent index count name role states")

the_bus = []


def bus():
    """The bus of the accessibility tree, which the session's bus starts when it is asked for."""
    if not the_bus:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        the_bus.append(Gio.DBusConnection.new_for_address_sync(address, flags, None, None))
    return the_bus[0]


def ask(destination, path, interface, method, signature=None, *arguments):
    """One call, its answer as a tuple; Gone when it can't be answered any more."""
    parameters = GLib.Variant(signature, arguments) if signature else None
    return bus().call_sync(destination, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, LONGEST, None).unpack()


class Node:
    """One node, with the role, name and states that it had when it was read; what the methods tell is of now."""

    def __init__(self, owner, path, role, name, states, parent=None):
        self.owner, self.path, self.role, self.name, self.states, self.parent = owner, path, role, name, states, parent
        self.below = []

    def __eq__(self, other):
        return isinstance(other, Node) and (self.owner, self.path) == (other.owner, other.path)

    def __hash__(self):
        return hash((self.owner, self.path))

    def ask(self, interface, method, signature=None, *arguments):
        return ask(self.owner, self.path, AT + interface, method, signature, *arguments)

    def property(self, interface, wanted):
        return ask(self.owner, self.path, "org.freedesktop.DBus.Properties", "Get", "(ss)", AT + interface, wanted)[0]

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def read_again(self):
        """Its name and states as they are now."""
        self.name = self.property("Accessible", "Name")
        self.states = bits(self.ask("Accessible", "GetState")[0])
        return self

    def length(self):
        """How many characters it holds."""
        return self.property("Text", "CharacterCount")

    def text(self):
        """What it holds; asked for all at once, GTK 4.8 says nothing."""
        return self.ask("Text", "GetText", "(ii)", 0, self.length())[0]

    def extents(self):
        """x, y, width, height in the window, in pixels."""
        return self.ask("Component", "GetExtents", "(u)", WINDOW)[0]

    def act(self):
        """Does what it does when it is pressed; false when it does nothing."""
        return self.ask("Action", "DoAction", "(i)", 0)[0]

    def walk(self):
        yield self
        for node in self.below:
            yield from node.walk()


def bits(words):
    return words[0] | words[1] << 32


def owner_of(pid):
    """The name on the bus of the process's tree, or None before there is one. A process that replaces itself gets a new one."""
    for owner in reversed(ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames")[0]):
        if owner.startswith(":"):
            try:
                if ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", owner)[0] == pid:
                    return owner
            except Gone:
                pass
    return None


def items(owner):
    """What the cache has, by path. Unpacked value by value it takes six times as long as its text does to be read."""
    answer = bus().call_sync(owner, CACHE, AT + "Cache", "GetItems", None, None, Gio.DBusCallFlags.NONE, LONGEST, None)
    found = {}
    for item in ITEM.finditer(answer.print_(False)):
        path, parent, index, count, name, role, low, high = item.groups()
        found[path] = Item(parent, int(index), int(count), ast.literal_eval(name) if "\\" in name else name[1:-1],
                           ROLES.get(int(role), ""), int(low) | int(high) << 32)
    return found


def ask_children(owner, paths):
    """What is below each of them: all asked before the first has answered."""
    waiting, below = set(paths), {}

    def answered(connection, result, path):
        waiting.discard(path)
        try:
            below[path] = [child for _, child in connection.call_finish(result).unpack()[0]]
        except Gone:
            below[path] = []
    for path in paths:
        bus().call(owner, path, AT + "Accessible", "GetChildren", None, None, Gio.DBusCallFlags.NONE, LONGEST, None, answered, path)
    while waiting:
        GLib.MainContext.default().iteration(True)
    return below


def read(owner, thorough):
    """The whole tree of now, as its root.

    The cache tells of whom each node is a child, in which place, and how many there are. But it has the hidden ones too, and
    what was never asked for it hasn't: where one of each stand together, only asking tells, which a thorough look does."""
    while True:
        rows, below = items(owner), {}
        for path, item in rows.items():
            below.setdefault(item.parent, []).append((item.index, path))
        doubtful = [path for path, item in rows.items() if path != ROOT and (item.count or path in below) and
                    (thorough or sorted(index for index, _ in below.get(path, ())) != list(range(item.count)))]
        below = {path: [child for _, child in sorted(children)] for path, children in below.items()}
        below.update(ask_children(owner, [ROOT] + doubtful))
        root = Node(owner, ROOT, "application", rows[ROOT].name if ROOT in rows else "", 0)
        unknown, level = False, [root]
        while level:
            node = level.pop()
            for path in below.get(node.path, ()):
                if path not in rows:
                    unknown = True  # now that it was asked for, the cache gets to know it
                    continue
                item = rows[path]
                node.below.append(Node(owner, path, item.role, item.name, item.states, node))
            level += node.below
        if not unknown:
            return root
