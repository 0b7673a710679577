#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves the layers: check-layers.py SOURCE BUILD

1. With each layer's own compile command, a file that includes a header of a layer above it, or of a library that has no
   place there, doesn't compile; one that includes what the layer may use does (or the first would prove nothing).
2. No archive asks for a symbol of a library that has no place in its layer, or for a function of a layer above it.
   The same check over an archive made to break each rule must find each (or the second would prove nothing).
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile

# What a layer may use, as the README's table has it; and of other people's libraries, those that are fenced.
LAYERS = {
    "base": [],
    "vault": ["base"],
    "model": ["base"],
    "store": ["base", "vault", "model"],
    "report": ["base", "model"],
    "cli": ["base", "model", "store", "report"],
    "app": ["base", "model", "store", "report"],
}
HEADERS = {
    "sqlite3.h": ["vault", "store"],
    "sodium.h": ["vault"],
    "gtk/gtk.h": ["app"],
    "adwaita.h": ["app"],
}
SYMBOLS = {
    ("sqlite3_",): ["vault", "store"],
    ("sodium_", "crypto_", "randombytes_"): ["vault"],
    ("gtk_", "gdk_", "gsk_", "adw_"): ["app"],
    ("json_",): ["model", "store", "cli", "app"],
    ("pango_", "cairo_"): ["report", "cli", "app"],
    ("g_object_", "g_type_", "g_file_", "g_task_"): ["vault", "model", "store", "report", "cli", "app"],
}

failures = []


def report(ok, what):
    if not ok:
        failures.append(what)
        print("not so: " + what)


