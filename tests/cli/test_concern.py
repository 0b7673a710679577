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

    def test_corrected(self):
        """A mark and an answer are corrected like any field: what it was, and what it is, everywhere."""
        reference = self.run_("log", code=DONE, input={
            **CONCERN, "categories": ["nudes"], "nudes": NUDES, "parents_told": "no",
            "injuries": [{"picture": "front", "region": "left-shin", "kind": "bruise", "size_mm": 12, "note": "Fading"},
                         {"picture": "back", "region": "neck", "kind": "cut"}]}).out.strip()
        changes = [("injuries[1].kind", "burn", "Bruise", "Burn"), ("injuries[1].size_mm", "21", "12", "21"),
                   ("injuries[2].region", "right-upper-arm", "neck", "right-upper-arm"), ("injuries[2].note", "Old", None, "Old"),
                   ("nudes.under_13", "yes", "unknown", "Yes"), ("nudes.seen", "unknown", "No", "Not known"),
                   ("nudes.referral", "Police 102", "Police 101", "Police 102"), ("parents_told", "yes", "No", "Yes")]
        for field, text, _, _ in changes:
            self.run_("amend", reference, f"{reference}/1", input={"field": field, "text": text, "why": "Read again."}, code=DONE)
        amendments = self.run_("show", reference, "--json", code=DONE).json["entries"][0]["amendments"]
        self.assertEqual([(row["field"], row["text"]) for row in amendments], [change[:2] for change in changes])
        self.assertEqual([row["was"] for row in amendments], ["bruise", "12", "neck", None, "unknown", "no", "Police 101", "no"])

        text = self.run_("show", reference, code=DONE).out
        for words in ("Injury 1: Kind of injury: Bruise → Burn", "Injury 2: Part of the body: neck → right-upper-arm",
                      "Nudes and semi-nudes: Referral: Police 101 → Police 102", "Parents or carers told: No → Yes"):
            self.assertIn(words, text)
        history = self.run_("history", reference, code=DONE).out
        self.assertIn("Injury 1: Size in millimetres: 12 → 21", history)
        self.assertIn("Nudes and semi-nudes: Has anyone seen it already?: No → ", history)

        # on paper the concern says what it says now, and under it what each said first
        pdf = self.home.path("tmp", "chronology.pdf")
        self.run_("chronology", reference, "--output", pdf, code=DONE)
        paper = " ".join(subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode().split())
        for words in ("1. Burn: Left shin (Front), 21 mm", "injury 1: Kind of injury first recorded as “Bruise”.", "Parents or carers told.",
                      "parents or carers told first recorded as “No”.", "injury 2: Note first left empty.",
                      "nudes and semi-nudes: Referral first recorded as “Police 101”."):
            self.assertIn(words, paper)
        self.assertNotIn("Parents or carers not told", paper)

        for field, text, code, says in (("injuries[3].kind", "cut", USAGE, "field"), ("injuries[1].picture", "back", USAGE, "field"),
                                        ("injuries[1].region", "crown", USAGE, "text"), ("injuries[1].size_mm", "2001", USAGE, "millimetres"),
                                        ("injuries[1].size_mm", "large", USAGE, "millimetres"), ("nudes.seen", "perhaps", USAGE, "text"),
                                        ("nudes.seen", "unknown", USAGE, "says that already"), ("nudes.colour", "x", USAGE, "field")):
            self.refused(code, "amend", reference, f"{reference}/1", input={"field": field, "text": text, "why": "x"}, says=says)
        self.run_("note", reference, input={"text": "Read."}, code=DONE)
        self.refused(USAGE, "amend", reference, f"{reference}/10", input={"field": "nudes.seen", "text": "yes", "why": "x"}, says="field")
        self.run_("verify", code=DONE)

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
