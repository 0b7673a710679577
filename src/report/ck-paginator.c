/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything is laid out once, in points, when the paginator is made; a page is then a list of what stands where, drawn
 * on any surface. The front block, the table and the end flow over the pages (ck-flow); header, footer and the mark of a
 * practice vault are put on each page after, since they say how many there are.
 */
#include "ck-paginator.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include "ck-forms.h"
#include <string.h>

#include "ck-chronology-blocks.h"
#include "ck-pdf-file.h"

#define HEADER_BASE 26.0
#define HEADER_RULE 43.0
#define FOOTER_RULE 561.3
#define FOOTER_BASE 565.2
#define BAND_TOP 11.0
#define BAND_HEIGHT 12.0
#define FOOTER_MIDDLE 414.0 /* where the fingerprint begins */
#define FOOTER_SPACE 2.5
#define DIAGONAL_GREY 0.945

typedef struct {
  char *label;
  guint page;
  double top;
  int   year;  /* 0: not known */
} Bookmark;

struct _CkPaginator {
  GObject       parent_instance;
  CkChronology *chronology;
  CkWording      *words;
  PangoContext *context;
  GPtrArray    *sheets;    /* CkSheet: what flows */
  CkSheet      *header;    /* the same on each page */
  CkSheet      *footer;    /* likewise, but for the page's number */
  GArray       *bookmarks; /* Bookmark, of the entries */
  PangoLayout  *diagonal;  /* in a practice vault */
};

G_DEFINE_FINAL_TYPE (CkPaginator, ck_paginator, G_TYPE_OBJECT)

/* --- header and footer -------------------------------------------------------------------------------------------- */

static PangoLayout *
line_of (CkPaginator *self,
         CkType       type,
         CkRichText  *text)
{
  g_autoptr (CkRichText) owned = text;
  g_autoptr (GPtrArray) layouts = ck_rich_text_lay_out (text, self->context, type, -1, PANGO_ALIGN_LEFT);
  PangoLayout *layout = g_object_ref (g_ptr_array_index (layouts, 0));

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

static double
width_of (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return pango_units_to_double (width);
}

/* Cuts a line that is too long for its place, and says so with an ellipsis. */
static void
limit_width (PangoLayout *layout,
             double       width)
{
  if (width_of (layout) <= width)
    return;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int)(MAX (width, 10) * PANGO_SCALE));
}

/* Four digits at a time, as they are read out and compared: "7F3A 19C2 E05B 44D8" */
static char *
dup_fingerprint (const char *hash)
{
  g_autofree char *upper = g_ascii_strup (hash != NULL ? hash : "", -1);
  GString *groups = g_string_new (NULL);

  for (gsize i = 0; upper[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (groups, ' ');
      g_string_append_c (groups, upper[i]);
    }
  return g_string_free (groups, FALSE);
}

static PangoLayout *
copy_line (CkPaginator *self)
{
  const char *reference = self->chronology->head->reference;
  CkRichText *text = ck_rich_text_new ();

  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("header", "Case <b>%s</b>"), reference != NULL ? reference : "",
                             NULL);
  ck_rich_text_add (text, CK_RICH_PLAIN, "    ");
  if (self->chronology->copy_number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->chronology->copy_number);

      /* Translators: every copy of a chronology has a number, under which the record says who got it */
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Copy <b>%s</b> of the register of copies"), number, NULL);
    }
  else
    {
      ck_rich_text_add (text, CK_RICH_BOLD, _("Preview: not a copy"));
    }
  return line_of (self, CK_TYPE_BODY, text);
}

static PangoLayout *
printed_line (CkPaginator *self)
{
  g_autofree char *by = ck_wording_said (self->words, self->chronology->printed_by);
  g_autofree char *day = ck_wording_instant_day (self->words, self->chronology->printed_at);
  g_autofree char *time = ck_wording_instant_time (self->words, self->chronology->printed_at);
  CkRichText *text = ck_rich_text_new ();

  /* Translators: who printed this page, and when: name, date, time */
  ck_rich_text_add_sentence (text, CK_RICH_QUIET, _("Printed by %1$s on %2$s at %3$s"), by, day, time, NULL);
  return line_of (self, CK_TYPE_SMALL, text);
}

