# SPDX-License-Identifier: GPL-3.0-or-later
"""The worst that can be typed, piped or pointed at: each gets an answer that names the field, and nothing is recorded."""

import datetime
import json
import os
import shutil
import subprocess
import unittest

from ckcli import CLI, CONCERN, DAMAGED, DONE, FAILED, QUICK, REFUSED, USAGE, CliTest

TOMORROW = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()


def concern(**members):
    return {**CONCERN, **members}


def read(path):
    with open(path, "rb") as file:
        return file.read()


def person(**members):
    return concern(people=[{"name": "Test Child", "role": "harmed", **members}])


def without(member):
    return {name: value for name, value in CONCERN.items() if name != member}


FORMS = [
    # what is wrong, the input, what the message names
    ("no kind", without("kind"), "kind"),
    ("no people", without("people"), "people"),
    ("empty people", concern(people=[]), "people"),
    ("no happened", without("happened"), "happened"),
    ("no facts", without("facts"), "facts"),
    ("blank facts", concern(facts=" \n\t "), "facts"),
    ("unknown kind", concern(kind="adult"), "kind"),
    ("unknown member", concern(fact="x"), "fact"),
    ("facts is a number", concern(facts=7), "facts"),
    ("facts is a list", concern(facts=["a"]), "facts"),
    ("control character", concern(facts="a\u0007b"), "facts"),
    ("NUL", concern(facts="a\u0000b"), "facts"),
    ("line break in a title", concern(title="a\nb"), "title"),
    ("a title of 2,000 characters", concern(title="a" * 2000), "title"),
    ("in the future", concern(happened=TOMORROW + "T10:00"), "happened"),
    ("no such day", concern(happened="2025-02-30"), "happened"),
    ("not a date", concern(happened="yesterday"), "happened"),
    ("told in the future", concern(told=TOMORROW + "T10:00"), "told"),
    ("unknown precision", concern(happened_precision="roughly"), "happened_precision"),
    ("before birth", concern(happened="2025-01-01", people=[{"name": "T", "role": "harmed", "kind": "child", "born": "2025-06-01", "born_precision": "exact"}]), "happened"),
    ("born in the future", person(born=TOMORROW, born_precision="exact"), "born"),
    ("unknown role", person(role="victim"), "role"),
    ("no role", concern(people=[{"name": "T"}]), "role"),
    ("nobody", concern(people=[{"role": "harmed"}]), "people[0]"),
    ("not an id", concern(people=[{"id": "17", "role": "harmed"}]), "id"),
    ("unknown category", concern(categories=["rudeness"]), "categories"),
    ("unknown risk", concern(risk="extreme"), "risk"),
    ("review in the past", concern(review="2025-11-21"), "review"),
    ("action without a text", concern(actions=[{"due": TOMORROW}]), "actions[0]"),
    ("action with a bad strand", concern(actions=[{"what": "x", "due": TOMORROW, "strand": "nobody"}]), "strand"),
    ("unknown member below", concern(online={"plattform": "x"}), "plattform"),
    ("flag as text", concern(significant="yes"), "significant"),
]

RAW = [
    ("empty", b""),
    ("not JSON", b"kind: child"),
    ("a list", b"[]"),
    ("a string", b'"child"'),
    ("null", b"null"),
    ("cut short", json.dumps(CONCERN).encode()[:-3]),
    ("two objects", json.dumps(CONCERN).encode() * 2),
    ("invalid UTF-8", json.dumps(CONCERN).encode().replace(b"half-term", b"half\xff\xfeterm")),
    ("deep", b'{"kind":' + b"[" * 200000 + b"]" * 200000 + b"}"),
    ("deep and cut short", b"[" * 1000000),
    ("duplicate member", json.dumps(CONCERN).encode()[:-1] + b', "facts": "other"}'),
    ("NUL bytes", b"\0" * 4096),
]


