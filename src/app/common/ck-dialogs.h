/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message dialogs and file choosers: what GTK 4.10 replaces stays in this one file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum { CK_ANSWER_PLAIN, CK_ANSWER_SUGGESTED, CK_ANSWER_DESTRUCTIVE } CkAnswerLook;

/** CkDialogAnswered: @agreed: the named button was used, not Cancel */
typedef void (*CkDialogAnswered) (gboolean agreed, gpointer user_data);

/** CkFileChosen: @file: (nullable) (transfer none): %NULL when nothing was chosen */
typedef void (*CkFileChosen) (GFile *file, gpointer user_data);

void ck_dialog_ask       (GtkWidget *near, const char *heading, const char *body, const char *button, CkAnswerLook look,
                          CkDialogAnswered answered, gpointer user_data);
void ck_dialog_tell      (GtkWidget *near, const char *heading, const char *body);
void ck_dialog_open_file (GtkWidget *near, const char *title, const char *pattern, const char *pattern_name,
                          CkFileChosen chosen, gpointer user_data);
void ck_dialog_save_file (GtkWidget *near, const char *title, const char *proposed_name, CkFileChosen chosen,
                          gpointer user_data);

G_END_DECLS
