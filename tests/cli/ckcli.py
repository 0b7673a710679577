# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a vault in a private home, and commands run on it."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ.get("CK_CLI", "casekeeper-cli")
PASSPHRASE = "correct horse battery staple"
QUICK = ["--kdf-memory", "8", "--kdf-operations", "1"]

DONE, FAILED, USAGE, WRONG_PASSPHRASE, DAMAGED, IN_USE, REFUSED = range(7)

CONCERN = {
    "kind": "child",
    "people": [{"name": "Test Child", "role": "harmed"}],
    "happened": "2025-11-20T15:30",
    "facts": "She said that the messages began in half-term.",
}


class Result:
    def __init__(self, done):
        self.code = done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")

    def __repr__(self):
        return f"exit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"

    @property
    def json(self):
        return json.loads(self.out)


class Home:
    """A private HOME, TMPDIR and vault folder, removed at the end."""

    def __init__(self):
        self.root = tempfile.mkdtemp(prefix="casekeeper-test-")
        self.path = lambda *parts: os.path.join(self.root, *parts)
        for name in ("home", "tmp", "vault"):
            os.mkdir(self.path(name))
        self.vault = self.path("vault", "test.casevault")
        self.passphrase_file = self.path("passphrase")
        with open(self.passphrase_file, "w", encoding="utf-8") as file:
            file.write(PASSPHRASE + "\n")
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": self.path("home"),
            "TMPDIR": self.path("tmp"),
            "XDG_RUNTIME_DIR": self.path("tmp"),
            "LC_ALL": "C.UTF-8",
            "G_DEBUG": "fatal-warnings",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)

    def command(self, verb, *args, vault=None, passphrase=True):
        words = [CLI, *verb.split(), vault or self.vault, *args]
        if passphrase:
            words += ["--passphrase-file", self.passphrase_file]
        return words

    def run(self, verb, *args, input=None, vault=None, passphrase=True, code=None, timeout=120):
        """Runs `casekeeper-cli VERB VAULT ARGS`; @input is JSON (or bytes) for --input -."""
        words = self.command(verb, *args, vault=vault, passphrase=passphrase)
        if input is not None:
            words += ["--input", "-"]
            if not isinstance(input, bytes):
                input = json.dumps(input).encode()
        done = subprocess.run(words, input=input if input is not None else b"", env=self.env, cwd=self.root,
                              capture_output=True, timeout=timeout)
        result = Result(done)
        if code is not None and result.code != code:
            raise AssertionError(f"{' '.join(words[1:3])}: expected exit {code}, got {result!r}")
        return result

    def create(self, *args):
        return self.run("create", *QUICK, *args, code=DONE)

    def log(self, concern=None, *args, code=DONE):
        return self.run("log", *args, input=concern or CONCERN, code=code).out.strip()


class CliTest(unittest.TestCase):
    def setUp(self):
        self.home = Home()
        self.addCleanup(self.home.remove)
        self.run_ = self.home.run

    def refused(self, code, verb, *args, says=(), **more):
        """The command fails with @code, says each of @says, and records nothing."""
        result = self.run_(verb, *args, **more)
        self.assertEqual(result.code, code, result)
        self.assertEqual(result.out, "", result)
        for word in [says] if isinstance(says, str) else says:
            self.assertIn(word, result.err)
        return result


ID = re.compile(r'"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"')
INSTANT = re.compile(r'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"')


def mask(text):
    """`show --json` with ids and recorded times masked: ids by the order in which they first stand there."""
    seen = {}

    def number(match):
        return f'"id-{seen.setdefault(match.group(0), len(seen) + 1)}"'

    return INSTANT.sub('"recorded"', ID.sub(number, text))


if __name__ == "__main__":
    unittest.main()
