-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes that answer by themselves. An index of some rows is walked without looking at a single row of its table only
-- where it holds as well the column that says which those are.

-- ------------------------------------------------------------------------------------------- what is due

DROP INDEX d_review_now_due;
CREATE INDEX d_review_now_due ON d_review_now (due, case_id, kind, held) WHERE held = 0;
DROP INDEX d_review_now_pending;
CREATE INDEX d_review_now_pending ON d_review_now (case_id, due, held) WHERE held = 0;
DROP INDEX d_action_now_due;
CREATE INDEX d_action_now_due ON d_action_now (due, case_id, status) WHERE status = 'open';

-- ------------------------------------------------------------------------------------------- lists

DROP INDEX d_case_now_open;
CREATE INDEX d_case_now_open ON d_case_now (case_id, status, risk) WHERE status = 'open';
DROP INDEX d_case_now_closed;
CREATE INDEX d_case_now_closed ON d_case_now (case_id, status, risk) WHERE status = 'closed';
DROP INDEX concern_category_case;
CREATE INDEX concern_category_case ON concern_category (case_id, category, concern_id);
CREATE INDEX concern_category_named ON concern_category (category, case_id, concern_id);

-- when a case was closed
DROP INDEX case_state_case;
CREATE INDEX case_state_case ON case_state (case_id, status);

-- what became of the reviews of a case, and when
CREATE INDEX review_outcome_case ON review_outcome (case_id, result);

-- who is in which case, asked from either side
DROP INDEX d_involvement_now_case;
CREATE INDEX d_involvement_now_case ON d_involvement_now (case_id, person_id, role);

PRAGMA user_version = 12;