static PangoLayout *
fingerprint_line (CkPaginator *self)
{
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, self->chronology->fingerprint_sequence);
  g_autofree char *groups = dup_fingerprint (self->chronology->fingerprint_hash);
  CkRichText *text = ck_rich_text_new ();

  /* Translators: the fingerprint of the vault's record when this was printed: a count, then hex digits */
  ck_rich_text_add_sentence (text, CK_RICH_QUIET, _("Vault %1$s · %2$s"), sequence, groups, NULL);
  return line_of (self, CK_TYPE_SMALL, text);
}

static PangoLayout *
page_line (CkPaginator *self,
           guint        page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *of = g_strdup_printf ("%u", self->sheets->len);
  CkRichText *text = ck_rich_text_new ();

  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Page <b>%1$s</b> of <b>%2$s</b>"), number, of, NULL);
  return line_of (self, CK_TYPE_BODY, text);
}

static CkSheet *
new_header (CkPaginator *self)
{
  CkSheet *sheet = ck_sheet_new ();
  g_autoptr (PangoLayout) left = NULL;
  g_autoptr (PangoLayout) right = copy_line (self);

  if (self->chronology->practice)
    {
      g_autoptr (PangoLayout) practice
        = line_of (self, CK_TYPE_COLUMN_HEAD,
                   ck_rich_text_new_of (CK_RICH_WHITE, _("PRACTICE – invented people, for learning. Not a record.")));

      ck_sheet_fill (sheet, CK_PAGE_LEFT, BAND_TOP, CK_PAGE_BREADTH, BAND_HEIGHT, 0.2);
      ck_sheet_text (sheet, (CK_PAGE_LEFT + CK_PAGE_RIGHT - width_of (practice)) / 2, BAND_TOP + 1.2, practice, 0, -1);
    }

  left = line_of (self, CK_TYPE_PAGE_HEAD, ck_rich_text_new_of (CK_RICH_PLAIN, _("CONFIDENTIAL – SAFEGUARDING")));
  ck_sheet_text (sheet, CK_PAGE_LEFT, HEADER_BASE, left, 0, -1);
  ck_sheet_text (sheet, CK_PAGE_RIGHT - width_of (right), HEADER_BASE + 0.5, right, 0, -1);
  ck_sheet_rule (sheet, CK_PAGE_LEFT, HEADER_RULE, CK_PAGE_BREADTH, 1, 0);
  return sheet;
}

static CkSheet *
new_footer (CkPaginator *self)
{
  CkSheet *sheet = ck_sheet_new ();
  g_autofree char *organisation = ck_wording_said (self->words, self->chronology->organisation);
  g_autofree char *sentence = *organisation == '\0' || ck_wording_ends_sentence (organisation)
                                ? g_strdup (organisation)
                                : g_strconcat (organisation, ".", NULL);
  g_autoptr (PangoLayout) printed = printed_line (self);
  g_autoptr (PangoLayout) house = line_of (self, CK_TYPE_SMALL, ck_rich_text_new_of (CK_RICH_QUIET, sentence));
  g_autoptr (PangoLayout) fingerprint = fingerprint_line (self);
  double room = FOOTER_MIDDLE - CK_PAGE_LEFT - 12;
  double x = CK_PAGE_LEFT;

  ck_sheet_rule (sheet, CK_PAGE_LEFT, FOOTER_RULE, CK_PAGE_BREADTH, 0.5, 0);
  limit_width (printed, room - 60);
  if (*organisation != '\0')
    {
      limit_width (house, room - width_of (printed) - FOOTER_SPACE);
      ck_sheet_text (sheet, x, FOOTER_BASE, house, 0, -1);
      x += width_of (house) + FOOTER_SPACE;
    }
  ck_sheet_text (sheet, x, FOOTER_BASE, printed, 0, -1);
  ck_sheet_text (sheet, FOOTER_MIDDLE, FOOTER_BASE, fingerprint, 0, -1);
  return sheet;
}

