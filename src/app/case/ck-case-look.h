/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-casefile.h"
#include "ck-casework.h"

G_BEGIN_DECLS

/**
 * CkCaseLook: a case as it was read at one moment, and how its views are to show it
 *
 * @names: of its people, for when they are hidden
 */
typedef struct {
  int          ref_count;
  CkCaseFile  *file;
  CkSettings  *settings;
  GTimeZone   *zone;
  CkDate       today;
  gboolean     hide_names;
  GStrv        names;
} CkCaseLook;

gpointer    ck_case_look_load_on_lane (CkStore *store, gpointer reference, GCancellable *cancellable, GError **error);
CkCaseLook *ck_case_look_ref          (CkCaseLook *self);
void        ck_case_look_unref        (CkCaseLook *self);
void        ck_case_look_set_hide_names (CkCaseLook *self, gboolean hide_names);

char       *ck_case_look_text         (CkCaseLook *self, const char *text);
char       *ck_case_look_name         (CkCaseLook *self, const char *name);
char       *ck_case_look_description  (CkCaseLook *self, const char *text);
CkDate      ck_case_look_day          (CkCaseLook *self, gint64 instant);
char       *ck_case_look_instant      (CkCaseLook *self, gint64 instant);
gboolean    ck_case_look_is_entry     (CkCaseLook *self, const CkUuid *id, const char *where);
const char *ck_strand_name            (int strand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkCaseLook, ck_case_look_unref)

G_END_DECLS
