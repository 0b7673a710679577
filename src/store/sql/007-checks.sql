-- SPDX-License-Identifier: GPL-3.0-or-later
-- Decisions, whom to tell, referrals, adults in positions of trust, restricted cases.

PRAGMA user_version = 7;
