/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machinery of the record: what ck-unit.c, ck-guard.c, ck-derived.c and ck-verify.c share. */
#pragma once

#include "ck-canonical.h"
#include "ck-unit.h"

G_BEGIN_DECLS

/**
 * CkDoor: what the authorizer lets be prepared beyond what anyone may
 * @CK_DOOR_SHUT: reading; rows of facts; drafts and the window's state
 * @CK_DOOR_RECORD: also units and their parts, full text, and the record's key: while a unit is committed
 * @CK_DOOR_REBUILD: also everything derived: while it is rebuilt
 */
typedef enum { CK_DOOR_SHUT, CK_DOOR_RECORD, CK_DOOR_REBUILD } CkDoor;

/** CkUnitPart: one fact of the open unit, as its AFTER INSERT trigger reported it */
typedef struct {
  const CkFactTable *table;
  CkUuid             row_id;
  CkUuid             subject;
} CkUnitPart;

struct _CkUnit {
  /* the open unit */
  gboolean      open;
  CkUnitMode    mode;
  CkUuid        id;
  gint64        time;
  char         *kind;
  char         *reason;
  CkUuid        subject;
  GArray       *parts;           /* CkUnitPart */

  /* guards */
  CkDoor        door;
  gboolean      rebuilding;
  gboolean      sealing;         /* units and parts take rows */
  gboolean      may_commit;      /* otherwise every COMMIT of a write becomes a ROLLBACK */

  /* the chain's head, of this device */
  gint64        seq;
  gint64        hlc;
  guint8        head[CK_HASH_BYTES];
  gint64        schema_version;
  gboolean      anchor_lost;     /* the header remembers a unit that the chain doesn't have */

  /* kept from unit to unit */
  CkHash       *row_hash;
  CkHash       *chain_hash;
  GByteArray   *row;
  GHashTable   *statements;      /* of the record itself, apart from those that anyone may prepare */
};

/* the unit's state, as hooks and functions see it */
void          ck_unit_forget         (CkUnit *unit);
gboolean      ck_unit_open_chain     (CkStore *store, GError **error);
CkHash       *ck_unit_new_hash       (CkStore *store, GError **error);
sqlite3_stmt *ck_unit_prepare        (CkStore *store, const char *sql, GError **error);
sqlite3_stmt *ck_unit_prepare_row    (CkStore *store, const CkFactTable *table, GError **error);
gboolean      ck_unit_run            (CkStore *store, const char *sql, GError **error);

/* guards */
gboolean      ck_guard_functions     (CkStore *store, GError **error);
void          ck_guard_close_doors   (CkStore *store);
void          ck_guard_remove        (CkStore *store);
char         *ck_guard_triggers      (void);
void          ck_guard_not_open      (GError **error);

/* errors */
void          ck_store_set_error     (sqlite3 *db, const char *what, GError **error);

/* schema */
gboolean      ck_migrate             (CkStore *store, GError **error);
gint64        ck_migrate_version     (void);
gboolean      ck_migrate_build       (sqlite3 *db, GError **error);
gboolean      ck_migrate_rebuild     (CkStore *store, GError **error);

/* derived */
gboolean      ck_derived_write_text  (CkStore *store, GError **error);
const char *const *ck_derived_tables (void);

G_END_DECLS
