-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is derived is kept with less work where a person writes. A new version is the only head there, and what is new has
-- no past: nothing else of the case has to be looked at. Anything else asks the views, as before. What a list shows of a
-- case is written only when it changes; its index, each time that the column is.

-- ------------------------------------------------------------------------------------------- cases

DROP TRIGGER d_case_state;
CREATE TRIGGER d_case_state AFTER INSERT ON case_state WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_case_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_now (case_id, state_id, heads, status, risk, pending_review, long_check)
  VALUES (NEW.case_id, NEW.id, 1, NEW.status, NEW.risk, NEW.pending_review, NEW.long_check);
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

DROP TRIGGER d_case_version;
CREATE TRIGGER d_case_version AFTER INSERT ON case_version WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_case_version_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_version_now (case_id, version_id, heads, year, number, device_letter, title, lead)
  VALUES (NEW.case_id, NEW.id, 1, NEW.year, NEW.number, NEW.device_letter, NEW.title, NEW.lead);
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

DROP TRIGGER d_plan_strand;
CREATE TRIGGER d_plan_strand AFTER INSERT ON plan_strand WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand;
  INSERT INTO d_plan_now (case_id, strand, version_id, heads)
  VALUES (NEW.case_id, NEW.strand, NEW.id, 1);
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

DROP TRIGGER d_action_state;
CREATE TRIGGER d_action_state AFTER INSERT ON action_state WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_action_now WHERE action_id = NEW.action_id;
  INSERT INTO d_action_now (action_id, case_id, state_id, heads, status, due)
  VALUES (NEW.action_id, NEW.case_id, NEW.id, 1, NEW.status, NEW.due);
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

-- Where a case shows no concern yet, a new one is the first.
DROP TRIGGER d_entry;
CREATE TRIGGER d_entry AFTER INSERT ON entry BEGIN
  UPDATE d_case_summary
  SET entries = entries + 1,
      last_number = max (last_number, NEW.number),
      first_concern = CASE WHEN NEW.kind <> 'concern' THEN first_concern
                           WHEN first_concern IS NULL AND ck_unit_mode () IS 'write' THEN NEW.id
                           ELSE (SELECT first_concern FROM v_case_summary WHERE case_id = NEW.case_id) END
  WHERE case_id = NEW.case_id;
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

DROP TRIGGER d_amendment;
CREATE TRIGGER d_amendment AFTER INSERT ON amendment BEGIN
  UPDATE d_case_summary SET last_number = NEW.number WHERE case_id = NEW.case_id AND last_number < NEW.number;
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

-- ------------------------------------------------------------------------------------------- people

DROP TRIGGER d_involvement;
CREATE TRIGGER d_involvement AFTER INSERT ON involvement WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_involvement_now WHERE id = NEW.replaces;
  INSERT INTO d_involvement_now (id, case_id, person_id, role) VALUES (NEW.id, NEW.case_id, NEW.person_id, NEW.role);
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

CREATE TRIGGER d_involvement_any AFTER INSERT ON involvement WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_involvement_now WHERE id IN (NEW.id, NEW.replaces, NEW.also_replaces);
  INSERT INTO d_involvement_now (id, case_id, person_id, role)
  SELECT id, case_id, person_id, role FROM v_involvement_now WHERE id = NEW.id;
  UPDATE d_case_summary SET last_activity = NEW.recorded_at WHERE case_id = NEW.case_id AND last_activity < NEW.recorded_at;
END;

-- people are listed by d_person_list
DROP INDEX d_person_now_name;

-- what was there of the same person went with the row that was replaced
DROP TRIGGER d_person_now_insert;
CREATE TRIGGER d_person_now_insert AFTER INSERT ON d_person_now BEGIN
  INSERT INTO d_person_list (person_id, sort, kind)
  SELECT NEW.person_id, ck_name_sort (v.name), v.kind FROM person_version v WHERE v.id = NEW.version_id;
  INSERT INTO d_person_key (person_id, n, key) SELECT person_id, n, key FROM v_person_key WHERE person_id = NEW.person_id;
END;

-- ------------------------------------------------------------------------------------------- clocks
-- A new concern starts its own, and stops no other's: it has no harm test, and was moved nowhere, yet.

DROP TRIGGER d_concern_clock;
CREATE TRIGGER d_concern_clock AFTER INSERT ON concern WHEN ck_unit_mode () IS 'write' BEGIN
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT NEW.case_id, NEW.id, 'triage', strftime ('%Y-%m-%dT%H:%M', NEW.recorded_at / 1000000, 'unixepoch'), NEW.recorded_at
  WHERE NOT EXISTS (SELECT 1 FROM case_state x WHERE x.case_id = NEW.case_id AND x.recorded_at >= NEW.recorded_at
                    AND (x.risk <> 'not-assessed' OR x.status = 'closed'))
    AND NOT EXISTS (SELECT 1 FROM action_state x WHERE x.case_id = NEW.case_id AND x.recorded_at >= NEW.recorded_at)
    AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.case_id = NEW.case_id AND x.recorded_at >= NEW.recorded_at
                    AND x.kind IN ('decision', 'action-done', 'action-dropped', 'review', 'referral', 'sharing'));
END;

CREATE TRIGGER d_concern_clock_lado AFTER INSERT ON concern WHEN ck_unit_mode () IS 'write' AND NEW.kind = 'allegation' BEGIN
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT NEW.case_id, NEW.id, 'lado',
         coalesce ((SELECT told FROM entry WHERE id = NEW.id),
                   strftime ('%Y-%m-%dT%H:%M', NEW.recorded_at / 1000000, 'unixepoch')),
         NEW.recorded_at
  WHERE NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = NEW.case_id AND k.body = 'lado' AND k.settled = 1
                    AND k.at >= NEW.recorded_at);
END;

CREATE TRIGGER d_concern_clock_any AFTER INSERT ON concern WHEN ck_unit_mode () IS NOT 'write' BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

PRAGMA user_version = 13;
