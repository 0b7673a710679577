#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the bench: plain SQLite with bare tables, plain SQLite with the record, and the vault, in turns, so that all
three see the same noise; then the window against an empty one. Prints medians and ratios.

Then what each screen asks of the database first, and what the window takes of memory, in a vault of 300 cases, which is
made once and kept in build/scale. With --scale small|full that alone, of 300 or 10,000 cases."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 3
ROWS = [
    ("log", "log a concern (10 facts, full text, synced)"),
    ("list", "list of 300 open cases"),
    ("search", "search, 50 hits with context"),
    ("load", "chronology of 1,000 entries, read"),
    ("pages", "… laid out and saved as a PDF"),
    ("unlock", "unlock, less the key derivation"),
]


def measure(*words):
    folder = tempfile.mkdtemp(prefix="casekeeper-bench-", dir=os.environ.get("CK_BENCH_DIR"))
    try:
        env = {**os.environ, "HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
        out = subprocess.run([*words, folder], env=env, check=True, stdout=subprocess.PIPE).stdout.decode()
        return {name: int(value) for name, value in (line.split() for line in out.splitlines())}
    finally:
        shutil.rmtree(folder)


def first_frame(*words):
    """Seconds until the window is on the screen."""
    folder = tempfile.mkdtemp(prefix="casekeeper-bench-")
    env = {**os.environ, "HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
    try:
        began = time.monotonic()
        process = subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            # a search fails when some window goes away meanwhile: asked again until it finds ours
            while time.monotonic() - began < 60:
                found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], check=False,
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
                if found.strip():
                    return time.monotonic() - began
            raise RuntimeError("no window came")
        finally:
            process.kill()
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(microseconds):
    return f"{microseconds / 1000:9.2f} ms" if microseconds < 1e6 else f"{microseconds / 1e6:9.2f} s "


def scale(build, size):
    """The vault is in the build folder, its memory of the last generation in a home of its own."""
    folder = os.path.abspath(os.path.join(build, "scale"))
    os.makedirs(folder, exist_ok=True)
    env = {**os.environ, "HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder}
    program = os.path.join(build, "tests", "bench", "ck-bench-scale")
    vault = os.path.join(folder, size + ".casevault")
    status = subprocess.run([program, vault, size], env=env, check=False).returncode
    if status == 0 and os.environ.get("DISPLAY") and shutil.which("xdotool"):
        window_memory(os.path.join(build, "src", "app", "casekeeper"), vault, env)
    return status


def settled_memory(pid):
    """Proportional and resident MiB, once they have stopped growing."""
    before = None
    for _ in range(60):
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
            now = {line.split()[0]: int(line.split()[1]) // 1024 for line in rollup if line.startswith(("Pss:", "Rss:"))}
        if before is not None and all(abs(now[key] - before[key]) < 1 for key in now):
            break
        before = now
        time.sleep(1)
    return now["Pss:"], now["Rss:"]


def window_memory(program, vault, env):
    """The window on the vault, on the last day of its record, screen after screen; each scrolled to and fro."""
    process = subprocess.Popen([program, "--now=2026-11-20T09:00:00Z", vault], env={**env, "XDG_CONFIG_HOME": env["HOME"]},
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def xdotool(*words):
        return subprocess.run(["xdotool", *words], check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.split()

    try:
        found = []
        began = time.monotonic()
        while not found and time.monotonic() - began < 60:
            found = xdotool("search", "--onlyvisible", "--pid", str(process.pid))
        if not found:
            raise RuntimeError("no window came")
        time.sleep(3)
        xdotool("windowactivate", "--sync", found[-1].decode())
        print(f"{'Memory of the window, MiB':<28s} {'own share':>10s} {'resident':>10s}")
        xdotool("type", "--delay", "12", "correct horse battery staple")
        for name, keys in (("Today", ["Return"]), ("Cases", ["alt+2"]), ("People", ["alt+3"]), ("Search", ["ctrl+f"])):
            xdotool("key", "--clearmodifiers", *keys)
            time.sleep(3)
            if name == "Search":
                xdotool("type", "--delay", "12", "messages")
            else:
                xdotool("mousemove", "700", "500", "click", "--repeat", "300", "--delay", "5", "5")
            time.sleep(3)
            share, resident = settled_memory(process.pid)
            print(f"  {name:<26s} {share:10d} {resident:10d}{'  missed' if share > 200 else ''}")
    finally:
        process.kill()
        process.wait()


def main():
    build, source = sys.argv[1:3]
    if "--scale" in sys.argv[3:]:
        size = sys.argv[sys.argv.index("--scale") + 1] if sys.argv[-1] != "--scale" else "small"
        if size not in ("small", "full"):
            print("bench: --scale takes small or full", file=sys.stderr)
            return 2
        return scale(build, size)
    bench = os.path.join(build, "tests", "bench")
    variants = {
        "bare": [os.path.join(bench, "ck-bench-bare"), os.path.join(source, "src", "store", "sql", "001-facts.sql")],
        "record": [os.path.join(bench, "ck-bench-record")],
        "vault": [os.path.join(bench, "ck-bench-vault")],
    }
    results = {name: [] for name in variants}
    kdf = []
    for _ in range(ROUNDS):
        for name, words in variants.items():
            results[name].append(measure(*words))
        kdf.append(int(subprocess.run([os.path.join(bench, "ck-bench-kdf")], check=True, stdout=subprocess.PIPE).stdout.split()[1]))

    median = {name: {key: statistics.median(row[key] for row in rows) for key in rows[0]} for name, rows in results.items()}
    median["vault"]["unlock"] -= statistics.median(kdf)
    print(f"{'':46s}{'plain, bare':>14s}{'plain, record':>16s}{'vault':>14s}   record ÷ bare   vault ÷ bare")
    for key, label in ROWS:
        cells = [median[name].get(key) for name in variants]
        text = f"{label:46s}" + "".join(f"{show(cell) if cell is not None else '–':>15s}" for cell in cells)
        if cells[0]:
            text += f"{cells[1] / cells[0]:14.2f} ×{cells[2] / cells[0]:13.2f} ×"
        print(text)
    print(f"key derivation at the bench's cost: {show(statistics.median(kdf)).strip()}; PDF: {median['vault']['n_pages']:.0f} pages; "
          f"most memory: {median['vault']['memory_kib'] / 1024:.0f} MiB")

    if os.environ.get("DISPLAY") and shutil.which("xdotool"):
        empty, window = [], []
        for _ in range(5):
            empty.append(first_frame(os.path.join(bench, "ck-bench-window")))
            window.append(first_frame(os.path.join(build, "src", "app", "casekeeper")))
        print(f"start to first frame: an empty Adwaita window {statistics.median(empty):.2f} s, casekeeper {statistics.median(window):.2f} s, "
              f"{statistics.median(window) / statistics.median(empty):.2f} ×")
    else:
        print("start to first frame: not measured without a display")
    print()
    return scale(build, "small")


if __name__ == "__main__":
    sys.exit(main())
