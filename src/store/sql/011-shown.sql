-- SPDX-License-Identifier: GPL-3.0-or-later
-- An entry that went to another case, split off or merged, is dealt with there: its clocks run there, its harm test is
-- answered there, a referral that waits is chased and answered there, and its allegation has its outcome there. The facts
-- stay where they were recorded.

-- ------------------------------------------------------------------------------------------- clocks
-- Of what was split off, each clock is the new case's; what was decided in the old one until then still counts. Of what
-- was merged it stays by the case that it was recorded in: where that goes on is looked up where clocks are shown.

DROP VIEW v_clock_now;
CREATE VIEW v_clock_now AS
SELECT e.case_id, e.id AS item_id, 'triage' AS kind,
       strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch') AS started, c.recorded_at AS at
FROM entry e JOIN concern c ON c.id = e.id
WHERE NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> e.case_id)
  AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at
                  AND x.kind IN ('decision', 'action-done', 'action-dropped', 'review', 'referral', 'sharing'))
  AND NOT EXISTS (SELECT 1 FROM action_state x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at)
  AND NOT EXISTS (SELECT 1 FROM case_state x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at
                  AND (x.risk <> 'not-assessed' OR x.status = 'closed'))
UNION ALL
SELECT m.to_id, c.id, 'triage', strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch'), c.recorded_at
FROM d_entry_move_now m JOIN entry_move v ON v.id = m.version_id JOIN concern c ON c.id = m.entry_id
WHERE m.to_id <> m.case_id
  AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.case_id IN (m.to_id, m.case_id) AND x.recorded_at >= c.recorded_at
                  AND (x.case_id = m.to_id OR x.recorded_at <= v.recorded_at)
                  AND x.kind IN ('decision', 'action-done', 'action-dropped', 'review', 'referral', 'sharing'))
  AND NOT EXISTS (SELECT 1 FROM action_state x WHERE x.case_id IN (m.to_id, m.case_id) AND x.recorded_at >= c.recorded_at
                  AND (x.case_id = m.to_id OR x.recorded_at <= v.recorded_at))
  AND NOT EXISTS (SELECT 1 FROM case_state x WHERE x.case_id IN (m.to_id, m.case_id) AND x.recorded_at >= c.recorded_at
                  AND (x.case_id = m.to_id OR x.recorded_at <= v.recorded_at)
                  AND (x.risk <> 'not-assessed' OR x.status = 'closed'))
UNION ALL
SELECT e.case_id, e.id, 'lado',
       coalesce (CASE WHEN c.kind = 'allegation' THEN e.told END,
                 strftime ('%Y-%m-%dT%H:%M', CASE WHEN c.kind = 'allegation' THEN c.recorded_at ELSE h.first_met END / 1000000,
                           'unixepoch')),
       c.recorded_at
FROM entry e JOIN concern c ON c.id = e.id LEFT JOIN d_harm_test_now h ON h.concern_id = c.id
WHERE ((c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1))
  AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> e.case_id)
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = e.case_id AND k.body = 'lado' AND k.settled = 1
                  AND k.at >= c.recorded_at)
UNION ALL
SELECT m.to_id, c.id, 'lado',
       coalesce (CASE WHEN c.kind = 'allegation' THEN e.told END,
                 strftime ('%Y-%m-%dT%H:%M', CASE WHEN c.kind = 'allegation' THEN c.recorded_at ELSE h.first_met END / 1000000,
                           'unixepoch')),
       c.recorded_at
FROM d_entry_move_now m JOIN entry_move v ON v.id = m.version_id JOIN concern c ON c.id = m.entry_id
JOIN entry e ON e.id = c.id LEFT JOIN d_harm_test_now h ON h.concern_id = c.id
WHERE m.to_id <> m.case_id
  AND ((c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1))
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id IN (m.to_id, m.case_id) AND k.body = 'lado' AND k.settled = 1
                  AND k.at >= c.recorded_at AND (k.case_id = m.to_id OR k.at <= v.recorded_at))
