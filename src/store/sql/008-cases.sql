-- SPDX-License-Identifier: GPL-3.0-or-later
-- Cases that are linked, merged or split, and what was snoozed.

PRAGMA user_version = 8;
