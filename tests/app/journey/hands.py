# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands for the forms of the window: each field is found by its name in the accessibility tree, scrolled to by the wheel as
a person does, filled by the keyboard, and what arrived there is read back; who sees that it didn't, tries again."""

import datetime
import re
import subprocess
import time

from journey import Failed, Gone, TEXT_ROLES, name, pause, role, text, wait_for, walk

BUTTONS = ("push button", "button", "toggle button")
CHOSEN = ("pressed", "checked", "selected")
HEAD, FOOT = 70, 60  # what of a window is its title and its foot, where nothing of the form can be pressed
TRIES = 3


def spoken_day(iso):
    """As one types it: 24 Dec 2026."""
    return f"{datetime.date.fromisoformat(iso):%d %b %Y}".lstrip("0")


def called(node):
    """Its name. GTK 4.8 gives a button whose text changed its name twice, first with the mark of the mnemonic."""
    said = name(node)
    half = said[:len(said) // 2 + 1]
    return said[len(half):].strip() if "_" in half and half.replace("_", "").strip() == said[len(half):].strip() else said


def fits(said, wanted):
    return wanted.search(said) if isinstance(wanted, re.Pattern) else said == wanted


class Hands:
    """What a person does in the window that is in front."""

    def __init__(self, program):
        self.program = program
        self.place = None  # where fields are looked for; the whole tree when there is none

    # --- finding ----------------------------------------------------------------------------------------------------

    def look_between(self, one, other):
        """From now on fields are looked for in the smallest part of the window that holds both; each is (roles, name)."""
        self.look_at(None)

        def holds_both():
            nodes = list(walk(self.program.root()))
            above = []
            for roles, wanted in (one, other):
                found = self.matching(nodes, roles, wanted)
                if not found:
                    return None
                chain = [found[-1]]
                while chain[-1].parent is not None and role(chain[-1]) not in ("frame", "application"):
                    chain.append(chain[-1].parent)
                above.append(chain)
            return next((node for node in above[0] if node in above[1]), None)
        self.look_at(wait_for(f"{one[1]!r} and {other[1]!r}", holds_both))

    @staticmethod
    def around(node, wanted_role):
        """What the node lies in that has this role."""
        wanted_role = (wanted_role,) if isinstance(wanted_role, str) else wanted_role
        while role(node) not in wanted_role:
            node = node.parent
        return node

    @staticmethod
    def matching(nodes, roles, wanted):
        roles = (roles,) if isinstance(roles, str) else roles
        return [node for node in nodes if (not roles or role(node) in roles) and fits(called(node), wanted)]

    def nodes(self, within=None):
        """All nodes of the place as they are now; none when it has gone."""
        place = within or self.place
        return list(walk(self.program.again(place) if place is not None else self.program.root()))

    def all(self, roles, wanted, within=None):
        return self.matching(self.nodes(within), roles, wanted)

    def find(self, roles, wanted, within=None, patience=10):
        return wait_for(f"{roles} named {wanted!r}", lambda: self.all(roles, wanted, within), patience)[-1]

    def look_at(self, place):
        """From now on fields are looked for in there."""
        self.place = place

    def sees(self, pattern, patience=30):
        """Waits until something in the window is called so."""
        wanted = re.compile(pattern)
        return wait_for(f"something called {pattern!r}",
                        lambda: next((node for node in walk(self.program.root()) if wanted.search(name(node))), None), patience)

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
            window, (left, above, width, height) = self.geometry(), node.extents()
            top, bottom = HEAD, window["HEIGHT"] - FOOT
            middle = above + min(height, 60) // 2
            # at an end of the form nothing moves any more; on a busy machine it only takes a while
            still = still + 1 if last == above else 0
            if top <= middle <= bottom or still >= 6:
                return window["X"] + left + width // 2, window["Y"] + middle
            last = above
            away = middle - (top + bottom) // 2
            clicks = max(1, min(30, abs(away) // 90))
            subprocess.run(["xdotool", "mousemove", str(window["X"] + max(left - 4, 6)), str(window["Y"] + (top + bottom) // 2),
                            "click", "--repeat", str(clicks), "--delay", "8", "5" if away > 0 else "4"], check=True)
            pause(0.15)
        raise Failed(f"{name(node)!r} doesn't come into sight")

    def click(self, node):
        x, y = self.reveal(node)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        pause(0.1)

    def press(self, wanted, within=None, patience=10):
        """A button by its name, as a screen reader does."""
        node = self.find(BUTTONS, wanted, within, patience)
        try:
            done = node.act()
        except Gone:
            done = False
        if not done:
            self.click(node)

    def until(self, what, do, seen, patience=3):
        """Does it until it is seen to be done; what is done again was lost on its way, as keys before the focus are."""
        for attempt in range(TRIES):
            do()
            try:
                return wait_for(what, seen, patience)
            except Failed:
                if attempt == TRIES - 1:
                    raise
        return None

    # --- fields -----------------------------------------------------------------------------------------------------

    def write(self, field, words, within=None):
        """Types into the field of that name, and sees it arrive."""
        self.fill_in(self.find(TEXT_ROLES, field, within), words)

    def fill_in(self, node, words):
        def do():
            self.click(node)
            self.program.key("ctrl+a")
            self.program.type(words)
        self.until(f"{words!r} in {name(node)!r}", do, lambda: text(node) == words)

    def answer(self, question, answer, within=None):
        """One of a row of answers."""
        button = self.find(BUTTONS, answer, self.find("panel", question, within))
        self.until(f"{answer!r} to {question!r}", lambda: self.click(button),
                   lambda: any(button.read_again().has(state) for state in CHOSEN))

    def tick(self, button, labels):
        """Boxes of a popover."""
        button = self.find(BUTTONS, button)

        def boxes():
            return [node for node in walk(self.program.again(button.parent)) if role(node) == "check box"]
        self.click(button)
        for label in labels:
            box = wait_for(f"the box {label!r}", lambda label=label: [box for box in boxes() if name(box) == label])[0]
            for _ in boxes():
                if wait_for("the focus on a box", lambda: [box for box in boxes() if box.has("focused")])[0] == box:
                    break
                self.program.key("Tab")
            self.until(f"{label!r} ticked", lambda: self.program.key("space"), lambda box=box: box.read_again().has("checked"))
        self.program.key("Escape")
        wait_for("the boxes to go", lambda: not boxes())

    def choose(self, field, option, within=None):
        """One of the list that drops down."""
        field_node = self.find("combo box", field, within)

        def parts():
            """What it shows; what its list offers while that is open; whether the focus is in there."""
            shown, offered, focus = [], [], []

            def sort(node, into):
                if name(node) == "GtkPopover":
                    into = []  # a long list has a field for searching there, with a hint
                    focus.extend(row for row in walk(node) if row.has("focused"))
                elif role(node) == "list item" and into is not shown:
                    into = offered
                if role(node) == "label" and name(node):
                    into.append(name(node))
                for child in node.below:
                    sort(child, into)
            sort(self.program.again(field_node), shown)
            return shown, offered, focus

        def do():
            if not parts()[1]:
                self.click(field_node)
            offered = wait_for(f"the list of {field!r}", lambda: parts()[1], 5)
            if option not in offered:
                raise Failed(f"{field!r} offers {offered}, not {option!r}")
            wait_for("the focus in the list", lambda: parts()[2])
            # a row that comes under the pointer would be chosen
            subprocess.run(["xdotool", "mousemove", "2", "2"], check=True)

            def under_focus():
                row = next(iter(parts()[2]), None)
                return next((name(node) for node in walk(row) if role(node) == "label"), None)
            self.program.key("Home", *["Down"] * offered.index(option))
            if under_focus() != option:  # rows that were used again don't stand in the list's order
                self.program.key("Home")
                for _ in offered:
                    if under_focus() == option:
                        break
                    self.program.key("Down")
            self.program.key("Return")

        def chosen():
            shown, offered, _ = parts()
            return option in shown and not offered
        self.until(f"{option!r} in {field!r}", do, chosen)

    def day(self, field, iso, within=None):
        """A day, typed into the calendar's popover."""
        begins = re.compile("^" + re.escape(field) + ": ")
        wanted = re.compile("^" + re.escape(field) + r": .*\b" + spoken_day(iso))

        def done():
            return self.all(BUTTONS, wanted, within)

        def do():
            self.click(self.find(BUTTONS, begins, within))
            wait_for("a field for the date", lambda: [node for node in walk(self.program.root()) if node.has("focused")
                                                      and name(node) == "Type a date"], 5)
            self.program.key("ctrl+a")
            self.program.type(spoken_day(iso))
            self.program.key("Return")
        if not done():
            self.until(f"{iso} in {field!r}", do, done)

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
