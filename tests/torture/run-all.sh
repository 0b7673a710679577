#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The full counts; `./dev torture` calls it from the top of the sources. Each line at the end is one result.
set -u
build=${CK_BUILD:-build}
export CK_CLI=$PWD/$build/src/cli/casekeeper-cli PYTHONDONTWRITEBYTECODE=1
status=0 results=()

one() {
  local name=$1 out began=$SECONDS
  shift
  echo "== $name"
  if out=$("$@" 2>&1 </dev/null); then results+=("held    $name: $(tail -n 1 <<<"$out") ($((SECONDS - began)) s)")
  else results+=("FAILED  $name: $(tail -n 3 <<<"$out" | tr '\n' ' ')"); status=1; fi
  echo "$out" | tail -n 4
}

one "1,000 kills of a stream of notes" python3 tests/torture/kill_notes.py --count 1000 --seed "${CK_SEED:-7}"
one "4,000 flipped bits through the whole program" python3 tests/torture/flip_bytes.py --count 4000 --seed "${CK_SEED:-7}"
[ -x "$build/tests/torture/power-cut" ] && one "20,000 power cuts, and each control" "$build/tests/torture/power-cut" --full --seed "${CK_SEED:-7}"
[ -f tests/torture/kill_window.py ] && one "50 kills while typing in the window" env CK_BUILD="$build" tests/with-window.py --desktop /usr/bin/python3 -B tests/torture/kill_window.py --count 50

printf '\n'
printf '%s\n' "${results[@]}"
exit $status
