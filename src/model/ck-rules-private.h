/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of the forms share. Each function says whether its rule is kept, and sets @error otherwise; @path is
 * that of the object within the form, "" for the form itself, and @name the member in it. */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

gboolean ck_rule_broken     (CkRecord   *record,
                             const char *path,
                             const char *name,
                             CkError     code,
                             const char *expected,
                             GError    **error);
gboolean ck_rule_sound      (CkRecord   *record,
                             const char *path,
                             GError    **error);
gboolean ck_rule_given      (CkRecord   *record,
                             const char *path,
                             const char *name,
                             CkError     code,
                             const char *expected,
                             GError    **error);
gboolean ck_rule_left_out   (CkRecord   *record,
                             const char *path,
                             const char *name,
                             const char *expected,
                             GError    **error);
gboolean ck_rule_times      (CkRecord   *record,
                             CkMoment    now,
                             GError    **error);
gboolean ck_rule_past       (CkRecord   *record,
                             const char *path,
                             const char *name,
                             CkMoment    moment,
                             CkMoment    now,
                             GError    **error);
gboolean ck_rule_born       (CkRecord   *record,
                             const char *path,
                             CkDate      born,
                             int         precision,
                             CkDate      today,
                             GError    **error);
gboolean ck_rule_due        (CkRecord   *record,
                             const char *path,
                             const char *name,
                             CkDate      due,
                             CkDate      today,
                             GError    **error);
gboolean ck_rule_action     (CkActionForm *action,
                             const char *path,
                             CkDate      today,
                             GError    **error);
gboolean ck_rule_link       (CkPersonLink *link,
                             const char *path,
                             CkDate      today,
                             GError    **error);
/* ck-rules-parts.c */
gboolean ck_rule_injuries   (CkConcernForm *form,
                             GError    **error);
gboolean ck_rule_child      (CkPersonLink *link,
                             const char *path,
                             GError    **error);
gboolean ck_rule_no_child   (CkPersonLink *link,
                             const char *path,
                             GError    **error);
gboolean ck_rule_settles    (GPtrArray  *settles,
                             const char *path,
                             CkDate      today,
                             gboolean    closing,
                             GError    **error);
gint64   ck_moment_first_minute (CkMoment moment);
gint64   ck_moment_last_minute  (CkMoment moment);

G_END_DECLS
