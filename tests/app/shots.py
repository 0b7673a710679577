#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every screen: shots.py PROGRAM FOLDER [WORD…]

With words: only the pictures whose name, as "today-900-dark", has one of them.

Light and dark, 1280×800 and 900×600, and at 200 % text, on a practice vault that is made first. Run it inside
`tests/with-window.py --desktop`.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "journey"))
from gi.repository import GLib  # noqa: E402
from journey import Failed, Program, programs  # noqa: E402

PASSPHRASE = "practice is not the real thing"
FRAME = 4  # what GTK draws around a window where there is no shadow
SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=0
gtk-decoration-layout=:close
"""


def set_resolution(dots):
    """What a desktop does for larger text: the resource Xft.dpi of the screen, which GTK reads when it starts."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    value = b"Xft.dpi:\t%d\n" % dots
    resource_manager, string, replace = 23, 31, 0
    x11.XChangeProperty(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), ctypes.c_ulong(resource_manager),
                        ctypes.c_ulong(string), 8, replace, value, len(value))
    x11.XCloseDisplay(display)


class Look:
    """A style and a size."""

    def __init__(self, name, width, height, dark=False, scale=1, contrast=False):
        self.name, self.width, self.height = name, width, height
        self.dark, self.scale, self.contrast = dark, scale, contrast

    def environment(self):
        home = os.environ["XDG_CONFIG_HOME"]
        with open(os.path.join(home, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
            file.write(SETTINGS)
        set_resolution(96 * self.scale)
        return dict(os.environ, ADW_DEBUG_COLOR_SCHEME="prefer-dark" if self.dark else "prefer-light",
                    ADW_DEBUG_HIGH_CONTRAST="1" if self.contrast else "0")


LOOKS = [
    Look("light", 1280, 800),
    Look("dark", 1280, 800, dark=True),
    Look("900", 900, 600),
    Look("900-dark", 900, 600, dark=True),
    Look("large", 1280, 800, scale=2),
    Look("hc", 1280, 800, contrast=True),
]


class Album:
    def __init__(self, program, folder, words):
        self.program, self.folder, self.words = program, folder, words
        self.vault = os.path.join(os.environ["XDG_DATA_HOME"], "casekeeper", "practice.casevault")

    def start(self, look, *arguments):
        program = Program([self.program, "--size=%dx%d" % (look.width + 2 * FRAME, look.height + 2 * FRAME), *arguments],
                          look.environment())
        program.window()
        program.activate()
        window = program.window()
        subprocess.run(["xdotool", "windowsize", window, str(look.width + 2 * FRAME), str(look.height + 2 * FRAME)],
                       check=False)
        subprocess.run(["xdotool", "windowmove", window, str(-FRAME), str(-FRAME)], check=False)
        time.sleep(0.5)
        return program

    def take(self, program, look, name):
        picture = "%s-%s.png" % (name, look.name)
        if self.words and not any(word in picture for word in self.words):
            return
        time.sleep(0.6)
        path = os.path.join(self.folder, picture)
        subprocess.run(["import", "-window", "root", "-crop", "%dx%d+0+0" % (look.width, look.height), "+repage", path],
                       check=True)
        print(os.path.basename(path))

    # --- the closed vault ---------------------------------------------------------------------------------------------

    def make_practice_vault(self):
        program = self.start(LOOKS[0])
        program.shows("Welcome")
        program.key("Down", "Return")
        program.shows("PRACTICE", 120)
        program.shows("Overdue|This Week|Nothing is due", 120)
        program.kill()

    def closed(self, look):
        state = os.path.join(os.environ["XDG_CONFIG_HOME"], "casekeeper")
        shutil.rmtree(state, ignore_errors=True)
        program = self.start(look)
        program.shows("Welcome")
        self.take(program, look, "first-run")
        program.key("Return")
        program.shows("Step 1 of 3")
        program.type("Riverside Music Hub")
        program.key("Tab")
        program.type("Jo Merrick")
        program.key("Tab", "Tab", "Tab")
        program.type("kettle maple ribbon orbit")
        self.take(program, look, "create-vault")
        if look is LOOKS[0]:
            program.key("Tab", "Tab")
            program.type("kettle maple ribbon orbit")
            program.key("Return")
            program.shows("Step 2 of 3", 60)
            self.take(program, look, "recovery-sheet")
            program.press(re.compile("Next"))
            self.take(program, look, "recovery-check")
        program.kill()

        program = self.start(look, self.vault)
        program.shows("Passphrase")
        self.take(program, look, "unlock")
        program.type("not this one")
        program.key("Return")
        program.shows("doesn.t open", 30)
        self.take(program, look, "unlock-refused")
        program.kill()

        damaged = os.path.join(os.environ["HOME"], "damaged.casevault")
        with open(damaged, "wb") as file:
            file.write(b"not a vault at all")
        program = self.start(look, damaged)
        program.shows("Isn't a Vault|Damaged")
        self.take(program, look, "trouble")
        program.kill()

    # --- the open vault -----------------------------------------------------------------------------------------------

    def unlocked(self, look):
        program = self.start(look, self.vault)
        program.shows("Passphrase")
        program.type(PASSPHRASE)
        program.key("Return")
        program.shows("Overdue|This Week|Nothing is due", 60)
        time.sleep(0.5)
        return program

    def open(self, look):
        program = self.unlocked(look)
        self.take(program, look, "today")
        for screen in (self.cases, self.people, self.person, self.search, self.menu, self.keyholders, self.verify,
                       self.shortcuts, self.settings, self.case, self.case_dialogs, self.editors, self.checks,
                       self.log_concern, self.log_about_images):
            try:
                screen(program, look)
            except (Failed, GLib.Error) as error:
                print("%s in %s: %s" % (screen.__name__, look.name, error), file=sys.stderr)
            program.key("Escape")
            time.sleep(0.4)
        program.kill()

    def cases(self, program, look):
        program.key("alt+2")
        program.shows("Gift cards from an online friend")
        self.take(program, look, "cases")

    def people(self, program, look):
        program.key("alt+3")
        time.sleep(1)
        self.take(program, look, "people")
        self.hidden(program, look, "people-hidden")

    def hidden(self, program, look, picture):
        """The same with names hidden."""
        program.key("ctrl+shift+h")
        time.sleep(0.8)
        self.take(program, look, picture)
        program.key("ctrl+shift+h")
        time.sleep(0.8)

    def tab(self, program, look, tab, picture):
        for node in program.all(("radio button", "toggle button", "page tab", "tab", "push button"), tab):
            program.click(node)
            break
        self.take(program, look, picture)

    def case(self, program, look):
        self.found(program, "2025-0005")
        self.take(program, look, "case-chronology")
        self.tab(program, look, "Plan", "case-plan")
        self.tab(program, look, "People", "case-people")
        self.hidden(program, look, "case-people-hidden")
        self.tab(program, look, "Chronology", "case-chronology")
        program.press(re.compile("^Hold _?(Review|Check)…"))
        program.shows("Where Each Strand Stands", 30)
        self.take(program, look, "hold-review")
        program.key("Escape")
        time.sleep(0.6)
        program.key("ctrl+p")
        program.shows("Page 1 of", 30)
        time.sleep(1)
        self.take(program, look, "chronology-preview")
        program.key("Escape")
        time.sleep(0.6)
        self.menu_item(program, "History")
        program.shows("^History of", 30)
        time.sleep(1)
        self.take(program, look, "history")

    def found(self, program, words):
        program.key("ctrl+f")
        time.sleep(0.4)
        program.type(words)
        program.shows("^(Cases|Entries)$", 30)
        time.sleep(1)
        program.key("Return")
        program.shows("^Hold _?(Review|Check)|[Rr]estricted|_?Reopen", 30)
        time.sleep(1)

    def checks(self, program, look):
        self.found(program, "Contact from an unknown account")
        self.take(program, look, "case-superseded")
        self.found(program, "Private messages from a volunteer")
        self.tab(program, look, "Checks", "case-checks")
        program.press(re.compile("Record a Re_?ferral"))
        time.sleep(0.8)
        self.take(program, look, "referral")
        program.key("Escape")
        time.sleep(0.4)
        program.press(re.compile("Consider _?Somebody"))
        time.sleep(0.8)
        self.take(program, look, "check-decide")
        program.key("Escape")
        time.sleep(0.4)
        self.tab(program, look, "Chronology", "case-chronology-checks")
        program.press("Decision")
        time.sleep(0.8)
        self.take(program, look, "decision-editor")
        program.key("Escape")
        self.found(program, "2024-0005")
        self.take(program, look, "restricted")
        program.key("Escape")

    def log_concern(self, program, look):
        program.key("ctrl+n")
        program.shows("Enough to Save", 30)
        time.sleep(0.5)
        self.take(program, look, "log-concern")
        self.choose(program, "Yes")
        self.take(program, look, "log-danger")

    def log_about_images(self, program, look):
        """The kind and the category that call for more fields."""
        program.key("ctrl+n")
        program.shows("Enough to Save", 30)
        time.sleep(0.5)
        program.click(program.find(None, "Add a category"))
        time.sleep(0.5)
        self.take(program, look, "log-categories")
        program.key("Escape")
        program.press(re.compile("Add _?Injuries"))
        time.sleep(0.6)
        program.key("space")
        time.sleep(0.4)
        self.take(program, look, "log-injuries")
        program.key("Page_Down", "Page_Down", "Page_Down", "Page_Down")
        self.take(program, look, "log-end")

    def choose(self, program, label):
        program.press(label, ("radio button", "toggle button", "push button"))
        time.sleep(0.5)

    def person(self, program, look):
        program.key("alt+3")
        program.click(program.find(None, re.compile("^Dylan Fernhill")))
        program.shows("Part in Cases", 30)
        self.take(program, look, "person")
        self.dialog(program, look, re.compile("^_?Edit…"), "person-edit")
        self.dialog(program, look, re.compile("Add _?Relationship"), "person-relation")

    def dialog(self, program, look, button, picture):
        program.press(button)
        time.sleep(0.8)
        self.take(program, look, picture)
        program.key("Escape")
        time.sleep(0.5)

    def settings(self, program, look):
        program.key("ctrl+comma")
        program.shows("^Locking$", 30)
        for part in ("Organisation", "Clocks", "Categories", "Helplines"):
            self.tab(program, look, part, "settings-" + part.lower())

    def case_dialogs(self, program, look):
        self.found(program, "2025-0005")
        for item, picture in (("Title and Lead…", "case-change"), ("Put Off the Review…", "case-postpone"),
                              ("Restricted Or Not…", "case-restrict"), ("Close Case…", "case-close"),
                              ("Link to Another Case…", "case-link"), ("Merge into Another Case…", "case-merge"),
                              ("Split the Case…", "case-split")):
            self.menu_item(program, item)
            self.take(program, look, picture)
            program.key("Escape")
            time.sleep(0.5)

    def menu_item(self, program, words):
        """What the case's menu has under these words, whichever letter of them is its key."""
        program.press("More about this case")
        time.sleep(0.4)
        program.press(re.compile("^_?" + "_?".join(re.escape(letter) for letter in words) + "$"), ("menu item", "push button"))
        time.sleep(0.8)

    def editors(self, program, look):
        self.found(program, "2025-0005")
        for kind in ("Note", "Contact", "Action"):
            self.dialog(program, look, kind, "editor-" + kind.lower())

    def search(self, program, look):
        program.key("ctrl+f")
        time.sleep(0.4)
        self.take(program, look, "search-start")
        program.type("chat")
        program.shows("Entries|Cases")
        self.take(program, look, "search")

    def menu(self, program, look):
        program.key("F10")
        self.take(program, look, "menu")

    def keyholders(self, program, look):
        program.key("F10")
        time.sleep(0.3)
        program.key("Down", "Down", "Return")
        program.shows("Who Can Unlock")
        self.take(program, look, "keyholders")
        program.press(re.compile("Add a Keyholder"))
        time.sleep(0.6)
        self.take(program, look, "keyholder-add")
        program.key("Escape")

    def verify(self, program, look):
        program.key("F10")
        time.sleep(0.3)
        program.key("Down", "Return")
        program.shows("All Is Well|Isn't as It Was", 60)
        self.take(program, look, "verify")

    def shortcuts(self, program, look):
        program.key("F1")
        self.take(program, look, "shortcuts")


def main():
    program, folder = sys.argv[1], os.path.abspath(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    album = Album(program, folder, sys.argv[3:])
    time.sleep(1)
    try:
        album.make_practice_vault()
        for look in LOOKS:
            album.closed(look)
            album.open(look)
    finally:
        for started in programs:
            started.kill()


if __name__ == "__main__":
    main()
