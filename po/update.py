#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes po/POTFILES and po/casekeeper.pot from the sources, or with --check says whether they are up to date."""

import os
import re
import subprocess
import sys
import tempfile

PO = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(PO)
DOMAIN = "casekeeper"
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3", "ngettext:1,2"]
MARKED_C = re.compile(r"""\b(?:_|N_|C_|NC_|g_dngettext|ngettext)\s*\(""")
MARKED_UI = re.compile(r"""translatable=["'](?:yes|true|1)["']""")
MARKED_ANY = re.compile(r"")
PLACES = [("src", ".c", MARKED_C), ("src", ".h", MARKED_C), ("ui", ".ui", MARKED_UI),
          ("data", ".desktop.in", MARKED_ANY), ("data", ".metainfo.xml.in", MARKED_ANY),
          ("data", ".mime.xml.in", MARKED_ANY)]


def sources():
    found = set()
    for folder, suffix, marked in PLACES:
        for path, folders, files in os.walk(os.path.join(ROOT, folder)):
            for name in files:
                if name.endswith(suffix):
                    whole = os.path.join(path, name)
                    with open(whole, encoding="utf-8") as file:
                        if marked.search(file.read()):
                            found.add(os.path.relpath(whole, ROOT))
    return sorted(found)


def potfiles(files):
    return "# SPDX-License-Identifier: GPL-3.0-or-later\n" + "".join(file + "\n" for file in files)


def extract(files):
    """The template as text, without the date of its making, which would change it each time."""
    with tempfile.TemporaryDirectory() as scratch:
        output = os.path.join(scratch, "out.pot")
        command = ["xgettext", "--from-code=UTF-8", "--add-comments=Translators", "--package-name=" + DOMAIN,
                   "--add-location=file", "--msgid-bugs-address=maintainers", "--directory=" + ROOT, "--output=" + output]
        command += ["--flag=" + flag for flag in ("g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
                                                  "g_set_error:4:c-format", "C_:2:pass-c-format",
                                                  "_:1:pass-c-format", "N_:1:pass-c-format")]
        command += ["--keyword=" + keyword for keyword in KEYWORDS]
        run = subprocess.run(command + files, stderr=subprocess.PIPE, text=True)
        if run.returncode != 0:
            sys.exit("xgettext failed:\n" + run.stderr)
        with open(output, encoding="utf-8") as file:
            text = file.read()
    text = re.sub(r'^"POT-Creation-Date: .*\n', '"POT-Creation-Date: \\\\n"\n', text, flags=re.M)
    text = text.replace("charset=CHARSET", "charset=UTF-8").replace("maintainers\\n", "\\n")
    body = text.split("msgid", 1)[1]
    return "# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by './dev pot'.\n#, fuzzy\nmsgid" + body


def messages(pot):
    """Everything that a translator answers to (context, id, plural), without comments, places and order."""
    found = set()
    for block in pot.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        text = "\n".join(lines).split("\nmsgstr")[0]
        if not text.startswith('msgid ""\nmsgstr') and text != 'msgid ""':
            found.add(re.sub(r'"\n"', "", text))
    return found


def read(name):
    try:
        with open(os.path.join(PO, name), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def check():
    files = sources()
    wrong = []
    listed = [line for line in read("POTFILES").splitlines() if line and not line.startswith("#")]
    wrong += ["not in po/POTFILES: " + file for file in sorted(set(files) - set(listed))]
    wrong += ["in po/POTFILES, but nothing to translate there: " + file for file in sorted(set(listed) - set(files))]

    fresh, kept = messages(extract(files)), messages(read(DOMAIN + ".pot"))
    if not fresh:
        sys.exit("No message found in the sources: this check is broken.")
    wrong += ["not in po/%s.pot: %s" % (DOMAIN, text.replace("\n", " ")) for text in sorted(fresh - kept)]
    wrong += ["in po/%s.pot, but gone: %s" % (DOMAIN, text.replace("\n", " ")) for text in sorted(kept - fresh)]
    # A macro such as G_GINT64_FORMAT ends the string for xgettext, but not for the compiler, so that no translation of
    # it would ever be found.
    wrong += ["cut short at a macro; use %%d or %%s: %s" % text.replace("\n", " ") for text in sorted(fresh)
              if re.search(r'(?<!%)%"(\n|$)', text)]
    if wrong:
        print("\n".join(wrong))
        sys.exit("Not up to date (%d). To update: ./dev pot" % len(wrong))
    print("%d messages in %d files" % (len(fresh), len(files)))


def update():
    files = sources()
    for name, text in (("POTFILES", potfiles(files)), (DOMAIN + ".pot", extract(files))):
        if read(name) != text:
            with open(os.path.join(PO, name), "w", encoding="utf-8") as file:
                file.write(text)
            print("Updated po/" + name)


if sys.argv[1:] == ["--check"]:
    check()
elif not sys.argv[1:]:
    update()
else:
    sys.exit("Usage: update.py [--check]")
