# SPDX-License-Identifier: GPL-3.0-or-later
"""People from the command line: whose they are, who may be the same, and two records of one person."""

import json
import unittest

from ckcli import CONCERN, DONE, FAILED, REFUSED, USAGE, CliTest


def concern(*people, kind="child"):
    return dict(CONCERN, kind=kind, people=list(people))


class People(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def person(self, name):
        return [row for row in self.run_("people", "--json", code=DONE).json if row["name"] == name][0]["id"]

    def test_relationships(self):
        reference = self.home.log(concern({"name": "Wren Castellan", "role": "harmed"},
                                          {"name": "Maren Castellan", "role": "parent-or-carer"}))
        wren, maren = self.person("Wren Castellan"), self.person("Maren Castellan")
        identity = self.run_("relate", input={"person": maren, "kind": "parent", "other": wren, "label": "mother"}, code=DONE).out.strip()
        for one in (wren, maren):
            self.assertIn("Maren Castellan: mother of Wren Castellan", self.run_("person", one, code=DONE).out)
        self.assertIn("Maren Castellan: mother of Wren Castellan", self.run_("show", reference, code=DONE).out)
        show = self.run_("show", reference, "--json", code=DONE).json
        self.assertEqual([(row["person_id"], row["other_id"], row["label"]) for row in show["relationships"]],
                         [(maren, wren, "mother")])
        self.refused(REFUSED, "relate", "--person", wren, "--kind", "parent", "--other", maren, says="own parent")
        self.refused(REFUSED, "relate", "--person", maren, "--kind", "parent", "--other", wren, says="already")
        self.refused(USAGE, "relate", "--person", wren, "--kind", "aunt", "--other", maren, says="kind")
        self.refused(USAGE, "relate", "--relationship", identity, "--label", "aunt", says="why")
        self.run_("relate", "--relationship", identity, "--label", "stepmother", "--text", "She said so.", code=DONE)
        self.refused(USAGE, "unrelate", identity, input={}, says="why")
        self.run_("unrelate", identity, "--ended", "2026-01-31", input={"why": "Moved out."}, code=DONE)
        self.assertIn("stepmother of Wren Castellan (until 31 January 2026)", self.run_("person", wren, code=DONE).out)
        history = self.run_("history", "--person", wren, "--json", code=DONE).json
        self.assertIn(("mother", "stepmother", "She said so."), [(row["was"], row["now"], row["why"]) for row in history])
        self.assertIn("stepmother", self.run_("history", reference, code=DONE).out)

    def test_alike_and_merge(self):
        first = self.home.log(concern({"name": "Katherine Rees", "role": "harmed", "born": "2013-05-04"}))
        logged = self.run_("log", input=concern({"name": "Reece, Kate", "role": "witness", "born": "2013-05-04"}), code=DONE)
        one, two = self.person("Katherine Rees"), self.person("Reece, Kate")
        self.assertIn(one, logged.err)
        self.assertNotIn("Katherine", logged.err)
        alike = self.run_("alike", "--json", input={"name": "Catherine Rees"}, code=DONE).json
        self.assertEqual({row["person"]["id"] for row in alike}, {one, two})
        self.assertEqual(self.run_("person", one, "--json", code=DONE).json["alike"][0]["likeness"], "likely")

        everything = lambda: [self.run_("show", f"{first[:5]}000{n}", "--json", code=DONE).out for n in (1, 2)]
        before = everything()
        self.refused(USAGE, "merge-people", two, one, input={"why": " "}, says="why")
        self.refused(USAGE, "merge-people", one, one, input={"why": "x"}, says="into")
        self.run_("merge-people", two, one, input={"why": "The same birthday and school."}, code=DONE)
        self.refused(REFUSED, "merge-people", one, two, input={"why": "x"}, says="merged into another")
        people = self.run_("people", "--json", code=DONE).json
        self.assertEqual([(row["id"], row["also_recorded_as"], row["n_cases"]) for row in people], [(one, ["Reece, Kate"], 2)])
        person = self.run_("person", two, "--json", code=DONE).json
        self.assertEqual([person["person"]["id"], person["merged"][0]["from_id"], len(person["parts"])], [one, two, 2])
        self.assertTrue(self.run_("search", "reece", "--json", code=DONE).json)
        merged = json.loads(everything()[1])
        self.assertEqual(merged["merges"][0]["shown_as"]["person_id"], one)
        self.assertEqual(merged["involvements"][0]["person_id"], two)
        self.run_("undo-merge", two, input={"why": "Cousins."}, code=DONE)
        self.assertEqual(everything(), before)
        self.refused(REFUSED, "undo-merge", two, input={"why": "x"}, says="isn’t merged")
        self.assertIn("Cousins.", self.run_("history", "--person", two, code=DONE).out)
        self.run_("verify", code=DONE)

    def test_edit_and_lists(self):
        self.home.log(concern({"name": "Haroun Zafari", "role": "harmed", "kind": "child"},
                              {"name": "Dominic Sayle", "role": "reporter", "kind": "adult"}))
        haroun = self.person("Haroun Zafari")
        self.refused(USAGE, "edit-person", haroun, input={"born": "2012-07-01", "born_precision": "estimated"}, says="why")
        self.run_("edit-person", haroun, input={"born": "2012-07-01", "born_precision": "estimated", "why": "His form says 14."}, code=DONE)
        self.assertIn("about 2012", self.run_("people", code=DONE).out)
        self.assertEqual([row["name"] for row in self.run_("people", "--kind", "adult", "--json", code=DONE).json], ["Dominic Sayle"])
        self.assertEqual(len(self.run_("people", "--open", "--json", code=DONE).json), 2)
        self.refused(USAGE, "people", "--kind", "grown-up", says="--kind")
        self.refused(FAILED, "person", "01890000-0000-7000-8000-000000000009", says="no such person")
        self.refused(USAGE, "person", "somebody", says="id")

    def test_pattern(self):
        self.home.log(concern({"name": "Lena Brandt", "role": "alleged-responsible", "kind": "adult"}, kind="low-level"))
        lena = self.person("Lena Brandt")
        again = self.home.log(concern({"id": lena, "role": "alleged-responsible"}, kind="allegation"))
        self.run_("note", again, input={"kind": "decision", "text": "Speak to her with the chair.", "reason": "A second time."}, code=DONE)
        pattern = self.run_("person", lena, "--json", code=DONE).json["pattern"]
        self.assertEqual([row["kind"] for row in pattern], ["low-level", "allegation"])
        self.assertIn("Speak to her", pattern[1]["decided"])
        self.assertIsNone(pattern[0]["decided"])


if __name__ == "__main__":
    unittest.main()
