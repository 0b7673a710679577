/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct {
  CkDialogAnswered answered;
  CkFileChosen     chosen;
  gpointer         user_data;
} Waiting;

static GtkWindow *
window_of (GtkWidget *near)
{
  GtkRoot *root = near != NULL ? gtk_widget_get_root (near) : NULL;

  return root != NULL && GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Waiting          *waiting)
{
  if (waiting->answered != NULL)
    waiting->answered (g_str_equal (response, "agree"), waiting->user_data);
}

static void
free_waiting (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

/**
 * ck_dialog_ask:
 * @near: a widget in the window that the question is about
 * @heading: translated, a question
 * @body: (nullable): translated, what follows from it
 * @button: translated, with mnemonic, the verb of the heading
 * @look: of that button
 * @answered: called once, on the main context
 *
 * A question with Cancel, which is the answer to Escape, too.
 */
void
ck_dialog_ask (GtkWidget       *near,
               const char      *heading,
               const char      *body,
               const char      *button,
               CkAnswerLook     look,
               CkDialogAnswered answered,
               gpointer         user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (near), heading, body));
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->answered = answered;
  waiting->user_data = user_data;
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "agree", button, NULL);
  adw_message_dialog_set_response_appearance (dialog, "agree",
                                              look == CK_ANSWER_SUGGESTED     ? ADW_RESPONSE_SUGGESTED
                                              : look == CK_ANSWER_DESTRUCTIVE ? ADW_RESPONSE_DESTRUCTIVE
                                                                              : ADW_RESPONSE_DEFAULT);
  if (look == CK_ANSWER_SUGGESTED)
    adw_message_dialog_set_default_response (dialog, "agree");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), waiting, free_waiting, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * ck_dialog_tell:
 * @near: a widget in the window that it is about
 * @heading: translated
 * @body: (nullable): translated: what happened, what was kept, what to do
 */
void
ck_dialog_tell (GtkWidget  *near,
                const char *heading,
                const char *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window_of (near), heading, body));

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file_response (GtkNativeDialog *dialog,
                  int              response,
                  Waiting         *waiting)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  waiting->chosen (file, waiting->user_data);
  g_object_unref (dialog);
}

static void
run_chooser (GtkFileChooserNative *dialog,
             CkFileChosen          chosen,
             gpointer              user_data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->chosen = chosen;
  waiting->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_file_response), waiting, free_waiting, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * ck_dialog_open_file:
 * @near: a widget in the window
 * @title: translated
 * @pattern: of the files to offer first, "*.casevault"
 * @pattern_name: translated: what such files are
 * @chosen: called once, on the main context
 */
void
ck_dialog_open_file (GtkWidget   *near,
                     const char  *title,
                     const char  *pattern,
                     const char  *pattern_name,
                     CkFileChosen chosen,
                     gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, window_of (near), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, pattern_name);
  gtk_file_filter_add_pattern (ours, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  run_chooser (dialog, chosen, user_data);
}

/**
 * ck_dialog_save_file:
 * @near: a widget in the window
 * @title: translated
 * @proposed_name: of the file, without anyone's name; proposed in the person's folder for documents
 * @chosen: called once, on the main context
 *
 * The chooser itself asks before a file that is there would be replaced.
 */
void
ck_dialog_save_file (GtkWidget   *near,
                     const char  *title,
                     const char  *proposed_name,
                     CkFileChosen chosen,
                     gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, window_of (near), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposed_name);
  run_chooser (dialog, chosen, user_data);
}
