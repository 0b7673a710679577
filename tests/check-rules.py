#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule that the database keeps has a sentence that a person reads, a test that tries it by raw SQL, and one that tries it
by the command line.

A rule is a key that RAISE says, in src/store/sql or in a guard; its sentence stands in ck-store.c. A test in tests/store
names the key of the rule that it tries to break. tests/cli/rules.py has for each key the attempt of the command line, or why
there can't be one, and the same for each sentence of the forms. A new rule without one of these fails here.
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "cli"))

import rules  # noqa: E402

KEY = r"ck-[a-z]+(?:-[a-z]+)*"


def read(paths):
    return {path: path.read_text(encoding="utf-8") for path in paths}


def main(root):
    store = root / "src" / "store"
    raised = set()
    for text in read([*store.glob("sql/*.sql"), store / "ck-guard.c"]).values():
        raised |= set(re.findall(rf"RAISE \(ABORT,[ \"\n]*'({KEY})'", text))
    said = set(re.findall(rf'{{ "({KEY})",', (store / "ck-store.c").read_text(encoding="utf-8")))
    tests = "\n".join(read((root / "tests" / "store").glob("*.c")).values())
    tried = {key for key in raised if f'"{key}"' in tests}

    problems = [f"{key}: raised, and has no sentence in ck-store.c" for key in sorted(raised - said)]
    problems += [f"{key}: has a sentence in ck-store.c, and nothing raises it" for key in sorted(said - raised)]
    problems += [f"{key}: no test in tests/store tries it by raw SQL" for key in sorted(raised - tried)]
    problems += rules.problems()
    for problem in problems:
        print(problem)
    print(f"{len(raised)} rules, {len(problems)} problems")
    return 1 if problems or not raised else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
