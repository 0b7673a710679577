-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a search finds: the views of the full text, each as all steps before leave it. The index has a column for the
-- kind of thing beside its words, so that the newest of each kind are found without reading the rest.

DROP VIEW v_text;
DROP VIEW v_text_plan;
DROP VIEW v_text_person;
DROP VIEW v_text_action;
DROP VIEW v_text_entry;
DROP VIEW v_text_case;
DROP TABLE text_search;

CREATE VIRTUAL TABLE text_search USING fts5 (title, body, what, content='d_text', content_rowid='n',
                                             tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE VIEW v_text_case AS
SELECT d.case_id AS id, 'case' AS what, d.case_id, NULL AS person_id, NULL AS number, d.title,
       printf ('%04d-%04d%s', d.year, d.number, d.device_letter) || char (10) || d.lead
       || coalesce (char (10) || (SELECT group_concat (description, char (10))
                                  FROM (SELECT i.description FROM d_involvement_now n JOIN involvement i ON i.id = n.id
                                        WHERE n.case_id = d.case_id ORDER BY n.id)), '')
       || coalesce (char (10) || (SELECT group_concat (reason, char (10))
                                  FROM (SELECT reason FROM snooze WHERE case_id = d.case_id AND reason IS NOT NULL ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (why, char (10))
                                  FROM (SELECT why FROM case_link WHERE case_id = d.case_id ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (why, char (10))
                                  FROM (SELECT why FROM case_merge WHERE case_id = d.case_id ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (why, char (10))
                                  FROM (SELECT DISTINCT why FROM entry_move WHERE case_id = d.case_id ORDER BY why)), '') AS body
FROM d_case_version_now d;

CREATE VIEW v_text_entry AS
SELECT e.id, 'entry' AS what, e.case_id, NULL AS person_id, e.number, coalesce (e.title, '') AS title,
       e.facts
       || coalesce (char (10) || e.own_words, '')
       || coalesce (char (10) || e.opinion, '')
       || coalesce (char (10) || e.significance, '')
       || coalesce (char (10) || e.outcome, '')
       || coalesce (char (10) || e.reason, '')
       || coalesce (char (10) || e.source, '')
       || coalesce (char (10) || e.told_to, '')
       || coalesce (char (10) || c.immediate_action, '')
       || coalesce (char (10) || c.platform, '')
       || coalesce (char (10) || c.handle, '')
       || coalesce (char (10) || c.child_view, '')
       || coalesce (char (10) || c.parents_reason, '')
       || coalesce (char (10) || c.bias, '')
       || coalesce (char (10) || (SELECT group_concat (words, char (10))
                                  FROM (SELECT coalesce (child_view, '') || coalesce (char (10) || parents_reason, '') AS words
                                        FROM concern_child WHERE concern_id = e.id ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (note, char (10))
                                  FROM (SELECT note FROM concern_injury WHERE concern_id = e.id ORDER BY n, id)), '')
       || coalesce (char (10) || u.described, '')
       || coalesce (char (10) || u.described_by, '')
       || coalesce (char (10) || u.holders, '')
       || coalesce (char (10) || u.seen_by, '')
       || coalesce (char (10) || u.seen_why, '')
       || coalesce (char (10) || u.seen_present, '')
       || coalesce (char (10) || u.deletion, '')
       || coalesce (char (10) || u.referral, '')
       || coalesce (char (10) || o.child_view, '')
       || coalesce (char (10) || o.decision, '')
       || coalesce (char (10) || o.reason, '')
       || coalesce (char (10) || d.options, '')
       || coalesce (char (10) || d.threshold, '')
       || coalesce (char (10) || d.decided_by, '')
       || coalesce (char (10) || k.told_who, '')
       || coalesce (char (10) || k.reference, '')
       || coalesce (char (10) || r.recipient || char (10) || r.how || char (10) || r.sent_by, '')
       || coalesce (char (10) || r.reference, '')
       || coalesce (char (10) || r.acknowledged_by, '')
       || coalesce (char (10) || h.harmed_why || char (10) || h.offence_why || char (10) || h.risk_why || char (10)
                    || h.suitability_why, '')
       || coalesce (char (10) || (SELECT group_concat (note, char (10))
                                  FROM (SELECT note FROM review_strand WHERE outcome_id = e.id ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (text || char (10) || why, char (10))
                                  FROM (SELECT text, why FROM amendment WHERE entry_id = e.id ORDER BY number, id)), '') AS body
FROM entry e
LEFT JOIN concern c ON c.id = e.id
LEFT JOIN concern_nudes u ON u.id = e.id
LEFT JOIN review_outcome o ON o.id = e.id
LEFT JOIN decision d ON d.id = e.id
LEFT JOIN check_version k ON k.id = e.id
LEFT JOIN referral_version r ON r.id = e.id
LEFT JOIN harm_test h ON h.id = e.id;

CREATE VIEW v_text_action AS
SELECT d.action_id AS id, 'action' AS what, d.case_id, NULL AS person_id, NULL AS number, s.what AS title,
       s.owner || coalesce (char (10) || s.outcome, '') || coalesce (char (10) || s.reason, '') AS body
FROM d_action_now d JOIN action_state s ON s.id = d.state_id;

CREATE VIEW v_text_person AS
SELECT d.person_id AS id, 'person' AS what, NULL AS case_id, d.person_id, NULL AS number, v.name AS title,
       coalesce (v.known_as, '') || coalesce (char (10) || v.description, '') || coalesce (char (10) || v.contact, '')
       || coalesce (char (10) || (SELECT group_concat (words, char (10))
                                  FROM (SELECT coalesce (r.label, '') || coalesce (char (10) || r.note, '') AS words
                                        FROM d_relationship_now n JOIN relationship_version r ON r.id = n.version_id
                                        WHERE n.person_id = d.person_id ORDER BY n.relationship_id)), '')
       || coalesce (char (10) || (SELECT m.why FROM d_person_merge_now n JOIN person_merge m ON m.id = n.version_id
                                  WHERE n.from_id = d.person_id), '') AS body
FROM d_person_now d JOIN person_version v ON v.id = d.version_id;

CREATE VIEW v_text_plan AS
SELECT d.case_id AS id, 'plan' AS what, d.case_id, NULL AS person_id, NULL AS number, '' AS title,
       coalesce ((SELECT group_concat (words, char (10))
                  FROM (SELECT coalesce (p.need, '') || coalesce (char (10) || p.resolved, '') AS words
                        FROM d_plan_now n JOIN plan_strand p ON p.id = n.version_id
                        WHERE n.case_id = d.case_id ORDER BY n.strand)), '') AS body
FROM d_case_version_now d
WHERE EXISTS (SELECT 1 FROM d_plan_now WHERE case_id = d.case_id);

CREATE VIEW v_text AS
SELECT id, what, case_id, person_id, number, title, body FROM v_text_case
UNION ALL SELECT id, what, case_id, person_id, number, title, body FROM v_text_entry
UNION ALL SELECT id, what, case_id, person_id, number, title, body FROM v_text_action
UNION ALL SELECT id, what, case_id, person_id, number, title, body FROM v_text_person
UNION ALL SELECT id, what, case_id, person_id, number, title, body FROM v_text_plan;

-- ------------------------------------------------------------------------------------------- ways in

CREATE INDEX d_text_case ON d_text (case_id) WHERE case_id IS NOT NULL;         -- everything of one case
CREATE INDEX d_text_person ON d_text (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX unit_hlc ON unit (hlc);               -- the history of everything, newest first

PRAGMA user_version = 9;
