#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chronology through the system's print dialog: its pages, their copy number, and the copy in the record. The dialog
prints to a file here, since there is no printer."""

import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "..", "cli"))
os.environ["CK_CLI"] = os.path.abspath(sys.argv[2])
PROGRAM = os.path.abspath(sys.argv[1])
from ckcli import CONCERN, DONE, Home, PASSPHRASE  # noqa: E402
from journey import Failed, pause, Program, run, wait_for  # noqa: E402


def printed():
    """What lies where the dialog prints to by default, the current folder, once it is whole."""
    for path in glob.glob("*.pdf"):
        if subprocess.run(["pdfinfo", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return path
    return None


def choose_file():
    """GTK's dialog says nothing of where its list's rows lie: the first one, by the mouse."""
    dialog = wait_for("the dialog", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Print$"],
                                                           stdout=subprocess.PIPE, text=True, check=False).stdout.split())[-1]
    pause(0.5)
    subprocess.run(["xdotool", "mousemove", "--window", dialog, "85", "97", "click", "1"], check=True)


def open_preview(program, reference):
    program.key("ctrl+f")
    program.shows("Search")
    pause(0.3)
    program.type(reference)
    program.shows("About a child")
    pause(0.5)
    program.key("Return")
    program.shows("Hold Review")
    program.press("Print chronology")
    program.shows("Page 1 of", 30)


def print_paper():
    home = Home()
    try:
        home.create("--keyholder", "Jo Merrick")
        os.chdir(home.path("tmp"))
        reference = home.log()
        program = Program([PROGRAM, home.vault])
        program.activate()
        program.fill("Passphrase", PASSPHRASE, hidden=True)
        program.key("Return")
        program.find(None, re.compile("^Log a Concern"))
        program.activate()
        open_preview(program, reference)

        # the desktop gets the pages: it is said once, and one may think again
        program.press(re.compile("^Print…"))
        program.shows("Print on Paper")
        program.press(re.compile("^_?Cancel"))
        program.press(re.compile("^Print…"))
        program.press(re.compile("^_?Choose Printer"))
        program.find("label", "Print to File")
        choose_file()
        program.shows("Output format")
        program.press("Print", ("push button", "button"))
        path = wait_for("the printed pages", printed)
        program.shows("This copy is recorded|recorded as copy", 30)

        words = " ".join(subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE).stdout.decode().split())
        for expected in (CONCERN["facts"].partition("half")[0], "Copy 1", "Page 1 of 2", "Page 2 of 2", reference):
            if expected not in words:
                raise Failed(f"the paper doesn't say {expected!r}")
        program.activate()
        program.key("Escape")
        program.quit()
        copies = home.run("show", reference, "--json", code=DONE).json["copies"]
        if [(copy["number"], copy["form"]) for copy in copies] != [(1, "print")]:
            raise Failed(f"the record's copies are {copies}")
        home.run("verify", code=DONE)
    finally:
        home.remove()


if __name__ == "__main__":
    run(print_paper)