UNION ALL
SELECT e.case_id, e.id, 'ico', coalesce (e.told, strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch')),
       c.recorded_at
FROM entry e JOIN concern c ON c.id = e.id
WHERE EXISTS (SELECT 1 FROM concern_category g WHERE g.concern_id = c.id AND g.category = 'data-breach')
  AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> e.case_id)
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = e.case_id AND k.body = 'ico' AND k.settled = 1
                  AND k.at >= c.recorded_at)
UNION ALL
SELECT m.to_id, c.id, 'ico', coalesce (e.told, strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch')),
       c.recorded_at
FROM d_entry_move_now m JOIN entry_move v ON v.id = m.version_id JOIN concern c ON c.id = m.entry_id JOIN entry e ON e.id = c.id
WHERE m.to_id <> m.case_id
  AND EXISTS (SELECT 1 FROM concern_category g WHERE g.concern_id = c.id AND g.category = 'data-breach')
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id IN (m.to_id, m.case_id) AND k.body = 'ico' AND k.settled = 1
                  AND k.at >= c.recorded_at AND (k.case_id = m.to_id OR k.at <= v.recorded_at))
UNION ALL
SELECT d.case_id, d.referral_id, CASE WHEN coalesce (r.escalated, r.chased) IS NULL THEN 'chase' ELSE 'escalate' END,
       max (r.sent, coalesce (r.chased, r.sent), coalesce (r.escalated, r.sent)), r.recorded_at
FROM d_referral_now d JOIN referral_version r ON r.id = d.version_id
WHERE r.acknowledged IS NULL AND r.decision IS NULL;

DROP TRIGGER d_entry_move;
CREATE TRIGGER d_entry_move AFTER INSERT ON entry_move BEGIN
  DELETE FROM d_entry_move_now WHERE entry_id = NEW.entry_id;
  INSERT INTO d_entry_move_now (entry_id, case_id, to_id, version_id, heads)
  SELECT entry_id, case_id, to_id, version_id, heads FROM v_entry_move_now WHERE entry_id = NEW.entry_id;
  UPDATE d_case_summary
  SET entries = (SELECT entries FROM v_case_summary v WHERE v.case_id = d_case_summary.case_id),
      first_concern = (SELECT first_concern FROM v_case_summary v WHERE v.case_id = d_case_summary.case_id)
  WHERE case_id IN (NEW.case_id, NEW.to_id, (SELECT to_id FROM entry_move WHERE id = NEW.replaces),
                    (SELECT to_id FROM entry_move WHERE id = NEW.also_replaces));
  DELETE FROM d_clock_now
  WHERE case_id IN (NEW.case_id, NEW.to_id, (SELECT to_id FROM entry_move WHERE id = NEW.replaces),
                    (SELECT to_id FROM entry_move WHERE id = NEW.also_replaces));
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now
  WHERE case_id IN (NEW.case_id, NEW.to_id, (SELECT to_id FROM entry_move WHERE id = NEW.replaces),
                    (SELECT to_id FROM entry_move WHERE id = NEW.also_replaces));
END;

-- ------------------------------------------------------------------------------------------- the harm test

DROP TRIGGER d_harm_test;
CREATE TRIGGER d_harm_test AFTER INSERT ON harm_test BEGIN
  DELETE FROM d_harm_test_now WHERE concern_id = NEW.concern_id;
  INSERT INTO d_harm_test_now (concern_id, case_id, version_id, heads, met, first_met)
  SELECT concern_id, case_id, version_id, heads, met, first_met FROM v_harm_test_now WHERE concern_id = NEW.concern_id;
  DELETE FROM d_clock_now
  WHERE case_id IN (NEW.case_id, (SELECT case_id FROM concern WHERE id = NEW.concern_id),
                    (SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.concern_id));
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now
  WHERE case_id IN (NEW.case_id, (SELECT case_id FROM concern WHERE id = NEW.concern_id),
                    (SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.concern_id));
END;

DROP TRIGGER p_harm_test;
CREATE TRIGGER p_harm_test BEFORE INSERT ON harm_test BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'decision')
     OR NOT EXISTS (SELECT 1 FROM concern WHERE id = NEW.concern_id);
  SELECT RAISE (ABORT, 'ck-not-adult')
  WHERE (SELECT kind FROM concern WHERE id = NEW.concern_id) NOT IN ('allegation', 'low-level');
