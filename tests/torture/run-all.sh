#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The full counts of everything that breaks things on purpose. Options go to none of them; see each program.
set -eu
here=$(dirname "$0")
"$here/power-cut" --full