class BadInput(CliTest):
    def setUp(self):
        super().setUp()
        self.home.create()

    def tearDown(self):
        self.assertEqual(self.run_("cases", "--json", "--status", "all", code=DONE).json, [])
        self.assertEqual(self.run_("people", "--json", code=DONE).json, [])
        self.run_("verify", code=DONE)

    def test_forms(self):
        for what, form, names in FORMS:
            with self.subTest(what):
                self.refused(USAGE, "log", input=form, says=names)

    def test_raw(self):
        for what, raw in RAW:
            with self.subTest(what):
                self.refused(USAGE, "log", input=raw)

    def test_unknown_references(self):
        for reference in ("2026-0099", "1999-0001"):
            with self.subTest(reference):
                self.refused(FAILED, "show", reference)
                self.refused(FAILED, "note", reference, input={"text": "x"})
                self.refused(FAILED, "chronology", reference, "--output", self.home.path("x.pdf"))
        for reference in ("", "0001", "2026-1", "2026-0001/", "'; DROP TABLE entry; --", "👩‍👧"):
            with self.subTest(reference):
                self.assertIn(self.run_("show", reference).code, (FAILED, USAGE))

    def test_usage(self):
        for words in ([], ["--nonsense"], ["nonsense"], ["cases"], ["cases", self.home.vault, "extra", "more"],
                      ["cases", self.home.vault, "--no-such-option"], ["log", self.home.vault]):
            with self.subTest(words):
                more = ["--passphrase-file", self.home.passphrase_file] if len(words) > 1 else []
                done = subprocess.run([CLI, *words, *more], env=self.home.env, capture_output=True, stdin=subprocess.DEVNULL, check=False)
                self.assertEqual(done.returncode, USAGE, done)
                self.assertTrue(done.stderr)

    def test_help(self):
        listing = subprocess.run([CLI, "--help"], env=self.home.env, capture_output=True, check=True).stdout.decode()
        verbs = [line.split()[0] for line in listing.splitlines() if line.startswith("  ")]
        self.assertGreaterEqual(len(verbs), 18)
        for verb in verbs:
            with self.subTest(verb):
                done = subprocess.run([CLI, verb, "--help"], env=self.home.env, capture_output=True, check=True)
                self.assertIn(verb.encode(), done.stdout)
        text = subprocess.run([CLI, "log", "--help"], env=self.home.env, capture_output=True, check=True).stdout.decode()
        for member in ("significance", "own_words", "immediate_action", "alleged-responsible"):
            self.assertIn(member, text)

    def test_search(self):
        for words in ('"', "*", "a\"b", "NEAR(", "-", "AND", "a OR", "👩‍👧", "\u202eabc", "'; --", "x" * 3000, "col:x", "^a"):
            with self.subTest(words):
                if words == "-":
                    continue
                self.assertIn(self.run_("search", "--json", "--", words).code, (DONE, USAGE))


class HardText(CliTest):
    """What is unusual and right is kept to the letter."""

    TEXTS = [
        "O’Brien’s “quoted” — with an apostrophe's twin",
        "שלום, هذا نص من اليمين إلى اليسار",
        "\u202eright-to-left override\u202c",
        "👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 e\u0301 vs \u00e9 Z\u0351\u036bͫ",
        "Llŷr, tŷ, ŵy, Siân",
        "line one\nline two\n\ttabbed",
        "a" * (1024 * 1024),
    ]

    def test_kept(self):
        self.home.create()
        for text in self.TEXTS:
            with self.subTest(text[:40]):
                reference = self.home.log(concern(facts=text))
                shown = self.run_("show", reference, "--json", code=DONE).json
                self.assertIn(json.dumps(text), json.dumps(shown))
                self.run_("chronology", reference, "--output", self.home.path("x.pdf"), code=DONE)
        self.run_("verify", code=DONE)

    def test_names(self):
        self.home.create()
        for name in ("Aoife O’Dell", "Robert'); DROP TABLE person;--", "Žofie Nováková", "李", "Test Child", "Test Child"):
            self.home.log(concern(people=[{"name": name, "role": "harmed"}]))
        names = [row["name"] for row in self.run_("people", "--json", code=DONE).json]
        self.assertEqual(names.count("Test Child"), 2)
        self.assertIn("Robert'); DROP TABLE person;--", names)

    def test_too_much(self):
        self.home.create()
        self.refused(USAGE, "log", input=concern(facts="a" * (8 * 1024 * 1024)), says="facts")


