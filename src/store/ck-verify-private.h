/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of verify share. Each step function does one slice, leaves no statement open, and says whether it has
 * finished; what it finds are sentences. */
#pragma once

#include "ck-unit-private.h"

G_BEGIN_DECLS

#define CK_VERIFY_SLICE        (40 * G_TIME_SPAN_MILLISECOND)
#define CK_VERIFY_MAX_FINDINGS 100

/** CkVerifyDevice: how far the chain of one device was walked */
typedef struct {
  CkUuid id;
  gint64 seq;
  guint8 hash[CK_HASH_BYTES];
} CkVerifyDevice;

/** CkVerifyRange: keys above @from, up to and with @to; the first from begins below all keys, the last goes to the end */
typedef struct {
  GBytes  *from; /* NULL: from the beginning */
  GBytes  *to;   /* NULL: to the end */
  gboolean text; /* of type, rather than BLOB */
} CkVerifyRange;

struct _CkVerify {
  GPtrArray    *findings;       /* char * */
  gint64        deadline;       /* of the slice, in monotonic time */
  guint         stage;
  gboolean      unreadable;     /* a page is damaged, so what was counted isn't all */

  CkVaultCheck *storage;
  guint64       pages_done;
  guint64       pages_total;

  /* the chain */
  CkHash       *row_hash;
  CkHash       *chain_hash;
  GByteArray   *row;
  GArray       *devices;        /* CkVerifyDevice */
  gboolean      in_unit;        /* a slice ended within a unit */
  CkUnitRow     unit;           /* its row; @kind is owned */
  gint64        part;           /* the last one that was looked at */
  gboolean      unit_sound;
  gint64        n_units;
  gint64        n_units_total;
  gint64        n_parts;
  gint64       *n_rows;         /* by table of facts, found through their parts */
  gint64        n_facts;

  /* counting and comparing */
  guint         table;
  gint64        counted;
  gint64        counted_at_seq; /* a commit in between means counting this table again; -1: begin with it */
  CkVerifyRange range;
  gboolean      differs;
  GStrv         names;          /* of all tables */

  /* anchors */
  gint64        anchor_sequence;
  char         *anchor_hash;    /* hex digits, any number of them up to 64 */
  CkVaultAnchor header_anchor;
};

void     ck_verify_add       (CkVerify *self, char *finding);
gboolean ck_verify_in_time   (CkVerify *self);
gboolean ck_verify_range     (CkStore *store, CkVerify *self, const char *table, const char *key, guint n, GError **error);
void     ck_verify_bind      (sqlite3_stmt *stmt, const CkVerifyRange *range);
gboolean ck_verify_range_end (CkVerifyRange *range);

gboolean ck_verify_chain     (CkStore *store, CkVerify *self, gboolean *finished, GError **error);
gboolean ck_verify_counts    (CkStore *store, CkVerify *self, gboolean *finished, GError **error);
gboolean ck_verify_anchors   (CkStore *store, CkVerify *self, gboolean *finished, GError **error);

gboolean ck_verify_schema    (CkStore *store, CkVerify *self, gboolean *finished, GError **error);
gboolean ck_verify_derived   (CkStore *store, CkVerify *self, gboolean *finished, GError **error);
gboolean ck_verify_index     (CkStore *store, CkVerify *self, gboolean *finished, GError **error);
gboolean ck_verify_tables    (CkStore *store, CkVerify *self, gboolean *finished, GError **error);

G_END_DECLS