static CkSheet *
new_page_number (CkPaginator *self,
                 guint        page)
{
  CkSheet *sheet = ck_sheet_new ();
  g_autoptr (PangoLayout) number = page_line (self, page);

  ck_sheet_text (sheet, CK_PAGE_RIGHT - width_of (number), FOOTER_BASE - 0.6, number, 0, -1);
  return sheet;
}

/* --- a practice vault's mark -------------------------------------------------------------------------------------- */

/* Large and pale, under everything, as a shape without text: slanting text would be mixed into what is copied. The band
 * in the header says the same in words. */
static void
draw_diagonal (CkPaginator *self,
               cairo_t     *cr)
{
  int width, height;

  pango_layout_get_size (self->diagonal, &width, &height);
  cairo_save (cr);
  cairo_translate (cr, CK_PAGE_WIDTH / 2, CK_PAGE_HEIGHT / 2);
  cairo_rotate (cr, -0.5);
  cairo_move_to (cr, -pango_units_to_double (width) / 2, -pango_units_to_double (height) / 2);
  pango_cairo_layout_path (cr, self->diagonal);
  cairo_set_source_rgb (cr, DIAGONAL_GREY, DIAGONAL_GREY, DIAGONAL_GREY);
  cairo_fill (cr);
  cairo_restore (cr);
}

static PangoLayout *
lay_out_diagonal (CkPaginator *self)
{
  PangoLayout *layout
    = line_of (self, CK_TYPE_TITLE,
               /* Translators: large, across each page of a vault that holds invented people only */
               ck_rich_text_new_of (CK_RICH_PLAIN, C_ ("mark", "PRACTICE")));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, 150 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  return layout;
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

static void
bookmark_clear (gpointer bookmark)
{
  g_free (((Bookmark *)bookmark)->label);
}

static void
add_bookmark (CkPaginator *self,
              CkEntry     *entry,
              guint        number,
              guint        page,
              double       top)
{
  Bookmark bookmark = { .page = page, .top = top };
  g_autofree char *when = ck_entry_format_when (entry);

  ck_date_split (entry->happened.date, &bookmark.year, NULL, NULL);
  /* Translators: an entry in the contents of the document: its number, then when it happened */
  bookmark.label = g_strdup_printf (C_ ("outline", "%1$u. %2$s"), number, when);
  g_array_append_val (self->bookmarks, bookmark);
}

static void
add_table (CkPaginator *self,
           CkFlow      *flow)
{
  GPtrArray *entries = self->chronology->entries;
  g_autoptr (CkRow) heading = ck_chronology_heading_row (self->context);

  ck_flow_begin_table (flow, heading);
  if (entries->len == 0)
    {
      g_autoptr (CkRow) row = ck_chronology_empty_row (self->context, self->chronology);

      ck_flow_add (flow, row, NULL, NULL);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (CkRow) row = ck_chronology_entry_row (self->context, self->words, self->chronology, entry, i + 1);
      guint page;
      double top;

      ck_flow_add (flow, row, &page, &top);
      add_bookmark (self, entry, i + 1, page, top);
    }
  ck_flow_end_table (flow);
}

static void
lay_out (CkPaginator *self)
{
  g_autoptr (CkFlow) flow = ck_flow_new ();

  ck_rich_text_share_layouts (self->context, TRUE);
  ck_chronology_add_front (flow, self->context, self->words, self->chronology);
  add_table (self, flow);
  ck_chronology_add_end (flow, self->context, self->words, self->chronology);
  self->sheets = ck_flow_finish (flow);
  ck_rich_text_share_layouts (self->context, FALSE);

  self->header = new_header (self);
  self->footer = new_footer (self);
  if (self->chronology->practice)
    self->diagonal = lay_out_diagonal (self);
}

static void
ck_paginator_finalize (GObject *object)
{
  CkPaginator *self = CK_PAGINATOR (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->header, ck_sheet_free);
  g_clear_pointer (&self->footer, ck_sheet_free);
  g_clear_pointer (&self->bookmarks, g_array_unref);
  g_clear_object (&self->diagonal);
  g_clear_object (&self->context);
  g_clear_pointer (&self->words, ck_wording_free);
  g_clear_object (&self->chronology);

  G_OBJECT_CLASS (ck_paginator_parent_class)->finalize (object);
}

static void
ck_paginator_class_init (CkPaginatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ck_paginator_finalize;
}

static void
ck_paginator_init (CkPaginator *self)
{
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (Bookmark));
  g_array_set_clear_func (self->bookmarks, bookmark_clear);
}

