/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

/** CkConcernDraft: a concern that is being typed: the form, and what isn't a value yet, such as half a time */
#define CK_TYPE_CONCERN_DRAFT ck_concern_draft_get_type ()
CK_DECLARE_RECORD (ConcernDraft, concern_draft, CONCERN_DRAFT)
struct _CkConcernDraft {
  CkRecord       parent_instance;
  CkConcernForm *form;
  char          *happened;   /* states of the fields, see ck_moment_field_get_state() */
  char          *told;
  char          *until;
  GStrv          who;        /* see ck_who_list_dup_typed() */
};

G_END_DECLS
