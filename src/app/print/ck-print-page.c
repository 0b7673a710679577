/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-print-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-casework.h"
#include "ck-dialog-draft.h"
#include "ck-dialogs.h"
#include "ck-drafting.h"
#include "ck-field-error.h"
#include "ck-opened.h"
#include "ck-page.h"
#include "ck-paper.h"
#include "ck-print-job.h"
#include "ck-text.h"
#include "ck-typed.h"

#define SETTLE_MS 250 /* after the last change of an option, until the pages are laid out anew */
#define PAPER_TOLD "ck-paper-told"

enum { PERIOD_WHOLE, PERIOD_YEAR, PERIOD_QUARTER, PERIOD_CHOSEN };

struct _CkPrintPage {
  CkSessionPage        parent_instance;

  CkChronologyOptions *options;
  CkDrafting          *drafting;    /* of recipient and purpose */
  CkPaginator         *paginator;
  GCancellable        *layout;      /* of the layout that is under way */
  guint                settle;
  gboolean             viewed;      /* this viewing is in the record */
  gboolean             busy;        /* a copy is being made */
  double               zoom;

  AdwWindowTitle      *title;
  GtkStack            *stack;
  AdwStatusPage       *trouble;
  GtkScrolledWindow   *scroller;
  GtkBox              *papers;      /* CkPaper, one a page */
  GtkLabel            *where;
  GtkEditable         *recipient;
  GtkEditable         *purpose;
  CkFieldError        *purpose_problem;
  AdwComboRow         *period;
  GtkEditable         *from;
  GtkEditable         *to;
  AdwActionRow        *significant_row;
  GtkSwitch           *significant;
  GtkSwitch           *signatures;
};

static void ck_print_page_page_init (CkPageInterface *iface);
static void ck_print_page_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkPrintPage, ck_print_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_print_page_page_init)
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_print_page_draftable_init))

/* ----------------------------------------------------------------------------------------------------------- the draft */

enum { RECIPIENT, PURPOSE, N_TYPED };
static const char *const typed_names[N_TYPED] = { "recipient=", "purpose=" };

static GtkEditable *
typed_in (CkPrintPage *self,
          guint        index)
{
  return index == RECIPIENT ? self->recipient : self->purpose;
}

static CkRecord *
ck_print_page_write (CkDraftable *form)
{
  CkDialogDraft *draft = ck_dialog_draft_new ();
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint i = 0; i < N_TYPED; i++)
    {
      g_autofree char *pair = g_strconcat (typed_names[i], gtk_editable_get_text (typed_in (CK_PRINT_PAGE (form), i)), NULL);

      g_strv_builder_add (fields, pair);
    }
  draft->fields = g_strv_builder_end (fields);
  return CK_RECORD (draft);
}

static gboolean
ck_print_page_fill (CkDraftable *form,
                    CkRecord    *draft)
{
  GStrv fields = CK_DIALOG_DRAFT (draft)->fields;
  gboolean any = FALSE;

  for (guint i = 0; i < N_TYPED; i++)
    for (gsize j = 0; fields != NULL && fields[j] != NULL; j++)
      if (g_str_has_prefix (fields[j], typed_names[i]))
        {
          gtk_editable_set_text (typed_in (CK_PRINT_PAGE (form), i), fields[j] + strlen (typed_names[i]));
          any = TRUE;
        }
  return any;
}

static void
ck_print_page_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_print_page_write;
  iface->fill = ck_print_page_fill;
}

/* What was typed for this case and made no copy yet stands there again. */
static void
start_drafting (CkPrintPage *self,
                gboolean     look)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  ck_drafting_clear (&self->drafting);
  if (session == NULL || reference == NULL)
    return;
  self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, "chronology", reference);
  if (look)
    ck_drafting_look (self->drafting, NULL);
}

static gpointer
nothing_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
on_draft_gone (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CkPrintPage) self = user_data;

  /* a draft that stays is offered again, which loses nothing */
  ck_drafting_save_finish (CK_DRAFTING (source), result, NULL);
  if (self->drafting == CK_DRAFTING (source))
    start_drafting (self, FALSE);
}

/* The copy has recipient and purpose in the record. */
static void
end_draft (CkPrintPage *self)
{
  CkUuid draft;

  if (self->drafting != NULL && !ck_drafting_is_saving (self->drafting)
      && ck_draft_keeper_get_id (ck_drafting_get_keeper (self->drafting), &draft))
    ck_drafting_save_async (self->drafting, nothing_on_lane, NULL, NULL, NULL, on_draft_gone, g_object_ref (self));
}

/* --------------------------------------------------------------------------------------------------------- the options */