/* --- PDF ---------------------------------------------------------------------------------------------------------- */

static cairo_status_t
append_bytes (void                *bytes,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* No names: the title shows in windows, in lists of recent files and in search. */
static void
set_metadata (CkPaginator     *self,
              cairo_surface_t *surface)
{
  const char *reference = self->chronology->head->reference;
  /* Translators: title of the document; %s is the reference of a case */
  g_autofree char *title = g_strdup_printf (_("Chronology of %s"), reference != NULL ? reference : "");
  g_autofree char *author = ck_wording_said (self->words, self->chronology->organisation);
  g_autoptr (GDateTime) printed = g_date_time_new_from_unix_utc (self->chronology->printed_at / G_USEC_PER_SEC);
  /* whole seconds: Cairo leaves out what it can't read, and the time of day would come in */
  g_autofree char *created = g_date_time_format (printed, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, _("Confidential: safeguarding"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Casekeeper " CK_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

static int
add_outline (cairo_surface_t *surface,
             int              parent,
             const char      *label,
             guint            page,
             double           top)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *target = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", top);
  target = g_strdup_printf ("page=%u pos=[0 %s]", page + 1, number);
  return cairo_pdf_surface_add_outline (surface, parent, label, target,
                                        parent == CAIRO_PDF_OUTLINE_ROOT ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

/* The entries by year; one whose time isn't known stands with those round it. */
static void
set_outline (CkPaginator     *self,
             cairo_surface_t *surface)
{
  int year = -1, parent = CAIRO_PDF_OUTLINE_ROOT;

  add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, _("Chronology"), 0, 0);
  for (guint i = 0; i < self->bookmarks->len; i++)
    {
      const Bookmark *bookmark = &g_array_index (self->bookmarks, Bookmark, i);

      if (year < 0 || (bookmark->year != 0 && bookmark->year != year))
        {
          g_autofree char *label = bookmark->year != 0 ? g_strdup_printf ("%d", bookmark->year)
                                                       : g_strdup (C_ ("outline", "Date not known"));

          parent = add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, label, bookmark->page, bookmark->top);
          year = bookmark->year;
        }
      add_outline (surface, parent, bookmark->label, bookmark->page, bookmark->top);
    }
  add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, _("Analysis, attachments, signatures"), self->sheets->len - 1, 0);
}

static gboolean
make_pdf (CkPaginator *self,
          GByteArray  *bytes,
          GError     **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, CK_PAGE_WIDTH, CK_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (self, surface);
  set_outline (self, surface);

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);

      cairo_pdf_surface_set_page_label (surface, label);
      ck_paginator_draw_page (self, i, cr);
      if (i + 1 == self->sheets->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   /* Translators: the graphics library's own words for what went wrong */
                   _("The pages couldn’t be made into a PDF (%s). Nothing was saved. Try again, or print on paper."),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

/* --- public ------------------------------------------------------------------------------------------------------- */

/**
 * ck_paginator_new:
 * @chronology: (transfer none): what is printed, with head and options; isn't changed any more
 *
 * Lays all pages out: about half a second for a thousand entries. Needs no display. May run on any thread; the paginator
 * is then used from one thread at a time.
 *
 * Returns: (transfer full): the pages
 */
CkPaginator *
ck_paginator_new (CkChronology *chronology)
{
  CkPaginator *self;

  g_return_val_if_fail (CK_IS_CHRONOLOGY (chronology), NULL);
  g_return_val_if_fail (chronology->head != NULL && chronology->options != NULL, NULL);

  self = g_object_new (CK_TYPE_PAGINATOR, NULL);
  self->chronology = g_object_ref (chronology);
  self->words = ck_wording_new (chronology);
  self->context = ck_rich_text_create_context ();
  lay_out (self);
  return self;
}

/**
 * ck_paginator_get_n_pages:
 * @self: the pages
 *
 * Returns: how many there are, at least 1
 */
guint
ck_paginator_get_n_pages (CkPaginator *self)
{
  g_return_val_if_fail (CK_IS_PAGINATOR (self), 0);

  return self->sheets->len;
}

/**
 * ck_paginator_draw_page:
 * @self: the pages
 * @page: from 0
 * @cr: where to: its unit is the point, its origin the page's top left corner; scaled or not. It is left as it was. The
 *   paper isn't painted.
 *
 * Draws what was laid out; quick enough to be called while scrolling.
 */
void
ck_paginator_draw_page (CkPaginator *self,
                        guint        page,
                        cairo_t     *cr)
{
  g_autoptr (CkSheet) number = NULL;

  g_return_if_fail (CK_IS_PAGINATOR (self));
  g_return_if_fail (page < self->sheets->len);

  number = new_page_number (self, page);
  cairo_save (cr);
  if (self->diagonal != NULL)
    draw_diagonal (self, cr);
  ck_sheet_draw (self->header, cr);
  ck_sheet_draw (g_ptr_array_index (self->sheets, page), cr);
  ck_sheet_draw (self->footer, cr);
  ck_sheet_draw (number, cr);
  cairo_restore (cr);
}

/**
 * ck_paginator_get_text:
 * @self: the pages
 * @page: from 0
 *
 * Returns: (transfer full): the words of a page, header and footer too, in reading order: what a screen reader says, and
 *   what the digest of a printed page is of
 */
char *
ck_paginator_get_text (CkPaginator *self,
                       guint        page)
{
  g_autoptr (CkSheet) number = NULL;
  GString *text;

  g_return_val_if_fail (CK_IS_PAGINATOR (self), NULL);
  g_return_val_if_fail (page < self->sheets->len, NULL);

  number = new_page_number (self, page);
  text = g_string_new (NULL);
  ck_sheet_append_text (self->header, text);
  g_string_append_c (text, '\n');
  ck_sheet_append_text (g_ptr_array_index (self->sheets, page), text);
  g_string_append_c (text, '\n');
  ck_sheet_append_text (self->footer, text);
  ck_sheet_append_text (number, text);
  return g_string_free (text, FALSE);
}

/**
 * ck_paginator_save_pdf:
 * @self: the pages
 * @path: where to, in the file system's encoding
 * @sha256: (out) (optional) (transfer full): hex digest of the file; left alone on failure
 * @error: %CK_ERROR_FAILED
 *
 * A tagged PDF with outline and page labels, whose text can be searched and copied; the same chronology gives the same
 * bytes. Mode 0600; an existing file is replaced only when the new one is whole. Blocks: about a second for a thousand
 * entries.
 *
 * Returns: whether it is saved; if not, what was there is unchanged and nothing is left beside it
 */
gboolean
ck_paginator_save_pdf (CkPaginator *self,
                       const char  *path,
                       char       **sha256,
                       GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_return_val_if_fail (CK_IS_PAGINATOR (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!make_pdf (self, bytes, error) || !ck_pdf_file_replace (path, bytes->data, bytes->len, error))
    return FALSE;

  if (sha256 != NULL)
    *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  return TRUE;
}