def compile_commands(source, build):
    """One compile command a layer: its arguments without input, output and dependency file."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    found = {}
    for command in commands:
        path = os.path.relpath(os.path.normpath(os.path.join(command["directory"], command["file"])), source)
        parts = path.split(os.sep)
        if len(parts) < 3 or parts[0] != "src" or not path.endswith(".c"):
            continue
        arguments, skip = [], False
        for argument in shlex.split(command["command"]):
            if skip:
                skip = False
            elif argument in ("-o", "-MF", "-MQ", "-MT"):
                skip = True
            elif argument not in ("-c", "-MD", command["file"]):
                arguments.append(argument)
        found.setdefault(parts[1], (arguments, command["directory"]))
    return found


def run_compiler(command, text, *options):
    arguments, directory = command
    if os.path.basename(arguments[0]) == "ccache":
        arguments = arguments[1:]
    return subprocess.run(arguments + list(options) + ["-w", "-x", "c", "-"], cwd=directory, text=True, input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def compiles(command, header):
    return run_compiler(command, "#include <%s>\n" % header, "-fsyntax-only").returncode == 0


def in_reach(command, headers):
    """Which of the headers lie in the include path: what doesn't can't be included at all."""
    text = "".join('#if __has_include(<%s>)\nreached "%s"\n#endif\n' % (header, header) for header in headers)
    run = run_compiler(command, text, "-E")
    if run.returncode != 0:
        sys.exit("The preprocessor failed.")
    return [line.split('"')[1] for line in run.stdout.splitlines() if line.startswith("reached ")]


def with_sources(source):
    """The layers of which there is something to compile."""
    found = []
    for layer in LAYERS:
        for path, folders, files in os.walk(os.path.join(source, "src", layer)):
            if layer not in found and any(name.endswith(".c") for name in files):
                found.append(layer)
    return found


def headers_of(source, layer):
    folder = os.path.join(source, "src", layer)
    found = []
    for path, folders, files in os.walk(folder):
        found += [os.path.relpath(os.path.join(path, name), folder) for name in files if name.endswith(".h")]
    return sorted(found)


def is_private(source, layer, header):
    """A header that shows the inside of its layer: by its name, or since it includes one that does."""
    with open(os.path.join(source, "src", layer, header), encoding="utf-8") as file:
        return "private" in header or "-private.h\"" in file.read()


def check_includes(source, build):
    commands = compile_commands(source, build)
    for layer in with_sources(source):
        allowed = LAYERS[layer]
        # a name that the layer may use is not the other layer's header of the same name
        own = {header for other in [layer] + allowed for header in headers_of(source, other)}
        report(layer in commands, "src/%s is compiled" % layer)
        if layer not in commands:
            continue
        for other in LAYERS:
            headers = headers_of(source, other)
            if other == layer or other in allowed:
                # one is enough; headers of a layer's own may need what only that layer has
                report(not headers or any(compiles(commands[layer], header) for header in headers),
                       "%s can include a header of %s" % (layer, other))
            else:
                for header in in_reach(commands[layer], set(headers) - own):
                    report(not compiles(commands[layer], header), "%s can't include %s of %s" % (layer, header, other))
        for header, layers in HEADERS.items():
            if layer not in layers:
                report(not compiles(commands[layer], header), "%s can't include %s" % (layer, header))
            else:
                report(compiles(commands[layer], header), "%s can include %s" % (layer, header))


def nm(archive, *options):
    run = subprocess.run(["nm", "--format=posix", *options, archive], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         text=True)
    if run.returncode != 0:
        sys.exit("nm failed: " + run.stderr)
    return {line.split()[0] for line in run.stdout.splitlines() if " " in line and not line.endswith(":")}


def forbidden_symbols(layer, undefined):
    found = set()
    for prefixes, layers in SYMBOLS.items():
        if layer not in layers:
            found |= {symbol for symbol in undefined if symbol.startswith(prefixes)}
    return found


def upward_symbols(layer, undefined, defined):
    found = set()
    for other in LAYERS:
        if other != layer and other not in LAYERS[layer]:
            found |= undefined & defined.get(other, set())
    return found


def check_symbols(source, build):
    archives = {layer: os.path.join(build, "src", layer, "libck-%s.a" % layer) for layer in with_sources(source)}
    defined = {}
    for layer, archive in archives.items():
        report(os.path.exists(archive), "there is an archive of " + layer)
        if os.path.exists(archive):
            defined[layer] = {s for s in nm(archive, "--defined-only", "--extern-only") if s.startswith("ck_")}
    for layer in defined:
        undefined = nm(archives[layer], "--undefined-only")
        report(undefined, "%s uses anything at all" % layer)
        for symbol in sorted(forbidden_symbols(layer, undefined)):
            report(False, "%s doesn't use %s" % (layer, symbol))
        for symbol in sorted(upward_symbols(layer, undefined, defined)):
            report(False, "%s doesn't use %s, which is above it" % (layer, symbol))
    return defined


def check_the_check(defined):
    """An archive that uses everything: each layer's check must find just what is forbidden to it."""
    names = [prefix + "x" for prefixes in SYMBOLS for prefix in prefixes]
    upward = {layer: sorted(symbols)[0] for layer, symbols in defined.items() if symbols}
    names += upward.values()
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "scratch")
        with open(path + ".c", "w", encoding="utf-8") as file:
            for name in names:
                file.write("extern void %s (void);\n" % name)
            file.write("void all (void) { %s }\n" % " ".join(name + " ();" for name in names))
        subprocess.run(["cc", "-c", path + ".c", "-o", path + ".o"], check=True)
        subprocess.run(["ar", "rcsT", path + ".a", path + ".o"], check=True)
        undefined = nm(path + ".a", "--undefined-only")
    for layer in LAYERS:
        expected = {p + "x" for prefixes, layers in SYMBOLS.items() for p in prefixes if layer not in layers}
        report(forbidden_symbols(layer, undefined) == expected, "the check finds what %s mustn't use" % layer)
        expected = {symbol for other, symbol in upward.items() if other != layer and other not in LAYERS[layer]}
        report(upward_symbols(layer, undefined, defined) == expected, "the check finds what is above %s" % layer)


def main():
    source, build = (os.path.abspath(path) for path in sys.argv[1:3])
    check_includes(source, build)
    check_the_check(check_symbols(source, build))
    if failures:
        sys.exit("%d failures" % len(failures))
    print("%d layers hold" % len(with_sources(source)))


main()
