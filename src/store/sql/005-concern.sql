-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a concern records beyond its text: the list of categories, injuries, what is asked of nudes.

PRAGMA user_version = 5;
