/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery sheet: one page of A4, portrait. It is drawn on the printer's page or into a PDF, and kept nowhere. */
#include "ck-recovery-sheet.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <unistd.h>

#include "ck-error.h"
#include "ck-text.h"

#define WIDTH  595.276 /* points, ISO 216 A4 */
#define HEIGHT 841.89
#define MARGIN 62.0

typedef struct {
  char *organisation;
  char *key;
} Sheet;

static Sheet *
sheet_new (const char *organisation,
           const char *key)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->organisation = g_strdup (organisation);
  sheet->key = g_strdup (key);

  return sheet;
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->organisation);
  ck_wipe_free (sheet->key);
  g_free (sheet);
}

static double
draw_text (cairo_t    *cr,
           double      y,
           const char *font,
           const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) ((WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);

  return y + (double) height / PANGO_SCALE;
}

/* Two groups a line: large enough to be typed off the paper by someone in a hurry. */
static double
draw_key (cairo_t    *cr,
          double      y,
          const char *key)
{
  g_auto (GStrv) groups = g_strsplit (key, "-", -1);
  guint n_groups = g_strv_length (groups);

  for (guint i = 0; i < n_groups; i += 2)
    {
      /* Translators: over a line of the recovery key: which two groups of letters it holds. */
      g_autofree char *which = g_strdup_printf (_("Groups %u and %u"), i + 1, i + 2);
      g_autofree char *line = g_strjoin ("    ", groups[i], groups[i + 1], NULL);

      y = draw_text (cr, y, "Cantarell 9", which);
      y = draw_text (cr, y, "DejaVu Sans Mono 20", line) + 6;
      ck_wipe (line, strlen (line));
    }
  for (guint i = 0; i < n_groups; i++)
    ck_wipe (groups[i], strlen (groups[i]));

  return y;
}

static void
draw_sheet (cairo_t *cr,
            Sheet   *sheet)
{
  double y = MARGIN;

  cairo_set_source_rgb (cr, 0, 0, 0);
  y = draw_text (cr, y, "Cantarell Bold 21", _("Recovery sheet")) + 4;
  y = draw_text (cr, y, "Cantarell 13", sheet->organisation) + 24;
  y = draw_text (cr, y, "Cantarell 11",
                 _("This key opens the organisation's safeguarding records when every passphrase is lost. Whoever holds "
                   "this sheet and the vault's file can read all of it.")) + 18;
  y = draw_key (cr, y, sheet->key) + 18;
  y = draw_text (cr, y, "Cantarell 11",
                 _("Keep it on paper, in a locked place that isn't the room of the computer. Keep no photograph and no "
                   "copy of it on any device.")) + 9;
  y = draw_text (cr, y, "Cantarell 11",
                 _("To use it: open Casekeeper, choose Use the Recovery Sheet, and type the key line by line. Small "
                   "letters will do; spaces and dashes don't matter. If a letter was misread, the program says in which "
                   "group.")) + 9;
  y = draw_text (cr, y, "Cantarell 11",
                 _("Then set a new passphrase, and print a new sheet under Keyholders if anyone else may have seen this "
                   "one.")) + 30;
  draw_text (cr, y, "Cantarell 11", _("Printed on ____________   kept by ____________________   in ____________________"));
}

static cairo_status_t
write_all (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  int fd = GPOINTER_TO_INT (closure);

  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return CAIRO_STATUS_WRITE_ERROR;
      data += written;
      length -= (unsigned int) written;
    }

  return CAIRO_STATUS_SUCCESS;
}

/**
 * ck_recovery_sheet_save_pdf:
 * @path: where to; a file that is there is replaced, since the chooser asked
 * @organisation: its name
 * @key: the recovery key as it is printed
 * @error: %CK_ERROR_FAILED
 *
 * Writes beside, syncs, renames; mode 0600.
 *
 * Returns: whether the file is there and whole
 */
gboolean
ck_recovery_sheet_save_pdf (const char *path,
                            const char *organisation,
                            const char *key,
                            GError    **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  Sheet *sheet = sheet_new (organisation, key);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean written;
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      sheet_free (sheet);
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                           _("The recovery sheet couldn't be written in that folder. Choose another one, or print it."));
      return FALSE;
    }

  surface = cairo_pdf_surface_create_for_stream (write_all, GINT_TO_POINTER (fd), WIDTH, HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Recovery sheet"));
  cr = cairo_create (surface);
  draw_sheet (cr, sheet);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  written = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && fsync (fd) == 0;
  cairo_surface_destroy (surface);
  written = close (fd) == 0 && written && g_rename (beside, path) == 0;
  sheet_free (sheet);

  if (!written)
    {
      g_unlink (beside);
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                           _("The recovery sheet couldn't be written whole, and nothing of it was kept. Is the disk full? "
                             "Choose another folder, or print it."));
    }

  return written;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  draw_sheet (gtk_print_context_get_cairo_context (context), user_data);
}

/**
 * ck_recovery_sheet_print:
 * @parent: (nullable): the window
 * @organisation: its name
 * @key: the recovery key as it is printed
 *
 * Opens the system's print dialog for the sheet.
 */
void
ck_recovery_sheet_print (GtkWindow  *parent,
                         const char *organisation,
                         const char *key)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (page, a4);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Recovery sheet"));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), sheet_new (organisation, key),
                         (GClosureNotify) (void (*) (void)) sheet_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
