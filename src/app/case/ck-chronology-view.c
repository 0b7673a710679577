/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-chronology-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-action-editor.h"
#include "ck-case-dialogs.h"
#include "ck-day-heading.h"
#include "ck-entry-editor.h"
#include "ck-stray-draft.h"
#include "ck-timeline-row.h"

/* Rows shown at first, and with each Show Older Entries: a case of years opens as fast as a new one. */
#define ROWS_AT_ONCE 100

struct _CkChronologyView {
  CkSessionPage      parent_instance;

  CkCaseLook        *look;
  guint              n_shown;
  char              *editor_of;   /* the case whose drafts were looked for */

  GtkToggleButton   *significant;
  GtkScrolledWindow *scroll;
  GtkBox            *strays;     /* CkStrayDraft */
  GtkBox            *editor;
  GtkBox            *days;
  GtkLabel          *left_out;
  GtkButton         *older;
};

G_DEFINE_FINAL_TYPE (CkChronologyView, ck_chronology_view, CK_TYPE_SESSION_PAGE)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
on_amend (CkTimelineRow    *row,
          CkChronologyView *self)
{
  ck_case_dialog_amend (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), self->look,
                        ck_timeline_row_get_entry (row));
}

static void add (CkChronologyView *self, const char *what, int strand, gint64 supersedes);

static void
on_supersede (CkTimelineRow    *row,
              CkChronologyView *self)
{
  add (self, "decision", -1, ck_timeline_row_get_entry (row)->number);
}

static void
show_left_out (CkChronologyView *self,
               guint             n_left_out)
{
  g_autofree char *text = NULL;

  if (self->look->file->entries->len == 0)
    text = g_strdup (_ ("Nothing is recorded yet. Add a note, a contact or a decision above."));
  else if (n_left_out > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry that isn’t marked significant is left out.",
                                         "%u entries that aren’t marked significant are left out.", n_left_out),
                            n_left_out);
  gtk_label_set_label (self->left_out, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), text != NULL);
}

static void
show_entries (CkChronologyView *self)
{
  gboolean significant_only = gtk_toggle_button_get_active (self->significant);
  CkMoment day = CK_MOMENT_UNKNOWN;
  CkTimelineRow *last = NULL;
  guint n_shown = 0, n_left_out = 0;

  clear (self->days);
  if (self->look == NULL)
    return;

  for (guint i = self->look->file->entries->len; i > 0; i--)
    {
      CkEntry *entry = g_ptr_array_index (self->look->file->entries, i - 1);

      if (significant_only && !entry->significant)
        {
          n_left_out++;
          continue;
        }
      if (n_shown++ >= self->n_shown)
        continue;

      if (last == NULL || !ck_day_heading_same (day, entry->happened))
        {
          if (last != NULL)
            ck_timeline_row_set_last (last, TRUE);
          day = entry->happened;
          gtk_box_append (self->days, ck_day_heading_new (day, self->look->today));
        }
      last = CK_TIMELINE_ROW (ck_timeline_row_new (entry, self->look, TRUE));
      g_signal_connect_object (last, "amend", G_CALLBACK (on_amend), self, 0);
      g_signal_connect_object (last, "supersede", G_CALLBACK (on_supersede), self, 0);
      gtk_box_append (self->days, GTK_WIDGET (last));
    }
  if (last != NULL)
    ck_timeline_row_set_last (last, TRUE);

  gtk_widget_set_visible (GTK_WIDGET (self->older), n_shown > self->n_shown);
  show_left_out (self, n_left_out);
}

static void
on_older (CkChronologyView *self)
{
  self->n_shown += ROWS_AT_ONCE;
  show_entries (self);
}

/* --- the editor ------------------------------------------------------------------------------------------------------ */

static void
close_editor (CkChronologyView *self)
{
  clear (self->editor);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
}

