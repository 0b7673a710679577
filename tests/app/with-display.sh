#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program under a display, a session bus, a home and a run-time folder of its own, then removes them.
set -u
room=$(mktemp -d "${TMPDIR:-/tmp}/ck-display.XXXXXX")
mkdir -m 700 "$room/home" "$room/run"
export HOME="$room/home" XDG_RUNTIME_DIR="$room/run" TMPDIR="$room"
export XDG_CONFIG_HOME="$room/home/.config" XDG_DATA_HOME="$room/home/.local/share" XDG_CACHE_HOME="$room/home/.cache"
export GSK_RENDERER=cairo GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1
export G_SLICE=always-malloc NO_AT_BRIDGE=0 GTK_USE_PORTAL=0
export LC_ALL="${CK_TEST_LOCALE:-C.UTF-8}"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS DISPLAY
xvfb-run -a -s "-screen 0 ${CK_TEST_SCREEN:-1400x900}x24 -nolisten tcp" dbus-run-session -- "$@" </dev/null
status=$?
rm -rf "$room"
exit $status
