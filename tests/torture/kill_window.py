#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the window while somebody types a concern. What the field showed two seconds before the kill must come back with
the draft; a concern that the window said was saved must be there; the record must verify each time.

Run inside `tests/with-window.py --desktop`, with the system's python3."""

import argparse
import os
import random
import re
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
BUILD = os.path.join(TOP, os.environ.get("CK_BUILD", "build"))
os.environ.setdefault("CK_CLI", os.path.join(BUILD, "src", "cli", "casekeeper-cli"))
sys.path[:0] = [os.path.join(HERE, "..", "app", "journey"), os.path.join(HERE, "..", "cli")]
from casework import fill_concern, log_concern  # noqa: E402
from ckcli import DONE, Home, PASSPHRASE  # noqa: E402
from journey import Failed, Program, text, wait_for  # noqa: E402

PROMISE = 2.0  # seconds of typing that may be lost
SLACK = 0.25   # between a key and the sight of it, seen from outside


def unlocked(home):
    # GTK 4.8 lays a full text view out while it draws it, and warns of the scrollbar that moves in the midst of that
    program = Program([os.path.join(BUILD, "src", "app", "casekeeper"), home.vault], debug="")
    program.activate()
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Return")
    program.find(None, re.compile("^Log a Concern"))
    time.sleep(0.3)
    program.activate()
    return program


def type_until_killed(home, dice, typed):
    """Goes on with the draft, types, and is killed. Returns (all that was typed, how much of it must come back)."""
    program = unlocked(home)
    if typed is None:
        back = "Typed when the laptop died. "
        fill_concern(program, back)
        field = program.find("text", "Facts")
    else:
        program.key("ctrl+n")
        program.press("Continue")
        field = program.find("text", "Facts")
        back = wait_for("the draft's text", lambda: text(field))
        if not typed[0].startswith(back):
            raise Failed(f"the draft says what was never typed: {back[-60:]!r}")
        if len(back) < typed[1]:
            raise Failed(f"{typed[1] - len(back)} characters of the draft are lost that were typed more than two seconds before")
    program.key("ctrl+End")

    all_typed, seen = back, [(0.0, len(back) if typed else 0)]
    # the first time, long enough that there is a draft at all
    end = time.monotonic() + dice.uniform(0.5 if typed else PROMISE + 1, 7.0)
    while time.monotonic() < end:
        word = f"{dice.getrandbits(20):05x} "
        program.type(word)
        all_typed += word
        shown = text(field)
        if all_typed.startswith(shown):
            seen.append((time.monotonic(), len(shown)))
    killed = time.monotonic()
    if program.process.poll() is not None:
        raise Failed(f"the program ended by itself, with {program.process.returncode}")
    program.kill()
    return all_typed, max(length for at, length in seen if at <= killed - PROMISE - SLACK)


def save_then_kill(home, dice, drafted):
    """Logs a whole concern; as soon as the window says that it is saved, the process is killed."""
    program = unlocked(home)
    if drafted:
        program.key("ctrl+n")
        program.press("Discard")
    facts = f"Saved before the kill, {dice.getrandbits(40):010x}."
    log_concern(program, facts)
    saved = program.shows(r"Saved as \d{4}-\d{4}/1", 30)
    reference = re.search(r"\d{4}-\d{4}", saved.name or text(saved)).group(0)
    time.sleep(dice.uniform(0, 0.3))
    program.kill()
    return reference, facts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    home = Home()
    saved, typed, promised, offered = {}, None, 0, 0
    try:
        home.create("--keyholder", "Jo Merrick")
        for i in range(args.count):
            if i % 10 == 9:
                reference, facts = save_then_kill(home, dice, typed is not None)
                saved[reference], typed = facts, None
            else:
                offered += typed is not None
                typed = type_until_killed(home, dice, typed)
                promised = max(promised, typed[1])
            home.run("verify", code=DONE)
            for reference, facts in saved.items():
                shown = home.run("show", reference, "--json", code=DONE).json
                if not any(entry["facts"] == facts for entry in shown["entries"]):
                    raise Failed(f"{reference} was said to be saved, and isn't there")
        print(f"{args.count} kills: {offered} drafts came back with all but the last two seconds (the longest {promised} "
              f"characters), {len(saved)} saved concerns all there, verify passed {args.count} times")
        return 0 if promised > 0 and offered > 0 else 1
    except Failed as failure:
        print(f"kill {i}: {failure}")
        return 1
    finally:
        home.remove()


if __name__ == "__main__":
    sys.exit(main())