static void
open_editor (CkChronologyView *self,
             GtkWidget        *editor,
             gboolean          with_focus)
{
  close_editor (self);
  g_signal_connect_object (editor, "saved", G_CALLBACK (close_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "closed", G_CALLBACK (close_editor), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->editor, editor);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  if (with_focus)
    gtk_widget_grab_focus (editor);
}

static GtkWidget *
make_editor (CkChronologyView *self,
             const char       *what,
             int               strand,
             gint64            supersedes)
{
  GtkWidget *editor;

  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  if (g_strcmp0 (what, "action") == 0)
    return ck_action_editor_new (session, reference, strand,
                                 self->look != NULL ? self->look->file->head->next_review : CK_DATE_NONE);

  editor = ck_entry_editor_new (session, reference, ck_token_value (&ck_entry_kinds, what));
  if (supersedes > 0)
    {
      g_autofree char *entry = g_strdup_printf ("%" G_GINT64_FORMAT, supersedes);

      ck_entry_editor_set_supersedes (CK_ENTRY_EDITOR (editor), entry);
    }
  return editor;
}

typedef struct {
  CkChronologyView *self;
  char             *what;
  int               strand;
  gint64            supersedes;
} Opening;

/* What stands in the editor is in the vault before another takes its place. */
static void
on_editor_flushed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (CkChronologyView) self = opening->self;
  g_autofree char *what = opening->what;
  g_autoptr (GError) error = NULL;

  if (!ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error))
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  open_editor (self, make_editor (self, what, opening->strand, opening->supersedes), TRUE);
}

static void
on_add (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  ck_chronology_view_add (CK_CHRONOLOGY_VIEW (widget), g_variant_get_string (parameter, NULL), -1);
}

/* --- drafts that are there already ------------------------------------------------------------------------------------ */

static gpointer
drafts_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return ck_draft_list (store, error);
}

/* What stood in an editor is in the vault before the note takes its place; the draft goes once the note is saved. */
static void
on_stray_flushed (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CkStrayDraft) stray = user_data;
  GtkWidget *ancestor = gtk_widget_get_ancestor (GTK_WIDGET (stray), CK_TYPE_CHRONOLOGY_VIEW);
  CkChronologyView *self = ancestor != NULL ? CK_CHRONOLOGY_VIEW (ancestor) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkNoteForm) form = ck_note_form_new ();
  GtkWidget *editor;

  if (!ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error) || self == NULL)
    {
      if (self != NULL)
        ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  form->kind = CK_ENTRY_NOTE;
  form->text = g_strdup (ck_stray_draft_get_text (stray));
  editor = make_editor (self, "note", -1, 0);
  ck_entry_editor_set_form (CK_ENTRY_EDITOR (editor), form);
  g_signal_connect_object (editor, "saved", G_CALLBACK (ck_stray_draft_discard), stray, G_CONNECT_SWAPPED);
  open_editor (self, editor, TRUE);
}

static void
on_stray_as_note (CkStrayDraft     *stray,
                  CkChronologyView *self)
{
  ck_draft_keeper_flush_all_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), on_stray_flushed, g_object_ref (stray));
}

/* What no form asks for any more, since it was settled meanwhile, is offered as text. */
static void
show_strays (CkChronologyView *self,
             GPtrArray        *drafts)
{
  clear (self->strays);
  for (guint i = 0; self->look != NULL && i < drafts->len; i++)
    {
      GtkWidget *stray = ck_stray_draft_new (ck_session_page_get_session (CK_SESSION_PAGE (self)), g_ptr_array_index (drafts, i), self->look);

      if (stray == NULL)
        continue;
      g_signal_connect_object (stray, "as-note", G_CALLBACK (on_stray_as_note), self, 0);
      gtk_box_append (self->strays, stray);
    }
}

