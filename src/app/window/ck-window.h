/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window, and what it offers to the pages inside it.
 *
 * The stage shows one of three: *locked* (first run, create, unlock, a vault in trouble), *main* (the sidebar and one
 * place), *task* (a job that takes the whole window). A page never reaches into the window: it is a CkPage, it is
 * named in ck-places.c, and it asks for things by action:
 *
 * | action | parameter | does |
 * |---|---|---|
 * | win.show-place | s: today, cases, people | shows that place |
 * | win.open-case | s: a reference | shows Cases and calls ck_page_open() on it; from a task, closes that first |
 * | win.open-person | s: a person's id | shows People and calls ck_page_open() on it with the id |
 * | win.log-concern | – | the task log-concern, without a reference |
 * | win.add-concern | s: a reference | the same task, for a case that there is |
 * | win.hold-review | s: a reference | the task hold-review |
 * | win.print-chronology | s: a reference | the task print-chronology |
 * | win.history | s: a reference | the task history |
 * | win.close-task | – | keeps the draft, then goes back to where the task was opened from |
 * | win.save | – | ck_page_save() on what is shown (Ctrl+Enter) |
 * | win.search | – | search over everything (Ctrl+F) |
 * | win.hide-names | state b | initials instead of names, in every page with a `hide-names` property |
 * | win.lock | – | drafts, close, wipe, and a new process (Ctrl+L) |
 * | win.back-up, win.verify, win.keyholders | – | dialogs and pages about the vault |
 * | win.show-sidebar | – | where list and page take turns: back to the sidebar |
 *
 * From a row in .ui: `<property name="action-name">win.open-case</property><property name="action-target">'2026-0014'</property>`;
 * from C: `gtk_widget_activate_action (widget, "win.open-case", "s", reference)`.
 *
 * A task is made when its action is activated (with `session`, `reference`, `hide-names`), gets the focus, and is let
 * go by win.close-task. A place is made when it is first shown, and lives until the vault locks. Both listen to
 * CkSession::changed themselves. Every page's header bar ends with a CkPageButtons; a place's begins with a
 * CkSidebarButton. The window itself says PRACTICE along its lower edge.
 */
#pragma once

#include <adwaita.h>

#include "ck-session.h"

G_BEGIN_DECLS

#define CK_TYPE_WINDOW (ck_window_get_type ())
G_DECLARE_FINAL_TYPE (CkWindow, ck_window, CK, WINDOW, AdwApplicationWindow)

CkWindow  *ck_window_new            (GtkApplication *application);
CkWindow  *ck_window_of             (GtkWidget *widget);
CkSession *ck_window_get_session    (CkWindow *self);
void       ck_window_set_session    (CkWindow *self, CkSession *session);
gboolean   ck_window_get_hide_names (CkWindow *self);
void       ck_window_toast          (CkWindow *self, const char *text);
void       ck_window_toast_action   (CkWindow *self, const char *text, const char *button, const char *detailed_action);
void       ck_window_show_place     (CkWindow *self, const char *place);
void       ck_window_show_locked    (CkWindow *self, GtkWidget *page);
void       ck_window_open_task      (CkWindow *self, const char *name, const char *reference);
GtkWidget *ck_window_get_page       (CkWindow *self);
void       ck_window_open_vault     (CkWindow *self, const char *path, gint64 locked_at);
void       ck_window_set_clock      (CkWindow *self, gint64 instant);
void       ck_window_show_first_run (CkWindow *self);

G_END_DECLS
