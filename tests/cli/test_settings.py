# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings from the command line, and the search with its filters."""

import unittest

from ckcli import CONCERN, DONE, USAGE, CliTest


class Settings(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def listed(self):
        listed = self.run_("settings", "--json", code=DONE).json
        return {row["name"]: row for row in listed["settings"]}, {row["name"]: row for row in listed["helplines"]}

    def test_listed(self):
        settings, helplines = self.listed()
        self.assertEqual(settings["review_days_high"]["value"], "7")
        self.assertEqual(settings["review_days_high"]["standard"], "7")
        self.assertTrue(settings["review_days_high"]["source"])
        self.assertRegex(settings["review_days_high"]["checked"], r"^20\d\d-\d\d-\d\d$")
        self.assertEqual(helplines["NSPCC Helpline"]["number"], "0808 800 5000")
        self.assertTrue(helplines["NSPCC Helpline"]["source"])
        self.assertNotIn("number", {k: v for k, v in helplines["Designated officer (LADO) of your council"].items() if v is not None})
        out = self.run_("settings", code=DONE).out
        self.assertIn("Default: 7 days.", out)
        self.assertIn("NSPCC Helpline: 0808 800 5000", out)

    def test_changed(self):
        change = {"settings": {"review_days_high": 5, "contacts": "Jo Merrick, 01632 960001"}, "why": "The council asks for it."}
        self.run_("settings", input=change, code=DONE)
        settings, helplines = self.listed()
        self.assertEqual(settings["review_days_high"]["value"], "5")
        self.assertEqual(settings["review_days_low"]["value"], "28")
        self.assertEqual(settings["contacts"]["value"], "Jo Merrick, 01632 960001")
        self.assertIn("NSPCC Helpline", helplines)
        history = self.run_("history", code=DONE).out
        self.assertIn("The council asks for it.", history)
        self.run_("settings", input={"settings": {"contacts": ""}, "why": "Moved."}, code=DONE)
        self.assertIsNone(self.listed()[0]["contacts"].get("value"))

        lines = [{"name": "Designated officer", "number": "01632 960002", "source": "council.example", "checked": "2026-11-20"}]
        self.run_("settings", input={"helplines": lines, "why": "Ours."}, code=DONE)
        helplines = self.listed()[1]
        self.assertEqual(list(helplines), ["Designated officer"])
        self.assertEqual(helplines["Designated officer"]["checked"], "2026-11-20")

    def test_nought(self):
        """A nought is a value, also where there was another; what is left out, or null, is none."""
        self.assertEqual(self.listed()[0]["triage_days"]["value"], "0")
        self.run_("settings", input={"settings": {"triage_days": 2}, "why": "Part-time."}, code=DONE)
        self.run_("settings", input={"settings": {"lado_days": 2, "triage_days": None}, "why": "Agreed."}, code=DONE)
        self.assertEqual(self.listed()[0]["triage_days"]["value"], "2")
        self.run_("settings", input={"settings": {"triage_days": 0}, "why": "Daily again."}, code=DONE)
        self.assertEqual(self.listed()[0]["triage_days"]["value"], "0")
        self.assertEqual(self.listed()[0]["lado_days"]["value"], "2")
        self.run_("settings", input={"settings": {"lado_days": 0}, "why": "x"}, code=USAGE)
        self.assertEqual(self.listed()[0]["lado_days"]["value"], "2")

    def test_refused(self):
        self.assertIn("review_days_high", self.run_("settings", input={"settings": {"review_days_high": 9999}, "why": "x"}, code=USAGE).err)
        self.run_("settings", input={"settings": {"review_days_high": 5}}, code=USAGE)
        self.run_("settings", input={"helplines": [{"name": "a: b", "number": "1"}], "why": "x"}, code=USAGE)
        self.run_("settings", input={"nonsense": 1, "why": "x"}, code=USAGE)
        self.assertEqual(self.listed()[0]["review_days_high"]["value"], "7")


class Search(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def test_filters(self):
        reference = self.run_("log", input={**CONCERN, "title": "Tŷ Gwyn", "facts": "Eleven messages at 10:30."}, code=DONE).out.strip()
        self.run_("note", reference.split("/")[0], input={"text": "A telephone call about the messages."}, code=DONE)
        hits = self.run_("search", "messages kind:note", "--json", code=DONE).json
        self.assertEqual([hit["number"] for hit in hits], [2])
        self.assertIn("messages", hits[0]["snippet"])
        self.assertEqual(len(self.run_("search", "ty gwyn kind:case", "--json", code=DONE).json), 1)
        self.assertEqual(len(self.run_("search", '"telephone call"', "--json", code=DONE).json), 1)
        self.assertEqual(len(self.run_("search", "10:30", "--json", code=DONE).json), 1)
        self.assertIn("open, long-term, closed", self.run_("search", "status:ajar", code=USAGE).err)
        self.assertIn("kind:, person:", self.run_("search", "stauts:open", code=USAGE).err)
        self.assertIn("status: open, long-term, closed", self.run_("search", "--help", code=DONE).out)


if __name__ == "__main__":
    unittest.main()