static void
on_drafts (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkChronologyView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = ck_session_call_finish (CK_SESSION (source), result, &error);
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  if (drafts == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  if (g_strcmp0 (self->editor_of, reference) != 0)
    return;
  show_strays (self, drafts);
  if (ck_chronology_view_get_editor (self) != NULL)
    return;

  for (guint i = 0; i < drafts->len; i++)
    {
      CkDraft *draft = g_ptr_array_index (drafts, i);
      GtkWidget *editor = NULL;

      if (g_strcmp0 (draft->reference, reference) != 0)
        continue;
      if (g_strcmp0 (draft->kind, "note") == 0)
        editor = ck_entry_editor_new_draft (CK_SESSION (source), draft);
      else if (g_strcmp0 (draft->kind, "action") == 0)
        editor = ck_action_editor_new_draft (CK_SESSION (source), draft);
      if (editor == NULL)
        continue;

      open_editor (self, editor, FALSE);
      ck_session_page_toast (CK_SESSION_PAGE (self), _ ("What you were writing here was kept. Go on with it, or save it."));
      return;
    }
}

/* --- the widget ------------------------------------------------------------------------------------------------------- */

static void
ck_chronology_view_reference_changed (CkSessionPage *page)
{
  CkChronologyView *self = CK_CHRONOLOGY_VIEW (page);

  self->n_shown = ROWS_AT_ONCE;
  close_editor (self);
  clear (self->strays);
  g_clear_pointer (&self->look, ck_case_look_unref);
  show_entries (self);
}

static void
ck_chronology_view_dispose (GObject *object)
{
  CkChronologyView *self = CK_CHRONOLOGY_VIEW (object);

  g_clear_pointer (&self->look, ck_case_look_unref);
  g_clear_pointer (&self->editor_of, g_free);

  G_OBJECT_CLASS (ck_chronology_view_parent_class)->dispose (object);
}

static void
ck_chronology_view_class_init (CkChronologyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_chronology_view_dispose;
  CK_SESSION_PAGE_CLASS (klass)->reference_changed = ck_chronology_view_reference_changed;

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-chronology-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, significant);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, scroll);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, strays);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, editor);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, days);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, left_out);
  gtk_widget_class_bind_template_child (widget_class, CkChronologyView, older);

  gtk_widget_class_install_action (widget_class, "case.add", "s", on_add);
}

static void
ck_chronology_view_init (CkChronologyView *self)
{
  self->n_shown = ROWS_AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->significant, "toggled", G_CALLBACK (show_entries), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->older, "clicked", G_CALLBACK (on_older), self, G_CONNECT_SWAPPED);
}

/**
 * ck_chronology_view_set_case:
 * @self: the view, with the case's reference
 * @look: the case
 *
 * Shows the case; drafts that were left in it are opened again, once.
 */
void
ck_chronology_view_set_case (CkChronologyView *self,
                             CkCaseLook       *look)
{
  const char *reference;

  g_return_if_fail (CK_IS_CHRONOLOGY_VIEW (self));

  if (self->look != look)
    {
      g_clear_pointer (&self->look, ck_case_look_unref);
      self->look = ck_case_look_ref (look);
    }
  show_entries (self);

  reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));
  if (g_strcmp0 (self->editor_of, reference) == 0)
    return;

  g_free (self->editor_of);
  self->editor_of = g_strdup (reference);
  ck_session_call_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), drafts_on_lane, NULL, NULL,
                         (GDestroyNotify) g_ptr_array_unref, ck_session_page_get_cancellable (CK_SESSION_PAGE (self)),
                         on_drafts, g_object_ref (self));
}

/* An entry keeps the reference that it was recorded with, wherever it is shown. */
static gboolean
is_entry (CkEntry    *entry,
          const char *where)
{
  const char *slash = strrchr (where, '/');

  return slash != NULL && entry->number == g_ascii_strtoll (slash + 1, NULL, 10)
         && (entry->case_reference == NULL
             || (strlen (entry->case_reference) == (gsize) (slash - where)
                 && strncmp (where, entry->case_reference, (gsize) (slash - where)) == 0));
}

