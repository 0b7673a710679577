#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: create a vault, check the recovery sheet, lock (the process replaces itself), unlock both ways."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from journey import Failed, holds, pause, Program, run  # noqa: E402

PASSPHRASE = "copper lantern meadow thirteen harbour quilt"
KEY = r"^[0-9A-Z]{5}(\s+[0-9A-Z]{5}){7}$"


def create(program):
    """Three steps; returns the groups of the recovery key."""
    program.shows("Welcome to Casekeeper")
    program.activate()
    program.wait_focus("list item", "Create a Vault")
    program.key("Return")

    program.shows("Step 1 of 3")
    program.fill("Organisation", "Harbour Youth Choir")
    program.fill("Safeguarding coordinator", "Robin Alder", tabs=1)
    program.fill("Passphrase", PASSPHRASE, tabs=3, hidden=True)
    program.fill("Passphrase, again", PASSPHRASE, tabs=2, hidden=True)
    program.key("Return")

    program.shows("Step 2 of 3", 60)
    key = re.split(r"\s+", program.shows(KEY).name.strip())
    program.press(re.compile("Next"))

    program.shows("Step 3 of 3")
    asked = program.shows(r"First four characters of group \d")
    group = key[int(re.search(r"group (\d)", asked.name).group(1)) - 1]
    pause(0.3)
    program.type("0000" if not group.startswith("0000") else "1111")
    program.shows("That isn't what the sheet says")
    program.key("ctrl+a")
    program.type(group[:4].lower())
    program.press(re.compile("Done"))
    program.shows("Nothing is due")
    program.shows("Harbour Youth Choir")
    return key


def create_and_lock():
    program = Program([sys.argv[1]])
    key = create(program)
    pid = program.process.pid
    if not holds(pid, "Robin Alder"):
        raise Failed("the keyholder's name isn't in memory while unlocked: the search of memory proves nothing")

    # locked: the same process with a new program image, and nothing in it
    program.activate()
    program.key("ctrl+l")
    program.shows("Locked today at", 30)
    if program.process.poll() is not None:
        raise Failed("the process ended instead of replacing itself")
    for secret in (PASSPHRASE, "-".join(key), "  ".join(key[:4])):
        if holds(pid, secret):
            raise Failed("a secret is still in memory after the lock")

    # a wrong passphrase is said in place, the right one opens
    program.activate()
    program.fill("Passphrase", "not this one", hidden=True)
    program.key("Return")
    program.shows("doesn.t open the vault", 30)
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Return")
    program.shows("Nothing is due", 30)

    # and so does the sheet
    program.activate()
    program.key("ctrl+l")
    program.shows("Locked today at", 30)
    program.activate()
    program.press(re.compile("Recovery Sheet"))
    program.fill(re.compile("Recovery key"), " ".join(key).lower(), hidden=True)
    program.key("Return")
    program.shows("Nothing is due", 30)

    program.activate()
    program.quit()
    if not [file for file in os.listdir(os.environ["HOME"]) if file.endswith(".casevault")]:
        raise Failed("the vault isn't where the page said")


if __name__ == "__main__":
    run(create_and_lock)
