/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-who-draft.h"

static const CkField who_draft_fields[] = {
  CK_FIELD_RECORDS (CkWhoDraft, people, LIST, 0, ck_person_link_get_type, NULL),
  CK_FIELD (CkWhoDraft, typed, STRINGS, 0, NULL),
};

CK_DEFINE_RECORD (WhoDraft, who_draft)

/**
 * ck_who_draft_dup_state:
 * @list: a list of people
 *
 * Returns: (transfer full): its people, and what is being typed
 */
char *
ck_who_draft_dup_state (CkWhoList *list)
{
  g_autoptr (CkWhoDraft) draft = ck_who_draft_new ();

  g_ptr_array_unref (draft->people);
  draft->people = ck_who_list_dup_links (list, TRUE, NULL);
  draft->typed = ck_who_list_dup_typed (list);
  return ck_record_to_json (CK_RECORD (draft), FALSE);
}

/**
 * ck_who_draft_set_state:
 * @list: a list of people
 * @state: from ck_who_draft_dup_state(); what can't be read changes nothing
 */
void
ck_who_draft_set_state (CkWhoList  *list,
                        const char *state)
{
  g_autoptr (CkRecord) draft = ck_record_from_draft (CK_TYPE_WHO_DRAFT, state, -1, NULL);

  if (draft == NULL)
    return;
  ck_who_list_set_links (list, CK_WHO_DRAFT (draft)->people);
  ck_who_list_set_typed (list, (const char *const *) CK_WHO_DRAFT (draft)->typed);
}
