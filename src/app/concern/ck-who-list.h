/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-forms.h"
#include "ck-session-page.h"
#include "ck-who-row.h"

G_BEGIN_DECLS

/**
 * CkWhoList: the people of a concern, and a line that finds or adds one by name
 *
 * What is found is listed right under the line, as rows that Tab and the arrows reach; Enter in the line takes the one
 * that is marked, once what stands in the line was looked up. Signal `changed`.
 */
#define CK_TYPE_WHO_LIST (ck_who_list_get_type ())
G_DECLARE_FINAL_TYPE (CkWhoList, ck_who_list, CK, WHO_LIST, CkSessionPage)

/** CK_WHO_MEMBERS: of what one person in the list is saved as */
#define CK_WHO_MEMBERS "people id name known_as role kind born description contact child_view parents_told parents_reason"

guint      ck_who_list_get_n_people (CkWhoList *self);
GPtrArray *ck_who_list_dup_links    (CkWhoList *self, gboolean draft, GError **error);
void       ck_who_list_set_links    (CkWhoList *self, GPtrArray *links);
GStrv      ck_who_list_dup_typed    (CkWhoList *self);
void       ck_who_list_set_typed    (CkWhoList *self, const char *const *typed);
void       ck_who_list_set_kind     (CkWhoList *self, int concern_kind);
CkWhoRow  *ck_who_list_ask_each    (CkWhoList *self);
CkWhoRow  *ck_who_list_get_row     (CkWhoList *self, guint index);
GStrv      ck_who_list_dup_names   (CkWhoList *self);
void       ck_who_list_set_single   (CkWhoList *self);
gboolean   ck_who_list_check_roles  (CkWhoList *self);
void       ck_who_list_set_error    (CkWhoList *self, int index, const char *error);

G_END_DECLS