class NotAVault(CliTest):
    def files(self):
        def write(name, data):
            path = self.home.path(name)
            with open(path, "wb") as file:
                file.write(data)
            return path

        self.home.create()
        with open(self.home.vault, "rb") as file:
            vault = file.read()
        yield "missing", self.home.path("missing.casevault"), FAILED
        yield "folder", self.home.path("home"), FAILED
        yield "empty", write("empty", b""), FAILED
        yield "text", write("text", b"Dear Jo,\n" * 3000), FAILED
        yield "zeros", write("zeros", bytes(65536)), FAILED
        yield "half a header", write("half", vault[:2000]), None
        yield "header alone", write("header", vault[:8192]), DAMAGED
        yield "cut short", write("cut", vault[:len(vault) // 2]), DAMAGED
        yield "cut in a page", write("cut2", vault[:-100]), DAMAGED

    def test_each(self):
        messages = {}
        for what, path, code in self.files():
            with self.subTest(what):
                before = read(path) if os.path.isfile(path) else None
                result = self.run_("verify", vault=path)
                self.assertNotEqual(result.code, DONE, result)
                if code is not None:
                    self.assertEqual(result.code, code, result)
                messages[what] = result.err.replace(path, "FILE")
                if before is not None:
                    self.assertEqual(read(path), before, "a failed opening changed the file")
        self.assertGreaterEqual(len({messages[what] for what in ("missing", "folder", "empty", "text")}), 4, messages)

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become somebody else")
    def test_unprivileged(self):
        self.home.create()
        for path in (self.home.root, self.home.path("vault")):
            os.chmod(path, 0o755)
        os.chmod(self.home.passphrase_file, 0o644)
        # where others may not look, as in root's home, they can't run it either
        program = shutil.copy(CLI, self.home.path("casekeeper-cli"))

        def as_nobody(*words):
            return subprocess.run([program, *words, "--passphrase-file", self.home.passphrase_file], env={**self.home.env, "HOME": "/nonexistent"},
                                  capture_output=True, stdin=subprocess.DEVNULL, user=65534, group=65534, extra_groups=[], check=False)

        os.chmod(self.home.vault, 0o600)
        unreadable = as_nobody("cases", self.home.vault)
        self.assertEqual(unreadable.returncode, FAILED, unreadable)
        os.chmod(self.home.vault, 0o644)
        before = read(self.home.vault)
        read_only = as_nobody("cases", self.home.vault)
        self.assertEqual(read_only.returncode, FAILED, read_only)
        self.assertNotEqual(unreadable.stderr, read_only.stderr)
        self.assertEqual(read(self.home.vault), before)
        refused = as_nobody("create", self.home.path("vault", "new.casevault"), *QUICK)
        self.assertEqual(refused.returncode, FAILED, refused)
        self.assertEqual(os.listdir(self.home.path("vault")), ["test.casevault"])


class Practice(CliTest):
    def test_clock(self):
        self.home.create()
        self.refused(REFUSED, "cases", "--now", "2026-11-20T15:30:00Z")

    def test_vault(self):
        self.run_("practice", *QUICK, code=DONE)
        cases = self.run_("cases", "--status", "all", "--json", code=DONE).json
        self.assertEqual(len(cases), 26)
        self.assertEqual({row["status"] for row in cases}, {"open", "closed"})
        self.assertEqual({row["risk"] for row in cases if row["status"] == "open"}, {"not-assessed", "low", "medium", "high"})
        self.assertTrue(any(row["long_term"] for row in cases))
        self.assertGreaterEqual(len(self.run_("people", "--json", code=DONE).json), 40)
        self.assertTrue(self.run_("today", "--json", code=DONE).json)
        opened = min(row["opened_at"] for row in cases)
        self.assertLess(opened, (datetime.date.today() - datetime.timedelta(days=1000)).isoformat())
        self.run_("verify", code=DONE)
        longest = max(cases, key=lambda row: row["n_entries"])
        self.assertGreaterEqual(longest["n_entries"], 25)
        pdf = self.home.path("x.pdf")
        self.run_("chronology", longest["reference"], "--output", pdf, code=DONE)
        pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode().split("\f")[:-1]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertIn("PRACTICE", page)


if __name__ == "__main__":
    unittest.main()
