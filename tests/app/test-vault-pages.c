/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages in front of a vault: unlock, trouble, create. */
#include "ck-create-page.h"
#include "ck-error.h"
#include "ck-recovery-sheet.h"
#include "ck-recovery-view.h"
#include "ck-strength.h"
#include "ck-test-app.h"
#include "ck-test-vault.h"
#include "ck-trouble-page.h"
#include "ck-unlock-page.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  CkTestVault *vault;
  CkSession   *closed;
  GtkWidget   *page;
  gboolean     unlocked;
  int          trouble;
} Fixture;

static void
on_unlocked (Fixture *self)
{
  self->unlocked = TRUE;
}

static void
on_trouble (Fixture *self,
            GError  *error)
{
  self->trouble = error->code;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  GError *error = NULL;

  self->vault = ck_test_vault_new (FALSE);
  ck_test_vault_lock (self->vault);
  self->closed = ck_session_open (self->vault->path, &error);
  g_assert_no_error (error);
  self->page = g_object_ref_sink (ck_unlock_page_new (self->closed));
  self->trouble = -1;
  g_signal_connect_swapped (self->page, "unlocked", G_CALLBACK (on_unlocked), self);
  g_signal_connect_swapped (self->page, "trouble", G_CALLBACK (on_trouble), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  if (ck_session_is_unlocked (self->closed))
    ck_session_close (self->closed, NULL);
  g_assert_finalize_object (self->page);
  g_object_unref (self->closed);
  ck_test_vault_free (self->vault);
}

static GtkEditable *
secret_of (Fixture *self)
{
  return GTK_EDITABLE (ck_test_find (self->page, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL));
}

static gboolean
has_answer (gpointer data)
{
  Fixture *self = data;
  return self->unlocked || self->trouble >= 0
         || gtk_widget_has_css_class (GTK_WIDGET (secret_of (self)), "error");
}

static void
unlock_with (Fixture    *self,
             const char *passphrase)
{
  gtk_editable_set_text (secret_of (self), passphrase);
  gtk_widget_activate_action (self->page, "unlock.unlock", NULL);
  ck_test_spin_until (has_answer, self);
}

static void
test_right (Fixture      *self,
            gconstpointer data)
{
  unlock_with (self, CK_TEST_PASSPHRASE);
  g_assert_true (self->unlocked);
  g_assert_true (ck_session_is_unlocked (self->closed));
  /* and nothing of it is left in the field */
  g_assert_cmpstr (gtk_editable_get_text (secret_of (self)), ==, "");
}

static void
test_wrong (Fixture      *self,
            gconstpointer data)
{
  unlock_with (self, "not the passphrase");
  g_assert_false (self->unlocked);
  g_assert_cmpint (self->trouble, ==, -1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (secret_of (self)), "error"));

  /* typing takes the refusal away, and the right one still opens */
  gtk_editable_set_text (secret_of (self), "x");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (secret_of (self)), "error"));
  unlock_with (self, CK_TEST_PASSPHRASE);
  g_assert_true (self->unlocked);
}

static void
test_recovery (Fixture      *self,
               gconstpointer data)
{
  GtkWidget *first = GTK_WIDGET (secret_of (self));
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  gtk_widget_activate_action (self->page, "unlock.other-way", NULL);
  g_assert_false (gtk_widget_get_visible (first));
  g_assert_true (gtk_widget_get_visible (second));
  gtk_editable_set_text (GTK_EDITABLE (second), self->vault->recovery_key);
  gtk_widget_activate_action (self->page, "unlock.unlock", NULL);
  ck_test_spin_until (has_answer, self);
  g_assert_true (self->unlocked);
}

static void
test_damaged_is_not_wrong (Fixture      *self,
                           gconstpointer data)
{
  int fd = g_open (self->vault->path, O_RDWR | O_CLOEXEC, 0);
  struct stat is;

  /* every page behind the header: the passphrase is right, the file isn't */
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fstat (fd, &is), ==, 0);
  for (off_t at = 8192 + 100; at < is.st_size; at += 4096)
    {
      guint8 byte;

      g_assert_cmpint (pread (fd, &byte, 1, at), ==, 1);
      byte ^= 0x40;
      g_assert_cmpint (pwrite (fd, &byte, 1, at), ==, 1);
    }
  close (fd);

  unlock_with (self, CK_TEST_PASSPHRASE);
  g_assert_false (self->unlocked);
  g_assert_cmpint (self->trouble, ==, CK_ERROR_DAMAGED);
}

