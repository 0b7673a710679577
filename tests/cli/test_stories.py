# SPDX-License-Identifier: GPL-3.0-or-later
"""Six worked stories, told from beginning to end on the command line. What was said in each is in the case, in search, in
the chronology's PDF and in the history, and the record verifies. People and places are invented."""

import datetime
import os
import re
import subprocess
import unittest

from ckcli import CliTest, DONE, REFUSED

TODAY = datetime.date.today()


def ago(days, time=None):
    day = (TODAY - datetime.timedelta(days=days)).isoformat()
    return f"{day}T{time}" if time else day


def ahead(days):
    return ago(-days)


def flat(text):
    """Without what a line break in a PDF changes."""
    return re.sub(r"[\s­-]+", "", text)


class Story(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create("--keyholder", "Jo Merrick", "--organisation", "Riverside Music Hub")

    def say(self, verb, *args, **form):
        """One command with its form; returns what it printed."""
        return self.run_(verb, *args, input=form or None, code=DONE).out.strip()

    def entry_of(self, reference, kind):
        shown = self.run_("show", reference, "--json", code=DONE).json
        return [f"{reference}/{entry['number']}" for entry in shown["entries"] if entry["kind"] == kind]

    def told_everywhere(self, reference, *sentences):
        """Each sentence is in the case, found by search, on paper; and all of it has a history."""
        shown = self.run_("show", reference, "--json", code=DONE).out
        pdf = self.home.path("tmp", "chronology.pdf")
        if os.path.exists(pdf):
            os.unlink(pdf)
        self.run_("chronology", reference, "--output", pdf, code=DONE)
        paper = flat(subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, stdout=subprocess.PIPE).stdout.decode())
        for sentence in sentences:
            self.assertIn(sentence, shown, "in the case")
            self.assertIn(flat(sentence), paper, "on paper")
            found = self.run_("search", f'"{sentence}"', "--json", code=DONE)
            self.assertIn(reference, found.out, f"by search: {sentence}")
        history = self.run_("history", reference, "--json", code=DONE).json
        self.assertTrue(all(item["who"] == "Jo Merrick" for item in history))
        self.run_("verify", code=DONE)
        return history

    # ------------------------------------------------------------------------------------------------------------------

    def test_group_chat(self):
        """Cyberbullying in a group chat, with bystanders: a plan for each strand, reviewed until it is resolved."""
        reference = self.say(
            "log", kind="between-children", title="Messages after rehearsal", happened=ago(3, "18:10"), told=ago(2, "09:00"),
            people=[{"name": "Wren Castellan", "role": "harmed", "kind": "child", "born": "2013-05-04", "born_precision": "exact"},
                    {"name": "Dylan Fernhill", "role": "alleged-responsible", "kind": "child"},
                    {"name": "Isla Penhallow", "role": "bystander", "kind": "child"},
                    {"role": "witness", "description": "a boy in the brass group"},
                    {"name": "Kit Aldous", "role": "reporter", "kind": "adult"}],
            facts="Nine messages in the ensemble's group chat made fun of her playing.",
            own_words="Everyone laughed and nobody left.", categories=["cyberbullying", "bullying"],
            online={"four_cs": ["conduct"], "platform": "a group chat", "ai_made": "no"},
            parents_told="yes", risk="medium", actions=[{"what": "Ring Wren's mother", "due": ahead(1)}])
        self.say("note", reference, kind="contact", text="Her mother was rung and had seen two of the messages.")
        shown = self.run_("show", reference, "--json", code=DONE).json
        self.assertEqual({i["role"] for i in shown["involvements"]},
                         {"harmed", "alleged-responsible", "bystander", "witness", "reporter"})
        action = shown["actions"][0]["action_id"]
        self.say("review", reference, decision="Ground rules for the chat, read out on Saturday.",
                 reason="Three others had been laughed at before.", child_view="I want to stay in the group.",
                 strands=[{"strand": "harmed", "standing": "partly"}, {"strand": "bystanders", "standing": "not"}],
                 actions=[{"action": action, "status": "done", "outcome": "She will ring again."}])
        self.told_everywhere(reference, "made fun of her playing", "Everyone laughed and nobody left", "had seen two of the messages",
                             "read out on Saturday", "I want to stay in the group", "a boy in the brass group")
        # her label is hers alone
        self.assertEqual([i["role"] for i in shown["involvements"] if (i.get("person") or {}).get("name") == "Wren Castellan"], ["harmed"])

    def test_semi_nude_image(self):
        """A semi-nude image that a 14-year-old sent: what was described, and the triggers of a referral."""
        born = (TODAY - datetime.timedelta(days=14 * 366)).isoformat()
        form = dict(
            kind="between-children", happened=ago(1, "21:00"), told=ago(0), categories=["nudes"], risk="high",
            people=[{"name": "Rosa Agnew", "role": "harmed", "kind": "child", "born": born, "born_precision": "exact"}],
            facts="She sent a picture of herself to one boy, who showed it to two others.",
            nudes={"described": "Waist up, said Rosa; nobody here has looked.", "described_by": "Rosa",
                   "holders": "The boy, on his own telephone", "seen": "yes", "seen_by": "Two boys in the wind group",
                   "seen_why": "He held it up", "adult_involved": "no", "coercion": "yes", "under_13": "no",
                   "violent_or_atypical": "no", "immediate_risk": "unknown"})
        reference = self.say("log", **form)
        # the questions belong to that category
        self.refused(REFUSED, "log", input={**form, "categories": ["bullying"]}, says="nudes")
        self.say("check", reference, body="police", decided="yes", why="She was pressed for it: coercion is a trigger.",
                 told=ago(0), told_who="Invented Constable", reference="P-1")
        self.say("check", reference, body="iwf", decided="yes", why="Report Remove, with Rosa, so that it can't be posted.", told=ago(0))
        checks = {row["body"]: row for row in self.run_("checks", reference, "--json", code=DONE).json}
        self.assertIn("police", checks)
        self.told_everywhere(reference, "who showed it to two others", "nobody here has looked", "He held it up",
                             "coercion is a trigger")

    def test_disclosure_at_home(self):
        """Physical abuse at home with injuries on the body map; children's social care acknowledges late and is chased."""
        reference = self.say(
            "log", kind="child", happened=ago(4), told=ago(3, "16:20"), categories=["physical-abuse"], risk="high",
            people=[{"name": "Bram Osterley", "role": "harmed", "kind": "child"},
                    {"name": "Uncle of Bram", "role": "alleged-responsible", "kind": "adult"}],
            facts="He kept his sleeve down in the warm room and winced when he lifted the trombone.",
            own_words="He grabbed me here and shook me.", immediate_danger="no", parents_told="no",
            parents_reason="It might put him at more risk tonight.",
            injuries=[{"picture": "front", "x": 300, "y": 380, "kind": "bruise", "size_mm": 40, "note": "Four marks in a row"}])
        entry = self.say("referral", reference, body="social-care", recipient="Invented council, duty desk", text="Seen and heard today.",
                         sent=ago(3, "17:00"), how="by telephone, then in writing", sent_by="Jo Merrick")
        due = self.run_("today", "--json", code=DONE).out
        self.assertIn(reference, due)
        self.say("referral", reference, referral=entry, chased=ago(1, "10:00"))
        self.say("referral", reference, referral=entry, acknowledged=ago(0), acknowledged_by="Duty social worker",
                 decision="A visit this week.", decided=ago(0))
        self.say("decision", reference, text="Not to speak to the family first.", reason="It might put him at risk.",
                 options="Ring his mother; wait for the visit.", threshold="Significant harm is suspected.", decided_by="Jo Merrick")
        first = self.entry_of(reference, "decision")[0]
        self.say("decision", reference, text="To ring his mother after the visit.", reason="The social worker asked for it.", supersedes=first)
        self.told_everywhere(reference, "winced when he lifted the trombone", "Four marks in a row", "He grabbed me here and shook me",
                             "Not to speak to the family first", "To ring his mother after the visit", "Significant harm is suspected",
                             "It might put him at more risk tonight")

    def test_class_list(self):
        """A data breach: a list of a class sent to the wrong people; the ICO is considered within its hours."""
        reference = self.say("log", kind="organisation", title="List sent to the wrong families", happened=ago(1, "11:05"),
                             told=ago(1, "12:00"), categories=["data-breach"], risk="low",
                             facts="A list of fourteen names and dates of birth went to one family too many.")
        self.say("check", reference, body="ico", decided="no", why="One reader, who deleted it and said so in writing.")
        self.say("decision", reference, text="No report to the ICO.", reason="No risk to anyone is likely.", no_further_action=True)
        self.refused(REFUSED, "decision", reference, input={"text": "Nothing more.", "no_further_action": True}, says="reason")
        self.told_everywhere(reference, "went to one family too many", "deleted it and said so in writing", "No risk to anyone is likely")

    def test_closed_checked_and_reopened(self):
        """A case closed, looked at again after 90 days, and reopened in one step with its history intact."""
        reference = self.say("log", kind="child", happened=ago(20), told=ago(20), categories=["neglect"], risk="low",
                             people=[{"name": "Tobi Marlowe", "role": "harmed", "kind": "child"}],
                             facts="He came without a coat three Saturdays running.")
        self.refused(REFUSED, "close", reference, input={"outcome": "resolved"}, says="reason")
        self.say("close", reference, outcome="resolved", reason="A coat, and a lift home.")
        shown = self.run_("show", reference, "--json", code=DONE).json
        check = [review for review in shown["reviews"] if review["kind"] == "long-term"]
        self.assertEqual([review["due"] for review in check], [ahead(90)])
        self.assertIn(reference, self.run_("today", "--as-of", ahead(90), "--json", code=DONE).out)
        before = len(self.run_("history", reference, "--json", code=DONE).json)
        self.say("reopen", reference, reason="No coat again, and he was hungry.", risk="medium")
        shown = self.run_("show", reference, "--json", code=DONE).json
        self.assertEqual(shown["state"]["status"], "open")
        history = self.told_everywhere(reference, "three Saturdays running", "A coat, and a lift home", "No coat again, and he was hungry")
        self.assertGreater(len(history), before)


