/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of casework share: a case as it stands, and the facts that several things a person does have in common. */
#pragma once

#include "ck-casework.h"
#include "ck-rows.h"
#include "ck-store-private.h"
#include "ck-unit.h"

G_BEGIN_DECLS

/* The present heads of a case. */
typedef struct {
  char              *reference;
  CkUuid             id;
  CkCaseVersionRow  *version;
  CkCaseStateRow    *state;
  CkUuid             pending;      /* the review or long-term check that isn't held; none when there is none */
  CkDate             pending_due;
  gint64             last_number;  /* of an entry or amendment */
  gint64             last_copy;
  gboolean           merged;       /* it goes on in another case */
} CkCaseNow;

CkCaseNow *ck_case_now_load     (CkStore *store, const char *reference, GError **error);
CkCaseNow *ck_case_now_load_open (CkStore *store, const char *reference, const char *undone, GError **error);
void       ck_case_now_free     (CkCaseNow *self);
gboolean   ck_case_now_is_open  (const CkCaseNow *self);
char      *ck_case_now_entry    (const CkCaseNow *self);  /* reference of the entry that was written last */

/* --- the unit --- */
gboolean   ck_store_end_unit    (CkStore *store, gboolean written, GError **error);
CkUuid     ck_store_new_id      (CkStore *store);
CkDate     ck_store_unit_day    (CkStore *store);
CkMoment   ck_store_unit_moment (CkStore *store);
char      *ck_store_dup_lead    (CkStore *store);
char      *ck_dup_given         (const char *text);
gboolean   ck_invalid           (GError **error, const char *field, const char *message);
gboolean   ck_check_why         (const char *why, GError **error);
gboolean   ck_refused           (GError **error, const char *message);

/* --- facts, within a unit --- */
CkEntryRow *ck_entry_row_new_for (CkStore *store, CkCaseNow *now, CkEntryKind kind, const char *title);
gboolean    ck_insert_entry      (CkStore *store, CkCaseNow *now, CkEntryRow *entry, GError **error);
gboolean    ck_insert_case_state (CkStore *store, CkCaseNow *now, CkCaseStateRow *next, GError **error);
gboolean    ck_insert_case_version (CkStore *store, CkCaseNow *now, const char *title, const char *lead, GError **error);
gboolean    ck_insert_review     (CkStore *store, CkCaseNow *now, CkReviewKind kind, CkDate due, CkUuid *review, GError **error);
gboolean    ck_insert_outcome    (CkStore *store, CkCaseNow *now, const CkUuid *entry, CkReviewResult result, CkDate held_on,
                                  const char *child_view, const char *decision, const char *reason, int risk, GError **error);
gboolean    ck_insert_action     (CkStore *store, CkCaseNow *now, CkActionForm *form, CkUuid *action, GError **error);
gboolean    ck_insert_settlement (CkStore *store, CkCaseNow *now, CkActionSettle *form, GError **error);
gboolean    ck_insert_link       (CkStore *store, CkCaseNow *now, const CkUuid *concern, CkPersonLink *link, CkUuid *involvement,
                                  GError **error);
/* ck-casework-concern.c: @involvements are those of the form's people, in their order */
gboolean    ck_insert_concern_parts (CkStore *store, CkCaseNow *now, CkConcernForm *form, const CkUuid *concern,
                                     const CkUuid *involvements, GError **error);
gboolean    ck_check_nudes          (CkConcernForm *form, GPtrArray *categories, GError **error);
gboolean    ck_insert_linked_person (CkStore *store, CkPersonLink *link, CkUuid *person, GError **error);
gboolean    ck_insert_new_case   (CkStore *store, CkCaseNow *now, CkConcernForm *form, const char *title, GError **error);
gboolean    ck_insert_reopening  (CkStore *store, CkCaseNow *now, CkReopenForm *form, GError **error);
CkCaseStateRow *ck_case_state_next (const CkCaseNow *now);

/* --- looked up --- */
CkActionStateRow *ck_action_load  (CkStore *store, const CkCaseNow *now, const CkUuid *action, GError **error);
GPtrArray  *ck_open_actions_load  (CkStore *store, const CkUuid *case_id, GError **error);   /* CkActionStateRow */
gboolean    ck_check_links        (CkStore *store, GPtrArray *links, CkMoment happened, GError **error);

/* --- settings --- */
gboolean    ck_settings_write        (CkStore *store, CkSettings *settings, CkSettings *present, GError **error);
gboolean    ck_store_reread_settings (CkStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkCaseNow, ck_case_now_free)

G_END_DECLS