static gboolean
has_entry (CkChronologyView *self,
           const char       *where,
           guint            *n_newer,
           gboolean         *significant)
{
  *n_newer = 0;
  for (guint i = self->look != NULL ? self->look->file->entries->len : 0; i > 0; i--)
    {
      CkEntry *entry = g_ptr_array_index (self->look->file->entries, i - 1);

      (*n_newer)++;
      *significant = entry->significant;
      if (is_entry (entry, where))
        return TRUE;
    }
  return FALSE;
}

/* A frame later: the focus scrolls to where a row stands, which has to be known by then. */
static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       row)
{
  if (!gtk_widget_get_mapped (row) || gtk_widget_get_allocated_height (row) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

/**
 * ck_chronology_view_show_entry:
 * @self: the view of a case that was read
 * @where: the reference of an entry, "2026-0014/3"
 *
 * Scrolls to the entry and gives it the focus, with as many older ones as that takes. Does nothing where there is none.
 */
void
ck_chronology_view_show_entry (CkChronologyView *self,
                               const char       *where)
{
  gboolean significant = TRUE;
  guint n_newer;

  g_return_if_fail (CK_IS_CHRONOLOGY_VIEW (self));

  if (!has_entry (self, where, &n_newer, &significant))
    return;

  if (!significant && gtk_toggle_button_get_active (self->significant))
    gtk_toggle_button_set_active (self->significant, FALSE);
  if (n_newer > self->n_shown)
    {
      self->n_shown = n_newer;
      show_entries (self);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->days)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (CK_IS_TIMELINE_ROW (child) && is_entry (ck_timeline_row_get_entry (CK_TIMELINE_ROW (child)), where))
      gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, g_object_ref (child), g_object_unref);
}

static void
add (CkChronologyView *self,
     const char       *what,
     int               strand,
     gint64            supersedes)
{
  Opening *opening;

  if (ck_session_page_get_reference (CK_SESSION_PAGE (self)) == NULL)
    return;

  if (ck_chronology_view_get_editor (self) == NULL)
    {
      open_editor (self, make_editor (self, what, strand, supersedes), TRUE);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->what = g_strdup (what);
  opening->strand = strand;
  opening->supersedes = supersedes;
  ck_draft_keeper_flush_all_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), on_editor_flushed, opening);
}

/**
 * ck_chronology_view_add:
 * @self: the view of a case
 * @what: "note", "contact", "decision" or "action"
 * @strand: whom an action serves, or -1
 *
 * Opens an editor above the entries. What stood in one before is kept as a draft.
 */
void
ck_chronology_view_add (CkChronologyView *self,
                        const char       *what,
                        int               strand)
{
  g_return_if_fail (CK_IS_CHRONOLOGY_VIEW (self));

  add (self, what, strand, 0);
}

/**
 * ck_chronology_view_get_editor:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the editor that is open
 */
GtkWidget *
ck_chronology_view_get_editor (CkChronologyView *self)
{
  g_return_val_if_fail (CK_IS_CHRONOLOGY_VIEW (self), NULL);

  return gtk_widget_get_first_child (GTK_WIDGET (self->editor));
}

/**
 * ck_chronology_view_save:
 * @self: the view
 *
 * Saves what stands in the editor, if one is open.
 */
void
ck_chronology_view_save (CkChronologyView *self)
{
  GtkWidget *editor;

  g_return_if_fail (CK_IS_CHRONOLOGY_VIEW (self));

  editor = ck_chronology_view_get_editor (self);
  if (CK_IS_ENTRY_EDITOR (editor))
    ck_entry_editor_save (CK_ENTRY_EDITOR (editor));
  else if (CK_IS_ACTION_EDITOR (editor))
    ck_action_editor_save (CK_ACTION_EDITOR (editor));
}
