-- SPDX-License-Identifier: GPL-3.0-or-later
-- Decisions, whom to tell, referrals, the harm test and outcome of an allegation, and restricted cases. What lies beside
-- an entry has its id: the entry tells when, by whom and why, and the row here what only it has. Tokens are those of
-- model/ck-tokens.c. The same forms as in 001 to 003: insert-only facts, what is current derived, rules as RAISE.

-- ------------------------------------------------------------------------------------------- facts

-- Beside an entry of kind decision: its facts say what was decided, its reason why. An older decision, by its entry, is
-- superseded, never edited. Decisions from before this step have no row here and can be superseded all the same.
CREATE TABLE decision (
  id                BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit              BLOB    NOT NULL,
  recorded_at       INTEGER NOT NULL,
  case_id           BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  supersedes        BLOB    REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  no_further_action INTEGER NOT NULL CHECK (no_further_action IN (0, 1)),
  options           TEXT,
  threshold         TEXT,
  decided_by        TEXT    NOT NULL CHECK (length (trim (decided_by)) > 0),
  CHECK (supersedes IS NULL OR length (supersedes) = 16)
) STRICT, WITHOUT ROWID;

-- Beside an entry of kind decision: one body was considered. `organisation` names another one, and is '' for the rest.
-- It is settled when nobody is to be told, or when it was told.
CREATE TABLE check_version (
  id             BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit           BLOB    NOT NULL,
  recorded_at    INTEGER NOT NULL,
  case_id        BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces       BLOB    CHECK (length (replaces) = 16),
  also_replaces  BLOB    CHECK (length (also_replaces) = 16),
  body           TEXT    NOT NULL CHECK (body IN ('police', 'social-care', 'lado', 'ceop', 'iwf', 'charity-commission', 'dbs',
                                                  'ico', 'insurer', 'other')),
  organisation   TEXT    NOT NULL,
  decided        TEXT    NOT NULL CHECK (decided IN ('not-yet', 'yes', 'no')),
  why            TEXT    NOT NULL CHECK (length (trim (why)) > 0),
  told           TEXT,
  told_precision TEXT    NOT NULL CHECK (told_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  told_who       TEXT,
  reference      TEXT,
  dbs_removed    TEXT    NOT NULL CHECK (dbs_removed IN ('unknown', 'yes', 'no')),
  dbs_harm       TEXT    NOT NULL CHECK (dbs_harm IN ('unknown', 'yes', 'no')),
  CHECK ((body = 'other') = (length (trim (organisation)) > 0)),
  CHECK ((told IS NULL) = (told_precision = 'unknown')),
  CHECK (told IS NULL OR decided = 'yes')
) STRICT, WITHOUT ROWID;

-- Beside an entry of kind referral, which tells of its sending, a chase, an escalation, or an answer. `referral_id` is
-- the entry that it was sent with.
CREATE TABLE referral_version (
  id                     BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit                   BLOB    NOT NULL,
  recorded_at            INTEGER NOT NULL,
  case_id                BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  referral_id            BLOB    NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  replaces               BLOB    CHECK (length (replaces) = 16),
  also_replaces          BLOB    CHECK (length (also_replaces) = 16),
  body                   TEXT    NOT NULL CHECK (body IN ('police', 'social-care', 'lado', 'ceop', 'iwf', 'charity-commission',
                                                          'dbs', 'ico', 'insurer', 'other')),
  recipient              TEXT    NOT NULL CHECK (length (trim (recipient)) > 0),
  reference              TEXT,
  sent                   TEXT    NOT NULL,
  sent_precision         TEXT    NOT NULL CHECK (sent_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  how                    TEXT    NOT NULL CHECK (length (trim (how)) > 0),
  sent_by                TEXT    NOT NULL CHECK (length (trim (sent_by)) > 0),
  chased                 TEXT,
  chased_precision       TEXT    NOT NULL CHECK (chased_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  escalated              TEXT,
  escalated_precision    TEXT    NOT NULL CHECK (escalated_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  acknowledged           TEXT,
  acknowledged_precision TEXT    NOT NULL CHECK (acknowledged_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  acknowledged_by        TEXT,
  decision               TEXT,
  decided                TEXT,
  decided_precision      TEXT    NOT NULL CHECK (decided_precision IN ('unknown', 'exact', 'approximate', 'date', 'month')),
  CHECK (sent_precision <> 'unknown'),
  CHECK ((chased IS NULL) = (chased_precision = 'unknown')),
  CHECK ((escalated IS NULL) = (escalated_precision = 'unknown')),
  CHECK ((acknowledged IS NULL) = (acknowledged_precision = 'unknown')),
  CHECK ((decided IS NULL) = (decided_precision = 'unknown')),
  CHECK ((decided IS NULL) = (length (trim (coalesce (decision, ''))) = 0))
) STRICT, WITHOUT ROWID;

-- Beside an entry of kind decision: the harm test's four limbs (KCSIE part four), of one concern about an adult.
CREATE TABLE harm_test (
  id              BLOB    NOT NULL PRIMARY KEY REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  unit            BLOB    NOT NULL,
  recorded_at     INTEGER NOT NULL,
  case_id         BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  concern_id      BLOB    NOT NULL REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
  replaces        BLOB    CHECK (length (replaces) = 16),
  also_replaces   BLOB    CHECK (length (also_replaces) = 16),
  harmed          TEXT    NOT NULL CHECK (harmed IN ('unknown', 'yes', 'no')),
  harmed_why      TEXT    NOT NULL CHECK (length (trim (harmed_why)) > 0),
  offence         TEXT    NOT NULL CHECK (offence IN ('unknown', 'yes', 'no')),
  offence_why     TEXT    NOT NULL CHECK (length (trim (offence_why)) > 0),
  risk            TEXT    NOT NULL CHECK (risk IN ('unknown', 'yes', 'no')),
  risk_why        TEXT    NOT NULL CHECK (length (trim (risk_why)) > 0),
  suitability     TEXT    NOT NULL CHECK (suitability IN ('unknown', 'yes', 'no')),
  suitability_why TEXT    NOT NULL CHECK (length (trim (suitability_why)) > 0)
) STRICT, WITHOUT ROWID;

-- Beside the state that closes a case with an allegation in it.
CREATE TABLE allegation_outcome (
  id          BLOB    NOT NULL PRIMARY KEY REFERENCES case_state (id) DEFERRABLE INITIALLY DEFERRED,
  unit        BLOB    NOT NULL,
  recorded_at INTEGER NOT NULL,
  case_id     BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  outcome     TEXT    NOT NULL CHECK (outcome IN ('substantiated', 'malicious', 'false', 'unsubstantiated', 'unfounded'))
) STRICT, WITHOUT ROWID;

-- A promise of the screen: every keyholder has the key.
CREATE TABLE case_restriction (
  id            BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  unit          BLOB    NOT NULL,
  recorded_at   INTEGER NOT NULL,
  case_id       BLOB    NOT NULL REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
  replaces      BLOB    CHECK (length (replaces) = 16),
  also_replaces BLOB    CHECK (length (also_replaces) = 16),
  restricted    INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  reason        TEXT    NOT NULL CHECK (length (trim (reason)) > 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_supersedes            ON decision (supersedes)             WHERE supersedes IS NOT NULL;
CREATE INDEX decision_case                  ON decision (case_id);
CREATE INDEX check_version_case             ON check_version (case_id, body, organisation);
CREATE INDEX check_version_replaces         ON check_version (replaces)          WHERE replaces IS NOT NULL;
CREATE INDEX check_version_also_replaces    ON check_version (also_replaces)     WHERE also_replaces IS NOT NULL;
CREATE INDEX referral_version_of            ON referral_version (referral_id);
CREATE INDEX referral_version_case          ON referral_version (case_id);
CREATE INDEX referral_version_replaces      ON referral_version (replaces)       WHERE replaces IS NOT NULL;
CREATE INDEX referral_version_also_replaces ON referral_version (also_replaces)  WHERE also_replaces IS NOT NULL;
CREATE INDEX harm_test_of                   ON harm_test (concern_id);
CREATE INDEX harm_test_case                 ON harm_test (case_id);
CREATE INDEX harm_test_replaces             ON harm_test (replaces)              WHERE replaces IS NOT NULL;
CREATE INDEX harm_test_also_replaces        ON harm_test (also_replaces)         WHERE also_replaces IS NOT NULL;
CREATE INDEX allegation_outcome_case        ON allegation_outcome (case_id);
CREATE INDEX case_restriction_case          ON case_restriction (case_id);
CREATE INDEX case_restriction_replaces      ON case_restriction (replaces)       WHERE replaces IS NOT NULL;
CREATE INDEX case_restriction_also_replaces ON case_restriction (also_replaces)  WHERE also_replaces IS NOT NULL;

-- ------------------------------------------------------------------------------------------- what is current

CREATE TABLE d_check_now (
  case_id      BLOB    NOT NULL,
  body         TEXT    NOT NULL,
  organisation TEXT    NOT NULL,
  version_id   BLOB    NOT NULL,
  heads        INTEGER NOT NULL,
  settled      INTEGER NOT NULL,                  -- nobody is to be told, or was told
  at           INTEGER NOT NULL,                  -- when that was recorded
  PRIMARY KEY (case_id, body, organisation)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_check_now AS
SELECT h.case_id, h.body, h.organisation, x.id AS version_id, h.heads,
       x.decided = 'no' OR x.told IS NOT NULL AS settled, x.recorded_at AS at
FROM (SELECT case_id, body, organisation, max (id) AS id, count (*) AS heads FROM check_version y
      WHERE NOT EXISTS (SELECT 1 FROM check_version WHERE replaces = y.id)
        AND NOT EXISTS (SELECT 1 FROM check_version WHERE also_replaces = y.id)
      GROUP BY case_id, body, organisation) h
JOIN check_version x ON x.id = h.id;

CREATE TABLE d_referral_now (
  referral_id BLOB    NOT NULL PRIMARY KEY,
  case_id     BLOB    NOT NULL,
  version_id  BLOB    NOT NULL,
  heads       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX d_referral_now_case ON d_referral_now (case_id);

CREATE VIEW v_referral_now AS
SELECT h.referral_id, x.case_id, x.id AS version_id, h.heads
FROM (SELECT referral_id, max (id) AS id, count (*) AS heads FROM referral_version y
      WHERE NOT EXISTS (SELECT 1 FROM referral_version WHERE replaces = y.id)
        AND NOT EXISTS (SELECT 1 FROM referral_version WHERE also_replaces = y.id)
      GROUP BY referral_id) h
JOIN referral_version x ON x.id = h.id;

CREATE TABLE d_harm_test_now (
  concern_id BLOB    NOT NULL PRIMARY KEY,
  case_id    BLOB    NOT NULL,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  met        INTEGER,                             -- any limb: 1; none: 0; not known yet: NULL
  first_met  INTEGER                              -- since when any is
) STRICT, WITHOUT ROWID;
CREATE INDEX d_harm_test_now_case ON d_harm_test_now (case_id);

CREATE VIEW v_harm_test_now AS
SELECT h.concern_id, x.case_id, x.id AS version_id, h.heads,
       CASE WHEN 'yes' IN (x.harmed, x.offence, x.risk, x.suitability) THEN 1
            WHEN 'unknown' IN (x.harmed, x.offence, x.risk, x.suitability) THEN NULL ELSE 0 END AS met,
       (SELECT min (y.recorded_at) FROM harm_test y WHERE y.concern_id = h.concern_id
        AND 'yes' IN (y.harmed, y.offence, y.risk, y.suitability)) AS first_met
FROM (SELECT concern_id, max (id) AS id, count (*) AS heads FROM harm_test y
      WHERE NOT EXISTS (SELECT 1 FROM harm_test WHERE replaces = y.id)
        AND NOT EXISTS (SELECT 1 FROM harm_test WHERE also_replaces = y.id)
      GROUP BY concern_id) h
JOIN harm_test x ON x.id = h.id;

CREATE TABLE d_restriction_now (
  case_id    BLOB    NOT NULL PRIMARY KEY,
  version_id BLOB    NOT NULL,
  heads      INTEGER NOT NULL,
  restricted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX d_restriction_now_on ON d_restriction_now (restricted, case_id);

-- Two heads that differ: it stays restricted until a person settles it.
CREATE VIEW v_restriction_now AS
SELECT case_id, max (id) AS version_id, count (*) AS heads, max (restricted) AS restricted FROM case_restriction y
WHERE NOT EXISTS (SELECT 1 FROM case_restriction WHERE replaces = y.id)
  AND NOT EXISTS (SELECT 1 FROM case_restriction WHERE also_replaces = y.id)
GROUP BY case_id;

-- Clocks that run; when each is due depends on settings and bank holidays, so it is worked out where they are shown.
--   triage    a concern, until with it or after it risk was assessed, an action given, or a decision, check, referral,
--             review, sharing or closure recorded in its case
--   lado      an allegation, or a low-level concern whose harm test is met, until the designated officer was told or it
--             was decided not to, with or after it; an allegation whose harm test is not met doesn't call for it
--   ico       a personal data breach, likewise
--   chase     a referral that was sent and not acknowledged; escalate: one that was chased or escalated already
CREATE TABLE d_clock_now (
  case_id     BLOB    NOT NULL,
  item_id     BLOB    NOT NULL,                   -- the concern, or the referral
  kind        TEXT    NOT NULL,
  started     TEXT    NOT NULL,                   -- local time, as exact as it is known; UTC where only the recording is
  at          INTEGER NOT NULL,                   -- when what it waits on was recorded
  PRIMARY KEY (case_id, item_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX d_clock_now_started ON d_clock_now (started);

CREATE VIEW v_clock_now AS
SELECT e.case_id, e.id AS item_id, 'triage' AS kind,
       strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch') AS started, c.recorded_at AS at
FROM entry e JOIN concern c ON c.id = e.id
WHERE NOT EXISTS (SELECT 1 FROM entry x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at
                  AND x.kind IN ('decision', 'action-done', 'action-dropped', 'review', 'referral', 'sharing'))
  AND NOT EXISTS (SELECT 1 FROM action_state x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at)
  AND NOT EXISTS (SELECT 1 FROM case_state x WHERE x.case_id = e.case_id AND x.recorded_at >= c.recorded_at
                  AND (x.risk <> 'not-assessed' OR x.status = 'closed'))
UNION ALL
SELECT e.case_id, e.id, 'lado',
       coalesce (CASE WHEN c.kind = 'allegation' THEN e.told END,
                 strftime ('%Y-%m-%dT%H:%M', CASE WHEN c.kind = 'allegation' THEN c.recorded_at ELSE h.first_met END / 1000000,
                           'unixepoch')),
       c.recorded_at
FROM entry e JOIN concern c ON c.id = e.id LEFT JOIN d_harm_test_now h ON h.concern_id = c.id
WHERE ((c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1))
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = e.case_id AND k.body = 'lado' AND k.settled = 1
                  AND k.at >= c.recorded_at)
UNION ALL
SELECT e.case_id, e.id, 'ico', coalesce (e.told, strftime ('%Y-%m-%dT%H:%M', c.recorded_at / 1000000, 'unixepoch')),
       c.recorded_at
FROM entry e JOIN concern c ON c.id = e.id
WHERE EXISTS (SELECT 1 FROM concern_category g WHERE g.concern_id = c.id AND g.category = 'data-breach')
  AND NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = e.case_id AND k.body = 'ico' AND k.settled = 1
                  AND k.at >= c.recorded_at)
UNION ALL
SELECT d.case_id, d.referral_id, CASE WHEN coalesce (r.escalated, r.chased) IS NULL THEN 'chase' ELSE 'escalate' END,
       max (r.sent, coalesce (r.chased, r.sent), coalesce (r.escalated, r.sent)), r.recorded_at
FROM d_referral_now d JOIN referral_version r ON r.id = d.version_id
WHERE r.acknowledged IS NULL AND r.decision IS NULL;

CREATE TRIGGER d_concern_clock AFTER INSERT ON concern BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_concern_category_clock AFTER INSERT ON concern_category WHEN NEW.category = 'data-breach' BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_entry_clock AFTER INSERT ON entry
WHEN NEW.kind IN ('decision', 'action-done', 'action-dropped', 'review', 'referral', 'sharing') BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id AND kind = 'triage' AND at <= NEW.recorded_at;
END;

CREATE TRIGGER d_action_state_clock AFTER INSERT ON action_state BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id AND kind = 'triage' AND at <= NEW.recorded_at;
END;

CREATE TRIGGER d_case_state_clock AFTER INSERT ON case_state WHEN NEW.risk <> 'not-assessed' OR NEW.status = 'closed' BEGIN
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id AND kind = 'triage' AND at <= NEW.recorded_at;
END;

CREATE TRIGGER d_check_version AFTER INSERT ON check_version BEGIN
  DELETE FROM d_check_now WHERE case_id = NEW.case_id AND body = NEW.body AND organisation = NEW.organisation;
  INSERT INTO d_check_now (case_id, body, organisation, version_id, heads, settled, at)
  SELECT case_id, body, organisation, version_id, heads, settled, at FROM v_check_now
  WHERE case_id = NEW.case_id AND body = NEW.body AND organisation = NEW.organisation;
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_referral_version AFTER INSERT ON referral_version BEGIN
  DELETE FROM d_referral_now WHERE referral_id = NEW.referral_id;
  INSERT INTO d_referral_now (referral_id, case_id, version_id, heads)
  SELECT referral_id, case_id, version_id, heads FROM v_referral_now WHERE referral_id = NEW.referral_id;
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_harm_test AFTER INSERT ON harm_test BEGIN
  DELETE FROM d_harm_test_now WHERE concern_id = NEW.concern_id;
  INSERT INTO d_harm_test_now (concern_id, case_id, version_id, heads, met, first_met)
  SELECT concern_id, case_id, version_id, heads, met, first_met FROM v_harm_test_now WHERE concern_id = NEW.concern_id;
  DELETE FROM d_clock_now WHERE case_id = NEW.case_id;
  INSERT INTO d_clock_now (case_id, item_id, kind, started, at)
  SELECT case_id, item_id, kind, started, at FROM v_clock_now WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER d_case_restriction AFTER INSERT ON case_restriction BEGIN
  DELETE FROM d_restriction_now WHERE case_id = NEW.case_id;
  INSERT INTO d_restriction_now (case_id, version_id, heads, restricted)
  SELECT case_id, version_id, heads, restricted FROM v_restriction_now WHERE case_id = NEW.case_id;
END;


-- ------------------------------------------------------------------------------------------- rules

CREATE TRIGGER r_check_version BEFORE INSERT ON check_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_check_now
                             WHERE case_id = NEW.case_id AND body = NEW.body AND organisation = NEW.organisation);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM check_version x WHERE x.case_id = NEW.case_id AND x.body = NEW.body
          AND x.organisation = NEW.organisation AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM check_version WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM check_version WHERE also_replaces = x.id)) END
        FROM d_check_now WHERE case_id = NEW.case_id AND body = NEW.body AND organisation = NEW.organisation);
END;

CREATE TRIGGER r_referral_version BEFORE INSERT ON referral_version WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_referral_now WHERE referral_id = NEW.referral_id)
     OR (NEW.replaces IS NULL) <> (NEW.id = NEW.referral_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM referral_version x WHERE x.referral_id = NEW.referral_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM referral_version WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM referral_version WHERE also_replaces = x.id)) END
        FROM d_referral_now WHERE referral_id = NEW.referral_id);
END;

CREATE TRIGGER r_harm_test BEFORE INSERT ON harm_test WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_harm_test_now WHERE concern_id = NEW.concern_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM harm_test x WHERE x.concern_id = NEW.concern_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM harm_test WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM harm_test WHERE also_replaces = x.id)) END
        FROM d_harm_test_now WHERE concern_id = NEW.concern_id);
