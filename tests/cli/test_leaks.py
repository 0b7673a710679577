# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence that goes through the whole job is on no disk but in the PDF that was asked for, and no network socket is
opened on the way."""

import os
import shutil
import subprocess
import tempfile
import unittest

from ckcli import CLI, DONE, CliTest

SENTINEL = "The heron stood by the seventh lantern"
CONCERN = {
    "kind": "child",
    "people": [{"name": "Heronimus Lanternfield", "role": "harmed"}],
    "happened": "2025-11-20T15:30",
    "facts": SENTINEL + " and would not move.",
    "own_words": SENTINEL + ", she said.",
}
SECRETS = [SENTINEL, "seventh lantern", "Lanternfield"]


class Leaks(CliTest):
    def setUp(self):
        super().setUp()
        self.elsewhere = tempfile.mkdtemp(prefix="casekeeper-elsewhere-")
        self.addCleanup(shutil.rmtree, self.elsewhere)
        self.pdf = os.path.join(self.elsewhere, "chronology.pdf")

    def job(self, run):
        run(["create", self.home.vault, "--kdf-memory", "8", "--kdf-operations", "1"])
        reference = run(["log", self.home.vault, "--input", "-"], CONCERN)
        run(["note", self.home.vault, reference, "--input", "-"], {"text": SENTINEL + " still."})
        found = run(["search", self.home.vault, "--json", "-"], SENTINEL)
        self.assertIn(reference, found)
        run(["review", self.home.vault, reference, "--input", "-"], {"decision": SENTINEL, "reason": SENTINEL, "child_view": SENTINEL})
        run(["show", self.home.vault, reference])
        run(["chronology", self.home.vault, reference, "--output", self.pdf])
        run(["backup", self.home.vault, self.home.path("vault", "backup.casevault")])
        return reference

    def run_plain(self, words, data=None, prefix=()):
        import json

        text = b"" if data is None else data.encode() if isinstance(data, str) else json.dumps(data, ensure_ascii=False).encode()
        done = subprocess.run([*prefix, CLI, *words, "--passphrase-file", self.home.passphrase_file], input=text,
                              env=self.home.env, cwd=self.home.root, capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, DONE, done)
        return done.stdout.decode().strip()

    def leaks(self):
        needles = [(word, encoding, word.encode(encoding)) for word in SECRETS for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
        for folder, _, names in os.walk(self.home.root):
            for name in names:
                path = os.path.join(folder, name)
                self.assertFalse(any(word in name for word in SECRETS), path)
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        data = file.read()
                    for word, encoding, needle in needles:
                        if needle in data:
                            yield path, word, encoding

    def test_nowhere_but_in_the_pdf(self):
        self.job(self.run_plain)
        self.assertEqual(list(self.leaks()), [])
        text = subprocess.run(["pdftotext", self.pdf, "-"], capture_output=True, check=True).stdout.decode()
        self.assertIn(SENTINEL, " ".join(text.split()))
        self.assertEqual(os.listdir(self.elsewhere), ["chronology.pdf"])
        # the search itself can fail: a file with the sentence is found
        with open(self.home.path("tmp", "note"), "w", encoding="utf-16-le") as file:
            file.write(SENTINEL)
        self.assertEqual(len(list(self.leaks())), 2)

    def test_nowhere_after_a_crash(self):
        """The log of a killed process is sealed as well."""
        self.run_plain(["create", self.home.vault, "--kdf-memory", "8", "--kdf-operations", "1"])
        reference = self.run_plain(["log", self.home.vault, "--input", "-"], {**CONCERN, "opinion": "word " * 60000})
        busy = subprocess.Popen(self.home.command("show", reference), env=self.home.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        busy.stdout.read(1)
        self.assertEqual(list(self.leaks()), [])
        busy.kill()
        busy.stdout.close()
        busy.wait()
        self.assertEqual(list(self.leaks()), [])
        self.run_plain(["verify", self.home.vault])

    @unittest.skipUnless(shutil.which("strace"), "strace isn't installed")
    def test_no_network(self):
        trace = self.home.path("trace")
        calls = []
        # the sanitizer's search for leaks can't run in a process that is traced
        self.home.env["ASAN_OPTIONS"] = self.home.env.get("ASAN_OPTIONS", "") + ":detect_leaks=0"

        def traced(words, data=None):
            out = self.run_plain(words, data, ["strace", "-f", "-qq", "-e", "trace=network", "-o", trace])
            with open(trace, encoding="utf-8", errors="replace") as file:
                calls.extend(line for line in file if "AF_INET" in line)
            return out

        self.job(traced)
        self.assertEqual(calls, [])


if __name__ == "__main__":
    unittest.main()
