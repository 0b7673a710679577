/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkPage: what the window asks of a place (Today, Cases, People) or a task (log, review, print, history)
 *
 * A page is a GtkWidget with these properties, found by name:
 *   - `session` (CkSession, writable): required; set once, when the page is made
 *   - `reference` (string, writable): only for tasks about one case; %NULL when there is none
 *   - `hide-names` (boolean, writable): where names are shown; the window keeps it in step with win.hide-names
 *
 * Every function of the interface may be left out. A page overrides grab_focus() to say where the keyboard starts.
 */
#define CK_TYPE_PAGE (ck_page_get_type ())
G_DECLARE_INTERFACE (CkPage, ck_page, CK, PAGE, GtkWidget)

struct _CkPageInterface {
  GTypeInterface parent_interface;

  void (*open) (CkPage *self, const char *reference);
  void (*save) (CkPage *self);
};

void ck_page_open (CkPage *self, const char *reference);
void ck_page_save (CkPage *self);

G_END_DECLS