END;

CREATE TRIGGER r_case_restriction BEFORE INSERT ON case_restriction WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-meanwhile')
  WHERE NEW.replaces IS NOT (SELECT version_id FROM d_restriction_now WHERE case_id = NEW.case_id);
  SELECT RAISE (ABORT, 'ck-conflict')
  WHERE NEW.also_replaces IS NOT (SELECT CASE WHEN heads > 1 THEN (
          SELECT max (id) FROM case_restriction x WHERE x.case_id = NEW.case_id AND x.id IS NOT NEW.replaces
          AND NOT EXISTS (SELECT 1 FROM case_restriction WHERE replaces = x.id)
          AND NOT EXISTS (SELECT 1 FROM case_restriction WHERE also_replaces = x.id)) END
        FROM d_restriction_now WHERE case_id = NEW.case_id);
END;

-- A decision has its reason, "no further action" too, and is superseded once.
CREATE TRIGGER r_decision BEFORE INSERT ON decision BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'decision');
  SELECT RAISE (ABORT, 'ck-decision-reason')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND length (trim (coalesce (reason, ''))) > 0);
  SELECT RAISE (ABORT, 'ck-no-such-decision')
  WHERE NEW.supersedes IS NOT NULL
    AND (NEW.supersedes = NEW.id
         OR NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.supersedes AND case_id = NEW.case_id AND kind = 'decision')
         OR EXISTS (SELECT 1 FROM check_version WHERE id = NEW.supersedes)
         OR EXISTS (SELECT 1 FROM harm_test WHERE id = NEW.supersedes));
  SELECT RAISE (ABORT, 'ck-superseded')
  WHERE NEW.supersedes IS NOT NULL AND ck_unit_mode () IS NOT 'merge'
    AND EXISTS (SELECT 1 FROM decision WHERE supersedes = NEW.supersedes);