static gboolean
take_date (GtkEditable *entry,
           CkDate       today,
           CkDate      *date)
{
  const char *text = gtk_editable_get_text (entry);
  gboolean ok = *text == '\0' || ck_typed_date (text, today, date);

  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               ok ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return ok;
}

static const char *
text_or_null (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

/* Reads the side panel. FALSE while a date there can't be read: the pages stay as they are. */
static gboolean
take_options (CkPrintPage *self)
{
  CkDate today = ck_session_today (ck_session_page_get_session (CK_SESSION_PAGE (self)));
  CkDate from = CK_DATE_NONE, to = CK_DATE_NONE;

  switch (adw_combo_row_get_selected (self->period))
    {
    case PERIOD_YEAR:
      from = ck_date_add_months (today, -12);
      break;
    case PERIOD_QUARTER:
      from = ck_date_add_months (today, -3);
      break;
    case PERIOD_CHOSEN:
      if (!take_date (self->from, today, &from) || !take_date (self->to, today, &to))
        return FALSE;
      break;
    default:
      break;
    }

  self->options->from = from;
  self->options->to = to;
  self->options->significant = gtk_switch_get_active (self->significant);
  self->options->signatures = gtk_switch_get_active (self->signatures);
  ck_record_set_text ((CkRecord *) self->options, "recipient", text_or_null (self->recipient));
  ck_record_set_text ((CkRecord *) self->options, "purpose", text_or_null (self->purpose));
  return TRUE;
}

/* Of a restricted case a copy says what it is for, which is asked for before anything else. */
static gboolean
has_purpose (CkPrintPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  if (ck_opened_reason (session, ck_session_page_get_reference (CK_SESSION_PAGE (self))) == NULL
      || !ck_text_is_blank (gtk_editable_get_text (self->purpose)))
    return TRUE;
  ck_field_error_set (self->purpose_problem, _("The case is restricted: say what the copy is for."), GTK_WIDGET (self->purpose));
  gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
  return FALSE;
}

static void
on_purpose_changed (CkPrintPage *self)
{
  ck_field_error_set (self->purpose_problem, NULL, GTK_WIDGET (self->purpose));
}

/* ----------------------------------------------------------------------------------------------------------- the pages */

/* Says which page is in the middle, and has those drawn that are on the screen or one screen away. */
static void
show_where (CkPrintPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n_pages = self->paginator != NULL ? ck_paginator_get_n_pages (self->paginator) : 0;
  double upper = gtk_adjustment_get_upper (adjustment), size = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  guint page = upper > 0 && n_pages > 0 ? MIN ((guint) (MAX (value + size / 2, 0) / upper * n_pages), n_pages - 1) : 0;
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), n_pages > 0 ? page + 1 : 0, n_pages);
  guint i = 0;

  gtk_label_set_text (self->where, text);
  for (GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->papers)); paper != NULL; paper = gtk_widget_get_next_sibling (paper), i++)
    {
      double top = upper * i / MAX (n_pages, 1), bottom = upper * (i + 1) / MAX (n_pages, 1);

      ck_paper_set_in_view (CK_PAPER (paper), bottom >= value - size && top <= value + 2 * size);
    }
}

static void
turn_page (CkPrintPage *self,
           int          by)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n_pages = self->paginator != NULL ? ck_paginator_get_n_pages (self->paginator) : 0;

  if (n_pages > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by * gtk_adjustment_get_upper (adjustment) / n_pages);
}

/* A sheet for each page that is laid out now; those that are there are used again, so that the place is kept. */
static void
show_papers (CkPrintPage *self)
{
  guint n_pages = self->paginator != NULL ? ck_paginator_get_n_pages (self->paginator) : 0;
  GtkWidget *paper = gtk_widget_get_first_child (GTK_WIDGET (self->papers));

  for (guint i = 0; i < n_pages; i++)
    {
      if (paper == NULL)
        {
          paper = ck_paper_new ();
          gtk_box_append (self->papers, paper);
        }
      ck_paper_set (CK_PAPER (paper), self->paginator, i, self->zoom);
      paper = gtk_widget_get_next_sibling (paper);
    }
  while (paper != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (paper);

      gtk_box_remove (self->papers, paper);
      paper = next;
    }
  show_where (self);
}

static void
show_chronology (CkPrintPage  *self,
                 CkChronology *chronology)
{
  int n_entries = (int) chronology->n_entries;
  int left_out = (int) chronology->n_left_by_significance;
  g_autofree char *text = NULL;

  if (left_out > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d of %d entries left out", "%d of %d entries left out",
                                         (gulong) left_out), left_out, n_entries);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d entry in the case", "%d entries in the case",
                                         (gulong) n_entries), n_entries);
  adw_action_row_set_subtitle (self->significant_row, text);
}

