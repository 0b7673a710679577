/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share; never seen from outside. */
#pragma once

#include <sqlite3.h>
#include "ck-casework.h"
#include "ck-clock.h"
#include "ck-vault.h"

G_BEGIN_DECLS

typedef struct _CkUnit CkUnit;

struct _CkStore {
  CkVault    *vault;
  sqlite3    *db;          /* the vault's */
  CkClock    *clock;
  GTimeZone  *zone;
  CkSettings *settings;    /* as they stand; reread after a unit that changes them */
  CkWorkingDays *working_days; /* by the settings; NULL until it is asked for */
  CkUuid      device;
  CkUuid      keyholder;   /* the actor */
  CkUnit     *unit;        /* the record's machinery: hooks, the open unit, the chain's head */
  CkUuid      discard_draft;
  GHashTable *statements;  /* char *sql → sqlite3_stmt *, prepared once */
  void      (*committed) (const char *kind, gpointer data); /* after each unit, on the lane; may be NULL */
  gpointer    committed_data;
};

/* Opens the record on an unlocked vault: migrations, functions, triggers, authorizer, hooks. */
CkStore      *ck_store_open      (CkVault *vault, CkClock *clock, GError **error);
gboolean      ck_store_close     (CkStore *store, GError **error);

CkMoment      ck_store_local     (CkStore *store, gint64 instant);   /* day and minute in the vault's time zone */

CkWorkingDays *ck_store_working_days (CkStore *store);               /* (transfer none) */
/* ck_clock_due (kind, started, recorded_at) in SQL: the day on which a running clock ends */
gboolean      ck_clock_function_add    (CkStore *store, GError **error);
void          ck_clock_function_remove (CkStore *store);

/* --- statements: prepared once, bound, read by tables of fields --- */
sqlite3_stmt *ck_store_prepare   (CkStore *store, const char *sql, GError **error);   /* (transfer none), reset and unbound */
gboolean      ck_store_step      (CkStore *store, sqlite3_stmt *stmt, gboolean *row, GError **error);
gboolean      ck_store_fail      (CkStore *store, const char *what, GError **error);  /* sets @error from the connection; FALSE */
gboolean      ck_store_refuse    (const char *key, GError **error);  /* a rule that is looked at before the database keeps it; FALSE */
void          ck_bind_uuid       (sqlite3_stmt *stmt, int index, const CkUuid *uuid); /* NULL when none */
void          ck_bind_text       (sqlite3_stmt *stmt, int index, const char *text);
void          ck_column_uuid     (sqlite3_stmt *stmt, int column, CkUuid *uuid);
/* Fills the fields of @record whose columns, by name, the statement has. */
void          ck_record_read     (CkRecord *record, sqlite3_stmt *stmt);
/* All rows as records of @type. */
GPtrArray    *ck_store_read_all  (CkStore *store, sqlite3_stmt *stmt, GType type, GError **error);

G_END_DECLS
