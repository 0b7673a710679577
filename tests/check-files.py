#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the compiler can't: check-files.py SOURCE

Licence lines, long files, paths of someone's machine, templates and their C twins, and names for icon buttons.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LICENSED = (".c", ".h", ".ui", ".py", ".sh", ".css", ".sql", ".svg", ".xml", ".xml.in", ".desktop.in", ".build", ".pot",
            ".supp", "/dev", "/.ci/run", "/packages.txt", "/POTFILES", "/LINGUAS", ".clang-format", ".editorconfig")
LONGEST = 800
# Pieces, or this file would be found by itself.
MACHINE = re.compile("|".join("/%s/" % name for name in ("work", "farm", "root", "tmp/" + "wt")) + r"|/home/[a-z]")
BUTTONS = ("GtkButton", "GtkToggleButton", "GtkMenuButton")


def files_of(source):
    """What is, or would be, under version control; everything but build folders where git isn't there."""
    found = []
    if shutil.which("git"):
        run = subprocess.run(["git", "-C", source, "ls-files", "-co", "--exclude-standard"], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
        found = run.stdout.splitlines()
    if not found:
        for path, folders, names in os.walk(source):
            folders[:] = [f for f in folders if not f.startswith(("build", ".git", "__pycache__"))]
            found += [os.path.relpath(os.path.join(path, name), source) for name in names if name != ".git"]
    return sorted(file for file in found if os.path.isfile(os.path.join(source, file)))


def text_of(source, file):
    with open(os.path.join(source, file), "rb") as stream:
        data = stream.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def check_text(file, text):
    problems = []
    head = "\n".join(text.split("\n")[:3])
    if ("/" + file).endswith(LICENSED) and LICENCE not in head:
        problems.append("%s: no licence line (%s) at its top" % (file, LICENCE))
    if file.startswith("src/") and text.count("\n") > LONGEST:
        problems.append("%s: %d lines; past %d a file has two jobs" % (file, text.count("\n"), LONGEST))
    for number, line in enumerate(text.split("\n"), 1):
        if MACHINE.search(line):
            problems.append("%s:%d: a path of someone's machine" % (file, number))
    return problems


def check_twins(texts):
    problems = []
    templates = {file for file in texts if file.startswith("ui/") and file.endswith(".ui")}
    for file in sorted(templates):
        twin = "src/app/" + file[len("ui/"):-len(".ui")] + ".c"
        if twin not in texts:
            problems.append("%s: no twin %s" % (file, twin))
    for file, text in texts.items():
        if file.startswith("src/app/") and file.endswith(".c") and "set_template_from_resource" in text:
            twin = "ui/" + file[len("src/app/"):-len(".c")] + ".ui"
            if twin not in templates:
                problems.append("%s: no twin %s" % (file, twin))
    return problems


def is_icon_button(node):
    names = {child.get("name") for child in node.findall("property")}
    if "label" in names:
        return False
    if "icon-name" in names or "icon_name" in names:
        return True
    inside = node.findall("child/object") + node.findall("property[@name='child']/object")
    return [o.get("class") for o in inside] == ["GtkImage"]


def check_buttons(file, text):
    try:
        root = xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        return ["%s: %s" % (file, error)]
    problems = []
    for kind in ("object", "template"):
        for node in root.iter(kind):
            if node.get("class") not in BUTTONS and node.get("parent") not in BUTTONS:
                continue
            labels = node.findall("accessibility/property[@name='label']")
            relations = node.findall("accessibility/relation[@name='labelled-by']")
            if is_icon_button(node) and not labels and not relations:
                name = node.get("id") or node.findtext("property[@name='icon-name']") or node.get("class")
                problems.append("%s: the icon button %s has no accessible label" % (file, name))
    return problems


def check(source):
    texts = {file: text_of(source, file) for file in files_of(source)}
    texts = {file: text for file, text in texts.items() if text is not None}
    problems = []
    for file, text in sorted(texts.items()):
        problems += check_text(file, text)
        if file.startswith("ui/") and file.endswith(".ui"):
            problems += check_buttons(file, text)
    return len(texts), problems + check_twins(texts)


def check_the_check():
    """A tree with every fault, and beside each its like without: just the faults must be found."""
    licence = "/* " + LICENCE + " */\n"
    comment = "<!-- " + LICENCE + " -->\n"
    button = '<interface><object class="GtkButton" id="%s">%s</object></interface>'
    icon = '<property name="icon-name">go-next-symbolic</property>'
    label = '<accessibility><property name="label">Next</property></accessibility>'
    tree = {
        "src/base/a.c": (licence, []),
        "src/base/b.c": ("int b;\n", ["src/base/b.c: no licence"]),
        "src/base/long.c": (licence + "\n" * LONGEST, ["src/base/long.c: 801 lines"]),
        "src/base/just.c": (licence + "\n" * (LONGEST - 1), []),
        "dev": ("#!/bin/sh\n# " + LICENCE + "\nls " + "/ro" + "ot/x\n", ["dev:3: a path"]),
        "ui/x/alone.ui": (comment + button % ("a", ""), ["ui/x/alone.ui: no twin"]),
        "src/app/x/alone-c.c": (licence + "set_template_from_resource\n", ["src/app/x/alone-c.c: no twin"]),
        "src/app/x/both.c": (licence + "set_template_from_resource\n", []),
        "ui/x/both.ui": (comment + button % ("mute", icon), ["ui/x/both.ui: the icon button mute"]),
        "src/app/x/named.c": (licence, []),
        "ui/x/named.ui": (comment + button % ("n", icon + label), []),
        "src/app/x/image.c": (licence, []),
        "ui/x/image.ui": (comment + button % ("i", '<child><object class="GtkImage"/></child>'),
                          ["ui/x/image.ui: the icon button i"]),
        "src/app/x/text.c": (licence, []),
        "ui/x/text.ui": (comment + button % ("t", '<property name="label">Next</property>' + icon), []),
        "src/app/x/broken.c": (licence, []),
        "ui/x/broken.ui": (comment + "<interface>", ["ui/x/broken.ui: "]),
    }
    with tempfile.TemporaryDirectory() as scratch:
        for file, (text, expected) in tree.items():
            os.makedirs(os.path.dirname(os.path.join(scratch, file)), exist_ok=True)
            with open(os.path.join(scratch, file), "w", encoding="utf-8") as stream:
                stream.write(text)
        count, found = check(scratch)
    expected = [start for text, starts in tree.values() for start in starts]
    for start in expected:
        if not any(problem.startswith(start) for problem in found):
            sys.exit("This check is broken, it doesn't find: " + start)
    if len(found) != len(expected):
        sys.exit("This check is broken, it finds too much:\n" + "\n".join(found))


def main():
    check_the_check()
    count, problems = check(os.path.abspath(sys.argv[1]))
    if problems:
        print("\n".join(problems))
        sys.exit("%d problems" % len(problems))
    print("%d files checked" % count)


main()