END;

-- A referral to the DBS is owed where both are so (Safeguarding Vulnerable Groups Act 2006, section 35), whether the
-- person resigned or not.
CREATE TRIGGER p_check_version BEFORE INSERT ON check_version BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'decision');
  SELECT RAISE (ABORT, 'ck-dbs-questions')
  WHERE NEW.body = 'dbs' AND NEW.decided <> 'not-yet' AND (NEW.dbs_removed = 'unknown' OR NEW.dbs_harm = 'unknown');
  SELECT RAISE (ABORT, 'ck-dbs-owed')
  WHERE NEW.body = 'dbs' AND NEW.decided = 'no' AND NEW.dbs_removed = 'yes' AND NEW.dbs_harm = 'yes';
END;

CREATE TRIGGER p_referral_version BEFORE INSERT ON referral_version BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'referral')
     OR NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.referral_id AND case_id = NEW.case_id AND kind = 'referral');
  SELECT RAISE (ABORT, 'ck-referral-changed')
  FROM referral_version x
  WHERE x.id = NEW.replaces
    AND (x.referral_id <> NEW.referral_id OR x.body <> NEW.body OR x.recipient <> NEW.recipient OR x.sent <> NEW.sent
         OR x.sent_precision <> NEW.sent_precision OR x.how <> NEW.how OR x.sent_by <> NEW.sent_by
         OR (x.acknowledged IS NOT NULL AND NEW.acknowledged IS NOT x.acknowledged));
