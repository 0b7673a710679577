#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program on a screen, a session bus and a home of its own: with-window.py [--desktop] PROGRAM [ARGUMENT…]

The screen is Xvfb's, 1280×800; with --desktop it has a window manager and a compositor too, which pictures and journeys
need. Nothing that the program leaves running outlives it (a session bus that still holds the caller's pipe would hang
the caller): every process that was started below is ended, and only those.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PR_SET_CHILD_SUBREAPER = 36
GTK_SETTINGS = "[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n"


def children():
    """The processes that are our own children, which after a while are all that were left behind."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry, encoding="utf-8", errors="replace") as file:
                    if int(file.read().rpartition(")")[2].split()[1]) == os.getpid():
                        found.append(int(entry))
            except (FileNotFoundError, ProcessLookupError):
                pass
    return found


def end_children():
    """Ends our children, and theirs as they become ours, until there are none."""
    deadline = time.monotonic() + 5
    while children() and time.monotonic() < deadline:
        for pid in children():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            # never waits: a child that became ours after the list was made isn't killed yet
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass
        time.sleep(0.02)


def start_screen(log):
    """Starts Xvfb on a free display, which it names itself on a pipe once it is ready."""
    reader, writer = os.pipe()
    subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
                     pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    os.close(writer)
    with os.fdopen(reader) as file:
        number = file.readline().strip()
    if not number:
        log.seek(0)
        sys.exit("Xvfb did not start:\n" + log.read())
    return ":" + number


def environment(home, display):
    env = dict(os.environ)
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY", "GTK_THEME", "LANGUAGE",
                 "AT_SPI_BUS_ADDRESS"):
        env.pop(name, None)
    env.update(HOME=home, DISPLAY=display, XDG_RUNTIME_DIR=os.path.join(home, "run"),
               XDG_CONFIG_HOME=os.path.join(home, ".config"), XDG_DATA_HOME=os.path.join(home, ".local", "share"),
               XDG_CACHE_HOME=os.path.join(home, ".cache"), GDK_BACKEND="x11", GSK_RENDERER="cairo",
               GDK_DEBUG="gl-disable", GSETTINGS_BACKEND="memory", ADW_DISABLE_PORTAL="1", GTK_USE_PORTAL="0",
               LC_ALL="en_GB.UTF-8", LANG="en_GB.UTF-8", G_SLICE="always-malloc")
    if "ASAN_OPTIONS" in env:
        # the slow way up the stack goes through GTK's libraries as well, which the list of what isn't ours needs
        env["ASAN_OPTIONS"] += ":fast_unwind_on_malloc=0"
    os.mkdir(env["XDG_RUNTIME_DIR"], 0o700)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.makedirs(env[name])
    os.mkdir(os.path.join(env["XDG_CONFIG_HOME"], "gtk-4.0"))
    with open(os.path.join(env["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
        file.write(GTK_SETTINGS)
    return env


def main():
    command = sys.argv[1:]
    desktop = command[:1] == ["--desktop"]
    if desktop:
        command = command[1:]
    if not command:
        sys.exit(__doc__)

    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    home = tempfile.mkdtemp(prefix="ck-window-")
    try:
        with open(os.path.join(home, "screen.log"), "w+", encoding="utf-8") as log:
            env = environment(home, start_screen(log))
            if desktop:
                for helper in (["openbox"], ["picom", "--backend", "xrender", "--config", "/dev/null"]):
                    subprocess.Popen(helper, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            # Output goes through files, not through our own pipes, which what is left behind would hold open; what
            # services of the bus say goes with the errors, since it isn't TAP.
            with open(os.path.join(home, "out"), "w+b") as out, open(os.path.join(home, "err"), "w+b") as err:
                redirect = 'exec "$@" >&%d %d>&-' % (out.fileno(), out.fileno())
                status = subprocess.call(["dbus-run-session", "--", "bash", "-c", redirect, "bash"] + command, env=env,
                                         stdin=subprocess.DEVNULL, stdout=err, stderr=err, pass_fds=[out.fileno()])
                for file, stream in ((out, sys.stdout), (err, sys.stderr)):
                    file.seek(0)
                    shutil.copyfileobj(file, stream.buffer)
                    stream.flush()
        return status if status >= 0 else 128 - status
    finally:
        end_children()
        shutil.rmtree(home, ignore_errors=True)


sys.exit(main())
