-- SPDX-License-Identifier: GPL-3.0-or-later
-- Local to this vault and outside the record: who this device is, the key of the record's hashes, what is being typed,
-- and how the window was left.

CREATE TABLE device (
  only   INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  id     BLOB    NOT NULL CHECK (length (id) = 16),
  letter TEXT    NOT NULL                            -- in references: '' on the first device
) STRICT;

CREATE TABLE record_key (                            -- random, not derived from the master key: rotation keeps every hash
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  key  BLOB    NOT NULL CHECK (length (key) = 32)
) STRICT;

CREATE TABLE draft (
  id        BLOB    NOT NULL PRIMARY KEY CHECK (length (id) = 16),
  keyholder BLOB    NOT NULL CHECK (length (keyholder) = 16),
  kind      TEXT    NOT NULL,
  reference TEXT,
  json      TEXT    NOT NULL,
  saved_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE window_state (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
