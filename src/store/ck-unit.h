/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: the unit of work and its chain. One unit is one thing that a person did. */
#pragma once

#include "ck-store-private.h"

G_BEGIN_DECLS

typedef enum { CK_UNIT_WRITE, CK_UNIT_MERGE, CK_UNIT_REBUILD, CK_UNIT_DESTROY } CkUnitMode;

/* Opens the transaction (BEGIN IMMEDIATE) and gives the unit its id and its time. @subject: case or person, for the reason. */
gboolean      ck_unit_begin       (CkStore *store, const char *kind, const char *reason, const CkUuid *subject, GError **error);
gboolean      ck_unit_commit      (CkStore *store, GError **error);   /* durable, or rolled back with @error */
void          ck_unit_rollback    (CkStore *store);
gboolean      ck_unit_is_open     (CkStore *store);
const CkUuid *ck_unit_get_id      (CkStore *store);
gint64        ck_unit_get_time    (CkStore *store);

/* Inserts one fact: @record's columns by its table of fields, plus unit and recorded_at. Parents come before their children. */
gboolean      ck_unit_insert      (CkStore *store, const char *table, CkRecord *record, GError **error);

/* Writes outside the record: drafts and the window's state. No unit may be open. */
gboolean      ck_local_begin      (CkStore *store, GError **error);
gboolean      ck_local_commit     (CkStore *store, GError **error);   /* durable, or rolled back with @error */
void          ck_local_rollback   (CkStore *store);

/* Fills everything derived anew from the facts. */
gboolean      ck_store_rebuild    (CkStore *store, GError **error);

G_END_DECLS
