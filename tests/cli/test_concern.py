# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole concern from the command line: injuries, nudes, several children, and somebody identified later."""

import subprocess
import unittest

from ckcli import CONCERN, DONE, FAILED, REFUSED, USAGE, CliTest

NUDES = {"described": "A bikini picture", "seen": "no", "adult_involved": "no", "coercion": "unknown", "referral": "Police 101"}


class Concern(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def test_whole(self):
        reference = self.run_("log", input={
            **CONCERN,
            "people": [{"name": "Wren Castellan", "role": "harmed", "child_view": "Stop.", "parents_told": "yes"},
                       {"description": "A younger brother", "role": "harmed"}],
            "categories": ["nudes", "physical-abuse"],
            "characteristics": ["race"],
            "injuries": [{"picture": "front", "region": "left-shin", "kind": "bruise", "size_mm": 12, "note": "Fading"},
                         {"picture": "left-palm", "x": 500, "y": 640, "kind": "burn", "person": 2}],
            "nudes": NUDES,
        }, code=DONE).out.strip()
        show = self.run_("show", reference, "--json", code=DONE).json
        concern = show["entries"][0]["concern"]
        self.assertEqual([row["region"] for row in concern["injuries"]], ["left-shin", "middle"])
        self.assertEqual(concern["injuries"][0]["size_mm"], 12)
        self.assertEqual(concern["nudes"]["described"], "A bikini picture")
        self.assertEqual(concern["nudes"]["under_13"], "unknown")
        self.assertEqual([row["characteristic"] for row in concern["characteristics"]], ["race"])
        self.assertEqual(concern["children"][0]["child_view"], "Stop.")
        text = self.run_("show", reference, code=DONE).out
        for words in ("1. Bruise: Left shin (Front), 12 mm", "Fading", "A bikini picture", "Police 101", "Stop."):
            self.assertIn(words, text)
        self.assertIn(reference, self.run_("search", "fading", code=DONE).out)

        # known later
        unknown = [row for row in show["involvements"] if row["person_id"] is None][0]
        self.run_("identify", reference, unknown["id"], input={"name": "Robin Castellan"}, code=USAGE)
        self.run_("identify", reference, unknown["id"], input={"name": "Robin Castellan", "why": "His sister said so."}, code=DONE)
        show = self.run_("show", reference, "--json", code=DONE).json
        self.assertEqual(sorted(row["person"]["name"] for row in show["involvements"]), ["Robin Castellan", "Wren Castellan"])
        self.assertIn("His sister said so.", self.run_("history", reference, code=DONE).out)
        self.assertIn("Robin Castellan", show["entries"][-1]["facts"])
        self.assertEqual(show["entries"][-1]["reason"], "His sister said so.")
        ids = {row["person"]["name"]: row["person_id"] for row in show["involvements"]}
        self.run_("relate", input={"person": ids["Robin Castellan"], "kind": "sibling", "other": ids["Wren Castellan"], "label": "brother",
                                   "note": "Half-brother, by the father."}, code=DONE)
        pdf = self.home.path("tmp", "chronology.pdf")
        self.run_("chronology", reference, "--output", pdf, code=DONE)
        paper = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
        paper = " ".join(paper.split())
        self.assertIn("Robin Castellan: brother of Wren Castellan. Half-brother, by the father.", paper)
        self.assertIn("was found to be Robin Castellan.", paper)
        self.run_("identify", reference, unknown["id"], input={"name": "Robin", "why": "Again."}, code=FAILED)

    def test_refused(self):
        done = self.run_("log", input={**CONCERN, "nudes": NUDES}, code=REFUSED)
        self.assertIn("nudes", done.err)
        for injury, member in (({"picture": "front", "kind": "cut"}, "injuries[0].region"),
                               ({"picture": "moon", "kind": "cut"}, "injuries[0].picture"),
                               ({"picture": "front", "region": "left-shin", "kind": "cut", "person": 2}, "injuries[0].person")):
            self.assertIn(member, self.run_("log", input={**CONCERN, "injuries": [injury]}, code=USAGE).err)
        self.assertIn("No case is here", self.run_("cases", code=DONE).out)


if __name__ == "__main__":
    unittest.main()
