# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job from the command line: a concern, what is due, a review, a chronology, and what the record says of it."""

import datetime
import os
import re
import subprocess
import unittest

from ckcli import CONCERN, DONE, FAILED, IN_USE, QUICK, REFUSED, USAGE, WRONG_PASSPHRASE, CliTest, Home, mask

TODAY = datetime.date.today()


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


class MainJob(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def whole_job(self, home):
        """Log, note, action, review, amend; returns the reference."""
        reference = home.run("log", input={
            "kind": "between-children",
            "title": "Group chat after rehearsals",
            "people": [{"name": "Wren Castellan", "role": "harmed", "kind": "child", "born": "2013-05-04", "born_precision": "exact"},
                       {"name": "Dylan Fernhill", "role": "alleged-responsible", "kind": "child"},
                       {"description": "A pupil whose name isn’t known", "role": "witness"}],
            "happened": day(-3) + "T18:10", "happened_precision": "approximate",
            "told": day(-2) + "T16:30", "told_to": "Kit Aldous",
            "facts": "Eleven messages make fun of her solo.", "own_words": "They all think it’s funny.",
            "opinion": "She was close to tears.", "categories": ["cyberbullying", "bullying"],
            "online": {"four_cs": ["conduct"], "platform": "A messaging app", "ai_made": "no"},
            "immediate_action": "Sat with her until her mother came.", "risk": "medium",
            "actions": [{"what": "Speak to both families", "strand": "bystanders", "due": day(2)}],
        }, code=DONE).out.strip()
        home.run("note", reference, input={"text": "Her mother was rung.", "kind": "contact", "source": "Maren Castellan"}, code=DONE)
        action = home.run("show", reference, "--json", code=DONE).json
        action = [row for row in walk(action, "what") if row["what"] == "Speak to both families"][0]
        identity = action.get("action_id") or action["id"]
        home.run("action", reference, "--settle", identity, "--status", "done", input={"action": identity, "status": "done", "outcome": "Both rung."}, code=DONE)
        home.run("review", reference, input={
            "strands": [{"strand": "harmed", "standing": "partly", "note": "Better."}],
            "child_view": "It’s better on Saturdays.", "decision": "Keep within the hub.",
            "reason": "No further messages.", "risk": "low"}, code=DONE)
        home.run("amend", reference, f"{reference}/1", input={
            "field": "facts", "text": "Twelve messages make fun of her solo.", "why": "Counted again."}, code=DONE)
        return reference

    def test_reference(self):
        reference = self.home.log()
        self.assertRegex(reference, rf"^{TODAY.year}-0001$")
        self.assertRegex(self.home.log(), r"-0002$")

    def test_whole_job(self):
        reference = self.whole_job(self.home)
        show = self.run_("show", reference, "--json", code=DONE).json
        entries = [row for row in walk(show, "number") if "facts" in row]
        self.assertGreaterEqual(len(entries), 4)
        self.assertIn("Eleven messages make fun of her solo.", [row["facts"] for row in entries])
        self.assertIn("Twelve messages make fun of her solo.", str(show))

        cases = self.run_("cases", "--json", code=DONE).json
        self.assertEqual([row["reference"] for row in cases], [reference])
        self.assertEqual(cases[0]["risk"], "low")
        self.assertEqual(cases[0]["next_review"], day(28))
        self.assertEqual(self.run_("today", "--json", code=DONE).json, [])
        due = self.run_("today", "--json", "--as-of", day(28), code=DONE).json
        self.assertEqual([row["reference"] for row in due], [reference])
        self.assertEqual(self.run_("cases", "--due", "--json", code=DONE).json, [])

        people = self.run_("people", "--json", code=DONE).json
        self.assertEqual({row["name"] for row in people}, {"Wren Castellan", "Dylan Fernhill"})
        self.assertTrue(self.run_("search", "tears", "--json", code=DONE).json)
        history = self.run_("history", reference, "--json", code=DONE).json
        self.assertGreaterEqual(len({row["sequence"] for row in history}), 5)
        self.assertIn("Counted again.", str(history))
        self.run_("verify", code=DONE)

    def test_same_job_same_record(self):
        other = Home()
        self.addCleanup(other.remove)
        other.create()
        first = self.run_("show", self.whole_job(self.home), "--json", code=DONE).out
        second = other.run("show", self.whole_job(other), "--json", code=DONE).out
        self.assertNotEqual(first, second)
        # what happens “now” may fall into two minutes
        now = re.compile(TODAY.isoformat() + r"T\d\d:\d\d")
        self.assertEqual(now.sub("now", mask(first)), now.sub("now", mask(second)))

    def test_close_and_reopen(self):
        reference = self.home.log()
        closure = {"outcome": "resolved", "reason": "All is well."}
        self.run_("close", reference, input=closure, code=DONE)
        self.assertEqual(self.run_("cases", "--json", code=DONE).json, [])
        closed = self.run_("cases", "--status", "closed", "--json", code=DONE).json
        self.assertTrue(closed[0]["long_term"])
        self.refused(REFUSED, "close", reference, input=closure)
        self.run_("reopen", reference, input={"reason": "It began again.", "risk": "high"}, code=DONE)
        opened = self.run_("cases", "--json", code=DONE).json
        self.assertEqual(opened[0]["next_review"], day(7))
        self.refused(REFUSED, "reopen", reference, input={"reason": "Again."})

    def test_close_asks_about_open_actions(self):
        reference = self.home.log({**CONCERN, "actions": [{"what": "Ring the school", "due": day(3)}]})
        self.refused(REFUSED, "close", reference, input={"outcome": "resolved", "reason": "All is well."})

    def test_add_to_a_case(self):
        reference = self.home.log()
        self.assertEqual(self.home.log(CONCERN, "--case", reference), reference)
        self.assertEqual(len(self.run_("cases", "--json", code=DONE).json), 1)
        self.refused(FAILED, "log", "--case", f"{TODAY.year}-0099", input=CONCERN)

    def test_postpone(self):
        reference = self.home.log()
        self.run_("review", reference, "--postpone", day(5), input={"reason": "She is away."}, code=DONE)
        self.assertEqual(self.run_("cases", "--json", code=DONE).json[0]["next_review"], day(5))

    def test_chronology(self):
        reference = self.whole_job(self.home)
        pdf = self.home.path("out.pdf")
        self.run_("chronology", reference, "--output", pdf, "--recipient", "A. Wexcombe", "--purpose", "Referral", code=DONE)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
        words = " ".join(text.split())
        for expected in ("They all think it’s funny.", "Page 1 of", reference, "A. Wexcombe", "CONFIDENTIAL"):
            self.assertIn(expected, words)
        self.assertEqual(os.stat(pdf).st_mode & 0o777, 0o600)
        self.run_("chronology", reference, "--output", pdf, "--significant", code=DONE)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
        self.assertIn("Copy 2", " ".join(text.split()))
        copies = [row for row in walk(self.run_("show", reference, "--json", code=DONE).json, "digest")]
        self.assertEqual(len(copies), 2)
        self.refused(FAILED, "chronology", reference, "--output", self.home.path("no", "such", "folder.pdf"))
        self.refused(USAGE, "chronology", reference)
        self.refused(USAGE, "chronology", reference, "--output", pdf, "--from", "2026-13-01", says="--from")

    def test_backup(self):
        reference = self.whole_job(self.home)
        copy = self.home.path("copy.casevault")
        self.run_("backup", copy, code=DONE)
        before = self.run_("show", reference, "--json", code=DONE).out
        self.assertEqual(self.run_("show", reference, "--json", vault=copy, code=DONE).out, before)
        self.run_("verify", vault=copy, code=DONE)
        self.refused(FAILED, "backup", self.home.path("no", "such.casevault"))


class Keys(CliTest):
    def test_create_prints_the_key_once(self):
        result = self.home.create("--organisation", "Riverside Music Hub", "--keyholder", "Jo Merrick")
        key = result.out.strip()
        self.assertGreater(len(key), 30)
        with open(self.home.path("key"), "w", encoding="utf-8") as file:
            file.write(key + "\n")
        os.chmod(self.home.path("key"), 0o600)
        self.run_("cases", "--recovery-key-file", self.home.path("key"), passphrase=False, code=DONE)
        self.refused(FAILED, "create", *QUICK)

    def test_wrong_passphrase(self):
        self.home.create()
        with open(self.home.passphrase_file, "w", encoding="utf-8") as file:
            file.write("not this one")
        self.refused(WRONG_PASSPHRASE, "cases")

    def test_keyholders(self):
        self.home.create("--keyholder", "Jo Merrick")
        second = self.home.path("second")
        with open(second, "w", encoding="utf-8") as file:
            file.write("another passphrase entirely\n")
        self.run_("keyholder add", "Sam Hollis", "--new-passphrase-file", second, *QUICK, code=DONE)
        labels = [row["label"] for row in self.run_("keyholder list", "--json", passphrase=False, code=DONE).json]
        self.assertIn("Sam Hollis", labels)
        self.refused(USAGE, "cases", says="several")
        self.run_("cases", "--keyholder", "Sam Hollis", "--passphrase-file", second, passphrase=False, code=DONE)
        self.run_("keyholder change", "Sam Hollis", "--new-passphrase-file", self.home.passphrase_file, "--keyholder", "Jo Merrick", code=DONE)
        self.run_("cases", "--keyholder", "Sam Hollis", code=DONE)
        self.run_("keyholder remove", "Sam Hollis", "--keyholder", "Jo Merrick", code=DONE)
        self.run_("cases", code=DONE)
        self.refused(REFUSED, "keyholder remove", "Jo Merrick")
        self.run_("verify", code=DONE)

    def test_in_use(self):
        self.home.create()
        reference = self.home.log({**CONCERN, "facts": "word " * 60000})
        # more than a pipe holds: it stands in the middle of printing, with the vault open, until it is read
        busy = subprocess.Popen(self.home.command("show", reference), env=self.home.env, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE)
        busy.stdout.read(1)
        result = self.refused(IN_USE, "cases", says="casekeeper-cli")
        self.assertIn(str(busy.pid), result.err)
        busy.stdout.read()
        busy.stdout.close()
        self.assertEqual(busy.wait(timeout=60), DONE)
        self.run_("cases", code=DONE)


def walk(node, member):
    """Every object in @node that has @member."""
    if isinstance(node, dict):
        if member in node:
            yield node
        for value in node.values():
            yield from walk(value, member)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value, member)


if __name__ == "__main__":
    unittest.main()
