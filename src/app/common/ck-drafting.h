/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-draft-keeper.h"
#include "ck-draftable.h"

G_BEGIN_DECLS

/**
 * CkDrafting: all that a form does so that nothing typed in it is lost
 *
 * It keeps the form's draft in the vault while somebody types, offers what was left from before, and lets the draft go
 * with the unit that it becomes. A form makes one when it is ready to be typed in, calls ck_drafting_touch() for each
 * change, and ck_drafting_clear() first thing when it is disposed of.
 *
 * Property `status`: "Draft saved 15:42", or %NULL.
 */
#define CK_TYPE_DRAFTING (ck_drafting_get_type ())
G_DECLARE_FINAL_TYPE (CkDrafting, ck_drafting, CK, DRAFTING, GObject)

CkDrafting    *ck_drafting_new          (CkDraftable *form, CkSession *session, const char *kind, const char *reference);
void           ck_drafting_clear        (CkDrafting **drafting);

gboolean       ck_drafting_touch        (CkDrafting *self);
gboolean       ck_drafting_is_untouched (CkDrafting *self);
const char    *ck_drafting_get_status   (CkDrafting *self);
CkDraftKeeper *ck_drafting_get_keeper   (CkDrafting *self);

void           ck_drafting_look         (CkDrafting *self, GtkBox *offers);
gboolean       ck_drafting_go_on        (CkDrafting *self, const CkDraft *draft, GError **error);

void           ck_drafting_save_async   (CkDrafting *self, CkLaneFunc func, gpointer data, GDestroyNotify data_destroy,
                                         GDestroyNotify result_destroy, GAsyncReadyCallback callback, gpointer user_data);
gpointer       ck_drafting_save_finish  (CkDrafting *self, GAsyncResult *result, GError **error);
gboolean       ck_drafting_is_saving    (CkDrafting *self);
void           ck_drafting_done         (CkDrafting *self);

G_END_DECLS
