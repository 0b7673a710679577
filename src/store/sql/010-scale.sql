-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ways in, for a record of hundreds of thousands of entries: what Today counts and what lists are walked by lies whole in
-- an index, so that thousands of rows are passed over without reading one of them.

-- ------------------------------------------------------------------------------------------- what is due

DROP INDEX d_review_now_due;
CREATE INDEX d_review_now_due ON d_review_now (due, case_id, kind) WHERE held = 0;
DROP INDEX d_action_now_due;
CREATE INDEX d_action_now_due ON d_action_now (due, case_id) WHERE status = 'open';
CREATE INDEX d_snooze_now_until ON d_snooze_now (until, due) WHERE until IS NOT NULL;

PRAGMA user_version = 10;
