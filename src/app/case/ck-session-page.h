/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkSessionPage: what every page and view of this side of the program shares
 *
 * The properties that the window sets: `session`, `reference` and `hide-names`. A subclass overrides session_set() to
 * begin to load, reference_changed() and names_changed() to show itself anew.
 */
#define CK_TYPE_SESSION_PAGE (ck_session_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CkSessionPage, ck_session_page, CK, SESSION_PAGE, GtkBox)

struct _CkSessionPageClass {
  GtkBoxClass parent_class;

  void (*session_set)       (CkSessionPage *self);
  void (*reference_changed) (CkSessionPage *self);
  void (*names_changed)     (CkSessionPage *self);
};

CkSession    *ck_session_page_get_session   (CkSessionPage *self);
const char   *ck_session_page_get_reference (CkSessionPage *self);
void          ck_session_page_set_reference (CkSessionPage *self, const char *reference);
gboolean      ck_session_page_hides_names   (CkSessionPage *self);
GCancellable *ck_session_page_get_cancellable (CkSessionPage *self);
void          ck_session_page_toast         (CkSessionPage *self, const char *text);
gboolean      ck_session_page_failed        (CkSessionPage *self, const GError *error);

G_END_DECLS
