-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is current, derived from the facts. Each d_ table holds exactly what its v_ view says: triggers keep it so as
-- facts come in, a rebuild fills it from the view, and verify compares the two both ways. Nothing here is recorded.
--
-- A head is a version that no other replaces. Two heads are a conflict that a person has yet to settle; until then the
-- newer one (ids carry their time) is shown, and `heads` says that there are more.
-- A trigger deletes and inserts instead of replacing: OR IGNORE and OR REPLACE of an outer statement override the
-- conflict handling of statements inside a trigger. Where a person writes, and settles no conflict, the new version is
-- the only head (003 sees to that), so its own values are put there; anything else asks the view.

-- ------------------------------------------------------------------------------------------- reviews

CREATE TABLE d_review_now (
  id      BLOB    NOT NULL PRIMARY KEY,
  case_id BLOB    NOT NULL,
  kind    TEXT    NOT NULL,
  due     TEXT    NOT NULL,
  held    INTEGER NOT NULL,                       -- it has an outcome: held, postponed or superseded
  UNIQUE (case_id, id, kind, held)
) STRICT, WITHOUT ROWID;
CREATE INDEX d_review_now_due ON d_review_now (due) WHERE held = 0;

CREATE VIEW v_review_now AS
SELECT r.id, r.case_id, r.kind, r.due, EXISTS (SELECT 1 FROM review_outcome o WHERE o.review_id = r.id) AS held
FROM review r;

CREATE TRIGGER d_review AFTER INSERT ON review BEGIN
  INSERT INTO d_review_now (id, case_id, kind, due, held) VALUES (NEW.id, NEW.case_id, NEW.kind, NEW.due, 0);
END;

CREATE TRIGGER d_review_outcome AFTER INSERT ON review_outcome BEGIN
  UPDATE d_review_now SET held = 1 WHERE id = NEW.review_id;
END;

-- ------------------------------------------------------------------------------------------- cases: how they stand

