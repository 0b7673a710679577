/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open record in a practice vault of its own, and facts put into it as raw SQL. */
#pragma once

#include "ck-unit.h"

typedef struct {
  char    *folder;
  char    *path;
  CkVault *vault;
  CkClock *clock;
  CkStore *store;
} RecordFixture;

void     record_fixture_set_up      (RecordFixture *self, gconstpointer data);
void     record_fixture_tear_down   (RecordFixture *self, gconstpointer data);
void     record_fixture_open        (RecordFixture *self);  /* the store, on the vault that is unlocked */
void     record_fixture_close       (RecordFixture *self);  /* the store; the vault's connection is bare then */
void     record_fixture_reopen      (RecordFixture *self);  /* closes and opens the vault as well */

/* the whole file of the vault, closed and opened again; and a fixture on a copy of it, without the work of making one */
GBytes  *record_fixture_save        (RecordFixture *self);
void     record_fixture_set_up_copy (RecordFixture *self, GBytes *saved);
gboolean record_fixture_try_copy    (RecordFixture *self, GBytes *saved, GError **error); /* of a file that may be damaged */

/* runs @sql with every %04d replaced by @n */
int      record_exec                (RecordFixture *self, const char *sql, int n);
gint64   record_integer             (RecordFixture *self, const char *sql);
char    *record_text                (RecordFixture *self, const char *sql);

/* the ten facts of a concern that opens a case: ids end in the number of the case */
extern const char record_sql_case[];
/* what a held review records: the entry and its outcome, and the next review with the state that points to it */
extern const char record_sql_review[];

void     record_begin               (RecordFixture *self, const char *kind);
void     record_commit              (RecordFixture *self);
void     record_open_case           (RecordFixture *self, int n);
void     record_assert_sound        (RecordFixture *self);  /* every unit has its parts, every fact its part */
