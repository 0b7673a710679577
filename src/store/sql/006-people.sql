-- SPDX-License-Identifier: GPL-3.0-or-later
-- Relationships between people, and two records of one person.

-- ------------------------------------------------------------------------------------------- relationships
-- The first person is to the second what the kind says: a parent of, a carer of, … Whose it is never changes; what was
-- recorded by mistake stays, and says so.

CREATE TABLE relationship (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE relationship_version (
  id              BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit            BLOB    NOT NULL,
  recorded_at     INTEGER NOT NULL,
  relationship_id BLOB    NOT NULL REFERENCES relationship (id) DEFERRABLE INITIALLY DEFERRED,
  replaces        BLOB    CHECK (length (replaces) = 16),
  also_replaces   BLOB    CHECK (length (also_replaces) = 16),
  person_id       BLOB    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  other_id        BLOB    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  kind            TEXT    NOT NULL CHECK (kind IN ('parent', 'carer', 'sibling', 'household', 'professional', 'other')),
  label           TEXT,                             -- mother, foster carer, key worker
  started         TEXT    CHECK (date (started, '+0 days') IS started),
  ended           TEXT    CHECK (date (ended, '+0 days') IS ended),
  status          TEXT    NOT NULL CHECK (status IN ('current', 'ended', 'mistaken')),
  note            TEXT,
  CHECK (person_id <> other_id),
  CHECK (ended IS NULL OR status <> 'current'),
  CHECK (started IS NULL OR ended IS NULL OR started <= ended),
  CHECK (kind <> 'other' OR length (trim (coalesce (label, ''))) > 0)
) STRICT;

CREATE INDEX relationship_version_replaces      ON relationship_version (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX relationship_version_also_replaces ON relationship_version (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX relationship_version_of            ON relationship_version (relationship_id);
CREATE INDEX relationship_version_person        ON relationship_version (person_id);
CREATE INDEX relationship_version_other         ON relationship_version (other_id);

CREATE TABLE d_relationship_now (
  relationship_id BLOB    NOT NULL PRIMARY KEY,
  version_id      BLOB    NOT NULL,
  heads           INTEGER NOT NULL,
  person_id       BLOB    NOT NULL,
  other_id        BLOB    NOT NULL,
  kind            TEXT    NOT NULL,
  status          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_relationship_now_person ON d_relationship_now (person_id);
CREATE INDEX d_relationship_now_other  ON d_relationship_now (other_id);

CREATE VIEW v_relationship_now AS
SELECT h.relationship_id, v.id AS version_id, h.heads, v.person_id, v.other_id, v.kind, v.status
FROM (SELECT relationship_id, max (id) AS id, count (*) AS heads FROM relationship_version x
      WHERE NOT EXISTS (SELECT 1 FROM relationship_version WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM relationship_version WHERE also_replaces = x.id)
      GROUP BY relationship_id) h
JOIN relationship_version v ON v.id = h.id;

CREATE TRIGGER d_relationship_version AFTER INSERT ON relationship_version BEGIN
  DELETE FROM d_relationship_now WHERE relationship_id = NEW.relationship_id;
  INSERT INTO d_relationship_now (relationship_id, version_id, heads, person_id, other_id, kind, status)
  SELECT relationship_id, version_id, heads, person_id, other_id, kind, status
  FROM v_relationship_now WHERE relationship_id = NEW.relationship_id;
END;

CREATE TRIGGER r_relationship_version BEFORE INSERT ON relationship_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-relation-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_relationship_now WHERE relationship_id = NEW.relationship_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM relationship_version x WHERE x.relationship_id = NEW.relationship_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM relationship_version WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM relationship_version WHERE also_replaces = x.id)) END
        FROM d_relationship_now WHERE relationship_id = NEW.relationship_id);
  SELECT RAISE (ABORT, 'ck-relation-twice')
  WHERE NEW.status = 'current'
    AND EXISTS (SELECT 1 FROM d_relationship_now d JOIN relationship_version v ON v.id = d.version_id
                WHERE d.person_id IN (NEW.person_id, NEW.other_id) AND d.other_id IN (NEW.person_id, NEW.other_id)
                  AND d.relationship_id <> NEW.relationship_id AND d.kind = NEW.kind AND d.status = 'current'
                  AND (d.person_id = NEW.person_id OR d.kind IN ('sibling', 'household', 'other'))
                  AND (d.kind <> 'other' OR v.label = NEW.label));
  SELECT RAISE (ABORT, 'ck-relation-circle')
  WHERE NEW.status = 'current' AND NEW.kind = 'parent'
    AND EXISTS (SELECT 1 FROM d_relationship_now d
                WHERE d.person_id = NEW.other_id AND d.other_id = NEW.person_id AND d.kind = 'parent' AND d.status = 'current');
END;

-- In every mode: no version takes a relationship to other people.
CREATE TRIGGER p_relationship_version BEFORE INSERT ON relationship_version BEGIN
  SELECT RAISE (ABORT, 'ck-relation-people')
  WHERE EXISTS (SELECT 1 FROM relationship_version x WHERE x.relationship_id = NEW.relationship_id
                AND (x.person_id <> NEW.person_id OR x.other_id <> NEW.other_id));
END;

-- ------------------------------------------------------------------------------------------- two records of one person
-- The first is shown as the second from then on, wherever it is; nothing that was recorded of either is rewritten. Its
-- undoing is the next version, of the same two.

CREATE TABLE person_merge (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  from_id       BLOB    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  into_id       BLOB    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  undone        INTEGER NOT NULL CHECK (undone IN (0, 1)),
  why           TEXT    NOT NULL CHECK (length (trim (why)) > 0),
  CHECK (from_id <> into_id)
) STRICT;

CREATE INDEX person_merge_replaces      ON person_merge (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX person_merge_also_replaces ON person_merge (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX person_merge_from          ON person_merge (from_id);
CREATE INDEX person_merge_into          ON person_merge (into_id);

CREATE TABLE d_person_merge_now (
  from_id    BLOB    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  into_id    BLOB    NOT NULL,
  undone     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_person_merge_now_into ON d_person_merge_now (into_id);

CREATE VIEW v_person_merge_now AS
SELECT h.from_id, v.id AS version_id, h.heads, v.into_id, v.undone
FROM (SELECT from_id, max (id) AS id, count (*) AS heads FROM person_merge x
      WHERE NOT EXISTS (SELECT 1 FROM person_merge WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM person_merge WHERE also_replaces = x.id)
      GROUP BY from_id) h
JOIN person_merge v ON v.id = h.id;

-- Who is shown in place of whom, however many steps there are between. Two laptops could send two people into each other;
-- then the one who was recorded first stands for both, until somebody settles it.
CREATE TABLE d_person_root (
  person_id BLOB NOT NULL PRIMARY KEY,
  root_id   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_person_root_of ON d_person_root (root_id);

CREATE VIEW v_person_root AS
WITH RECURSIVE reached (person_id, other_id) AS (
  SELECT from_id, into_id FROM d_person_merge_now WHERE undone = 0
  UNION
  SELECT r.person_id, m.into_id FROM reached r JOIN d_person_merge_now m ON m.from_id = r.other_id WHERE m.undone = 0
)
SELECT person_id, root_id
FROM (SELECT person_id,
             coalesce (max (CASE WHEN NOT EXISTS (SELECT 1 FROM d_person_merge_now WHERE from_id = other_id AND undone = 0)
                                 THEN other_id END),
                       min (other_id)) AS root_id
      FROM reached GROUP BY person_id)
WHERE root_id <> person_id;

CREATE TRIGGER d_person_merge AFTER INSERT ON person_merge BEGIN
  DELETE FROM d_person_merge_now WHERE from_id = NEW.from_id;
  INSERT INTO d_person_merge_now (from_id, version_id, heads, into_id, undone)
  SELECT from_id, version_id, heads, into_id, undone FROM v_person_merge_now WHERE from_id = NEW.from_id;
  DELETE FROM d_person_root;
  INSERT INTO d_person_root (person_id, root_id) SELECT person_id, root_id FROM v_person_root;
END;

CREATE TRIGGER r_person_merge BEFORE INSERT ON person_merge WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-merge-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_person_merge_now WHERE from_id = NEW.from_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM person_merge x WHERE x.from_id = NEW.from_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM person_merge WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM person_merge WHERE also_replaces = x.id)) END
        FROM d_person_merge_now WHERE from_id = NEW.from_id);
  SELECT RAISE (ABORT, 'ck-merged-already')
  WHERE NEW.undone = 0 AND EXISTS (SELECT 1 FROM d_person_merge_now WHERE from_id = NEW.from_id AND undone = 0);
  -- only one who stands for themselves can stand for another, so there is never a circle
  SELECT RAISE (ABORT, 'ck-merged-into-merged')
  WHERE NEW.undone = 0 AND EXISTS (SELECT 1 FROM d_person_merge_now WHERE from_id = NEW.into_id AND undone = 0);
  SELECT RAISE (ABORT, 'ck-person-not-merged')
  WHERE NEW.undone = 1
    AND NOT EXISTS (SELECT 1 FROM d_person_merge_now WHERE from_id = NEW.from_id AND into_id = NEW.into_id AND undone = 0);
END;

CREATE TRIGGER r_person_version_merged BEFORE INSERT ON person_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-person-merged') WHERE EXISTS (SELECT 1 FROM d_person_root WHERE person_id = NEW.person_id);
END;

-- ------------------------------------------------------------------------------------------- people: lists and likenesses
-- What a list is sorted and filtered by, and the keys by which names are found: words, what they are short for, how they
-- sound (model/ck-name-match.c; the functions are those of ck-name-functions.c). Where a later version of the program
-- makes other keys, its step asks for a rebuild.

CREATE TABLE d_person_list (
  person_id BLOB NOT NULL PRIMARY KEY,
  sort      TEXT NOT NULL,
  kind      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_person_list_sort ON d_person_list (sort, person_id, kind);

CREATE VIEW v_person_list AS
SELECT d.person_id, ck_name_sort (v.name) AS sort, v.kind
FROM d_person_now d JOIN person_version v ON v.id = d.version_id;

CREATE TABLE d_person_key (
  person_id BLOB    NOT NULL,
  n         INTEGER NOT NULL,
  key       TEXT    NOT NULL,
  PRIMARY KEY (person_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX d_person_key_key ON d_person_key (key, person_id);

CREATE VIEW v_person_key AS
SELECT d.person_id, n.column1 AS n, ck_name_key (v.name, v.known_as, n.column1) AS key
FROM d_person_now d JOIN person_version v ON v.id = d.version_id
JOIN (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12),
             (13), (14), (15), (16), (17), (18), (19), (20), (21), (22), (23), (24)) n
WHERE n.column1 <= ck_name_keys (v.name, v.known_as);

CREATE TRIGGER d_person_now_insert AFTER INSERT ON d_person_now BEGIN
  DELETE FROM d_person_list WHERE person_id = NEW.person_id;
  DELETE FROM d_person_key WHERE person_id = NEW.person_id;
  INSERT INTO d_person_list (person_id, sort, kind) SELECT person_id, sort, kind FROM v_person_list WHERE person_id = NEW.person_id;
  INSERT INTO d_person_key (person_id, n, key) SELECT person_id, n, key FROM v_person_key WHERE person_id = NEW.person_id;
END;

CREATE TRIGGER d_person_now_delete AFTER DELETE ON d_person_now BEGIN
  DELETE FROM d_person_list WHERE person_id = OLD.person_id;
  DELETE FROM d_person_key WHERE person_id = OLD.person_id;
END;

PRAGMA user_version = 6;
