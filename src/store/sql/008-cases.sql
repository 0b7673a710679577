-- SPDX-License-Identifier: GPL-3.0-or-later
-- Cases that are linked, merged or split, and what was snoozed. All of it is facts beside the old ones: no entry, review
-- or action is ever changed by it.

-- ------------------------------------------------------------------------------------------- put aside
-- Something due that may wait until a day, and why. It holds for the date that the thing had: with another date it is a
-- new thing to decide. `until` is the day on which it is back; NULL takes a snooze back.

CREATE TABLE snooze (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  item_id       BLOB    NOT NULL CHECK (length (item_id) = 16),
  kind          TEXT    NOT NULL CHECK (length (kind) > 0),     -- of what is due: the list grows
  due           TEXT    NOT NULL CHECK (date (due, '+0 days') IS due),
  until         TEXT    CHECK (date (until, '+0 days') IS until),
  reason        TEXT,
  CHECK (until IS NULL OR length (trim (coalesce (reason, ''))) > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX snooze_replaces      ON snooze (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX snooze_also_replaces ON snooze (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX snooze_item          ON snooze (item_id);
CREATE INDEX snooze_case          ON snooze (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE d_snooze_now (
  item_id    BLOB    NOT NULL PRIMARY KEY,
  case_id    BLOB,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  due        TEXT    NOT NULL,
  until      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX d_snooze_now_case ON d_snooze_now (case_id) WHERE case_id IS NOT NULL;

CREATE VIEW v_snooze_now AS
SELECT h.item_id, s.case_id, s.id AS version_id, h.heads, s.due, s.until
FROM (SELECT item_id, max (id) AS id, count (*) AS heads FROM snooze x
      WHERE NOT EXISTS (SELECT 1 FROM snooze WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM snooze WHERE also_replaces = x.id)
      GROUP BY item_id) h
JOIN snooze s ON s.id = h.id;

CREATE TRIGGER d_snooze AFTER INSERT ON snooze BEGIN
  DELETE FROM d_snooze_now WHERE item_id = NEW.item_id;
  INSERT INTO d_snooze_now (item_id, case_id, version_id, heads, due, until)
  SELECT item_id, case_id, version_id, heads, due, until FROM v_snooze_now WHERE item_id = NEW.item_id;
END;

CREATE TRIGGER r_snooze BEFORE INSERT ON snooze WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_snooze_now WHERE item_id = NEW.item_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM snooze x WHERE x.item_id = NEW.item_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM snooze WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM snooze WHERE also_replaces = x.id)) END
        FROM d_snooze_now WHERE item_id = NEW.item_id);
  -- The vault's own day may be a day after UTC's: the exact day is the model's, the limit is kept here. 14 days stand
  -- where the vault is older than the setting.
  SELECT RAISE (ABORT, 'ck-snooze-long')
  WHERE NEW.until > date (ck_unit_time () / 1000000, 'unixepoch', '+1 day',
                          '+' || coalesce ((SELECT CAST (value AS INTEGER) FROM d_setting_now WHERE name = 'snooze_days'), 14)
                          || ' days');
  SELECT RAISE (ABORT, 'ck-snooze-past') WHERE NEW.until < date (ck_unit_time () / 1000000, 'unixepoch');
  SELECT RAISE (ABORT, 'ck-snooze-none')
  WHERE NEW.until IS NULL
    AND NOT EXISTS (SELECT 1 FROM d_snooze_now WHERE item_id = NEW.item_id AND until IS NOT NULL);
END;

-- ------------------------------------------------------------------------------------------- linked
-- A pair is written once, the older case's id first, so that both see the same link.

CREATE TABLE case_link (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  other_id      BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  linked        INTEGER NOT NULL CHECK (linked IN (0, 1)),
  why           TEXT    NOT NULL CHECK (length (trim (why)) > 0),
  CHECK (case_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_link_replaces      ON case_link (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX case_link_also_replaces ON case_link (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX case_link_case          ON case_link (case_id, other_id);
CREATE INDEX case_link_other         ON case_link (other_id);

CREATE TABLE d_case_link_now (
  case_id    BLOB    NOT NULL,
  other_id   BLOB    NOT NULL,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  linked     INTEGER NOT NULL,
  PRIMARY KEY (case_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX d_case_link_now_other ON d_case_link_now (other_id);

CREATE VIEW v_case_link_now AS
SELECT h.case_id, h.other_id, l.id AS version_id, h.heads, l.linked
FROM (SELECT case_id, other_id, max (id) AS id, count (*) AS heads FROM case_link x
      WHERE NOT EXISTS (SELECT 1 FROM case_link WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM case_link WHERE also_replaces = x.id)
      GROUP BY case_id, other_id) h
JOIN case_link l ON l.id = h.id;

CREATE TRIGGER d_case_link AFTER INSERT ON case_link BEGIN
  DELETE FROM d_case_link_now WHERE case_id = NEW.case_id AND other_id = NEW.other_id;
  INSERT INTO d_case_link_now (case_id, other_id, version_id, heads, linked)
  SELECT case_id, other_id, version_id, heads, linked FROM v_case_link_now
  WHERE case_id = NEW.case_id AND other_id = NEW.other_id;
END;

CREATE TRIGGER r_case_link BEFORE INSERT ON case_link WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_case_link_now WHERE case_id = NEW.case_id AND other_id = NEW.other_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM case_link x WHERE x.case_id = NEW.case_id AND x.other_id = NEW.other_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM case_link WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM case_link WHERE also_replaces = x.id)) END
        FROM d_case_link_now WHERE case_id = NEW.case_id AND other_id = NEW.other_id);
  SELECT RAISE (ABORT, 'ck-linked')
  WHERE NEW.linked = 1 AND NEW.also_replaces IS NULL
    AND EXISTS (SELECT 1 FROM d_case_link_now WHERE case_id = NEW.case_id AND other_id = NEW.other_id AND linked = 1);
  SELECT RAISE (ABORT, 'ck-not-linked')
  WHERE NEW.linked = 0 AND NEW.also_replaces IS NULL
    AND NOT EXISTS (SELECT 1 FROM d_case_link_now WHERE case_id = NEW.case_id AND other_id = NEW.other_id AND linked = 1);
END;

-- ------------------------------------------------------------------------------------------- merged
-- A case that goes on in another one. It is closed first; its rows stay where they are, and the case that it went into
-- shows them. NULL takes it back: the case is opened again in the same unit, or later.

CREATE TABLE case_merge (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  into_id       BLOB    REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  why           TEXT    NOT NULL CHECK (length (trim (why)) > 0),
  CHECK (into_id IS NULL OR length (into_id) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_merge_replaces      ON case_merge (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX case_merge_also_replaces ON case_merge (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX case_merge_case          ON case_merge (case_id);
CREATE INDEX case_merge_into          ON case_merge (into_id) WHERE into_id IS NOT NULL;

CREATE TABLE d_case_merge_now (
  case_id    BLOB    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  into_id    BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX d_case_merge_now_into ON d_case_merge_now (into_id) WHERE into_id IS NOT NULL;

CREATE VIEW v_case_merge_now AS
SELECT h.case_id, m.id AS version_id, h.heads, m.into_id
FROM (SELECT case_id, max (id) AS id, count (*) AS heads FROM case_merge x
      WHERE NOT EXISTS (SELECT 1 FROM case_merge WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM case_merge WHERE also_replaces = x.id)
      GROUP BY case_id) h
JOIN case_merge m ON m.id = h.id;

CREATE TRIGGER d_case_merge AFTER INSERT ON case_merge BEGIN
  DELETE FROM d_case_merge_now WHERE case_id = NEW.case_id;
  INSERT INTO d_case_merge_now (case_id, version_id, heads, into_id)
  SELECT case_id, version_id, heads, into_id FROM v_case_merge_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER r_case_merge BEFORE INSERT ON case_merge WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_case_merge_now WHERE case_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM case_merge x WHERE x.case_id = NEW.case_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM case_merge WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM case_merge WHERE also_replaces = x.id)) END
        FROM d_case_merge_now WHERE case_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-merge-self') WHERE NEW.into_id = NEW.case_id;
  -- never into what went into another itself, and what went into a case goes on with it, by a version of its own: so
  -- there is never a circle, and never more than one step
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE NEW.also_replaces IS NULL
    AND EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id = NEW.into_id);
  SELECT RAISE (ABORT, 'ck-merge-first')
  WHERE NEW.into_id IS NOT NULL AND EXISTS (SELECT 1 FROM d_case_merge_now WHERE into_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-merge-into-merged')
  WHERE EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.into_id AND into_id IS NOT NULL);
  SELECT RAISE (ABORT, 'ck-merge-into-closed')
  WHERE NEW.into_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM d_case_now WHERE case_id = NEW.into_id AND status = 'open');
  SELECT RAISE (ABORT, 'ck-merge-open')
  WHERE NEW.into_id IS NOT NULL
    AND (NOT EXISTS (SELECT 1 FROM d_case_now WHERE case_id = NEW.case_id AND status = 'closed')
         OR EXISTS (SELECT 1 FROM d_review_now WHERE case_id = NEW.case_id AND held = 0)
         OR EXISTS (SELECT 1 FROM d_action_now WHERE case_id = NEW.case_id AND status = 'open'));
  SELECT RAISE (ABORT, 'ck-not-merged')
  WHERE NEW.into_id IS NULL AND NEW.also_replaces IS NULL
    AND NOT EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id IS NOT NULL);
END;

-- What goes on in another case is neither opened, nor added to, where it was; an amendment of what was recorded there
-- stays possible.

CREATE TRIGGER r_case_state_merged BEFORE INSERT ON case_state WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE NEW.status = 'open' AND EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id IS NOT NULL);
END;

CREATE TRIGGER r_entry_merged BEFORE INSERT ON entry WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id IS NOT NULL);
END;

CREATE TRIGGER r_action_merged BEFORE INSERT ON action WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id IS NOT NULL);
END;

CREATE TRIGGER r_review_merged BEFORE INSERT ON review WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE EXISTS (SELECT 1 FROM d_case_merge_now WHERE case_id = NEW.case_id AND into_id IS NOT NULL);
END;

-- An action that goes on in another case is dropped in the one and made anew in the other; this says which it was.
CREATE TABLE action_carry (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  action_id   BLOB    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  from_id     BLOB    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (action_id <> from_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_carry_case   ON action_carry (case_id);
CREATE INDEX action_carry_action ON action_carry (action_id);
CREATE INDEX action_carry_from   ON action_carry (from_id);

CREATE TRIGGER r_action_carry BEFORE INSERT ON action_carry WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NEW.case_id IS NOT (SELECT case_id FROM action WHERE id = NEW.action_id)
     OR NEW.case_id IS (SELECT case_id FROM action WHERE id = NEW.from_id);
END;

-- ------------------------------------------------------------------------------------------- split
-- Where an entry is shown, when that isn't the case that it was recorded in: its own row, number and reference stay.

CREATE TABLE entry_move (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,   -- that it was recorded in
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  entry_id      BLOB    NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  to_id         BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  why           TEXT    NOT NULL CHECK (length (trim (why)) > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_move_replaces      ON entry_move (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX entry_move_also_replaces ON entry_move (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX entry_move_case          ON entry_move (case_id);
CREATE INDEX entry_move_entry         ON entry_move (entry_id);
CREATE INDEX entry_move_to            ON entry_move (to_id);
CREATE INDEX involvement_concern      ON involvement (concern_id) WHERE concern_id IS NOT NULL;

CREATE TABLE d_entry_move_now (
  entry_id   BLOB    NOT NULL PRIMARY KEY,
  case_id    BLOB    NOT NULL,
  to_id      BLOB    NOT NULL,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_entry_move_now_case ON d_entry_move_now (case_id);
CREATE INDEX d_entry_move_now_to   ON d_entry_move_now (to_id);

CREATE VIEW v_entry_move_now AS
SELECT h.entry_id, m.case_id, m.to_id, m.id AS version_id, h.heads
FROM (SELECT entry_id, max (id) AS id, count (*) AS heads FROM entry_move x
      WHERE NOT EXISTS (SELECT 1 FROM entry_move WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM entry_move WHERE also_replaces = x.id)
      GROUP BY entry_id) h
JOIN entry_move m ON m.id = h.id;

CREATE TRIGGER p_entry_move BEFORE INSERT ON entry_move BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM entry WHERE id = NEW.entry_id);
END;

CREATE TRIGGER r_entry_move BEFORE INSERT ON entry_move WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_entry_move_now WHERE entry_id = NEW.entry_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM entry_move x WHERE x.entry_id = NEW.entry_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM entry_move WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM entry_move WHERE also_replaces = x.id)) END
        FROM d_entry_move_now WHERE entry_id = NEW.entry_id);
  SELECT RAISE (ABORT, 'ck-move-here')
  WHERE NEW.to_id = coalesce ((SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.entry_id), NEW.case_id);
  -- what became of the plan, its actions and reviews, whom to tell and what was referred, belongs to the case that it
  -- became of
  SELECT RAISE (ABORT, 'ck-move-kind')
  WHERE (SELECT kind FROM entry WHERE id = NEW.entry_id) IN ('review', 'status', 'action-done', 'action-dropped')
     OR EXISTS (SELECT 1 FROM check_version WHERE id = NEW.entry_id)
     OR EXISTS (SELECT 1 FROM referral_version WHERE id = NEW.entry_id)
     OR EXISTS (SELECT 1 FROM d_referral_now WHERE referral_id = NEW.entry_id);
  SELECT RAISE (ABORT, 'ck-merged')
  WHERE EXISTS (SELECT 1 FROM d_case_merge_now WHERE into_id IS NOT NULL
                AND case_id IN (NEW.to_id, coalesce ((SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.entry_id), NEW.case_id)));
  -- a case is never left without the concern that it is about
  SELECT RAISE (ABORT, 'ck-move-last')
  FROM (SELECT coalesce ((SELECT to_id FROM d_entry_move_now WHERE entry_id = NEW.entry_id), NEW.case_id) AS id) h
  WHERE (SELECT kind FROM entry WHERE id = NEW.entry_id) = 'concern'
    AND 2 > (SELECT count (*) FROM entry e WHERE e.case_id = h.id AND e.kind = 'concern'
             AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> e.case_id))
          + (SELECT count (*) FROM d_entry_move_now m JOIN entry e ON e.id = m.entry_id AND e.kind = 'concern'
             WHERE m.to_id = h.id AND m.case_id <> h.id);
END;

-- What a list counts follows: the entries that a case shows, and the first concern among them, whose kind is the case's.

DROP VIEW v_case_summary;
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
       (SELECT count (*) FROM entry WHERE case_id = c.id)
       - (SELECT count (*) FROM d_entry_move_now WHERE case_id = c.id AND to_id <> c.id)
       + (SELECT count (*) FROM d_entry_move_now WHERE to_id = c.id AND case_id <> c.id) AS entries,
       max (coalesce ((SELECT max (number) FROM entry     WHERE case_id = c.id), 0),
            coalesce ((SELECT max (number) FROM amendment WHERE case_id = c.id), 0)) AS last_number,
       coalesce ((SELECT max (number) FROM copy WHERE case_id = c.id), 0) AS last_copy,
       coalesce ((SELECT e.id FROM entry e WHERE e.case_id = c.id AND e.kind = 'concern'
                  AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = e.id AND m.to_id <> c.id)
                  ORDER BY e.number, e.id LIMIT 1),
                 (SELECT e.id FROM d_entry_move_now m JOIN entry e ON e.id = m.entry_id AND e.kind = 'concern'
                  WHERE m.to_id = c.id AND m.case_id <> c.id ORDER BY e.id LIMIT 1)) AS first_concern
FROM "case" c;

DROP TRIGGER d_entry;
CREATE TRIGGER d_entry AFTER INSERT ON entry BEGIN
  UPDATE d_case_summary
  SET last_activity = max (last_activity, NEW.recorded_at),
      entries = entries + 1,
      last_number = max (last_number, NEW.number),
      first_concern = CASE WHEN NEW.kind <> 'concern' THEN first_concern
                           ELSE (SELECT first_concern FROM v_case_summary WHERE case_id = NEW.case_id) END
  WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_entry_move AFTER INSERT ON entry_move BEGIN
  DELETE FROM d_entry_move_now WHERE entry_id = NEW.entry_id;
  INSERT INTO d_entry_move_now (entry_id, case_id, to_id, version_id, heads)
  SELECT entry_id, case_id, to_id, version_id, heads FROM v_entry_move_now WHERE entry_id = NEW.entry_id;
  UPDATE d_case_summary
  SET entries = (SELECT entries FROM v_case_summary v WHERE v.case_id = d_case_summary.case_id),
      first_concern = (SELECT first_concern FROM v_case_summary v WHERE v.case_id = d_case_summary.case_id)
  WHERE case_id IN (NEW.case_id, NEW.to_id, (SELECT to_id FROM entry_move WHERE id = NEW.replaces),
                    (SELECT to_id FROM entry_move WHERE id = NEW.also_replaces));
END;

PRAGMA user_version = 8;
