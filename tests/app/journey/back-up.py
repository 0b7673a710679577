#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""By keyboard alone: a practice vault, its backup by the menu, and the backup opened as a vault of its own."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from journey import Failed, pause, Program, run, wait_for  # noqa: E402

PASSPHRASE = "practice is not the real thing"


def back_up():
    program = Program([sys.argv[1]])
    program.shows("Welcome to Casekeeper")
    program.activate()
    program.key("Down", "Return")
    program.shows("PRACTICE", 120)
    program.shows("Overdue", 60)
    program.shows("Never")

    program.key("F10")
    pause(0.5)
    program.key("Return")
    program.shows(r"casekeeper-backup-\d{4}-\d\d-\d\d.casevault")
    pause(0.5)
    program.key("Return")
    program.shows("Backed Up", 60)
    program.key("Return")
    program.shows(r"Today, \d\d:\d\d")
    program.activate()
    program.quit()

    home = os.environ["HOME"]
    names = [name for name in os.listdir(home) if re.fullmatch(r"casekeeper-backup-\d{4}-\d\d-\d\d\.casevault", name)]
    if len(names) != 1:
        raise Failed("there should be one backup, not %r" % names)
    backup = os.path.join(home, names[0])
    if os.stat(backup).st_mode & 0o777 != 0o600:
        raise Failed("others may read the backup")
    with open(backup, "rb") as file:
        if b"Wren" in file.read():
            raise Failed("a name stands in the backup in the clear")

    program = Program([sys.argv[1], backup])
    program.shows("PRACTICE")
    program.activate()
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Return")
    program.shows("Overdue", 60)
    wait_for("the window to be there", lambda: program.process.poll() is None)
    program.activate()
    program.quit()


if __name__ == "__main__":
    run(back_up)
