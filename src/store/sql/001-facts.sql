-- SPDX-License-Identifier: GPL-3.0-or-later
-- The record: units, and the facts that they hold. Every table here is insert-only; what is current is derived (002).
-- Column order is part of the format: a fact is hashed over its columns in this order (see ck-canonical.c). A later
-- schema adds columns at the end or not at all. Tokens are those of model/ck-tokens.c. A CHECK passes on NULL, so a text
-- that is needed is compared through coalesce; a date is one that arithmetic leaves alone (30 February isn't). Small rows
-- lie in the tree of their key (WITHOUT ROWID).

CREATE TABLE unit (
  device         BLOB    NOT NULL CHECK (length (device) = 16),
  seq            INTEGER NOT NULL CHECK (seq > 0),
  id             BLOB    NOT NULL UNIQUE CHECK (length (id) = 16),
  hlc            INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  actor          BLOB    NOT NULL CHECK (length (actor) = 16),
  kind           TEXT    NOT NULL,
  schema_version INTEGER NOT NULL,
  hash_version   INTEGER NOT NULL,
  prev           BLOB    NOT NULL CHECK (length (prev) = 32),
  hash           BLOB    NOT NULL CHECK (length (hash) = 32),
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_part (
  unit       BLOB    NOT NULL CHECK (length (unit) = 16),
  n          INTEGER NOT NULL CHECK (n > 0),
  table_name TEXT    NOT NULL,
  row_id     BLOB    NOT NULL CHECK (length (row_id) = 16),
  subject    BLOB    CHECK (length (subject) = 16),
  salt       BLOB    CHECK (length (salt) = 32),     -- NULL once its fact was destroyed
  digest     BLOB    NOT NULL CHECK (length (digest) = 32),
  PRIMARY KEY (unit, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_reason (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  subject     BLOB    CHECK (length (subject) = 16),
  reason      TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------- the organisation

CREATE TABLE setting (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  name          TEXT    NOT NULL CHECK (length (name) > 0),
  value         TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE keyholder_name (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  keyholder     BLOB    NOT NULL CHECK (length (keyholder) = 16),
  name          TEXT    NOT NULL,
  change        TEXT    NOT NULL CHECK (change IN ('added', 'renamed', 'passphrase-changed', 'removed'))
) STRICT, WITHOUT ROWID;

CREATE TABLE unlock_failure (                       -- counted in memory while locked, written at the next success
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  failures    INTEGER NOT NULL CHECK (failures > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE backup (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  sequence    INTEGER NOT NULL                      -- newest unit that it holds
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------- people

CREATE TABLE person (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_version (
  id             BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit           BLOB    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  person_id      BLOB    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  replaces       BLOB    CHECK (length (replaces) = 16),
  also_replaces  BLOB    CHECK (length (also_replaces) = 16),
  name           TEXT    NOT NULL CHECK (length (trim (name)) > 0),
  known_as       TEXT,
  kind           TEXT    NOT NULL CHECK (kind IN ('child', 'adult', 'unknown')),
  born           TEXT    CHECK (date (born, '+0 days') IS born),
  born_precision TEXT    NOT NULL CHECK (born_precision IN ('unknown', 'exact', 'estimated')),
  description    TEXT,
  contact        TEXT,
  CHECK ((born IS NULL) = (born_precision = 'unknown'))
) STRICT;

-- ------------------------------------------------------------------------------------------- cases

CREATE TABLE "case" (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_version (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  year          INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9999),
  number        INTEGER NOT NULL CHECK (number > 0),
  device_letter TEXT    NOT NULL DEFAULT '',        -- '' on the first device
  title         TEXT    NOT NULL CHECK (length (trim (title)) > 0),
  lead          TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_state (
  id              BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit            BLOB    NOT NULL,
  recorded_at     INTEGER NOT NULL,
  case_id         BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces        BLOB    CHECK (length (replaces) = 16),
  also_replaces   BLOB    CHECK (length (also_replaces) = 16),
  status          TEXT    NOT NULL CHECK (status IN ('open', 'closed')),
  risk            TEXT    NOT NULL CHECK (risk IN ('not-assessed', 'low', 'medium', 'high')),
  pending_review  BLOB    CHECK (length (pending_review) = 16),
  outcome         TEXT    CHECK (outcome IN ('resolved', 'no-further-action', 'referred', 'transferred', 'unfounded', 'other')),
  reason          TEXT,
  long_check      BLOB    CHECK (length (long_check) = 16),   -- the review row of the long-term check
  no_check_reason TEXT,
  CHECK ((status = 'open') = (pending_review IS NOT NULL)),
  CHECK (status = 'open' OR (outcome IS NOT NULL AND length (trim (coalesce (reason, ''))) > 0
                             AND (long_check IS NULL) = (length (trim (coalesce (no_check_reason, ''))) > 0)))
) STRICT, WITHOUT ROWID;

-- An entry is any dated thing in a case's chronology. What only a concern or a review has lies beside it, same id.
CREATE TABLE entry (
  id                    BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit                  BLOB    NOT NULL,
  recorded_at           INTEGER NOT NULL,
  case_id               BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  number                INTEGER NOT NULL CHECK (number > 0),
  kind                  TEXT    NOT NULL CHECK (kind IN ('concern', 'note', 'contact', 'decision', 'action-done', 'action-dropped',
                                                         'review', 'status', 'referral', 'sharing')),
  title                 TEXT,
  happened              TEXT,
  happened_precision    TEXT    NOT NULL CHECK (happened_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  happened_to           TEXT,
  happened_to_precision TEXT    NOT NULL CHECK (happened_to_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  told                  TEXT,
  told_precision        TEXT    NOT NULL CHECK (told_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  told_to               TEXT,
  source                TEXT,
  facts                 TEXT    NOT NULL,
  own_words             TEXT,
  opinion               TEXT,
  significant           INTEGER NOT NULL CHECK (significant IN (0, 1)),
  significance          TEXT,
  outcome               TEXT,
  reason                TEXT,
  subject_id            BLOB    CHECK (length (subject_id) = 16),
  CHECK ((happened IS NULL) = (happened_precision = 'unknown')),
  CHECK ((happened_to IS NULL) = (happened_to_precision = 'unknown')),
  CHECK ((told IS NULL) = (told_precision = 'unknown'))
) STRICT;

CREATE TABLE concern (
  id               BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit             BLOB    NOT NULL,
  recorded_at      INTEGER NOT NULL,
  case_id          BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  kind             TEXT    NOT NULL CHECK (kind IN ('child', 'between-children', 'allegation', 'low-level', 'organisation')),
  immediate_danger TEXT    NOT NULL CHECK (immediate_danger IN ('unknown', 'yes', 'no')),
  immediate_action TEXT,
  platform         TEXT,
  handle           TEXT,
  ai_made          TEXT    NOT NULL CHECK (ai_made IN ('unknown', 'yes', 'no')),
  child_view       TEXT,
  parents_told     TEXT    NOT NULL CHECK (parents_told IN ('unknown', 'yes', 'no')),
  parents_reason   TEXT,
  bias             TEXT
) STRICT;

CREATE TABLE concern_category (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id  BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  n           INTEGER NOT NULL,
  category    TEXT    NOT NULL                     -- the list is the vault's own and can grow: no CHECK
) STRICT, WITHOUT ROWID;

CREATE TABLE concern_four_cs (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id  BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  n           INTEGER NOT NULL,
  four_cs     TEXT    NOT NULL CHECK (four_cs IN ('content', 'contact', 'conduct', 'commerce'))
) STRICT, WITHOUT ROWID;

CREATE TABLE amendment (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  entry_id    BLOB    NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  number      INTEGER NOT NULL CHECK (number > 0),
  field       TEXT,
  was         TEXT,
  text        TEXT    NOT NULL CHECK (length (trim (text)) > 0),
  why         TEXT    NOT NULL CHECK (length (trim (why)) > 0)
) STRICT;

CREATE TABLE involvement (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  concern_id    BLOB    REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  person_id     BLOB    REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role          TEXT    NOT NULL CHECK (role IN ('harmed', 'alleged-responsible', 'bystander', 'witness', 'reporter',
                                                 'parent-or-carer', 'professional')),
  description   TEXT,
  CHECK (person_id IS NOT NULL OR length (trim (coalesce (description, ''))) > 0)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------- plan, actions, reviews

CREATE TABLE plan_strand (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  strand        TEXT    NOT NULL CHECK (strand IN ('harmed', 'bystanders', 'responsible', 'organisation')),
  need          TEXT,
  resolved      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE action (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE action_state (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  action_id     BLOB    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  strand        TEXT    NOT NULL CHECK (strand IN ('harmed', 'bystanders', 'responsible', 'organisation')),
  what          TEXT    NOT NULL CHECK (length (trim (what)) > 0),
  owner         TEXT    NOT NULL,
  due           TEXT    NOT NULL CHECK (date (due, '+0 days') IS due),
  status        TEXT    NOT NULL CHECK (status IN ('open', 'done', 'dropped')),
  done_on       TEXT    CHECK (date (done_on, '+0 days') IS done_on),
  outcome       TEXT,
  reason        TEXT,
  CHECK ((status = 'done') = (done_on IS NOT NULL)),
  CHECK (status <> 'dropped' OR length (trim (coalesce (reason, ''))) > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT    NOT NULL CHECK (kind IN ('plan', 'long-term')),
  due         TEXT    NOT NULL CHECK (date (due, '+0 days') IS due)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_outcome (
  id          BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  review_id   BLOB    NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  result      TEXT    NOT NULL CHECK (result IN ('held', 'postponed', 'superseded')),
  held_on     TEXT    CHECK (date (held_on, '+0 days') IS held_on),
  child_view  TEXT,
  decision    TEXT,
  reason      TEXT    NOT NULL CHECK (length (trim (reason)) > 0),
  risk        TEXT    NOT NULL CHECK (risk IN ('not-assessed', 'low', 'medium', 'high')),
  CHECK ((result = 'held') = (held_on IS NOT NULL)),
  CHECK (result <> 'held' OR length (trim (coalesce (decision, ''))) > 0)
) STRICT;

CREATE TABLE review_strand (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  outcome_id  BLOB    NOT NULL REFERENCES review_outcome (id) DEFERRABLE INITIALLY DEFERRED,
  strand      TEXT    NOT NULL CHECK (strand IN ('harmed', 'bystanders', 'responsible', 'organisation')),
  standing    TEXT    NOT NULL CHECK (standing IN ('met', 'partly', 'not')),
  note        TEXT
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------- who saw it, what left

CREATE TABLE viewing (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  what        TEXT    NOT NULL,
  purpose     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
  id          BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  number      INTEGER NOT NULL CHECK (number > 0),
  form        TEXT    NOT NULL CHECK (form IN ('pdf', 'print')),
  what        TEXT    NOT NULL,
  recipient   TEXT,
  purpose     TEXT,
  period_from TEXT    CHECK (date (period_from, '+0 days') IS period_from),
  period_to   TEXT    CHECK (date (period_to, '+0 days') IS period_to),
  significant INTEGER NOT NULL CHECK (significant IN (0, 1)),
  entries     INTEGER NOT NULL,
  digest      TEXT    NOT NULL CHECK (length (digest) = 64)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------- ways in
-- What a version replaces is looked up for every head; most rows replace nothing and cost these indexes nothing.

CREATE INDEX setting_replaces             ON setting (replaces)             WHERE replaces IS NOT NULL;
CREATE INDEX setting_also_replaces        ON setting (also_replaces)        WHERE also_replaces IS NOT NULL;
CREATE INDEX keyholder_name_replaces      ON keyholder_name (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX keyholder_name_also_replaces ON keyholder_name (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX person_version_replaces      ON person_version (replaces)      WHERE replaces IS NOT NULL;
CREATE INDEX person_version_also_replaces ON person_version (also_replaces) WHERE also_replaces IS NOT NULL;
CREATE INDEX case_version_replaces        ON case_version (replaces)        WHERE replaces IS NOT NULL;
CREATE INDEX case_version_also_replaces   ON case_version (also_replaces)   WHERE also_replaces IS NOT NULL;
CREATE INDEX case_state_replaces          ON case_state (replaces)          WHERE replaces IS NOT NULL;
CREATE INDEX case_state_also_replaces     ON case_state (also_replaces)     WHERE also_replaces IS NOT NULL;
CREATE INDEX involvement_replaces         ON involvement (replaces)         WHERE replaces IS NOT NULL;
CREATE INDEX involvement_also_replaces    ON involvement (also_replaces)    WHERE also_replaces IS NOT NULL;
CREATE INDEX plan_strand_replaces         ON plan_strand (replaces)         WHERE replaces IS NOT NULL;
CREATE INDEX plan_strand_also_replaces    ON plan_strand (also_replaces)    WHERE also_replaces IS NOT NULL;
CREATE INDEX action_state_replaces        ON action_state (replaces)        WHERE replaces IS NOT NULL;
CREATE INDEX action_state_also_replaces   ON action_state (also_replaces)   WHERE also_replaces IS NOT NULL;

CREATE INDEX setting_name            ON setting (name);
CREATE INDEX keyholder_name_of       ON keyholder_name (keyholder);
CREATE INDEX person_version_person   ON person_version (person_id);
CREATE INDEX case_version_case       ON case_version (case_id);
CREATE INDEX case_state_case         ON case_state (case_id);
CREATE INDEX entry_case              ON entry (case_id, number);
CREATE INDEX amendment_case          ON amendment (case_id, number);
CREATE INDEX amendment_entry         ON amendment (entry_id, number);
CREATE INDEX concern_category_case   ON concern_category (case_id, category);
CREATE INDEX concern_category_of     ON concern_category (concern_id, n);
CREATE INDEX concern_four_cs_of      ON concern_four_cs (concern_id, n);
CREATE INDEX involvement_case        ON involvement (case_id);
CREATE INDEX plan_strand_case        ON plan_strand (case_id, strand);
CREATE INDEX action_state_action     ON action_state (action_id);
CREATE INDEX action_state_case       ON action_state (case_id);
CREATE INDEX review_case             ON review (case_id);
CREATE INDEX review_outcome_review   ON review_outcome (review_id);
CREATE INDEX review_strand_outcome   ON review_strand (outcome_id);
CREATE INDEX viewing_case            ON viewing (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX copy_case               ON copy (case_id, number);

PRAGMA user_version = 1;