static gpointer
record_viewing (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  const char *const *what = data;

  /* translators: what was looked at, in the record; a chronology is the dated story of a case */
  return ck_casework_record_viewing (store, what[0], "chronology", what[1], error) ? data : NULL;
}

static void
on_viewed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;

  ck_session_call_finish (CK_SESSION (source), result, &error);
  ck_session_page_failed (CK_SESSION_PAGE (self), error);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CkPrintPage) self = user_data;
  g_autoptr (CkChronology) chronology = NULL;
  g_autoptr (CkPaginator) paginator = NULL;
  g_autoptr (GError) error = NULL;

  paginator = ck_print_lay_out_finish (result, &chronology, &error);
  if (paginator == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          adw_status_page_set_description (self->trouble, error->message);
          gtk_stack_set_visible_child_name (self->stack, "trouble");
        }
      return;
    }

  g_set_object (&self->paginator, paginator);
  show_chronology (self, chronology);
  show_papers (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", !self->busy);
  if (!self->viewed)
    {
      CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
      const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));
      char **what = g_new0 (char *, 3);

      what[0] = g_strdup (reference);
      what[1] = g_strdup (ck_opened_reason (session, reference));
      self->viewed = TRUE;
      ck_session_call_async (session, record_viewing, what, (GDestroyNotify) g_strfreev, NULL, NULL, on_viewed,
                             g_object_ref (self));
    }
}

static void
lay_out (CkPrintPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  if (session == NULL || reference == NULL || !take_options (self))
    return;

  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  self->layout = g_cancellable_new ();
  ck_print_lay_out_async (session, reference, self->options, self->layout, on_laid_out, g_object_ref (self));
}

static gboolean
on_settled (gpointer user_data)
{
  CkPrintPage *self = user_data;

  self->settle = 0;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

static void
on_option_changed (CkPrintPage *self)
{
  gboolean chosen = adw_combo_row_get_selected (self->period) == PERIOD_CHOSEN;

  gtk_widget_set_visible (GTK_WIDGET (self->from), chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->to), chosen);
  ck_drafting_touch (self->drafting);
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLE_MS, on_settled, self);
}

/* ----------------------------------------------------------------------------------------------------------- the copies */

static void
set_busy (CkPrintPage *self,
          gboolean     busy)
{
  self->busy = busy;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", !busy);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (ck_print_save_finish (result, &error))
    {
      end_draft (self);
      ck_session_page_toast (CK_SESSION_PAGE (self), _("Saved. This copy is recorded in the case."));
    }
  else
    ck_dialog_tell (GTK_WIDGET (self), _("The PDF Wasn’t Saved"), error->message);
}

static void
on_file_chosen (GFile   *file,
                gpointer user_data)
{
  g_autoptr (CkPrintPage) self = user_data;

  if (file == NULL || !take_options (self))
    return;
  set_busy (self, TRUE);
  ck_print_save_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), ck_session_page_get_reference (CK_SESSION_PAGE (self)),
                       self->options, file, NULL, on_saved, g_object_ref (self));
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkPrintPage *self = CK_PRINT_PAGE (widget);
  /* translators: a file name; %s is the case's reference. Never a name of a person */
  g_autofree char *name = g_strdup_printf (_("Chronology %s.pdf"), ck_session_page_get_reference (CK_SESSION_PAGE (self)));

  if (self->busy || !has_purpose (self))
    return;
  ck_dialog_save_file (widget, _("Save Chronology"), name, on_file_chosen, g_object_ref (self));
}

static void
on_printed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CkPrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean printed = FALSE;

  set_busy (self, FALSE);
  if (!ck_print_paper_finish (result, &printed, &error))
    ck_dialog_tell (GTK_WIDGET (self), _("It Wasn’t Printed"), error->message);
  else if (printed)
    {
      end_draft (self);
      ck_session_page_toast (CK_SESSION_PAGE (self), _("Sent to the printer. This copy is recorded in the case."));
    }
}

static void
on_print_agreed (gboolean agreed,
                 gpointer user_data)
{
  g_autoptr (CkPrintPage) self = user_data;
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!agreed || root == NULL || !take_options (self))
    return;
  g_object_set_data (G_OBJECT (session), PAPER_TOLD, GINT_TO_POINTER (TRUE));
  set_busy (self, TRUE);
  ck_print_paper_async (session, ck_session_page_get_reference (CK_SESSION_PAGE (self)), self->options, GTK_WINDOW (root), NULL,
                        on_printed, g_object_ref (self));
}

