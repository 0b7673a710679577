# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys share: a program that is driven from outside, as a person does.

Things are found through the accessibility tree, done by the keyboard or the mouse, and judged by what the tree says and
by what the vault holds. Run inside `tests/with-window.py --desktop`, with the system's python3.
"""

import itertools
import os
import re
import signal
import subprocess
import sys
import time
import traceback

import tree
from tree import Gone

PATIENCE = 20.0
# A program built with the sanitizers is many times slower.
SLOWNESS = float(os.environ.get("CASEKEEPER_TEST_PATIENCE", PATIENCE)) / PATIENCE
SHADOW = 4 << 30  # a piece of memory larger than this is a sanitizer's own
TEXT_ROLES = ("text", "password text", "entry")


programs = []
thorough = [True]  # whether the tree is looked through thoroughly, which takes longer


class Failed(Exception):
    """What was expected didn't come."""


def pause(seconds):
    """For what no tree tells, as a popover that takes the keys; longer where the program is slower."""
    time.sleep(seconds * SLOWNESS)


def wait_for(what, condition, patience=PATIENCE):
    """The first true value of condition(), or Failed after so many seconds. Who looks in vain, looks thoroughly then."""
    deadline = time.monotonic() + patience * SLOWNESS
    try:
        for attempt in itertools.count():
            thorough[0] = attempt > 1
            try:
                value = condition()
            except Gone:
                value = None
            if value:
                return value
            if time.monotonic() > deadline:
                raise Failed("waited in vain: " + what)
            time.sleep(min(0.05 * 1.3 ** attempt, 0.5))  # who is asked all the time gets nothing done
    finally:
        thorough[0] = True


def children(node):
    return node.below if node else []


def walk(node):
    return node.walk() if node else iter(())


def role(node):
    return node.role


def name(node):
    return node.name


def text(node):
    """What a text field holds now."""
    try:
        return node.text()
    except Gone:
        return ""


def length(node):
    """How many characters a text field holds now."""
    try:
        return node.length()
    except Gone:
        return 0