static void
test_trouble (void)
{
  static const struct {
    int         code;
    const char *title;
  } cases[] = {
    { CK_ERROR_NOT_A_VAULT, "This Isn't a Vault" },
    { CK_ERROR_TOO_NEW, "Made by a Later Casekeeper" },
    { CK_ERROR_DAMAGED, "This Vault Is Damaged" },
    { CK_ERROR_IN_USE, "This Vault Is in Use" },
    { CK_ERROR_FAILED, "This Vault Can't Be Opened" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (CK_ERROR, cases[i].code, "What happened & <why>.");
      GtkWidget *page = g_object_ref_sink (ck_trouble_page_new ("/a/folder/of <someone>.casevault", error));

      g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, cases[i].title));
      /* the file's own name helps; the folder it lies in is nobody's business */
      g_assert_null (ck_test_find (page, GTK_TYPE_LABEL, "/a/folder"));
      g_assert_finalize_object (page);
    }
}

static void
test_strength (void)
{
  guint last = 0;

  g_assert_cmpuint (ck_strength_level (0), ==, 0);
  for (double bits = 1; bits < 128; bits++)
    {
      guint level = ck_strength_level (bits);

      g_assert_cmpuint (level, >=, last);
      g_assert_cmpuint (level, <=, CK_STRENGTH_LEVELS);
      g_assert_cmpuint (strlen (ck_strength_words (bits)), >, 0);
      last = level;
    }
  g_assert_cmpuint (last, ==, CK_STRENGTH_LEVELS);

  /* what everyone guesses first is never enough; what the program proposes is the best */
  g_assert_cmpuint (ck_strength_level (ck_session_passphrase_bits ("password")), <, CK_STRENGTH_ENOUGH);
  g_assert_cmpuint (ck_strength_level (ck_session_passphrase_bits ("Summer2026")), <, CK_STRENGTH_ENOUGH);
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *words = ck_session_propose_passphrase ();

      g_assert_cmpuint (ck_strength_level (ck_session_passphrase_bits (words)), ==, CK_STRENGTH_LEVELS);
    }
}

static void
test_recovery_view (void)
{
  CkRecoveryView *view = g_object_ref_sink (g_object_new (CK_TYPE_RECOVERY_VIEW, NULL));
  static const char *const groups[] = { "ABCDE", "FGHJK", "MNPQR", "STVWX", "YZ234", "56789", "A2B3C", "D4E5F" };
  GtkWidget *answer;
  gboolean found = FALSE;

  ck_recovery_view_set_key (view, "Riverside Music Hub", "ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-A2B3C-D4E5F");
  ck_recovery_view_ask (view, TRUE);
  answer = ck_test_find (GTK_WIDGET (view), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (answer), "0000");
  g_assert_false (ck_recovery_view_is_checked (view));

  /* just one group's first four characters are right, in either case */
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *four = g_strndup (groups[i], 4);
      g_autofree char *three = g_strndup (groups[i], 3);
      g_autofree char *small = g_ascii_strdown (four, -1);

      gtk_editable_set_text (GTK_EDITABLE (answer), three);
      g_assert_false (ck_recovery_view_is_checked (view));
      gtk_editable_set_text (GTK_EDITABLE (answer), small);
      g_assert_false (found && ck_recovery_view_is_checked (view));
      found |= ck_recovery_view_is_checked (view);
    }
  g_assert_true (found);
  g_assert_finalize_object (view);
}

static void
test_recovery_sheet (void)
{
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ck-sheet-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "sheet.pdf", NULL);
  g_autofree char *contents = NULL;
  GStatBuf is;
  gsize length;

  g_assert_no_error (error);
  ck_recovery_sheet_save_pdf (path, "Riverside Music Hub", "ABCDE-FGHJK-MNPQR-STVWX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &is), ==, 0);
  g_assert_cmpint (is.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_nonnull (g_strstr_len (contents + length - 16, 16, "%%EOF"));

  g_assert_false (ck_recovery_sheet_save_pdf (nowhere, "Riverside Music Hub", "ABCDE", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/unlock/right", test_right);
  ADD ("/unlock/wrong", test_wrong);
  ADD ("/unlock/recovery", test_recovery);
  ADD ("/unlock/damaged-is-not-wrong", test_damaged_is_not_wrong);
#undef ADD
  g_test_add_func ("/trouble/titles", test_trouble);
  g_test_add_func ("/strength/levels", test_strength);
  g_test_add_func ("/recovery/view", test_recovery_view);
  g_test_add_func ("/recovery/sheet", test_recovery_sheet);

  return g_test_run ();
}