static void
on_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CkPrintPage *self = CK_PRINT_PAGE (widget);

  if (self->busy || !has_purpose (self))
    return;
  if (g_object_get_data (G_OBJECT (ck_session_page_get_session (CK_SESSION_PAGE (self))), PAPER_TOLD) != NULL)
    {
      on_print_agreed (TRUE, g_object_ref (self));
      return;
    }
  ck_dialog_ask (widget, _("Print on Paper?"),
                 _("The pages go to this desktop’s print service, which may keep them for a while, and to the printer that you "
                   "choose. Stay by it until the last page is out."),
                 _("_Choose Printer…"), CK_ANSWER_SUGGESTED, on_print_agreed, g_object_ref (self));
}

/* ---------------------------------------------------------------------------------------------------- zoom and turning */

static void
on_zoom (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  static const double zooms[] = { 0, 0.5, 0.75, 1, 1.25, 1.5, 2 };
  CkPrintPage *self = CK_PRINT_PAGE (widget);
  guint at = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] == self->zoom)
      at = i;
  if (self->zoom == 0)
    at = 3; /* from "as wide as there is room" the first step is about a page's own size */
  if (g_str_equal (action, "print.zoom-in"))
    self->zoom = self->zoom == 0 ? 1.25 : zooms[MIN (at + 1, G_N_ELEMENTS (zooms) - 1)];
  else
    self->zoom = self->zoom == 0 ? 0.75 : zooms[MAX (at, 2) - 1];
  show_papers (self);
}

static void
on_turn (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  turn_page (CK_PRINT_PAGE (widget), g_str_equal (action, "print.next-page") ? 1 : -1);
}

static void
ck_print_page_save (CkPage *page)
{
  on_save (GTK_WIDGET (page), "print.save", NULL);
}

static void
ck_print_page_page_init (CkPageInterface *iface)
{
  iface->save = ck_print_page_save;
}

static void
ck_print_page_session_set (CkSessionPage *page)
{
  start_drafting (CK_PRINT_PAGE (page), TRUE);
  lay_out (CK_PRINT_PAGE (page));
}

static void
ck_print_page_reference_changed (CkSessionPage *page)
{
  CkPrintPage *self = CK_PRINT_PAGE (page);
  const char *reference = ck_session_page_get_reference (page);
  g_autofree char *title = g_strdup_printf (_("Chronology of %s"), reference != NULL ? reference : "");

  adw_window_title_set_title (self->title, title);
  start_drafting (self, TRUE);
  lay_out (self);
}

static gboolean
ck_print_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_PRINT_PAGE (widget)->recipient));
}

/* With its window gone the page may live on for as long as it takes to lay it out; what was typed is kept at once. */
static void
ck_print_page_unroot (GtkWidget *widget)
{
  ck_drafting_clear (&CK_PRINT_PAGE (widget)->drafting);
  GTK_WIDGET_CLASS (ck_print_page_parent_class)->unroot (widget);
}

static void
ck_print_page_root (GtkWidget *widget)
{
  CkPrintPage *self = CK_PRINT_PAGE (widget);

  GTK_WIDGET_CLASS (ck_print_page_parent_class)->root (widget);
  if (self->drafting == NULL)
    start_drafting (self, TRUE);
}

static void
ck_print_page_dispose (GObject *object)
{
  CkPrintPage *self = CK_PRINT_PAGE (object);

  ck_drafting_clear (&self->drafting);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  g_clear_object (&self->paginator);
  g_clear_object (&self->options);
  G_OBJECT_CLASS (ck_print_page_parent_class)->dispose (object);
}

static void
ck_print_page_class_init (CkPrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_print_page_dispose;
  widget_class->root = ck_print_page_root;
  widget_class->unroot = ck_print_page_unroot;
  widget_class->grab_focus = ck_print_page_grab_focus;
  page_class->session_set = ck_print_page_session_set;
  page_class->reference_changed = ck_print_page_reference_changed;

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "print/ck-print-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, title);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, papers);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, where);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, recipient);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, purpose_problem);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, period);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, from);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, to);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, significant_row);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, significant);
  gtk_widget_class_bind_template_child (widget_class, CkPrintPage, signatures);
  gtk_widget_class_bind_template_callback (widget_class, on_option_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_purpose_changed);
  gtk_widget_class_bind_template_callback (widget_class, show_where);

  gtk_widget_class_install_action (widget_class, "print.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "print.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "print.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "print.next-page", NULL, on_turn);
  gtk_widget_class_install_action (widget_class, "print.previous-page", NULL, on_turn);
}

static void
ck_print_page_init (CkPrintPage *self)
{
  self->options = ck_chronology_options_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", FALSE);
}