-- An open case has exactly one pending review. The key makes it so: it holds for a review of the plan that isn't held, of
-- the same case; the rule that a case gets no second one (003) does the rest. Being deferred, the key is looked at when
-- the unit is committed, after everything that the unit records is there. The check of a closed case, which stays where
-- it is when it has been held, is looked at in the same moment by ck-unit.c: a key for it would cost a page a unit.
CREATE TABLE d_case_now (
  case_id        BLOB    NOT NULL PRIMARY KEY,
  state_id       BLOB,                            -- NULL only within the unit that opens the case
  heads          INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  risk           TEXT,
  pending_review BLOB,
  pending_kind   TEXT    NOT NULL DEFAULT 'plan' CHECK (pending_kind = 'plan'),
  pending_held   INTEGER NOT NULL DEFAULT 0 CHECK (pending_held = 0),
  long_check     BLOB,
  FOREIGN KEY (case_id, pending_review, pending_kind, pending_held)
    REFERENCES d_review_now (case_id, id, kind, held) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE VIEW v_case_now AS
SELECT h.case_id, s.id AS state_id, h.heads, s.status, s.risk, s.pending_review, 'plan' AS pending_kind, 0 AS pending_held,
       s.long_check
FROM (SELECT case_id, max (id) AS id, count (*) AS heads FROM case_state x
      WHERE NOT EXISTS (SELECT 1 FROM case_state WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM case_state WHERE also_replaces = x.id)
      GROUP BY case_id) h
JOIN case_state s ON s.id = h.id;

-- A case by itself points at a review that can't be: only a state in the same unit makes the key hold.
CREATE TRIGGER d_case AFTER INSERT ON "case" BEGIN
  INSERT INTO d_case_now (case_id, heads, status, pending_review) VALUES (NEW.id, 0, 'open', zeroblob (16));
  INSERT INTO d_case_summary (case_id, opened_at, last_activity, entries, last_number, last_copy, first_concern)
  VALUES (NEW.id, NEW.recorded_at, NEW.recorded_at, 0, 0, 0, NULL);
END;

CREATE TRIGGER d_case_state AFTER INSERT ON case_state WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_case_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_now (case_id, state_id, heads, status, risk, pending_review, long_check)
  VALUES (NEW.case_id, NEW.id, 1, NEW.status, NEW.risk, NEW.pending_review, NEW.long_check);
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_case_state_any AFTER INSERT ON case_state WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_case_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_now (case_id, state_id, heads, status, risk, pending_review, pending_kind, pending_held, long_check)
  SELECT case_id, state_id, heads, status, risk, pending_review, pending_kind, pending_held, long_check
  FROM v_case_now WHERE case_id = NEW.case_id;
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

-- ------------------------------------------------------------------------------------------- cases: reference, title, lead

CREATE TABLE d_case_version_now (
  case_id       BLOB    NOT NULL PRIMARY KEY,
  version_id    BLOB    NOT NULL,
  heads         INTEGER NOT NULL,
  year          INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  device_letter TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  lead          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_case_version_now_reference ON d_case_version_now (year, number, device_letter);

CREATE VIEW v_case_version_now AS
SELECT h.case_id, v.id AS version_id, h.heads, v.year, v.number, v.device_letter, v.title, v.lead
FROM (SELECT case_id, max (id) AS id, count (*) AS heads FROM case_version x
      WHERE NOT EXISTS (SELECT 1 FROM case_version WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM case_version WHERE also_replaces = x.id)
      GROUP BY case_id) h
JOIN case_version v ON v.id = h.id;

CREATE TRIGGER d_case_version AFTER INSERT ON case_version WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_case_version_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_version_now (case_id, version_id, heads, year, number, device_letter, title, lead)
  VALUES (NEW.case_id, NEW.id, 1, NEW.year, NEW.number, NEW.device_letter, NEW.title, NEW.lead);
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_case_version_any AFTER INSERT ON case_version WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_case_version_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_version_now (case_id, version_id, heads, year, number, device_letter, title, lead)
  SELECT case_id, version_id, heads, year, number, device_letter, title, lead
  FROM v_case_version_now WHERE case_id = NEW.case_id;
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

-- ------------------------------------------------------------------------------------------- cases: what a list shows

CREATE TABLE d_case_summary (
  case_id       BLOB    NOT NULL PRIMARY KEY,
  opened_at     INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,                 -- when anything of the case was last recorded, looking and copying apart
  entries       INTEGER NOT NULL,
  last_number   INTEGER NOT NULL,                 -- of an entry or amendment; the next one gets one more
  last_copy     INTEGER NOT NULL,
  first_concern BLOB                              -- its kind is the case's
) STRICT, WITHOUT ROWID;

CREATE VIEW v_case_summary AS
SELECT c.id AS case_id, c.recorded_at AS opened_at,
       max (c.recorded_at,
            coalesce ((SELECT max (recorded_at) FROM case_state   WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM case_version WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM entry        WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM amendment    WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM involvement  WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM plan_strand  WHERE case_id = c.id), 0),
            coalesce ((SELECT max (recorded_at) FROM action_state WHERE case_id = c.id), 0)) AS last_activity,
       (SELECT count (*) FROM entry WHERE case_id = c.id) AS entries,
       max (coalesce ((SELECT max (number) FROM entry     WHERE case_id = c.id), 0),
            coalesce ((SELECT max (number) FROM amendment WHERE case_id = c.id), 0)) AS last_number,
       coalesce ((SELECT max (number) FROM copy WHERE case_id = c.id), 0) AS last_copy,
       (SELECT id FROM entry WHERE case_id = c.id AND kind = 'concern' ORDER BY number, id LIMIT 1) AS first_concern
FROM "case" c;

CREATE TRIGGER d_entry AFTER INSERT ON entry BEGIN
  UPDATE d_case_summary
  SET last_activity = max (last_activity, NEW.recorded_at),
      entries = entries + 1,
      last_number = max (last_number, NEW.number),
      first_concern = CASE WHEN NEW.kind <> 'concern' THEN first_concern
                           ELSE (SELECT id FROM entry WHERE case_id = NEW.case_id AND kind = 'concern'
                                 ORDER BY number, id LIMIT 1) END
  WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_amendment AFTER INSERT ON amendment BEGIN
  UPDATE d_case_summary
  SET last_activity = max (last_activity, NEW.recorded_at), last_number = max (last_number, NEW.number)
  WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_copy AFTER INSERT ON copy BEGIN
  UPDATE d_case_summary SET last_copy = max (last_copy, NEW.number) WHERE case_id = NEW.case_id;
END;

-- ------------------------------------------------------------------------------------------- people

CREATE TABLE d_person_now (
  person_id  BLOB    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  name       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_person_now_name ON d_person_now (name COLLATE NOCASE);

CREATE VIEW v_person_now AS
SELECT h.person_id, v.id AS version_id, h.heads, v.name
FROM (SELECT person_id, max (id) AS id, count (*) AS heads FROM person_version x
      WHERE NOT EXISTS (SELECT 1 FROM person_version WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM person_version WHERE also_replaces = x.id)
      GROUP BY person_id) h
JOIN person_version v ON v.id = h.id;

CREATE TRIGGER d_person_version AFTER INSERT ON person_version WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_person_now WHERE person_id = NEW.person_id;
  INSERT INTO d_person_now (person_id, version_id, heads, name)
  VALUES (NEW.person_id, NEW.id, 1, NEW.name);
END;

CREATE TRIGGER d_person_version_any AFTER INSERT ON person_version WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_person_now WHERE person_id = NEW.person_id;
  INSERT INTO d_person_now (person_id, version_id, heads, name)
  SELECT person_id, version_id, heads, name FROM v_person_now WHERE person_id = NEW.person_id;
END;

-- A person's part in a case has no identity of its own: a later row says which one it replaces.
CREATE TABLE d_involvement_now (
  id        BLOB NOT NULL PRIMARY KEY,
  case_id   BLOB NOT NULL,
  person_id BLOB,
  role      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_involvement_now_case ON d_involvement_now (case_id);
CREATE INDEX d_involvement_now_person ON d_involvement_now (person_id) WHERE person_id IS NOT NULL;

CREATE VIEW v_involvement_now AS
SELECT x.id, x.case_id, x.person_id, x.role FROM involvement x
WHERE NOT EXISTS (SELECT 1 FROM involvement WHERE replaces = x.id)
  AND NOT EXISTS (SELECT 1 FROM involvement WHERE also_replaces = x.id);

CREATE TRIGGER d_involvement AFTER INSERT ON involvement BEGIN
  DELETE FROM d_involvement_now WHERE id IN (NEW.id, NEW.replaces, NEW.also_replaces);
  INSERT INTO d_involvement_now (id, case_id, person_id, role)
  SELECT id, case_id, person_id, role FROM v_involvement_now WHERE id = NEW.id;
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

-- ------------------------------------------------------------------------------------------- plan and actions

CREATE TABLE d_plan_now (
  case_id    BLOB    NOT NULL,
  strand     TEXT    NOT NULL,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  PRIMARY KEY (case_id, strand)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_plan_now AS
SELECT case_id, strand, max (id) AS version_id, count (*) AS heads FROM plan_strand x
WHERE NOT EXISTS (SELECT 1 FROM plan_strand WHERE replaces = x.id)
  AND NOT EXISTS (SELECT 1 FROM plan_strand WHERE also_replaces = x.id)
GROUP BY case_id, strand;

CREATE TRIGGER d_plan_strand AFTER INSERT ON plan_strand WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand;
  INSERT INTO d_plan_now (case_id, strand, version_id, heads)
  VALUES (NEW.case_id, NEW.strand, NEW.id, 1);
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_plan_strand_any AFTER INSERT ON plan_strand WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand;
  INSERT INTO d_plan_now (case_id, strand, version_id, heads)
  SELECT case_id, strand, version_id, heads FROM v_plan_now WHERE case_id = NEW.case_id AND strand = NEW.strand;
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

CREATE TABLE d_action_now (
  action_id BLOB    NOT NULL PRIMARY KEY,
  case_id   BLOB    NOT NULL,
  state_id  BLOB    NOT NULL,
  heads     INTEGER NOT NULL,
  status    TEXT    NOT NULL,
  due       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_action_now_case ON d_action_now (case_id);
CREATE INDEX d_action_now_due ON d_action_now (due) WHERE status = 'open';

CREATE VIEW v_action_now AS
SELECT h.action_id, s.case_id, s.id AS state_id, h.heads, s.status, s.due
FROM (SELECT action_id, max (id) AS id, count (*) AS heads FROM action_state x
      WHERE NOT EXISTS (SELECT 1 FROM action_state WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM action_state WHERE also_replaces = x.id)
      GROUP BY action_id) h
JOIN action_state s ON s.id = h.id;

CREATE TRIGGER d_action_state AFTER INSERT ON action_state WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_action_now WHERE action_id = NEW.action_id;
  INSERT INTO d_action_now (action_id, case_id, state_id, heads, status, due)
  VALUES (NEW.action_id, NEW.case_id, NEW.id, 1, NEW.status, NEW.due);
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_action_state_any AFTER INSERT ON action_state WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_action_now WHERE action_id = NEW.action_id;
  INSERT INTO d_action_now (action_id, case_id, state_id, heads, status, due)
  SELECT action_id, case_id, state_id, heads, status, due FROM v_action_now WHERE action_id = NEW.action_id;
  UPDATE d_case_summary SET last_activity = max (last_activity, NEW.recorded_at) WHERE case_id = NEW.case_id;
END;

-- ------------------------------------------------------------------------------------------- settings and keyholders

CREATE TABLE d_setting_now (
  name       TEXT    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  value      TEXT
) STRICT, WITHOUT ROWID;

CREATE VIEW v_setting_now AS
SELECT h.name, v.id AS version_id, h.heads, v.value
FROM (SELECT name, max (id) AS id, count (*) AS heads FROM setting x
      WHERE NOT EXISTS (SELECT 1 FROM setting WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM setting WHERE also_replaces = x.id)
      GROUP BY name) h
JOIN setting v ON v.id = h.id;

CREATE TRIGGER d_setting AFTER INSERT ON setting WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_setting_now WHERE name = NEW.name;
  INSERT INTO d_setting_now (name, version_id, heads, value)
  VALUES (NEW.name, NEW.id, 1, NEW.value);
END;

CREATE TRIGGER d_setting_any AFTER INSERT ON setting WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_setting_now WHERE name = NEW.name;
  INSERT INTO d_setting_now (name, version_id, heads, value)
  SELECT name, version_id, heads, value FROM v_setting_now WHERE name = NEW.name;
END;

CREATE TABLE d_keyholder_now (
  keyholder  BLOB    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  change     TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW v_keyholder_now AS
SELECT h.keyholder, v.id AS version_id, h.heads, v.name, v.change
FROM (SELECT keyholder, max (id) AS id, count (*) AS heads FROM keyholder_name x
      WHERE NOT EXISTS (SELECT 1 FROM keyholder_name WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM keyholder_name WHERE also_replaces = x.id)
      GROUP BY keyholder) h
JOIN keyholder_name v ON v.id = h.id;

CREATE TRIGGER d_keyholder_name AFTER INSERT ON keyholder_name WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_keyholder_now WHERE keyholder = NEW.keyholder;
  INSERT INTO d_keyholder_now (keyholder, version_id, heads, name, change)
  VALUES (NEW.keyholder, NEW.id, 1, NEW.name, NEW.change);
END;

CREATE TRIGGER d_keyholder_name_any AFTER INSERT ON keyholder_name WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_keyholder_now WHERE keyholder = NEW.keyholder;
  INSERT INTO d_keyholder_now (keyholder, version_id, heads, name, change)
  SELECT keyholder, version_id, heads, name, change FROM v_keyholder_now WHERE keyholder = NEW.keyholder;
END;

-- ------------------------------------------------------------------------------------------- full text
-- One row for each thing that a search finds. Full text can't be written by triggers while the schema isn't trusted, so
-- ck-derived.c keeps d_text and the index, in the transaction of the unit; v_text says what they hold. The text of an
-- entry includes what its concern, its review and its amendments say.

CREATE TABLE d_text (
  n         INTEGER PRIMARY KEY,
  id        BLOB NOT NULL,                        -- of the entry, person, action or case
  what      TEXT NOT NULL,                        -- 'case', 'entry', 'action', 'person', 'plan'
  case_id   BLOB,
  person_id BLOB,
  number    INTEGER,                              -- of the entry
  title     TEXT NOT NULL,
  body      TEXT NOT NULL,
  UNIQUE (id, what)
) STRICT;

CREATE VIRTUAL TABLE text_search USING fts5 (title, body, content='d_text', content_rowid='n',
                                             tokenize='unicode61 remove_diacritics 2', prefix='2 3');

CREATE VIEW v_text_case AS
SELECT d.case_id AS id, 'case' AS what, d.case_id, NULL AS person_id, NULL AS number, d.title,
       printf ('%04d-%04d%s', d.year, d.number, d.device_letter) || char (10) || d.lead
       || coalesce (char (10) || (SELECT group_concat (description, char (10))
                                  FROM (SELECT i.description FROM d_involvement_now n JOIN involvement i ON i.id = n.id
                                        WHERE n.case_id = d.case_id ORDER BY n.id)), '') AS body
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
       || coalesce (char (10) || o.child_view, '')
       || coalesce (char (10) || o.decision, '')
       || coalesce (char (10) || o.reason, '')
       || coalesce (char (10) || (SELECT group_concat (note, char (10))
                                  FROM (SELECT note FROM review_strand WHERE outcome_id = e.id ORDER BY id)), '')
       || coalesce (char (10) || (SELECT group_concat (text || char (10) || why, char (10))
                                  FROM (SELECT text, why FROM amendment WHERE entry_id = e.id ORDER BY number, id)), '') AS body
FROM entry e
LEFT JOIN concern c ON c.id = e.id
LEFT JOIN review_outcome o ON o.id = e.id;

CREATE VIEW v_text_action AS
SELECT d.action_id AS id, 'action' AS what, d.case_id, NULL AS person_id, NULL AS number, s.what AS title,
       s.owner || coalesce (char (10) || s.outcome, '') || coalesce (char (10) || s.reason, '') AS body
FROM d_action_now d JOIN action_state s ON s.id = d.state_id;

CREATE VIEW v_text_person AS
SELECT d.person_id AS id, 'person' AS what, NULL AS case_id, d.person_id, NULL AS number, v.name AS title,
       coalesce (v.known_as, '') || coalesce (char (10) || v.description, '') || coalesce (char (10) || v.contact, '') AS body
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

PRAGMA user_version = 2;
