# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault whose tables an earlier version of the program made is brought up to date when it is opened: nothing of it
changes, and it goes on. The vault in golden/ was made by the version that had four steps; its passphrase is "golden"."""

import json
import os
import shutil
import unittest

import ckcli

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
PARTS = ("case", "version", "state", "entries", "involvements", "plan", "actions", "reviews", "copies")


class Upgrade(unittest.TestCase):
    def setUp(self):
        self.home = ckcli.Home()
        self.addCleanup(self.home.remove)
        shutil.copy(os.path.join(GOLDEN, "schema-4.casevault"), self.home.vault)
        os.chmod(self.home.vault, 0o600)
        with open(self.home.passphrase_file, "w", encoding="utf-8") as file:
            file.write("golden\n")

    def includes(self, now, then, where):
        """All that the old version showed is there; a later one may show more."""
        if isinstance(then, dict):
            for name, value in then.items():
                self.assertIn(name, now, where)
                self.includes(now[name], value, f"{where}.{name}")
        elif isinstance(then, list):
            self.assertEqual(len(now), len(then), where)
            for n, value in enumerate(then):
                self.includes(now[n], value, f"{where}[{n}]")
        else:
            self.assertEqual(now, then, where)

    def test_goes_on(self):
        with open(os.path.join(GOLDEN, "schema-4.json"), encoding="utf-8") as file:
            then = json.load(file)
        now = self.home.run("show", "2026-0001", "--json", code=ckcli.DONE)
        for part in PARTS:
            self.includes(now.json[part], then[part], part)

        self.assertIn("2026-0001", self.home.run("search", "rehearsal", code=ckcli.DONE).out)
        self.home.run("verify", "--anchor", "4:b394dc7bb2a9eca1", code=ckcli.DONE)

        self.assertEqual(self.home.log()[5:], "0002")
        self.home.run("verify", code=ckcli.DONE)


if __name__ == "__main__":
    unittest.main()
