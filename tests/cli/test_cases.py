# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases as wholes from the command line: what may wait, and what they have to do with each other."""

import datetime
import unittest

from ckcli import DONE, FAILED, REFUSED, USAGE, CONCERN, CliTest

TODAY = datetime.date.today()


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


class Snooze(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()
        self.reference = self.home.log(dict(CONCERN, actions=[{"what": "Ring the school", "due": day(0)},
                                                              {"what": "Write it up", "due": day(0)}]))

    def today(self):
        return self.run_("today", "--json", code=DONE).json

    def test_snooze(self):
        due = self.today()
        self.assertEqual(len(due), 1)
        self.assertEqual(due[0]["n_folded"], 1)
        self.assertEqual(len(due[0]["folded"]), 1)
        self.assertNotIn("snoozed_until", {key for key, value in due[0].items() if value})

        self.run_("snooze", self.reference, input={"until": day(5), "reason": "They are shut."}, code=DONE)
        due, snoozed = self.today()
        self.assertFalse(due.get("snoozed_until"))
        self.assertEqual(snoozed["snoozed_until"], day(5))
        self.assertEqual(snoozed["snooze_reason"], "They are shut.")
        text = self.run_("today", code=DONE).out
        self.assertIn("Snoozed (1)", text)
        self.assertIn("They are shut.", text)

        show = self.run_("show", self.reference, "--json", code=DONE).json
        self.assertEqual([row["reason"] for row in show["snoozes"]], ["They are shut."])
        self.assertIn("They are shut.", self.run_("history", self.reference, code=DONE).out)
        self.assertTrue(self.run_("search", "shut", "--json", code=DONE).json)

        # by its id, and back
        self.run_("snooze", self.reference, "--item", due["item_id"], "--until", day(1), "--text", "Tomorrow.", code=DONE)
        snoozed = self.today()
        self.assertEqual([bool(row.get("snoozed_until")) for row in snoozed], [True])
        self.assertIn("Nothing is due.", self.run_("today", code=DONE).out)
        self.run_("unsnooze", self.reference, "--item", due["item_id"], code=DONE)
        self.assertEqual(len(self.today()), 2)
        self.run_("verify", code=DONE)

    def test_refused(self):
        self.refused(REFUSED, "snooze", self.reference, input={"until": day(5)}, says="reason")
        self.refused(REFUSED, "snooze", self.reference, input={"until": day(5), "reason": " "}, says="reason")
        self.refused(REFUSED, "snooze", self.reference, input={"until": day(40), "reason": "Long."}, says="until")
        self.refused(USAGE, "snooze", self.reference, input={"until": day(0), "reason": "Now."}, says="until")
        self.refused(USAGE, "snooze", self.reference, input={"reason": "Some day."}, says="until")
        self.refused(FAILED, "unsnooze", self.reference, says=self.reference)
        self.refused(USAGE, "unsnooze", self.reference, "--item", "it", says="--item")


class Ties(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()
        self.first = self.home.log(dict(CONCERN, title="Chat", people=[{"name": "Wren Castellan", "role": "harmed"}]))
        self.second = self.home.log(dict(CONCERN, title="Photo", people=[{"name": "Isla Penhallow", "role": "harmed"}],
                                         actions=[{"what": "Ring the school", "due": day(0)}]))

    def show(self, reference):
        return self.run_("show", reference, "--json", code=DONE).json

    def test_links(self):
        self.refused(REFUSED, "link", self.first, self.second, input={}, says="why")
        self.refused(REFUSED, "link", self.first, self.first, input={"why": "Itself."}, says="itself")
        self.run_("link", self.first, self.second, input={"why": "The same phone."}, code=DONE)
        for one, other in ((self.first, self.second), (self.second, self.first)):
            self.assertEqual([row["other_reference"] for row in self.show(one)["links"]], [other])
            self.assertIn("The same phone.", self.run_("show", one, code=DONE).out)
            self.assertIn("The same phone.", self.run_("history", one, code=DONE).out)
        self.assertTrue(self.run_("search", "phone", "--json", code=DONE).json)
        self.refused(REFUSED, "link", self.second, self.first, input={"why": "Again."}, says="already")
        self.run_("unlink", self.second, self.first, "--text", "Two phones.", code=DONE)
        self.assertNotIn("The same phone.", self.run_("show", self.first, code=DONE).out)
        self.run_("verify", code=DONE)

    def test_merge(self):
        self.refused(REFUSED, "merge", self.first, self.first, input={"why": "Itself."}, says="itself")
        told = self.run_("merge", self.second, self.first, input={"why": "One matter."}, code=DONE).out.strip()
        self.assertTrue(told.startswith(self.first + "/"))
        text = self.run_("show", self.first, code=DONE).out
        self.assertIn(self.second + "/1", text)
        self.assertIn("Isla Penhallow", text)
        self.assertEqual([row["reference"] for row in self.run_("cases", "--json", code=DONE).json], [self.first])
        due = self.run_("today", "--json", code=DONE).json
        self.assertEqual([(row["reference"], row["title"]) for row in due], [(self.first, "Ring the school")])
        self.refused(REFUSED, "note", self.second, input={"text": "More."}, says="merged")
        self.refused(REFUSED, "reopen", self.second, input={"reason": "More."}, says="merged")
        self.run_("verify", code=DONE)
        self.run_("merge", self.second, "--undo", "--risk", "low", input={"reason": "Two matters."}, code=DONE)
        self.assertNotIn(self.second + "/1", self.run_("show", self.first, code=DONE).out)
        self.assertEqual([row["reference"] for row in self.run_("today", "--json", code=DONE).json], [self.second])
        self.run_("verify", code=DONE)

    def test_split(self):
        self.home.log(dict(CONCERN, title="Game", people=[{"name": "Tobi Marlowe", "role": "harmed"}]), "--case", self.first)
        self.refused(REFUSED, "split", self.first, "--entry", "2", input={}, says="why")
        self.refused(FAILED, "split", self.first, "--entry", "7", input={"why": "Two matters."}, says="7")
        made = self.run_("split", self.first, "--entry", "2", "--risk", "medium", input={"why": "Two matters."}, code=DONE).out.strip()
        self.assertEqual(made[-5:], "-0003")
        text = self.run_("show", made, code=DONE).out
        self.assertIn(self.first + "/2", text)
        self.assertIn("Tobi Marlowe", text)
        old = self.run_("show", self.first, code=DONE).out
        self.assertNotIn("Tobi Marlowe", old)
        self.assertIn(made, old)
        self.assertEqual([row["why"] for row in self.show(made)["moves"]], ["Two matters."])
        self.run_("verify", code=DONE)


if __name__ == "__main__":
    unittest.main()
