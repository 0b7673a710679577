#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job by keyboard: log a concern, hold its review, save its chronology. Then the same by the command line, and the
two records are equal but for ids and recorded times."""

import datetime
import difflib
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "..", "cli"))
os.environ["CK_CLI"] = os.path.abspath(sys.argv[2])
from casework import hold_review, log_concern, save_pdf  # noqa: E402
from journey import Failed, Program, run  # noqa: E402
from ckcli import DONE, Home, PASSPHRASE, mask  # noqa: E402

FACTS = "She said that the messages began in half-term, and that two of them name her."
DECISION = "Keep within the hub."
WHY = "No further messages since Thursday."
VIEW = "It is better on Saturdays."


def entry_of(show, kind):
    """The first object below @show whose kind is @kind and that has a number."""
    if isinstance(show, dict):
        if show.get("kind") == kind and "number" in show:
            return show
        show = list(show.values())
    for value in show if isinstance(show, list) else []:
        found = entry_of(value, kind)
        if found is not None:
            return found
    return None


def twin(home, told, held):
    """The same by the command line."""
    home.create("--keyholder", "Jo Merrick", "--organisation", "Riverside Music Hub")
    reference = home.log({"kind": "child", "people": [{"name": "Wren Castellan", "role": "harmed"}], "happened": "2025-11-20T15:30",
                          "told": told, "facts": FACTS})
    home.run("review", reference, input={"child_view": VIEW, "decision": DECISION, "reason": WHY, "held": held}, code=DONE)
    return home.run("show", reference, "--json", code=DONE).out


def main_job():
    window, line = Home(), Home()
    try:
        window.create("--keyholder", "Jo Merrick", "--organisation", "Riverside Music Hub")
        program = Program([sys.argv[1], window.vault])
        program.activate()
        program.fill("Passphrase", PASSPHRASE, hidden=True)
        program.key("Return")
        program.shows("Nothing is due", 30)
        program.activate()
        told = log_concern(program, FACTS)
        hold_review(program, VIEW, DECISION, WHY)
        reference = f"{datetime.date.today().year}-0001"
        pdf = window.path("home", "chronology.pdf")
        save_pdf(program, pdf)
        program.activate()
        program.quit()

        shown = window.run("show", reference, "--json", code=DONE)
        held = entry_of(shown.json, "review")["happened"]
        window.run("verify", code=DONE)
        words = " ".join(subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode().split())
        for expected in ("that the messages began", "It is better on Saturdays", "Page 1 of", "Copy 1"):
            if expected not in words:
                raise Failed(f"the PDF doesn't say {expected!r}")

        other = json.loads(mask(twin(line, told, held)))
        own = json.loads(mask(shown.out))
        own.pop("copies", None)  # only the window made a PDF
        other.pop("copies", None)
        if own != other:
            left = json.dumps(own, indent=1, ensure_ascii=False).splitlines()
            right = json.dumps(other, indent=1, ensure_ascii=False).splitlines()
            raise Failed("window and command line differ:\n" + "\n".join(difflib.unified_diff(left, right, "window", "line", lineterm="", n=1)))
    finally:
        window.remove()
        line.remove()


if __name__ == "__main__":
    run(main_job)
