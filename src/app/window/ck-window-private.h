/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "ck-window.h"

G_BEGIN_DECLS

struct _CkWindow {
  AdwApplicationWindow parent_instance;

  GObject         *session;
  gboolean         hide_names;
  char            *return_to;

  AdwToastOverlay *toasts;
  GtkStack        *stage;
  GtkStack        *locked;
  AdwLeaflet      *leaflet;
  GtkWidget       *sidebar;
  AdwWindowTitle  *sidebar_title;
  GtkListBox      *places;
  GtkLabel        *backup_when;
  GtkStack        *pages;
  GtkStack        *tasks;
  GtkWidget       *practice;
};

void ck_window_install_actions (GtkWidgetClass *widget_class);
void ck_window_update_actions  (CkWindow *self);

G_END_DECLS
