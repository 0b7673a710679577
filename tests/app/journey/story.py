#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One worked story through the window: story.py PROGRAM COMMAND-LINE STORY

The window does every act of it. Then the program is killed, or locked: everything is still there, on the case's page, by
search, in the history and on paper. The same story is told to another vault by the command line, and the two records are equal
but for ids, hashes and recorded times."""

import datetime
import difflib
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "..", "cli"))
os.environ["CK_CLI"] = os.path.abspath(sys.argv[2])
from journey import Failed, children, name, pause, run, wait_for, walk  # noqa: E402
from storybook import Storybook  # noqa: E402
from ckcli import DONE, Home, mask  # noqa: E402
from stories import STORIES, monday_after  # noqa: E402
from telling import Telling, practice_vault  # noqa: E402

LOCKED = ("group-chat", "class-list")  # these are locked and unlocked after the last save, the others killed


def flat(words):
    """Without what the break of a line changes."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", words)


def expect(where, said, wanted):
    missing = [words for words in wanted if flat(words) not in said]
    if missing:
        raise Failed(f"{where} doesn't have {missing}")


def page(book):
    """All that the case's page says, tab by tab."""
    said = ""
    for tab in ("Chronology", "Plan", "People", "Checks"):
        book.tab(tab)
        said += "".join(flat(name(node)) + "\n" for node in walk(book.pane))
    return said


def search(book, words):
    """The words lead to the case."""
    book.program.key("ctrl+f")
    book.hands.sees("^Search Everything")
    book.program.key("ctrl+a")
    book.program.type(words)
    book.hands.sees("^" + book.reference + r"/\d+|^" + book.reference + "$")
    book.program.key("Escape")


def save_pdf(book, path):
    """The chronology as a PDF, by the case's page."""
    program = book.program
    book.hands.press("Print chronology")
    book.hands.look_at(None)
    book.hands.sees("^Page 1 of")
    if book.restricted:
        book.hands.write("Purpose", "For the designated officer")
    book.hands.press(re.compile("^Save PDF"))
    wait_for("the dialog for the file", lambda: len(children(program.root())) > 1)
    pause(1)
    program.key("ctrl+a")
    program.type(path)
    program.key("Return")
    wait_for("the PDF", lambda: os.path.exists(path) and len(children(program.root())) == 1, 30)
    program.key("Escape")
    book.case_shown()


def again(book, which):
    """After the last save: locked and unlocked, or killed and opened."""
    if which in LOCKED:
        book.program.activate()
        book.program.key("ctrl+l")
        book.program.shows("Locked today at", 60)
        book.unlock()
    else:
        book.program.kill()
        book.open(book.at)
    book.open_case()


def story():
    which = sys.argv[3]
    window, line = Home(), Home()
    try:
        tale = STORIES[which](monday_after(datetime.date.today()))
        for home in (window, line):
            practice_vault(home)
        book = Storybook(sys.argv[1], window, tale)
        book.tell()
        again(book, which)

        expect("the case's page", page(book), tale.told + list(tale.people))
        if tale.restricted is None:
            for words in (tale.told[0], tale.told[-1]):
                search(book, words)
            book.open_case()
        pdf = window.path("home", "chronology.pdf")
        save_pdf(book, pdf)
        paper = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode()
        expect("the PDF", flat(paper), tale.told)
        book.history()
        expect("the history", "\n".join(flat(name(node)) for node in walk(book.program.root())), ["Jo Merrick", tale.title])
        book.close()

        ours, theirs = Telling(window, tale), Telling(line, tale)
        ours.reference = book.reference
        theirs.tell()
        window.run("verify", code=DONE)
        shown = [json.loads(mask(told.show().out)) for told in (ours, theirs)]
        for record in shown:
            record.pop("copies", None)  # only the window made a PDF
        if shown[0] != shown[1]:
            left, right = (json.dumps(record, indent=1, ensure_ascii=False).splitlines() for record in shown)
            raise Failed("window and command line differ:\n" + "\n".join(
                difflib.unified_diff(left, right, "window", "line", lineterm="", n=2)))
    finally:
        window.remove()
        line.remove()


if __name__ == "__main__":
    run(story)