class Volunteer(CliTest):
    """An adult volunteer who messages a pupil in private: the designated officer within one working day, over Christmas. In
    a practice vault, whose clock may be set."""

    def test_designated_officer(self):
        self.run_("practice", "--kdf-memory", "8", "--kdf-operations", "1", code=DONE)
        eve = datetime.date(TODAY.year, 12, 24)
        if TODAY >= eve:
            eve = eve.replace(year=TODAY.year + 1)
        holidays = {row["date"] for row in self.run_("holidays", "--json", code=DONE).json}
        self.assertIn(f"{eve.year}-12-25", holidays)
        while eve.weekday() > 4:
            eve -= datetime.timedelta(days=1)
        due = eve + datetime.timedelta(days=1)
        while due.weekday() > 4 or due.isoformat() in holidays:
            due += datetime.timedelta(days=1)
        self.assertGreater((due - eve).days, 3)  # Christmas, Boxing Day and a weekend lie between

        at = ["--now", f"{eve.isoformat()}T16:00:00Z"]
        form = dict(kind="allegation", happened=f"{eve.isoformat()}T09:00", told=f"{eve.isoformat()}T15:30", categories=["grooming"],
                    people=[{"name": "Lena Brandt the Volunteer", "role": "alleged-responsible", "kind": "adult"},
                            {"name": "Zofia Wren", "role": "harmed", "kind": "child"}],
                    facts="Forty private messages in a week, late at night, from a volunteer.", risk="high")
        reference = self.run_("log", *at, input=form, code=DONE).out.strip()
        self.run_("harm-test", reference, *at, code=DONE, input=dict(
            harmed="unknown", harmed_why="Not asked yet.", offence="unknown", offence_why="For the police to say.",
            risk="yes", risk_why="Secrecy was asked for.", suitability="yes", suitability_why="Against the code of conduct."))
        self.run_("restrict", reference, *at, input={"reason": "It is about one of us."}, code=DONE)

        def lado():
            return {row["body"]: row for row in self.run_("checks", reference, *at, "--reason", "The LADO's clock", "--json", code=DONE).json}["lado"]

        self.assertEqual(lado()["due"][:10], due.isoformat())
        # closing without saying what became of the allegation is refused, and so is opening it without a reason
        self.refused(REFUSED, "close", reference, *at, input={"outcome": "referred", "reason": "The council has it."})
        self.refused(REFUSED, "show", reference, *at)
        self.run_("check", reference, *at, code=DONE, input=dict(
            body="lado", decided="yes", why="The harm test says so.", told=f"{eve.isoformat()}T15:50", told_who="Invented LADO"))
        shown = self.run_("show", reference, *at, "--reason", "The LADO rang back", code=DONE)
        self.assertIn("late at night", shown.out)
        self.assertIn("The LADO rang back", self.run_("history", reference, *at, "--reason", "To see who looked", code=DONE).out)
        self.run_("verify", code=DONE)


if __name__ == "__main__":
    unittest.main()
