#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every screen: shots.sh FOLDER [WORD…]
set -eu
here=$(dirname "$(readlink -f "$0")")
exec "$here/../with-window.py" --desktop /usr/bin/python3 -B "$here/shots.py" "$here/../../build/src/app/casekeeper" "$@"
