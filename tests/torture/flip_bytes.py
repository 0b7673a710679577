#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Flips one bit of a closed vault at a time. `show` either prints what it always did or refuses; `verify` notices each
flip; nothing crashes."""

import argparse
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from ckcli import CONCERN, DONE, Home  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    home = Home()
    try:
        home.create()
        reference = home.log()
        for i in range(3):
            home.run("note", reference, input={"text": f"note {i} " + "words " * 2000}, code=DONE)
        home.log({**CONCERN, "facts": "another " * 2000})
        usual = home.run("show", reference, "--json", code=DONE).out
        with open(home.vault, "rb") as file:
            sound = file.read()
        if home.run("verify").code != DONE:
            print("the sound vault doesn't verify")
            return 1
        # opening writes (a clean-close mark, a generation): the sound bytes are taken after it
        with open(home.vault, "rb") as file:
            sound = file.read()

        refused = unchanged = 0
        for i in range(args.count):
            # one in four in the headers: they are a small part of the file and a large part of its sense
            offset = dice.randrange(8192) if i % 4 == 0 else dice.randrange(len(sound))
            flipped = bytearray(sound)
            flipped[offset] ^= 1 << dice.randrange(8)
            for name in os.listdir(home.path("vault")):
                os.unlink(home.path("vault", name))
            with open(home.vault, "wb") as file:
                file.write(flipped)
            verified = home.run("verify")
            with open(home.vault, "wb") as file:
                file.write(flipped)
            shown = home.run("show", reference, "--json")
            if verified.code <= 0:
                print(f"byte {offset}: verify gave {verified!r}")
                return 1
            if shown.code == DONE and shown.out == usual:
                unchanged += 1
            elif shown.code > 0 and not shown.out:
                refused += 1
            else:
                print(f"byte {offset}: show gave {shown!r}")
                return 1
        print(f"{args.count} flips in {len(sound)} bytes: verify noticed all, show refused {refused} and was unchanged in {unchanged}")
        return 0
    finally:
        home.remove()


if __name__ == "__main__":
    sys.exit(main())