def memory_of(pid):
    """All of a process's writable memory that can be read, piece by piece."""
    with open("/proc/%d/maps" % pid, encoding="ascii", errors="replace") as maps, \
            open("/proc/%d/mem" % pid, "rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            begin, end = (int(part, 16) for part in span.split("-"))
            if end - begin > SHADOW:
                continue
            try:
                memory.seek(begin)
                yield memory.read(end - begin)
            except (OSError, ValueError):
                pass


def holds(pid, words):
    """Whether these words lie anywhere in a process's memory."""
    needle = words.encode()
    return any(needle in piece for piece in memory_of(pid))


class Program:
    """A running program with its window."""

    def __init__(self, command, env=None, debug="fatal-warnings"):
        env = dict(env or os.environ, G_DEBUG=debug)
        # what GTK's file chooser leaves when the program ends isn't ours; the tests within the program look for leaks
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.owner = None
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=env)
        programs.append(self)

    # --- the tree ---------------------------------------------------------------------------------------------------

    def root(self):
        """All of its tree as it is now; None while it has none."""
        for _ in range(3):
            try:
                if self.owner is None:
                    self.owner = tree.owner_of(self.process.pid)
                return tree.read(self.owner, thorough[0]) if self.owner else None
            except Gone:
                self.owner = None  # it replaced itself, or changed while it was read
        return None

    def again(self, node):
        """The same node with what is below it now; None when it has gone."""
        return next((other for other in walk(self.root()) if other == node), None)

    def all(self, wanted_role=None, wanted_name=None):
        """Nodes with that role whose name is, or matches, what is wanted."""
        found = []
        for node in walk(self.root()):
            if wanted_role and role(node) not in (wanted_role if isinstance(wanted_role, tuple) else (wanted_role,)):
                continue
            if wanted_name is not None:
                matches = wanted_name.search(name(node)) if isinstance(wanted_name, re.Pattern) else name(node) == wanted_name
                if not matches:
                    continue
            found.append(node)
        return found

    def find(self, wanted_role=None, wanted_name=None, patience=PATIENCE):
        found = wait_for("%s named %r" % (wanted_role, wanted_name), lambda: self.all(wanted_role, wanted_name), patience)
        return found[0]

    def shows(self, pattern, patience=PATIENCE):
        """Waits until something on the screen says so: a name or a text that matches."""
        compiled = re.compile(pattern)
        return wait_for("something that says %r" % pattern, lambda: self.says(compiled), patience)

    def says(self, compiled):
        nodes = list(walk(self.root()))
        return next((node for node in nodes if compiled.search(name(node))), None) or \
            next((node for node in nodes if role(node) in TEXT_ROLES and compiled.search(text(node))), None)

    def focused(self):
        return next((node for node in walk(self.root()) if node.has("focused")), None)

    def wait_focus(self, wanted_role=None, wanted_name=None):
        def matches():
            node = self.focused()
            if node is None or (wanted_role and role(node) not in (wanted_role if isinstance(wanted_role, tuple) else (wanted_role,))):
                return None
            if wanted_name is not None and not re.search(wanted_name, name(node)):
                return None
            return node
        return wait_for("the focus on %s named %r" % (wanted_role, wanted_name), matches)

    # --- hands ------------------------------------------------------------------------------------------------------

    def window(self):
        """The window's X id; a new process has a new one."""
        def search():
            run = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                 stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            return run.stdout.split()
        return wait_for("a window", search)[-1]

    def activate(self):
        subprocess.run(["xdotool", "windowactivate", "--sync", self.window()], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=10)

    def key(self, *keys):
        if keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", str(round(40 * SLOWNESS)), *keys], check=True)
            time.sleep(0.05)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--delay", "12", "--clearmodifiers", "--", words], check=True)
        time.sleep(0.1)

    def fill(self, field, words, tabs=0, hidden=False):
        """Types into a field by its name, so many Tabs from here, and sees it arrive. The rows of libadwaita don't say
        that they have the focus, so what they hold has to do."""
        def arrived():
            return [node for node in self.all(TEXT_ROLES, field)
                    if length(node) == len(words) and (hidden or text(node) == words)]

        self.key(*["Tab"] * tabs)
        for attempt in range(3):
            # keys that come before the focus are lost, as a person sees, who types again
            self.key("ctrl+a")
            self.type(words)
            try:
                wait_for("%r in the field %r" % ("a secret" if hidden else words, field), arrived, 4)
                return
            except Failed:
                if attempt == 2:
                    raise

    def resize(self, width, height):
        window = self.window()
        subprocess.run(["xdotool", "windowsize", "--sync", window, str(width), str(height)], timeout=10, check=False)
        subprocess.run(["xdotool", "windowmove", window, "0", "0"], check=False)
        time.sleep(0.4)

    def click(self, node):
        """Where the tree's own action doesn't do: the mouse."""
        left, top, width, height = node.extents()
        geometry = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window()], stdout=subprocess.PIPE,
                                  text=True, check=True).stdout
        origin = dict(line.split("=") for line in geometry.split())
        x = int(origin["X"]) + left + width // 2
        y = int(origin["Y"]) + top + height // 2
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)
        time.sleep(0.1)

    def press(self, wanted_name, wanted_role=("push button", "button", "toggle button")):
        """Activates a button by its name, as a screen reader does."""
        node = self.find(wanted_role, wanted_name)
        try:
            done = node.act()
        except Gone:
            done = False
        if not done:
            self.click(node)
        time.sleep(0.1)

    def screenshot(self, path):
        time.sleep(0.4)
        subprocess.run(["import", "-window", "root", path], check=True)

    # --- the end ----------------------------------------------------------------------------------------------------

    def quit(self):
        self.key("ctrl+q")
        try:
            self.process.wait(timeout=PATIENCE * SLOWNESS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed("the program didn't quit")
        if self.process.returncode != 0:
            raise Failed("the program ended with %d" % self.process.returncode)

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def run(journey):
    """Runs one journey as a TAP test, and ends what it started. Where it fails, it says what was on the screen; with
    CK_JOURNEY_PICTURES set to a folder, a picture of the screen is kept there too."""
    print("1..1")
    title = journey.__name__.replace("_", " ")
    status = 1
    try:
        journey()
        print("ok 1 - %s" % title)
        status = 0
    except Exception as error:  # pylint: disable=broad-except
        print("not ok 1 - %s" % title)
        print("# %s: %s" % (type(error).__name__, str(error).replace("\n", "\n# ")))
        traceback.print_exc()  # a summary of the tests has what went to the errors
        place = os.environ.get("CK_JOURNEY_PICTURES")
        if place:
            os.makedirs(place, exist_ok=True)
            subprocess.run(["import", "-window", "root", os.path.join(place, journey.__name__ + ".png")], check=False)
        for program in programs:
            print("# the program %s" % ("runs" if program.process.poll() is None else
                                        "ended with %d" % program.process.returncode))
            for node in walk(program.root()):
                if not name(node).startswith(("Gtk", "Adw")):
                    print("#   %s | %s | %s" % (role(node), name(node), text(node) if role(node) in TEXT_ROLES else ""))
    for program in programs:
        program.kill()
    sys.exit(status)
