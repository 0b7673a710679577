#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At 900 × 600, where lists and pages take turns: every screen of an open vault can be opened and left by keyboard.

A warning of the toolkit ends the program, and so the journey."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from journey import Failed, pause, Program, run  # noqa: E402


def small_window():
    program = Program([sys.argv[1], "--size=900x600"])
    program.shows("Welcome to Casekeeper")
    program.activate()
    program.key("Down", "Return")
    program.shows("PRACTICE", 120)
    program.shows("Overdue", 60)

    def step(what, *keys, shown=None):
        program.key(*keys)
        pause(0.5)
        if program.process.poll() is not None:
            raise Failed("the program ended when it should have shown: " + what)
        if shown:
            program.shows(shown)

    step("Cases", "alt+2", shown="Gift cards from an online friend")
    step("People", "alt+3", shown="Amara Oduya")
    step("names hidden", "ctrl+shift+h")
    step("names shown", "ctrl+shift+h")
    step("search", "ctrl+f", shown="Search Everything")
    program.type("2025-0005")
    program.shows("Group chat after rehearsals")
    step("the case", "Return", shown="Hold Review…")
    step("the chronology's pages", "ctrl+p", shown="Save PDF…")
    step("back", "Escape")
    step("Log a Concern", "ctrl+n", shown="Is anyone in immediate danger")
    step("back", "Escape")
    step("Today", "alt+1", shown="Overdue")
    step("wider", shown="Today")
    program.resize(1280, 800)
    step("narrow", shown="Today")
    program.resize(900, 600)
    step("Cases again", "alt+2")
    program.activate()
    program.quit()


if __name__ == "__main__":
    run(small_window)
