# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions, whom to tell, referrals, allegations and restricted cases from the command line."""

import unittest

from ckcli import CONCERN, DONE, QUICK, REFUSED, USAGE, CliTest

ALLEGATION = {**CONCERN, "kind": "allegation", "told": "2026-05-22T10:00", "happened": "2026-05-21"}
LIMBS = {
    "harmed": "yes", "harmed_why": "He told her to keep it from her mother.",
    "offence": "unknown", "offence_why": "The police haven't said.",
    "risk": "yes", "risk_why": "He went on after being told to stop.",
    "suitability": "yes", "suitability_why": "As above.",
}


class Checks(CliTest):
    def setUp(self):
        super().setUp()
        self.run_("practice", *QUICK, code=DONE)

    def at(self, verb, *args, now, **more):
        return self.run_(verb, *args, "--now", now, **more)

    def show(self, reference, *args):
        return self.run_("show", reference, "--json", *args, code=DONE).json

    def test_plan(self):
        reference = self.run_("log", input=CONCERN, code=DONE).out.strip()
        self.run_("plan", reference, input={"strand": "harmed", "need": "Rest."}, code=DONE)
        self.run_("plan", reference, input={"strand": "harmed", "need": "Rest, and a friend.", "resolved": "He says so."}, code=DONE)
        self.refused(USAGE, "plan", reference, input={"strand": "harm", "need": "Rest."}, says="harmed")
        plan = self.show(reference)["plan"]
        self.assertEqual([(strand["strand"], strand["need"], strand["resolved"]) for strand in plan],
                         [("harmed", "Rest, and a friend.", "He says so.")])
        self.run_("close", reference, input={"outcome": "resolved", "reason": "All is well."}, code=DONE)
        self.refused(REFUSED, "plan", reference, input={"strand": "harmed", "need": "Rest."})

    def test_decision(self):
        reference = self.run_("log", input=CONCERN, code=DONE).out.strip()
        first = self.run_("decision", reference, input={
            "text": "Early help.", "reason": "One incident.", "options": "Refer, or wait.", "threshold": "Level 2",
            "decided_by": "Sam Okafor"}, code=DONE).out.strip()
        self.run_("decision", reference, input={"text": "Nothing.", "no_further_action": True}, code=REFUSED)
        self.run_("decision", reference, input={"text": "Refer.", "reason": "It went on.", "supersedes": first}, code=DONE)
        self.run_("decision", reference, input={"text": "Refer.", "reason": "Again.", "supersedes": first}, code=REFUSED)
        entries = self.show(reference)["entries"]
        self.assertEqual(entries[1]["decision"]["options"], "Refer, or wait.")
        self.assertEqual(entries[2]["decision"]["supersedes"], entries[1]["id"])
        self.assertIn(f"Superseded by {reference}/3", self.run_("show", reference, code=DONE).out)
        self.assertIn(reference, self.run_("search", "wait", code=DONE).out)
        # a decision without a record goes on working
        self.run_("note", reference, "--kind", "decision", input={"text": "Wait.", "reason": "As said."}, code=DONE)

    def test_allegation_over_a_bank_holiday(self):
        """Told on the Friday before the spring bank holiday: a working day later is Tuesday."""
        reference = self.at("log", now="2026-05-22T10:30:00Z", input=ALLEGATION, code=DONE).out.strip()
        self.assertNotIn("lado", self.due(reference, "2026-05-25T09:00:00Z"))
        self.assertEqual(self.due(reference, "2026-05-26T09:00:00Z")["lado"], "2026-05-26")
        self.assertIn("one working day", self.run_("checks", reference, code=DONE).out)
        self.at("harm-test", reference, now="2026-05-26T09:10:00Z", input=LIMBS, code=DONE)
        self.at("check", reference, now="2026-05-26T09:30:00Z", input={
            "body": "lado", "decided": "yes", "why": "The threshold is met.", "told": "2026-05-26T10:20",
            "told_who": "Duty officer", "reference": "LA-77"}, code=DONE)
        self.assertNotIn("lado", self.due(reference, "2026-06-26T09:00:00Z"))
        shown = self.show(reference)
        self.assertEqual(shown["checks"][0]["reference"], "LA-77")
        self.assertEqual(shown["harm_tests"][0]["offence"], "unknown")

        closing = {"outcome": "resolved", "reason": "The inquiry ended.", "no_check_reason": "He left."}
        self.run_("close", reference, input=closing, code=REFUSED)
        self.run_("close", reference, input={**closing, "allegation_outcome": "substantiated"}, code=DONE)
        self.assertEqual(self.show(reference)["allegation_outcomes"][0]["outcome"], "substantiated")

    def due(self, reference, now):
        """What is due in the case, by kind."""
        rows = [row for row in self.at("today", "--json", now=now, code=DONE).json if row["reference"] == reference]
        return {row["kind"]: row["due"] for case in rows for row in [case, *case.get("folded", [])]}

    def test_referral(self):
        reference = self.at("log", now="2026-05-20T10:30:00Z", input={**CONCERN, "risk": "high"}, code=DONE).out.strip()
        sent = self.at("referral", reference, now="2026-05-20T11:00:00Z", input={
            "body": "social-care", "text": "All that we know.", "how": "Online form", "sent": "2026-05-20T11:50"},
            code=DONE).out.strip()
        self.assertEqual(self.due(reference, "2026-05-22T09:00:00Z")["chase"], "2026-05-21")
        self.at("referral", reference, now="2026-05-22T09:10:00Z", input={"referral": sent, "chased": "2026-05-22T10:05"}, code=DONE)
        self.assertEqual(self.due(reference, "2026-05-26T09:00:00Z")["escalate"], "2026-05-26")
        self.at("referral", reference, now="2026-05-26T09:10:00Z", code=DONE, input={
            "referral": sent, "acknowledged": "2026-05-26T10:05", "acknowledged_by": "P. Duarte"})
        self.at("referral", reference, now="2026-05-26T09:20:00Z", code=USAGE, input={"referral": sent, "how": "Letter"})
        self.assertEqual(self.show(reference)["referrals"][0]["acknowledged"], "2026-05-26T10:05")
        self.assertIn("Sent", self.run_("history", reference, code=DONE).out)

    def test_dbs(self):
        reference = self.run_("log", input=CONCERN, code=DONE).out.strip()
        answer = {"body": "dbs", "decided": "no", "why": "He resigned.", "dbs_removed": "yes", "dbs_harm": "yes"}
        self.run_("check", reference, input={**answer, "dbs_harm": "unknown"}, code=REFUSED)
        self.run_("check", reference, input=answer, code=REFUSED)
        self.run_("check", reference, input={**answer, "decided": "yes"}, code=DONE)

    def test_restricted(self):
        reference = self.run_("log", input=CONCERN, code=DONE).out.strip()
        self.run_("restrict", reference, input={}, code=USAGE)
        self.assertIn("not of the cipher", self.run_("restrict", reference, input={"reason": "A colleague."}, code=DONE).out)
        for verb in ("show", "history", "checks"):
            done = self.run_(verb, reference, code=REFUSED)
            self.assertNotIn("half-term", done.out + done.err)
            self.run_(verb, reference, "--reason", "To prepare the review.", code=DONE)
        self.run_("chronology", reference, "--output", self.home.path("tmp", "a.pdf"), code=REFUSED)
        self.run_("chronology", reference, "--output", self.home.path("tmp", "a.pdf"), "--purpose", "For the LADO.", code=DONE)
        lists = (self.run_("cases", code=DONE).out + self.run_("today", code=DONE).out
                 + self.run_("search", "half-term", code=DONE).out)
        self.assertEqual(sum(reference in line and "Restricted case" in line for line in lists.splitlines()), 3)
        self.assertNotIn("Test Child", lists)
        everything = self.run_("history", code=DONE).out
        self.assertIn(f"Restricted case {reference}", everything)
        self.assertNotIn("Test Child", everything)
        self.assertNotIn("A colleague.", everything)
        person = next(row["id"] for row in self.run_("people", "--json", code=DONE).json if row["name"] == "Test Child")
        shown = self.run_("person", person, code=DONE).out
        self.assertIn(f"{reference}  Open  Restricted case", shown)
        self.assertNotIn("Harmed", shown)
        self.assertNotIn("half-term", shown + self.run_("history", "--person", person, code=DONE).out)
        self.assertIn("To prepare the review.", self.run_("history", reference, "--reason", "x", code=DONE).out)
        self.run_("unrestrict", reference, "--reason", "Over.", code=DONE)
        self.run_("show", reference, code=DONE)

    def test_history_of_everything(self):
        """It is read and printed in pages, and is one list all the same."""
        rows = self.run_("history", "--json", code=DONE).json
        sequences = [row["sequence"] for row in rows]
        self.assertEqual(sequences, sorted(sequences, reverse=True))
        self.assertEqual(set(sequences), set(range(1, max(sequences) + 1)))
        self.assertGreater(max(sequences), 64)
        lines = [line for line in self.run_("history", code=DONE).out.splitlines() if line.split("  ")[0].isdigit()]
        self.assertEqual(len(lines), len(rows))

    def test_holidays(self):
        listed = self.run_("holidays", "--year", "2026", code=DONE).out
        self.assertIn("2026-08-31", listed)
        self.assertIn("gov.uk", listed)
        self.run_("holiday", input={"date": "2026-09-14", "why": "?"}, code=USAGE)
        self.run_("holiday", input={"date": "2026-09-14", "name": "Jubilee", "why": "Proclaimed."}, code=DONE)
        self.run_("holiday", input={"date": "2026-08-31", "working": True, "why": "Moved."}, code=DONE)
        days = {row["date"]: row["own"] for row in self.run_("holidays", "--year", "2026", "--json", code=DONE).json}
        self.assertTrue(days["2026-09-14"])
        self.assertNotIn("2026-08-31", days)


if __name__ == "__main__":
    unittest.main()
