/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put in about cases as wholes: a row of Today that is put aside, cases that belong together, that become one,
 * or two. Member names are the JSON's. */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

#define CK_TYPE_SNOOZE_FORM ck_snooze_form_get_type ()
CK_DECLARE_RECORD (SnoozeForm, snooze_form, SNOOZE_FORM)
struct _CkSnoozeForm {
  CkRecord parent_instance;
  CkUuid   item;           /* what is due; the case's most urgent thing when left out */
  CkDate   until;          /* required: the day on which it is back */
  char    *reason;         /* required */
};

#define CK_TYPE_LINK_FORM ck_link_form_get_type ()
CK_DECLARE_RECORD (LinkForm, link_form, LINK_FORM)
struct _CkLinkForm {
  CkRecord parent_instance;
  char    *other;          /* required: the reference of the other case */
  char    *why;            /* required */
};

#define CK_TYPE_MERGE_FORM ck_merge_form_get_type ()
CK_DECLARE_RECORD (MergeForm, merge_form, MERGE_FORM)
struct _CkMergeForm {
  CkRecord parent_instance;
  char    *into;           /* required: the reference of the open case that it goes on in */
  char    *why;            /* required */
};

#define CK_TYPE_SPLIT_FORM ck_split_form_get_type ()
CK_DECLARE_RECORD (SplitForm, split_form, SPLIT_FORM)
struct _CkSplitForm {
  CkRecord parent_instance;
  GStrv    entries;        /* required: references or numbers of entries, a concern among them */
  char    *title;          /* of the new case; that of the first concern when left out */
  char    *lead;           /* of the new case; that of the old one when left out */
  int      risk;           /* CkRisk of the new case; not assessed when left out */
  CkDate   review;         /* its first review; from the risk when left out */
  char    *why;            /* required */
};

/* @limit: the last day that settings allow. */
gboolean ck_snooze_form_check (CkSnoozeForm *self, CkDate today, CkDate limit, GError **error);
gboolean ck_link_form_check   (CkLinkForm *self, GError **error);
gboolean ck_merge_form_check  (CkMergeForm *self, GError **error);
gboolean ck_split_form_check  (CkSplitForm *self, CkDate today, GError **error);

CkDate   ck_snooze_limit      (CkSettings *settings, CkDate today);

G_END_DECLS
