-- SPDX-License-Identifier: GPL-3.0-or-later
-- Ways in, for a record of hundreds of thousands of entries: what Today counts and what lists are walked by lies whole in
-- an index, so that thousands of rows are passed over without reading one of them.

-- ------------------------------------------------------------------------------------------- what is due

DROP INDEX d_review_now_due;
CREATE INDEX d_review_now_due ON d_review_now (due, case_id, kind) WHERE held = 0;
DROP INDEX d_action_now_due;
CREATE INDEX d_action_now_due ON d_action_now (due, case_id) WHERE status = 'open';
CREATE INDEX d_snooze_now_until ON d_snooze_now (until, due) WHERE until IS NOT NULL;

-- ------------------------------------------------------------------------------------------- lists

CREATE INDEX d_review_now_pending ON d_review_now (case_id, due) WHERE held = 0;
CREATE INDEX d_case_now_open ON d_case_now (case_id) WHERE status = 'open';
CREATE INDEX d_case_now_closed ON d_case_now (case_id) WHERE status = 'closed';
CREATE INDEX d_case_summary_activity ON d_case_summary (last_activity, case_id);
CREATE INDEX d_case_version_now_title ON d_case_version_now (title COLLATE NOCASE, case_id);

-- who is in which case, without their roles
DROP INDEX d_involvement_now_person;
CREATE INDEX d_involvement_now_person ON d_involvement_now (person_id, case_id) WHERE person_id IS NOT NULL;

-- ------------------------------------------------------------------------------------------- search
-- Whose a text is, as a word of the index: what is asked of one case or person is found without looking at every text
-- that has the words.

ALTER TABLE d_text ADD COLUMN owner TEXT GENERATED ALWAYS AS (lower (hex (coalesce (case_id, person_id)))) VIRTUAL;
DROP TABLE text_search;
CREATE VIRTUAL TABLE text_search USING fts5 (title, body, what, owner, content='d_text', content_rowid='n',
                                             tokenize='unicode61 remove_diacritics 2', prefix='2 3');

PRAGMA user_version = 10;
