-- SPDX-License-Identifier: GPL-3.0-or-later
-- The whole concern: the vault's own list of categories, and what lies beside a concern that not every one has. A
-- category has no identity of its own: its token is what versions of it share. The list starts as the program's built-in
-- one (model/ck-categories.c); a row here lies over that.

CREATE TABLE category (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  token         TEXT    NOT NULL CHECK (length (token) BETWEEN 1 AND 60 AND token GLOB '[a-z]*' AND token NOT GLOB '*[^a-z0-9-]*'),
  parent        TEXT    CHECK (parent <> token),
  label         TEXT    NOT NULL CHECK (length (trim (label)) > 0),
  position      INTEGER NOT NULL,
  retired       INTEGER NOT NULL CHECK (retired IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Which protected characteristics (Equality Act 2010) seem to be a motive; the words are the concern's bias.
CREATE TABLE concern_characteristic (
  id             BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit           BLOB    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  case_id        BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id     BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  n              INTEGER NOT NULL,
  characteristic TEXT    NOT NULL CHECK (characteristic IN ('age', 'disability', 'gender-reassignment', 'marriage-or-civil-partnership',
                                                            'pregnancy-or-maternity', 'race', 'religion-or-belief', 'sex',
                                                            'sexual-orientation'))
) STRICT, WITHOUT ROWID;

-- For each child where there are several: their view, and whether parents were told. One child's stand in the concern.
CREATE TABLE concern_child (
  id             BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit           BLOB    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  case_id        BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id     BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  involvement_id BLOB    NOT NULL REFERENCES involvement (id) DEFERRABLE INITIALLY DEFERRED,
  child_view     TEXT,
  parents_told   TEXT    NOT NULL CHECK (parents_told IN ('unknown', 'yes', 'no')),
  parents_reason TEXT
) STRICT;

-- A mark on the body map. x and y are thousandths of the picture's width and height, from its upper left; left and right
-- are the person's own.
CREATE TABLE concern_injury (
  id             BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit           BLOB    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  case_id        BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id     BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  involvement_id BLOB    REFERENCES involvement (id) DEFERRABLE INITIALLY DEFERRED,
  n              INTEGER NOT NULL CHECK (n > 0),
  picture        TEXT    NOT NULL CHECK (picture IN ('front', 'back', 'face', 'head-left', 'head-right', 'head-back', 'left-palm',
                                                     'left-hand-back', 'right-palm', 'right-hand-back')),
  region         TEXT    NOT NULL CHECK (length (region) > 0),
  x              INTEGER NOT NULL CHECK (x BETWEEN 0 AND 1000),
  y              INTEGER NOT NULL CHECK (y BETWEEN 0 AND 1000),
  kind           TEXT    NOT NULL CHECK (kind IN ('bruise', 'cut', 'burn', 'scratch', 'swelling', 'bite', 'red-mark', 'other')),
  size_mm        INTEGER NOT NULL CHECK (size_mm BETWEEN 0 AND 2000),  -- 0: not measured
  note           TEXT
) STRICT;

-- Nudes and semi-nudes: what was described, never a picture; and the triggers of a referral (UKCIS, March 2024).
CREATE TABLE concern_nudes (
  id                  BLOB    NOT NULL PRIMARY KEY REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  unit                BLOB    NOT NULL,
  recorded_at         INTEGER NOT NULL,
  case_id             BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  described           TEXT,
  described_by        TEXT,
  holders             TEXT,
  seen                TEXT    NOT NULL CHECK (seen IN ('unknown', 'yes', 'no')),
  seen_by             TEXT,
  seen_why            TEXT,
  seen_present        TEXT,
  deletion            TEXT,
  adult_involved      TEXT    NOT NULL CHECK (adult_involved IN ('unknown', 'yes', 'no')),
  coercion            TEXT    NOT NULL CHECK (coercion IN ('unknown', 'yes', 'no')),
  violent_or_atypical TEXT    NOT NULL CHECK (violent_or_atypical IN ('unknown', 'yes', 'no')),
  under_13            TEXT    NOT NULL CHECK (under_13 IN ('unknown', 'yes', 'no')),
  immediate_risk      TEXT    NOT NULL CHECK (immediate_risk IN ('unknown', 'yes', 'no')),
  referral            TEXT
) STRICT;

CREATE INDEX category_replaces         ON category (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX category_also_replaces    ON category (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX category_token            ON category (token);
CREATE INDEX concern_characteristic_of ON concern_characteristic (concern_id, n);
CREATE INDEX concern_child_of          ON concern_child (concern_id);
CREATE INDEX concern_injury_of         ON concern_injury (concern_id, n);

-- ------------------------------------------------------------------------------------------- derived

CREATE TABLE d_category_now (
  token      TEXT    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  parent     TEXT,
  label      TEXT    NOT NULL,
  position   INTEGER NOT NULL,
  retired    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW v_category_now AS
SELECT h.token, v.id AS version_id, h.heads, v.parent, v.label, v.position, v.retired
FROM (SELECT token, max (id) AS id, count (*) AS heads FROM category x
      WHERE NOT EXISTS (SELECT 1 FROM category WHERE replaces = x.id)
        AND NOT EXISTS (SELECT 1 FROM category WHERE also_replaces = x.id)
      GROUP BY token) h
JOIN category v ON v.id = h.id;

CREATE TRIGGER d_category AFTER INSERT ON category WHEN ck_unit_mode () IS 'write' AND NEW.also_replaces IS NULL BEGIN
  DELETE FROM d_category_now WHERE token = NEW.token;
  INSERT INTO d_category_now (token, version_id, heads, parent, label, position, retired)
  VALUES (NEW.token, NEW.id, 1, NEW.parent, NEW.label, NEW.position, NEW.retired);
END;

CREATE TRIGGER d_category_any AFTER INSERT ON category WHEN ck_unit_mode () IS NOT 'write' OR NEW.also_replaces IS NOT NULL BEGIN
  DELETE FROM d_category_now WHERE token = NEW.token;
  INSERT INTO d_category_now (token, version_id, heads, parent, label, position, retired)
  SELECT token, version_id, heads, parent, label, position, retired FROM v_category_now WHERE token = NEW.token;
END;

-- ------------------------------------------------------------------------------------------- rules

CREATE TRIGGER r_category BEFORE INSERT ON category WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile') WHERE NEW.replaces IS NOT (SELECT version_id FROM d_category_now WHERE token = NEW.token);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM category x WHERE x.token = NEW.token AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM category WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM category WHERE also_replaces = x.id)) END
        FROM d_category_now WHERE token = NEW.token);
  SELECT RAISE (ABORT, 'ck-category-levels')
  WHERE NEW.parent IS NOT NULL
    AND (EXISTS (SELECT 1 FROM d_category_now WHERE token = NEW.parent AND parent IS NOT NULL)
         OR EXISTS (SELECT 1 FROM d_category_now WHERE parent = NEW.token));
END;

-- What is asked about nudes hangs on that category, and so will the refusal of pictures.
CREATE TRIGGER r_category_kept BEFORE INSERT ON category WHEN NEW.token = 'nudes' BEGIN
  SELECT RAISE (ABORT, 'ck-category-kept') WHERE NEW.retired <> 0 OR NEW.parent IS NOT NULL;
END;

CREATE TRIGGER r_concern_nudes BEFORE INSERT ON concern_nudes WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-not-nudes')
  WHERE NOT EXISTS (SELECT 1 FROM concern_category c LEFT JOIN d_category_now d ON d.token = c.category
                    WHERE c.concern_id = NEW.id AND (c.category = 'nudes' OR d.parent = 'nudes'));
END;

CREATE TRIGGER p_concern_characteristic BEFORE INSERT ON concern_characteristic BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id);
END;

CREATE TRIGGER p_concern_child BEFORE INSERT ON concern_child BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id)
     OR NEW.concern_id IS NOT (SELECT concern_id FROM involvement WHERE id = NEW.involvement_id);
END;

CREATE TRIGGER p_concern_injury BEFORE INSERT ON concern_injury BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id)
     OR (NEW.involvement_id IS NOT NULL
         AND NEW.concern_id IS NOT (SELECT concern_id FROM involvement WHERE id = NEW.involvement_id));
END;

CREATE TRIGGER p_concern_nudes BEFORE INSERT ON concern_nudes BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.id);
END;

PRAGMA user_version = 5;
