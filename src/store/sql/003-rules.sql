-- SPDX-License-Identifier: GPL-3.0-or-later
-- Rules of practice and of the record that a person can meet, kept by the database itself. Each is RAISE (ABORT) in a
-- BEFORE trigger: conflict clauses of the statement that fires it (OR IGNORE, OR REPLACE) don't reach it. Messages are
-- keys of the table in ck-store.c, which has the sentence that a person reads.
-- What compares with what is present ("meanwhile", "taken") holds where a person writes; a merge of two laptops unites
-- first and asks afterwards. The guards of each fact (its unit, its time, never changed) are made in ck-guard.c.

-- ------------------------------------------------------------------------------------------- a version replaces the head
-- `replaces` is the present head, and NULL for the first version. Where there are two heads, `also_replaces` is the other.

CREATE TRIGGER r_setting BEFORE INSERT ON setting WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_setting_now WHERE name = NEW.name);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM setting x WHERE x.name = NEW.name AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM setting WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM setting WHERE also_replaces = x.id)) END
        FROM d_setting_now WHERE name = NEW.name);
END;

CREATE TRIGGER r_keyholder_name BEFORE INSERT ON keyholder_name WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_keyholder_now WHERE keyholder = NEW.keyholder);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM keyholder_name x WHERE x.keyholder = NEW.keyholder AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM keyholder_name WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM keyholder_name WHERE also_replaces = x.id)) END
        FROM d_keyholder_now WHERE keyholder = NEW.keyholder);
END;

CREATE TRIGGER r_person_version BEFORE INSERT ON person_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_person_now WHERE person_id = NEW.person_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM person_version x WHERE x.person_id = NEW.person_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM person_version WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM person_version WHERE also_replaces = x.id)) END
        FROM d_person_now WHERE person_id = NEW.person_id);
END;

CREATE TRIGGER r_case_version BEFORE INSERT ON case_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_case_version_now WHERE case_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM case_version x WHERE x.case_id = NEW.case_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM case_version WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM case_version WHERE also_replaces = x.id)) END
        FROM d_case_version_now WHERE case_id = NEW.case_id);
END;

CREATE TRIGGER r_case_state BEFORE INSERT ON case_state WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT state_id FROM d_case_now WHERE case_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM case_state x WHERE x.case_id = NEW.case_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM case_state WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM case_state WHERE also_replaces = x.id)) END
        FROM d_case_now WHERE case_id = NEW.case_id);
END;

CREATE TRIGGER r_action_state BEFORE INSERT ON action_state WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT state_id FROM d_action_now WHERE action_id = NEW.action_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM action_state x WHERE x.action_id = NEW.action_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM action_state WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM action_state WHERE also_replaces = x.id)) END
        FROM d_action_now WHERE action_id = NEW.action_id);
END;

CREATE TRIGGER r_plan_strand BEFORE INSERT ON plan_strand WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM plan_strand x WHERE x.case_id = NEW.case_id AND x.strand = NEW.strand AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM plan_strand WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM plan_strand WHERE also_replaces = x.id)) END
        FROM d_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand);
END;

CREATE TRIGGER r_involvement BEFORE INSERT ON involvement WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE (NEW.replaces IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM d_involvement_now WHERE id = NEW.replaces AND case_id = NEW.case_id))
     OR (NEW.also_replaces IS NOT NULL
         AND (NEW.replaces IS NULL OR NEW.also_replaces = NEW.replaces
              OR NOT EXISTS (SELECT 1 FROM d_involvement_now WHERE id = NEW.also_replaces AND case_id = NEW.case_id)));
END;

-- ------------------------------------------------------------------------------------------- numbers

CREATE TRIGGER r_case_version_reference BEFORE INSERT ON case_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-reference-taken')
  WHERE EXISTS (SELECT 1 FROM d_case_version_now WHERE year = NEW.year AND number = NEW.number
                AND device_letter = NEW.device_letter AND case_id <> NEW.case_id);
  SELECT RAISE (ABORT, 'ck-reference-changed')
  WHERE EXISTS (SELECT 1 FROM d_case_version_now WHERE case_id = NEW.case_id
                AND (year <> NEW.year OR number <> NEW.number OR device_letter <> NEW.device_letter));
END;

CREATE TRIGGER r_entry BEFORE INSERT ON entry WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-number-taken')
  WHERE EXISTS (SELECT 1 FROM entry WHERE case_id = NEW.case_id AND number = NEW.number)
     OR EXISTS (SELECT 1 FROM amendment WHERE case_id = NEW.case_id AND number = NEW.number);
END;

CREATE TRIGGER r_amendment BEFORE INSERT ON amendment WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-number-taken')
  WHERE EXISTS (SELECT 1 FROM entry WHERE case_id = NEW.case_id AND number = NEW.number)
     OR EXISTS (SELECT 1 FROM amendment WHERE case_id = NEW.case_id AND number = NEW.number);
END;

CREATE TRIGGER r_copy BEFORE INSERT ON copy WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-copy-taken')
  WHERE EXISTS (SELECT 1 FROM copy WHERE case_id = NEW.case_id AND number = NEW.number);
END;

-- ------------------------------------------------------------------------------------------- reviews

CREATE TRIGGER r_review BEFORE INSERT ON review WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-review-pending')
  WHERE EXISTS (SELECT 1 FROM d_review_now WHERE case_id = NEW.case_id AND held = 0);
END;

CREATE TRIGGER r_review_outcome BEFORE INSERT ON review_outcome WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-review-held')
  WHERE EXISTS (SELECT 1 FROM d_review_now WHERE id = NEW.review_id AND held = 1);
END;

-- ------------------------------------------------------------------------------------------- of the same case as its parent
-- The parent comes first within the unit.

CREATE TRIGGER p_concern BEFORE INSERT ON concern BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM entry WHERE id = NEW.id);
END;

CREATE TRIGGER p_concern_category BEFORE INSERT ON concern_category BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id);
END;

CREATE TRIGGER p_concern_four_cs BEFORE INSERT ON concern_four_cs BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id);
END;

CREATE TRIGGER p_amendment BEFORE INSERT ON amendment BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM entry WHERE id = NEW.entry_id);
END;

CREATE TRIGGER p_involvement BEFORE INSERT ON involvement WHEN NEW.concern_id IS NOT NULL BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id);
END;

CREATE TRIGGER p_action_state BEFORE INSERT ON action_state BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM action WHERE id = NEW.action_id);
END;

CREATE TRIGGER p_review_outcome BEFORE INSERT ON review_outcome BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM entry WHERE id = NEW.id);
END;

CREATE TRIGGER p_review_outcome_review BEFORE INSERT ON review_outcome BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM review WHERE id = NEW.review_id);
END;

CREATE TRIGGER p_review_strand BEFORE INSERT ON review_strand BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM review_outcome WHERE id = NEW.outcome_id);
END;

PRAGMA user_version = 3;
