/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the window share. */
#pragma once

#include "ck-lock-watch.h"
#include "ck-window.h"

G_BEGIN_DECLS

typedef enum {
  CK_LEAVING_NOT,
  CK_LEAVING_TO_QUIT,
  CK_LEAVING_TO_LOCK,
} CkLeaving;

struct _CkWindow {
  AdwApplicationWindow parent_instance;

  CkSession       *session;    /* unlocked */
  CkSession       *closed;     /* shown by the unlock page */
  char            *path;       /* of the file that was asked for */
  gint64           locked_at;
  gint64           practice_clock; /* 0: the laptop's time */
  gboolean         hide_names;
  CkLockWatch     *watch;
  char            *after_task; /* an action for when the task is closed */
  GCancellable    *reading;    /* what the sidebar shows */

  CkLeaving        leaving;
  guint            patience;

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
  AdwBin          *search;
  GtkWidget       *practice;
  GtkWidget       *warning;
  GtkLabel        *warning_text;
};

void        ck_window_install_actions       (GtkWidgetClass *widget_class);
void        ck_window_install_vault_actions (GtkWidgetClass *widget_class);
void        ck_window_install_lock_actions  (GtkWidgetClass *widget_class);
void        ck_window_update_actions        (CkWindow *self);
void        ck_window_activate              (CkWindow *self, const char *detailed_action);
GtkWidget  *ck_window_make_page             (CkWindow *self, GType type, const char *reference);
void        ck_window_follow_session        (CkWindow *self);
void        ck_window_set_count             (CkWindow *self, const char *place, guint count);
void        ck_window_leave                 (CkWindow *self, CkLeaving leaving);
void        ck_window_emit_relaunch         (CkWindow *self);

G_END_DECLS
