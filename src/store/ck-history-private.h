/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the history share: the fact at hand, and what is told of it. */
#pragma once

#include "ck-queries.h"

G_BEGIN_DECLS

typedef struct {
  CkStore   *store;
  GPtrArray *items;       /* CkHistoryItem */
  /* of the fact at hand */
  gint64     sequence;
  gint64     at;
  char      *who;
  char      *kind;
  char      *why;
  CkUuid     id;
} Teller;

typedef gboolean (*Tell) (Teller *teller, const char *table, GError **error);

CkHistoryItem *ck_teller_add  (Teller *teller, char *what);
gboolean       ck_teller_tell (Teller *teller, const char *table, GError **error);
char          *ck_teller_reference (Teller *teller, const CkUuid *case_id); /* of a case; NULL when it isn't there */
CkRecord      *ck_teller_load (CkStore *store, const char *sql, const CkUuid *id, GType type, GError **error);

gboolean ck_tell_snooze     (Teller *teller, const char *table, GError **error);
gboolean ck_tell_link       (Teller *teller, const char *table, GError **error);
gboolean ck_tell_case_merge (Teller *teller, const char *table, GError **error);
gboolean ck_tell_move       (Teller *teller, const char *table, GError **error);

G_END_DECLS
