# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases as wholes from the command line: what may wait."""

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


if __name__ == "__main__":
    unittest.main()
