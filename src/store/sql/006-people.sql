-- SPDX-License-Identifier: GPL-3.0-or-later
-- Relationships between people, and two records of one person.

PRAGMA user_version = 6;
