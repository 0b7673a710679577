# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the main job as a person does them in the window, for the journeys that have them in common."""

import datetime
import re

from journey import pause


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
    program.shows(r"Saved as \d{4}-\d{4}/1", 30)
    return told


def hold_review(program, view, decision, why):
    program.press(re.compile("Hold Review"))
    program.shows("Since the case was opened", 30)
    pause(0.5)
    for field, words in (("The Child’s View", view), ("Decision", decision), ("Why", why)):
        program.click(program.find("text", field))
        program.fill(field, words)
    program.key("ctrl+Return")
    program.shows("Review held", 30)


def save_pdf(program, path):
    program.press(re.compile("[Cc]hronology"))
    program.shows("Page 1 of", 30)
    program.press(re.compile("Save PDF"))
    pause(1.5)
    program.key("ctrl+a")
    program.type(path)
    program.key("Return")
    program.shows("This copy is recorded", 30)
    program.press("Close")