END;

-- Where a person writes, it is the case that shows the concern.
CREATE TRIGGER r_harm_test_shown BEFORE INSERT ON harm_test WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  FROM (SELECT coalesce ((SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.concern_id),
                         (SELECT case_id FROM concern WHERE id = NEW.concern_id)) AS id) h
  WHERE NEW.case_id IS NOT coalesce ((SELECT into_id FROM d_case_merge_now WHERE case_id = h.id), h.id);
END;

-- ------------------------------------------------------------------------------------------- referrals

DROP TRIGGER d_referral_version;
CREATE TRIGGER d_referral_version AFTER INSERT ON referral_version BEGIN
  DELETE FROM d_referral_now WHERE referral_id = NEW.referral_id;
  INSERT INTO d_referral_now (referral_id, case_id, version_id, heads)
  SELECT referral_id, case_id, version_id, heads FROM v_referral_now WHERE referral_id = NEW.referral_id;
  DELETE FROM d_clock_now
  WHERE case_id IN (NEW.case_id, (SELECT case_id FROM referral_version WHERE id = NEW.replaces),
                    (SELECT case_id FROM referral_version WHERE id = NEW.also_replaces));
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now
  WHERE case_id IN (NEW.case_id, (SELECT case_id FROM referral_version WHERE id = NEW.replaces),
                    (SELECT case_id FROM referral_version WHERE id = NEW.also_replaces));
END;

DROP TRIGGER p_referral_version;
CREATE TRIGGER p_referral_version BEFORE INSERT ON referral_version BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'referral')
     OR NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.referral_id AND kind = 'referral');
  SELECT RAISE (ABORT, 'ck-referral-changed')
  FROM referral_version x
  WHERE x.id = NEW.replaces
    AND (x.referral_id <> NEW.referral_id OR x.body <> NEW.body OR x.recipient <> NEW.recipient OR x.sent <> NEW.sent
         OR x.sent_precision <> NEW.sent_precision OR x.how <> NEW.how OR x.sent_by <> NEW.sent_by
         OR (x.acknowledged IS NOT NULL AND NEW.acknowledged IS NOT x.acknowledged));
END;

-- Where a person writes, it is the case that it was sent in, or the one that this went into.
CREATE TRIGGER r_referral_version_shown BEFORE INSERT ON referral_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = NEW.referral_id
                    AND (e.case_id = NEW.case_id
                         OR NEW.case_id IS (SELECT into_id FROM d_case_merge_now WHERE case_id = e.case_id)));
END;

-- ------------------------------------------------------------------------------------------- closing

DROP TRIGGER r_case_state_allegation;
CREATE TRIGGER r_case_state_allegation BEFORE INSERT ON case_state
WHEN NEW.status = 'closed' AND NEW.outcome IS NOT 'transferred' AND ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-allegation-outcome')
  WHERE 'open' IS (SELECT status FROM d_case_now WHERE case_id = NEW.case_id)
    AND NOT EXISTS (SELECT 1 FROM allegation_outcome WHERE id = NEW.id)
    AND EXISTS (SELECT 1
                FROM (SELECT e.id FROM entry e
                      WHERE e.case_id IN (SELECT NEW.case_id UNION ALL SELECT case_id FROM d_case_merge_now WHERE into_id = NEW.case_id)
                        AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> NEW.case_id
                                        AND m.to_id NOT IN (SELECT case_id FROM d_case_merge_now WHERE into_id = NEW.case_id))
                      UNION ALL
                      SELECT m.entry_id FROM d_entry_move_now m
                      WHERE m.to_id IN (SELECT NEW.case_id UNION ALL SELECT case_id FROM d_case_merge_now WHERE into_id = NEW.case_id)) q
                JOIN concern c ON c.id = q.id LEFT JOIN d_harm_test_now h ON h.concern_id = c.id
                WHERE (c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1));
END;

PRAGMA user_version = 11;
