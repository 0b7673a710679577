/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-who-list.h"

G_BEGIN_DECLS

/** CkWhoDraft: the people of a dialog that is being filled in, and what isn't a person yet */
#define CK_TYPE_WHO_DRAFT ck_who_draft_get_type ()
CK_DECLARE_RECORD (WhoDraft, who_draft, WHO_DRAFT)
struct _CkWhoDraft {
  CkRecord   parent_instance;
  GPtrArray *people; /* CkPersonLink */
  GStrv      typed;  /* see ck_who_list_dup_typed() */
};

char *ck_who_draft_dup_state (CkWhoList *list);
void  ck_who_draft_set_state (CkWhoList *list, const char *state);

G_END_DECLS
