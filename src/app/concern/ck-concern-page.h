/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-forms.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkConcernPage: Log a Concern, one page from top to bottom; with `reference`, a further concern of a case
 *
 * Four things are enough to save. What is typed is kept as a draft; Save and Lock makes one unit of it.
 */
#define CK_TYPE_CONCERN_PAGE (ck_concern_page_get_type ())
G_DECLARE_FINAL_TYPE (CkConcernPage, ck_concern_page, CK, CONCERN_PAGE, CkSessionPage)

CkConcernForm *ck_concern_page_dup_form (CkConcernPage *self, GError **error);
void           ck_concern_page_set_form (CkConcernPage *self, CkConcernForm *form);
gboolean       ck_concern_page_show_error (CkConcernPage *self, const GError *error);

G_END_DECLS
