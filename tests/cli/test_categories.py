# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own list of categories from the command line."""

import unittest

from ckcli import CONCERN, DONE, REFUSED, USAGE, CliTest


class Categories(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def listed(self):
        return {row["token"]: row for row in self.run_("categories", "--json", code=DONE).json}

    def test_grows(self):
        self.assertEqual(self.listed()["cyberbullying"]["parent"], "bullying")
        self.run_("log", input={**CONCERN, "categories": ["group-chats"]}, code=USAGE)
        token = self.run_("category", input={"label": "Group chats", "parent": "bullying", "why": "We have many."}, code=DONE).out.strip()
        self.assertEqual(token, "group-chats")
        self.assertEqual(self.listed()[token]["label"], "Group chats")
        reference = self.run_("log", input={**CONCERN, "categories": [token]}, code=DONE).out.strip()
        show = self.run_("show", reference, "--json", code=DONE).json
        self.assertEqual([row["category"] for row in show["entries"][0]["concern"]["categories"]], [token])

        for category, found in (("bullying", True), (token, True), ("neglect", False)):
            self.assertEqual(reference in self.run_("cases", "--category", category, code=DONE).out, found, category)
        done = self.run_("cases", "--category", "rudeness", code=USAGE)
        self.assertIn("bullying | cyberbullying", done.err)

        # retired: not offered, still readable
        self.run_("category", input={"token": token, "parent": "bullying", "retired": True, "why": "Too vague."}, code=DONE)
        self.assertEqual(self.listed()[token]["label"], "Group chats")
        done = self.run_("log", input={**CONCERN, "categories": [token]}, code=USAGE)
        self.assertIn("categories[0]", done.err)
        self.assertIn("bullying | cyberbullying", done.err)
        self.assertIn("Group chats", self.run_("cases", code=DONE).out)
        self.assertIn("Category: Group chats", self.run_("history", code=DONE).out)

    def test_left_out(self):
        """What is left out stays; a nought, a no and an empty parent are values."""
        self.run_("category", input={"label": "Group chats", "parent": "bullying", "position": 7, "why": "x"}, code=DONE)
        self.run_("category", input={"token": "group-chats", "retired": True, "why": "x"}, code=DONE)
        self.run_("category", input={"token": "group-chats", "label": "Chats", "why": "x"}, code=DONE)
        row = self.listed()["group-chats"]
        self.assertEqual((row["label"], row["parent"], row["position"], row["retired"]), ("Chats", "bullying", 7, True))
        self.run_("category", input={"token": "group-chats", "parent": "", "position": 0, "retired": False, "why": "x"}, code=DONE)
        row = self.listed()["group-chats"]
        self.assertEqual((row["label"], row["parent"], row["position"], row["retired"]), ("Chats", None, 0, False))

    def test_refused(self):
        self.run_("category", input={"label": "No reason"}, code=USAGE)
        self.run_("category", input={"label": "Deep", "parent": "cyberbullying", "why": "x"}, code=USAGE)
        self.run_("category", input={"token": "nudes", "retired": True, "why": "x"}, code=REFUSED)
        self.assertFalse(self.listed()["nudes"]["retired"])


if __name__ == "__main__":
    unittest.main()
