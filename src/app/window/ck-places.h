/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that there are, in one table: a new place or task is one line here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkPlace: @name: as in win.show-place; @title: (translatable): in the sidebar; @get_type: of a CkPage */
typedef struct {
  const char *name;
  const char *title;
  const char *icon;
  GType     (*get_type) (void);
} CkPlace;

/** CkTaskPage: takes the whole window while it lasts. @name: the action that opens it, without "win." */
typedef struct {
  const char *name;
  GType     (*get_type) (void);
} CkTaskPage;

const CkPlace    *ck_places_list     (gsize *n_places);
const CkTaskPage *ck_task_pages_find (const char *name);

G_END_DECLS
