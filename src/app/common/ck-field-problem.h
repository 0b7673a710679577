/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkFieldPlace: which members of a form a field on the screen fills
 *
 * @members: paths in the form, with spaces between them: "done_on due"
 * @field: the widget
 */
typedef struct {
  const char *members;
  gpointer    field;
} CkFieldPlace;

char    *ck_field_problem_dup_label (GtkWidget *field);
gboolean ck_field_problem_say       (GtkWidget *field, const char *text);
gboolean ck_field_problem_show      (GtkWidget *field, const GError *error);
gboolean ck_field_problem_find      (const CkFieldPlace *places, gsize n_places, const GError *error);
void     ck_field_problem_clear     (const CkFieldPlace *places, gsize n_places);

G_END_DECLS
