# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands for the forms of the window: each field is found by its name in the accessibility tree, scrolled to by the wheel as
a person does, filled by the keyboard, and what arrived there is read back."""

import datetime
import re
import subprocess
import time

from journey import Atspi, Failed, TEXT_ROLES, children, name, role, text, wait_for, walk

BUTTONS = ("push button", "button", "toggle button")
HEAD, FOOT = 70, 60  # what of a window is its title and its foot, where nothing of the form can be pressed


def spoken_day(iso):
    """As one types it: 24 Dec 2026."""
    return f"{datetime.date.fromisoformat(iso):%d %b %Y}".lstrip("0")


def called(node):
    """Its name. GTK 4.8 gives a button whose text changed its name twice, first with the mark of the mnemonic."""
    said = name(node)
    half = said[:len(said) // 2 + 1]
    return said[len(half):].strip() if "_" in half and half.replace("_", "").strip() == said[len(half):].strip() else said


class Hands:
    """What a person does in the window that is in front."""

    def __init__(self, program):
        self.program = program
        self.place = None  # where fields are looked for; the whole tree when there is none
        self.seen = []     # (node, role, name) of the last walk through the place, which takes a while

    # --- finding ----------------------------------------------------------------------------------------------------

    def look_between(self, one, other):
        """From now on fields are looked for in the smallest part of the window that holds both; each is (roles, name)."""
        self.look_at(None)
        nodes = [self.find(*one), self.find(*other)]
        above = []
        for node in nodes:
            chain = [node]
            while chain[-1] is not None and role(chain[-1]) not in ("frame", "application"):
                chain.append(chain[-1].get_parent())
            above.append(chain)
        self.look_at(next(node for node in above[0] if node in above[1]))

    @staticmethod
    def around(node, wanted_role):
        """What the node lies in that has this role."""
        wanted_role = (wanted_role,) if isinstance(wanted_role, str) else wanted_role
        while role(node) not in wanted_role:
            node = node.get_parent()
        return node

    def matching(self, nodes, roles, wanted):
        roles = (roles,) if isinstance(roles, str) else roles
        return [node for node, its_role, said in nodes if (not roles or its_role in roles)
                and (wanted.search(said) if isinstance(wanted, re.Pattern) else said == wanted)]

    def all(self, roles, wanted, within=None):
        nodes = [(node, role(node), called(node)) for node in walk(within or self.place or self.program.root())]
        if within is None:
            self.seen = nodes
        return self.matching(nodes, roles, wanted)

    def find(self, roles, wanted, within=None, patience=10):
        """Where it was seen a moment ago and still is so called, there; else the whole place is looked through."""
        if within is None and self.place is not None:
            for node in reversed(self.matching(self.seen, roles, wanted)):
                if wanted.search(called(node)) if isinstance(wanted, re.Pattern) else called(node) == wanted:
                    return node
        return wait_for(f"{roles} named {wanted!r}", lambda: self.all(roles, wanted, within), patience)[-1]

    def look_at(self, place):
        """From now on fields are looked for in there."""
        self.place, self.seen = place, []

    def sees(self, pattern, patience=30):
        """Waits until something in the window is called so."""
        wanted = re.compile(pattern)

        def called_so():
            return next((node for node in walk(self.program.root()) if wanted.search(name(node))), None)
        return wait_for(f"something called {pattern!r}", called_so, patience)

    def box(self, node):
        return node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)

    # --- pressing ---------------------------------------------------------------------------------------------------

    def geometry(self):
        def measure():
            run = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL, text=True, check=False)
            if run.returncode != 0:
                self.program.activate()
                return None
            return run.stdout
        measured = wait_for("a window that is active", measure)
        return {key: int(value) for key, value in (line.split("=") for line in measured.split())}

    def reveal(self, node):
        """Turns the wheel until it can be seen; returns where it stands on the screen."""
        last, still = None, 0
        for _ in range(60):
            window, box = self.geometry(), self.box(node)
            top, bottom = HEAD, window["HEIGHT"] - FOOT
            middle = box.y + min(box.height, 60) // 2
            # at an end of the form nothing moves any more; on a busy machine it only takes a while
            still = still + 1 if last == box.y else 0
            if top <= middle <= bottom or still >= 6:
                return window["X"] + box.x + box.width // 2, window["Y"] + middle
            last = box.y
            away = middle - (top + bottom) // 2
            clicks = max(1, min(30, abs(away) // 90))
            subprocess.run(["xdotool", "mousemove", str(window["X"] + max(box.x - 4, 6)), str(window["Y"] + (top + bottom) // 2),
                            "click", "--repeat", str(clicks), "--delay", "8", "5" if away > 0 else "4"], check=True)
            time.sleep(0.15)
        raise Failed(f"{name(node)!r} doesn't come into sight")

    def click(self, node):
        x, y = self.reveal(node)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        time.sleep(0.15)

    def press(self, wanted, within=None, patience=10):
        """A button by its name, as a screen reader does."""
        node = self.find(BUTTONS, wanted, within, patience)
        try:
            action = node.get_action_iface()
            done = action is not None and action.do_action(0)
        except Exception:  # pylint: disable=broad-except
            done = False
        if not done:
            self.click(node)
        time.sleep(0.1)

    # --- fields -----------------------------------------------------------------------------------------------------

    def write(self, field, words, within=None):
        """Types into the field of that name, and sees it arrive."""
        self.fill_in(self.find(TEXT_ROLES, field, within), words)

    def fill_in(self, node, words):
        for attempt in range(3):
            self.click(node)
            self.program.key("ctrl+a")
            self.program.type(words)
            try:
                wait_for(f"{words!r} in {name(node)!r}", lambda: text(node) == words, 3)
                return
            except Failed:
                if attempt == 2:
                    raise Failed(f"{name(node)!r} holds {text(node)!r}, not {words!r}") from None

    def answer(self, question, answer, within=None):
        """One of a row of answers."""
        self.click(self.find(BUTTONS, answer, self.find("panel", question, within)))

    def choose(self, field, option, within=None):
        """One of the list that drops down."""
        node = self.find("combo box", field, within)

        def options():
            return [name(label) for row in self.all("list item", re.compile(""), node) for label in walk(row)
                    if role(label) == "label" and name(label)]

        self.click(node)
        shown = wait_for(f"the list of {field!r}", lambda: [said for said in options() if said], 5)
        if len(set(shown)) < len(shown):
            shown = shown[1:]  # a row of libadwaita shows what is chosen in a list of its own
        time.sleep(0.2)
        if option not in shown:
            raise Failed(f"{field!r} offers {shown}, not {option!r}")
        self.program.key("Home", *["Down"] * shown.index(option), "Return")
        time.sleep(0.2)

    def day(self, field, iso, within=None):
        """A day, typed into the calendar's popover."""
        begins = re.compile("^" + re.escape(field) + ": ")
        wanted = f"{datetime.date.fromisoformat(iso):%d %b %Y}".lstrip("0")
        if self.all(BUTTONS, re.compile("^" + re.escape(field) + r": .*\b" + wanted), within):
            return
        self.click(self.find(BUTTONS, begins, within))
        time.sleep(0.3)
        self.program.type(spoken_day(iso))
        self.program.key("Return")
        self.find(BUTTONS, re.compile("^" + re.escape(field) + r": .*\b" + wanted), within)
        time.sleep(0.1)

    def moment(self, field, iso, precision="exact", within=None):
        """A day and, where it is known, a time."""
        if "T" not in iso and precision == "exact":
            precision = "date"
        if precision in ("date", "month", "unknown", "approximate"):
            self.choose(field + ", how exact", {"date": "Date only", "month": "Month", "unknown": "Not known",
                                                "approximate": "Approximate"}[precision], within)
        if precision == "unknown":
            return
        self.day(field + ", day", iso[:10], within)
        if "T" in iso:
            if precision == "exact" and not self.all(TEXT_ROLES, field + ", time", within):
                self.choose(field + ", how exact", "Exact", within)
            self.write(field + ", time", iso[11:16], within)
