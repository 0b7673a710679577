#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence that is typed, searched, reviewed and printed in the window is on no disk but in the PDF that was asked
for; after the lock it isn't in the process's memory; and no network socket was opened on the way."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "..", "cli"))
os.environ["CK_CLI"] = os.path.abspath(sys.argv[2])
from casework import hold_review, log_concern, save_pdf  # noqa: E402
from ckcli import DONE, Home, PASSPHRASE  # noqa: E402
from journey import Failed, Program, holds, run  # noqa: E402

SENTINEL = "The heron stood by the seventh lantern"
SECRETS = (SENTINEL, "seventh lantern", "Castellan")
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def leaks(*folders):
    """Every file below the folders that has a secret in its name or its bytes."""
    needles = [word.encode(encoding) for word in SECRETS for encoding in ENCODINGS]
    for top in folders:
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                if any(word in name for word in SECRETS):
                    yield path
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as file:
                        data = file.read()
                    if any(needle in data for needle in needles):
                        yield path


def search(program):
    """Finds the sentence again, and opens the case where it is."""
    program.key("ctrl+f")
    program.shows("Search")
    program.type("seventh lantern")
    program.shows(r"\d{4}-0001/1")
    program.key("Down", "Return")


def private():
    home = Home()
    elsewhere = tempfile.mkdtemp(prefix="casekeeper-elsewhere-")
    trace = os.path.join(elsewhere, "trace")
    pdf = os.path.join(elsewhere, "chronology.pdf")
    env = dict(os.environ, TMPDIR=home.path("tmp"))
    own = (home.root, os.environ["HOME"])
    try:
        home.create("--keyholder", "Jo Merrick")
        # -D: the program stays the process that was started
        program = Program(["strace", "-D", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", trace,
                           sys.argv[1], home.vault], env)
        program.activate()
        program.fill("Passphrase", PASSPHRASE, hidden=True)
        program.key("Return")
        program.shows("Nothing is due", 60)
        program.activate()
        log_concern(program, SENTINEL + " and would not move.")
        search(program)
        hold_review(program, SENTINEL, SENTINEL, SENTINEL)
        save_pdf(program, pdf)
        if not holds(program.process.pid, SENTINEL):
            raise Failed("the sentence isn't in memory while unlocked: the search of memory proves nothing")
        found = list(leaks(*own))
        if found:
            raise Failed(f"while unlocked, the sentence is in {found}")

        program.activate()
        program.key("ctrl+l")
        program.shows("Locked today at", 60)
        for word in SECRETS:
            if holds(program.process.pid, word):
                raise Failed(f"after the lock {word!r} is still in memory")
        program.activate()
        program.quit()
        found = list(leaks(*own))
        if found:
            raise Failed(f"the sentence is in {found}")
        if list(leaks(elsewhere)) and os.path.basename(list(leaks(elsewhere))[0]) != "chronology.pdf":
            raise Failed("the sentence is beside the PDF")
        words = " ".join(subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode().split())
        if SENTINEL not in words:
            raise Failed("the PDF doesn't have the sentence")
        if sorted(os.listdir(elsewhere)) != ["chronology.pdf", "trace"]:
            raise Failed(f"beside the PDF there is {os.listdir(elsewhere)}")

        with open(trace, encoding="utf-8", errors="replace") as file:
            calls = file.read()
        if "AF_UNIX" not in calls:
            raise Failed("the trace has no socket at all: it proves nothing")
        if "AF_INET" in calls:
            raise Failed("a network socket was opened: " + next(line for line in calls.splitlines() if "AF_INET" in line))

        # the search of the disk can fail
        with open(home.path("tmp", "note"), "w", encoding="utf-16-le") as file:
            file.write(SENTINEL)
        if list(leaks(home.root)) != [home.path("tmp", "note")]:
            raise Failed("the search of the disk finds nothing")
    finally:
        home.remove()
        shutil.rmtree(elsewhere, ignore_errors=True)


if __name__ == "__main__":
    run(private)
