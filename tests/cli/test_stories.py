# SPDX-License-Identifier: GPL-3.0-or-later
"""Six worked stories (stories.py), told from beginning to end on the command line, each in a practice vault, whose clock may be
set. What was said in each is in the case, in search, in the chronology's PDF and in the history; the record verifies; and what
the stories' people mustn't do is refused."""

import datetime
import os
import re
import subprocess
import unittest

from ckcli import DONE, REFUSED, CliTest
from stories import STORIES, monday_after
from telling import Telling, instant, practice_vault


def flat(text):
    """Without what a line break in a PDF changes."""
    return re.sub(r"[\s\u00ad-]+", "", text)


class Stories(CliTest):
    def setUp(self):
        super().setUp()
        practice_vault(self.home)

    def told(self, which):
        """Tells a story, and finds it again everywhere; returns the telling."""
        return self.found(Telling(self.home, STORIES[which](monday_after(datetime.date.today()))))

    def found(self, telling, begun=0):
        story = telling.story
        reference = telling.tell(story.acts[begun:])
        shown = telling.show().out
        pdf = self.home.path("tmp", "chronology.pdf")
        telling.run("chronology", reference, "--output", pdf)
        paper = flat(subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode())
        os.unlink(pdf)
        for sentence in story.told:
            self.assertIn(sentence, shown, "in the case")
            self.assertIn(flat(sentence), paper, "on paper")
            if story.restricted is None:
                self.assertIn(reference, telling.run("search", f'"{sentence}"', "--json").out, f"by search: {sentence}")
        history = telling.run("history", reference, "--json").json
        self.assertTrue(all(item["who"] == "Jo Merrick" for item in history))
        self.assertGreaterEqual(len(history), len(story.acts))
        self.run_("verify", code=DONE)
        return telling

    def last(self, telling):
        return ["--now", instant(telling.story.acts[-1][0])]

    def test_group_chat(self):
        telling = self.told("group-chat")
        shown = telling.show().json
        self.assertEqual({i["role"] for i in shown["involvements"]},
                         {"harmed", "alleged-responsible", "bystander", "witness", "reporter"})
        # her label is hers alone
        self.assertEqual([i["role"] for i in shown["involvements"] if (i.get("person") or {}).get("name") == "Ottilie Castellan"],
                         ["harmed"])

    def test_disclosure_at_home(self):
        telling = Telling(self.home, STORIES["disclosure"](monday_after(datetime.date.today())))
        telling.tell(telling.story.acts[:3])
        # a referral that nobody answered in time is chased
        due = self.run_("today", "--json", "--now", instant(telling.story.acts[3][0]), code=DONE).json
        self.assertIn(("chase", telling.reference), [(item["kind"], item["reference"]) for row in due for item in [row, *row["folded"]]])
        self.found(telling, 3)

    def test_volunteer(self):
        telling = self.told("volunteer")
        reference, day = telling.reference, datetime.date.fromisoformat(telling.story.acts[0][0][:10])
        holidays = {row["date"] for row in self.run_("holidays", "--json", code=DONE).json}
        due = day + datetime.timedelta(days=1)
        while due.weekday() > 4 or due.isoformat() in holidays:
            due += datetime.timedelta(days=1)
        self.assertGreater((due - day).days, 3)  # Christmas, Boxing Day and a weekend lie between
        calls = {row["body"]: row for row in telling.run("checks", reference, "--json").json}
        self.assertEqual(calls["lado"]["due"][:10], due.isoformat())
        # closing without saying what became of the allegation is refused, and so is opening it without a reason
        self.refused(REFUSED, "close", reference, *self.last(telling), input={"outcome": "referred", "reason": "The council has it."})
        self.refused(REFUSED, "show", reference, *self.last(telling))
        self.assertIn(telling.story.restricted, telling.run("history", reference).out)

    def test_semi_nude(self):
        telling = self.told("semi-nude")
        now, _, form = telling.story.acts[0]
        # the questions belong to that category
        self.refused(REFUSED, "log", "--now", instant(now), input={**form, "categories": ["bullying"]}, says="nudes")

    def test_class_list(self):
        telling = self.told("class-list")
        self.refused(REFUSED, "decision", telling.reference, *self.last(telling),
                     input={"text": "Nothing more.", "no_further_action": True}, says="reason")

    def test_closed_and_reopened(self):
        telling = self.told("reopened")
        shown = telling.show().json
        self.assertEqual(shown["state"]["status"], "open")
        closed = datetime.date.fromisoformat(telling.story.acts[1][0][:10])
        self.assertIn((closed + datetime.timedelta(days=90)).isoformat(),
                      [review["due"] for review in shown["reviews"] if review["kind"] == "long-term"])
        self.refused(REFUSED, "reopen", telling.reference, *self.last(telling), input={"reason": "Again."})


class Order(CliTest):
    def test_as_entered(self):
        """Where the clock stands, what was entered lies in that order, and not in that of random ids."""
        practice_vault(self.home)
        day = monday_after(datetime.date.today())
        now = ["--now", instant(f"{day}T10:00")]
        due = (day + datetime.timedelta(days=9)).isoformat()
        words = [f"Thing {n}" for n in range(7)]
        reference = self.run_("log", *now, code=DONE, input={
            "kind": "child", "people": [{"description": "A girl", "role": "harmed"}], "happened": f"{day}T09:00", "facts": "x",
            "actions": [{"what": what, "due": due} for what in words[:3]]}).out.strip()
        for what in words[3:]:
            self.run_("action", reference, *now, input={"what": what, "due": due}, code=DONE)
        others = [row["reference"] for row in self.run_("cases", "--json", code=DONE).json if row["reference"] != reference][:4]
        for other in others:
            self.run_("link", reference, other, *now, input={"why": "One phone."}, code=DONE)
        shown = self.run_("show", reference, "--json", *now, code=DONE).json
        self.assertEqual([row["what"] for row in shown["actions"]], words)
        self.assertEqual([row["other_reference"] for row in shown["links"]], others)


if __name__ == "__main__":
    unittest.main()
