#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while somebody says in a dialog why nobody is told, and while they write a decision down: both come
back with all but the last two seconds, the dialog after unlocking again too, and what is saved is said once."""

import os
import re
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "..", "cli"))
os.environ["CK_CLI"] = os.path.abspath(sys.argv[2])
from journey import Failed, pause, Program, run, SLOWNESS, text, wait_for  # noqa: E402
from ckcli import DONE, Home, PASSPHRASE  # noqa: E402

PROMISE = 2.0  # seconds of typing that may be lost
SLACK = 0.5 * SLOWNESS  # between a key and the sight of it, on a busy machine
KEPT = "The officer knows of it already, since Monday. "
LATER = "She rang again."


def unlocked(home, reference):
    """The program with the case open."""
    # GTK 4.8 lays a full text view out while it draws it, and warns of the scrollbar that moves in the midst of that
    program = Program([sys.argv[1], home.vault], debug="")
    program.activate()
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Return")
    program.find(None, re.compile("^Log a Concern"))
    pause(0.5)
    program.activate()
    program.key("ctrl+f")
    program.shows("Search")
    pause(0.3)
    program.type(reference)
    pause(1)
    program.key("Return")
    program.shows("Hold Review", 30)
    pause(0.5)
    return program


def ask_whom(program):
    for node in program.all(("radio button", "toggle button", "page tab", "tab", "push button"), "Checks"):
        program.click(node)
        break
    program.press(re.compile("Consider _?Somebody"))
    field = program.find("text", "Why")
    pause(0.5)
    return field


def decide(program):
    program.press("Decision")
    field = program.find("text", "What Was Decided")
    pause(0.5)
    return field


def type_and_die(program, field, words):
    """Types, waits as long as may be lost, types on, and is killed with the last words on their way."""
    program.click(field)
    program.type(words)
    wait_for("the words in the field", lambda: text(field) == words)
    time.sleep(PROMISE + SLACK)
    program.type(LATER)
    program.kill()


def expect_back(field, words):
    back = wait_for("the words of the draft", lambda: text(field))
    if not back.startswith(words) or not (words + LATER).startswith(back):
        raise Failed(f"what came back is {back!r}")


def killed_dialog():
    home = Home()
    try:
        home.create("--keyholder", "Jo Merrick")
        reference = home.log({"kind": "allegation", "people": [{"name": "Lena Strand", "role": "alleged-responsible"}],
                              "happened": "2025-11-20T15:30", "facts": "She writes to a child in private."})
        program = unlocked(home, reference)
        type_and_die(program, ask_whom(program), KEPT)
        program = unlocked(home, reference)
        field = ask_whom(program)
        if text(field):
            raise Failed("a draft is offered, and not put into a dialog that nobody asked about it")
        program.press("Continue")
        expect_back(field, KEPT)
        # it is asked for whom, which a person says now; nothing was lost meanwhile
        program.key("ctrl+Return")
        program.shows("Choose who is considered")
        expect_back(field, KEPT)

        program.key("Escape")
        program.shows("What you typed was kept")
        program.kill()
        program = unlocked(home, reference)
        type_and_die(program, decide(program), KEPT)
        program = unlocked(home, reference)
        program.shows("What you were writing here was kept")
        expect_back(program.find("text", "What Was Decided"), KEPT)
        program.kill()
        home.run("verify", code=DONE)
    finally:
        home.remove()


if __name__ == "__main__":
    run(killed_dialog)