END;

CREATE TRIGGER p_harm_test BEFORE INSERT ON harm_test BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id AND case_id = NEW.case_id AND kind = 'decision')
     OR NEW.case_id IS NOT (SELECT case_id FROM concern WHERE id = NEW.concern_id);
  SELECT RAISE (ABORT, 'ck-not-adult')
  WHERE (SELECT kind FROM concern WHERE id = NEW.concern_id) NOT IN ('allegation', 'low-level');
END;

-- A case with an allegation in it is closed with an outcome of the allegation, which is inserted first: where it is
-- about an adult's conduct and the harm test wasn't found to be unmet, or was met. What goes on elsewhere has none yet.
CREATE TRIGGER r_case_state_allegation BEFORE INSERT ON case_state
WHEN NEW.status = 'closed' AND NEW.outcome IS NOT 'transferred' AND ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-allegation-outcome')
  WHERE 'open' IS (SELECT status FROM d_case_now WHERE case_id = NEW.case_id)
    AND NOT EXISTS (SELECT 1 FROM allegation_outcome WHERE id = NEW.id)
    AND EXISTS (SELECT 1 FROM entry e JOIN concern c ON c.id = e.id LEFT JOIN d_harm_test_now h ON h.concern_id = c.id
                WHERE e.case_id = NEW.case_id
                  AND ((c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1)));
