#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints line coverage by layer from gcovr's summary: show-coverage.py SUMMARY.json FLOOR LAYER…

Every layer is shown; those that are named must reach the floor, in per cent.
"""

import json
import sys


def main():
    floor, named = float(sys.argv[2]), sys.argv[3:]
    with open(sys.argv[1], encoding="utf-8") as file:
        files = json.load(file)["files"]
    layers = {}
    for entry in files:
        layer = entry["filename"].split("/")[1]
        lines, covered = layers.get(layer, (0, 0))
        layers[layer] = (lines + entry["line_total"], covered + entry["line_covered"])
        if layer in named and entry["line_percent"] is not None and entry["line_percent"] < floor:
            print("  %-40s %5.1f %%" % (entry["filename"], entry["line_percent"]))
    low = []
    for layer in sorted(layers):
        lines, covered = layers[layer]
        share = 100.0 * covered / lines if lines else 0.0
        print("%-8s %5.1f %%  (%d of %d lines)" % (layer, share, covered, lines))
        if layer in named and share < floor:
            low.append(layer)
    low += [layer for layer in named if layer not in layers]
    if low:
        sys.exit("Below %g %%: %s" % (floor, ", ".join(low)))


main()
