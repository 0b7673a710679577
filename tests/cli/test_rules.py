# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever tries to break a rule by the command line is told which, and nothing is recorded. The attempts stand in rules.py."""

import re
import unittest

import rules
from ckcli import DONE, REFUSED, USAGE, CliTest


class Rules(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()
        self.names = rules.world(self.home)

    def fill(self, part):
        if isinstance(part, str):
            return re.sub(r"\{([a-z-]+)\}", lambda match: self.names[match.group(1)], part)
        if isinstance(part, dict):
            return {name: self.fill(value) for name, value in part.items()}
        if isinstance(part, list):
            return [self.fill(value) for value in part]
        return part

    def attempt(self, verb, words, form, codes, says):
        done = self.run_(verb, *self.fill(words), input=self.fill(form))
        self.assertIn(done.code, codes, done)
        self.assertEqual(done.out, "", done)
        self.assertRegex(done.err, says)

    def test_rules(self):
        """Both tables on one vault, whose history tells at the end that it took nothing."""
        before = self.run_("history", "--json", code=DONE).json
        sentences = rules.raised()
        for key, attempts in rules.ATTEMPTS.items():
            for verb, words, form, says, *code in attempts:
                with self.subTest(key, verb=verb):
                    self.attempt(verb, words, form, code or ([REFUSED] if says is None else [REFUSED, USAGE]),
                                 re.escape(sentences[key] if says is None else says))
        for sentence, attempts in rules.FORMS.items():
            says = ".*".join(re.escape(part) for part in re.split(r"%(?:\d\$)?[su]", sentence))
            for verb, words, form, *code in attempts:
                with self.subTest(sentence, verb=verb):
                    self.attempt(verb, words, form, code or [USAGE], f"(?s){says}")
        self.assertEqual(self.run_("history", "--json", code=DONE).json, before)
        self.run_("verify", code=DONE)


if __name__ == "__main__":
    unittest.main()