END;

CREATE TRIGGER p_case_state_allegation BEFORE INSERT ON case_state BEGIN
  SELECT RAISE (ABORT, 'ck-other-case')
  WHERE EXISTS (SELECT 1 FROM allegation_outcome WHERE id = NEW.id AND (case_id <> NEW.case_id OR NEW.status <> 'closed'));
END;

CREATE TRIGGER p_allegation_outcome BEFORE INSERT ON allegation_outcome WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-other-case') WHERE EXISTS (SELECT 1 FROM case_state WHERE id = NEW.id);
END;

-- Who looks into a restricted case, or takes a copy of it, says why.
CREATE TRIGGER r_viewing_restricted BEFORE INSERT ON viewing WHEN NEW.case_id IS NOT NULL AND ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-restricted')
  WHERE length (trim (coalesce (NEW.purpose, ''))) = 0
    AND EXISTS (SELECT 1 FROM d_restriction_now WHERE case_id = NEW.case_id AND restricted = 1);
END;

CREATE TRIGGER r_copy_restricted BEFORE INSERT ON copy WHEN ck_unit_mode () IS NOT 'merge' BEGIN
  SELECT RAISE (ABORT, 'ck-restricted')
  WHERE length (trim (coalesce (NEW.purpose, ''))) = 0
    AND EXISTS (SELECT 1 FROM d_restriction_now WHERE case_id = NEW.case_id AND restricted = 1);
END;

PRAGMA user_version = 7;
