# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the main job as a person does them in the window, for the journeys that have them in common."""

import datetime
import os
import re

from journey import pause, SLOWNESS, wait_for


def said(program, words, done):
    """Waits for what a toast says. It stays for five seconds, in which a program under the sanitizers may not get round to
    telling of it: there, that it is done has to do."""
    compiled = re.compile(words)
    wait_for(f"a toast that says {words!r}", lambda: program.says(compiled) or (SLOWNESS > 1 and done()), 30)


def fill_concern(program, facts):
    """Who, when, what kind, facts: four fields, each by the keyboard. Returns when the organisation was told."""
    program.key("ctrl+n")
    program.shows("Enough to Save")
    pause(0.5)
    program.type("Wren Castellan")
    program.key("Return")
    program.find("combo box", "Role of Wren Castellan")
    program.key("Tab", "Return")
    pause(0.5)
    program.type("20 Nov 2025")
    program.key("Return")
    program.find(None, re.compile("Thu 20 Nov 2025"))
    program.fill("When It Happened, time", "15:30", tabs=1)
    told = program.find("text", "When We Were Told, time")
    program.key(*["Tab"] * 8)
    program.key("Return")
    pause(0.5)
    program.key("Down", "Return")
    program.shows("^What kind it is: done")
    pause(0.5)
    program.fill("Facts", facts, tabs=4)
    clock = told.text()
    return datetime.date.today().isoformat() + "T" + clock


def log_concern(program, facts):
    """The same, saved; returns the same."""
    told = fill_concern(program, facts)
    program.key("ctrl+Return")
    said(program, r"Saved as \d{4}-\d{4}/1", lambda: program.all(None, re.compile("^Hold Review")))
    return told


def hold_review(program, view, decision, why):
    program.press(re.compile("Hold Review"))
    program.shows("Since the case was opened", 30)
    pause(0.5)
    for field, words in (("The Child’s View", view), ("Decision", decision), ("Why", why)):
        program.click(program.find("text", field))
        program.fill(field, words)
    program.key("ctrl+Return")
    said(program, "Review held", lambda: program.all() and not program.all(None, "Save Review"))


def save_pdf(program, path):
    program.press(re.compile("[Cc]hronology"))
    program.shows("Page 1 of", 30)
    program.press(re.compile("Save PDF"))
    pause(1.5)
    program.key("ctrl+a")
    program.type(path)
    program.key("Return")
    said(program, "This copy is recorded", lambda: os.path.exists(path))
    program.press("Close")
