#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills casekeeper-cli at random moments while it records notes. Each note that it acknowledged, by printing its
reference, must be there afterwards with its text, and the record must verify."""

import argparse
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from ckcli import DONE, Home  # noqa: E402


def texts(home, reference):
    shown = home.run("show", reference, "--json", code=DONE).json
    found = {}

    def walk(node):
        if isinstance(node, dict):
            if isinstance(node.get("number"), int) and isinstance(node.get("facts"), str):
                found[node["number"]] = node["facts"]
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(shown)
    return found


def note(home, reference, text, delay):
    """Returns what was acknowledged, and whether the process was killed before its end."""
    words = home.command("note", reference) + ["--input", "-"]
    process = subprocess.Popen(words, env=home.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdin.write(b'{"text": "%s"}' % text.encode())
    process.stdin.close()
    if delay is not None:
        # the one wait of this program: the moment of the power cut is what it is about
        deadline = time.monotonic() + delay
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(min(0.0005, max(0.0, deadline - time.monotonic())))
        process.send_signal(signal.SIGKILL)
    said = process.stdout.read().decode().strip()
    process.stdout.close()
    return said, process.wait() == -signal.SIGKILL


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    home = Home()
    try:
        home.create()
        reference = home.log()
        began = time.monotonic()
        for i in range(5):
            note(home, reference, f"warm {i}", None)
        span = (time.monotonic() - began) / 5
        acknowledged = {}
        killed = lost_reply = 0
        for i in range(args.count):
            text = f"note {i} of seed {args.seed}, {dice.getrandbits(64):016x}"
            said, was_killed = note(home, reference, text, dice.uniform(0, span))
            killed += was_killed
            if said:
                acknowledged[int(said.split("/")[1])] = text
            verified = home.run("verify")
            if verified.code != DONE:
                print(f"kill {i}: verify fails: {verified!r}")
                return 1
            there = texts(home, reference)
            missing = [number for number, words in acknowledged.items() if there.get(number) != words]
            if missing:
                print(f"kill {i}: acknowledged and lost: {missing}")
                return 1
            lost_reply = len(there) - 6 - len(acknowledged)
        print(f"{args.count} tries, {killed} killed before their end, {len(acknowledged)} acknowledged and all there, "
              f"{lost_reply} recorded whose reply was cut off; verify passed {args.count} times")
        return 0 if killed > args.count // 4 else 1
    finally:
        home.remove()


if __name__ == "__main__":
    sys.exit(main())
