/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rest of the store uses of decisions, checks and restricted cases. */
#pragma once

#include "ck-casework-private.h"

G_BEGIN_DECLS

CkEntryRow *ck_entry_of_case            (CkStore *store, const CkCaseNow *now, const char *given, const char *field,
                                         const char *expected, GError **error);
gboolean    ck_case_has_open_allegation (CkStore *store, const CkCaseNow *now, gboolean *has, GError **error);
gboolean    ck_check_allegation_outcome (CkStore *store, const CkCaseNow *now, CkClosureForm *form, GError **error);
gboolean    ck_insert_closing_state     (CkStore *store, CkCaseNow *now, CkCaseStateRow *next, int allegation_outcome,
                                         GError **error);
gboolean    ck_case_checks_load         (CkStore *store, const CkUuid *case_id, CkCaseFile *file, GError **error);
/* what lies beside an entry of kind decision; @supersedes: none for nothing */
gboolean    ck_decision_find_earlier    (CkStore *store, const CkCaseNow *now, const char *given, CkUuid *supersedes, GError **error);
gboolean    ck_insert_decision          (CkStore *store, CkCaseNow *now, const CkUuid *entry, CkDecisionForm *form,
                                         const CkUuid *supersedes, GError **error);
/* entry->decision and superseded_by, of entries by id */
gboolean    ck_decisions_add            (CkStore *store, const CkUuid *case_id, GHashTable *by_id, GError **error);

/* Lists show nothing of a restricted case but its reference. */
GHashTable *ck_restricted_cases         (CkStore *store, GError **error); /* set of CkUuid; transfer full */
gboolean    ck_case_find_reference      (CkStore *store, const CkUuid *case_id, char **reference, GError **error);
gboolean    ck_restriction_carry        (CkStore *store, const CkCaseNow *from, const CkCaseNow *to, const char *why, GError **error);
gboolean    ck_restricted_mask_cases    (CkStore *store, GPtrArray *cases, GError **error);
gboolean    ck_restricted_mask_due      (CkStore *store, GPtrArray *items, GError **error);
gboolean    ck_restricted_mask_hits     (CkStore *store, GPtrArray *hits, gboolean fold, GError **error);
/* ck-restricted-elsewhere.c */
gboolean    ck_restricted_mask_ties     (CkStore *store, const CkUuid *own, GPtrArray *ties, GError **error);
gboolean    ck_restricted_mask_person   (CkStore *store, CkPersonFile *file, GError **error);
GArray     *ck_restricted_of_unit       (CkStore *store, const CkUuid *unit, GHashTable *restricted, GError **error); /* CkUuid */

G_END_DECLS
