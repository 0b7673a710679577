/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-entry-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-field-problem.h"
#include "ck-form-error.h"
#include "ck-moment-field.h"
#include "ck-note-draft.h"
#include "ck-text-field.h"
#include "ck-text.h"
#include "ck-window.h"

struct _CkEntryEditor {
  GtkBox           parent_instance;

  CkSession       *session;
  char            *reference;
  int              kind;
  CkDrafting      *drafting;
  gboolean         setting;

  GtkLabel        *heading;
  GtkLabel        *status;
  CkMomentField   *happened;
  GtkLabel        *title_label;
  GtkEntry        *title_entry;
  CkTextField     *text;
  CkTextField     *reason;
  GtkWidget       *decision;
  char            *earlier;    /* the entry of the decision that this one supersedes */
  GtkLabel        *supersedes;
  CkTextField     *options;
  CkTextField     *threshold;
  AdwEntryRow     *decided_by;
  GtkCheckButton  *nothing_more;
  GtkCheckButton  *significant;
  GtkToggleButton *more;
  CkTextField     *words;
  CkTextField     *opinion;
  CkTextField     *outcome;
  AdwEntryRow     *source;
  AdwEntryRow     *significance;
};

static void ck_entry_editor_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkEntryEditor, ck_entry_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_entry_editor_draftable_init))

enum { SAVED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  CkNoteForm *form;
  char       *reference;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->form);
  g_free (saving->reference);
  g_free (saving);
}

static void
toast (CkEntryEditor *self,
       const char    *text)
{
  CkWindow *window = ck_window_of (GTK_WIDGET (self));

  if (window != NULL)
    ck_window_toast (window, text);
}

static char *
dup_line (gpointer editable)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (editable));

  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

static char *
dup_text (CkTextField *field)
{
  g_autofree char *text = ck_text_field_get_text (field);

  return ck_text_is_blank (text) ? NULL : g_steal_pointer (&text);
}

static void
set_line (gpointer    editable,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (editable), text != NULL ? text : "");
}

static CkNoteForm *
collect (CkEntryEditor *self)
{
  CkNoteForm *form = ck_note_form_new ();

  form->kind = self->kind;
  form->title = dup_line (self->title_entry);
  form->text = ck_text_field_get_text (self->text);
  form->reason = self->kind == CK_ENTRY_DECISION ? ck_text_field_get_text (self->reason) : NULL;
  if (self->kind == CK_ENTRY_DECISION)
    {
      form->options = dup_text (self->options);
      form->threshold = dup_text (self->threshold);
      form->decided_by = dup_line (self->decided_by);
      form->supersedes = g_strdup (self->earlier);
      form->no_further_action = gtk_check_button_get_active (self->nothing_more);
    }
  form->significant = gtk_check_button_get_active (self->significant);
  form->own_words = ck_text_field_get_text (self->words);
  form->opinion = ck_text_field_get_text (self->opinion);
  form->outcome = ck_text_field_get_text (self->outcome);
  form->source = dup_line (self->source);
  form->significance = dup_line (self->significance);
  return form;
}

static CkRecord *
ck_entry_editor_write (CkDraftable *form)
{
  CkNoteDraft *draft = ck_note_draft_new ();

  draft->form = collect (CK_ENTRY_EDITOR (form));
  draft->happened = ck_moment_field_get_state (CK_ENTRY_EDITOR (form)->happened);
  return CK_RECORD (draft);
}

static gboolean
ck_entry_editor_fill (CkDraftable *form,
                      CkRecord    *draft)
{
  CkEntryEditor *self = CK_ENTRY_EDITOR (form);

  if (CK_NOTE_DRAFT (draft)->form == NULL)
    return FALSE;

  ck_entry_editor_set_form (self, CK_NOTE_DRAFT (draft)->form);
  self->setting = TRUE;
  ck_moment_field_set_state (self->happened, CK_NOTE_DRAFT (draft)->happened);
  self->setting = FALSE;
  return TRUE;
}

static void
ck_entry_editor_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_entry_editor_write;
  iface->fill = ck_entry_editor_fill;
}

static void
on_changed (CkEntryEditor *self)
{
  if (!self->setting)
    ck_drafting_touch (self->drafting);
}

static void
on_status (CkEntryEditor *self)
{
  const char *status = ck_drafting_get_status (self->drafting);

  gtk_label_set_label (self->status, status != NULL ? status : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
}

/* At the field that it is about, which is unfolded; a toast says what is about none. */
static void
show_error (CkEntryEditor *self,
            const GError  *error)
{
  const CkFieldPlace places[] = {
    { "happened", self->happened },
    { "title", self->title_entry },
    { "text", self->text },
    { "reason", self->reason },
    { "options", self->options },
    { "threshold", self->threshold },
    { "decided_by", self->decided_by },
    { "no_further_action", self->nothing_more },
    { "own_words", self->words },
    { "opinion", self->opinion },
    { "outcome", self->outcome },
    { "source", self->source },
    { "significance", self->significance },
  };
  gboolean unfolded = gtk_toggle_button_get_active (self->more);
  g_autofree char *text = NULL;

  if (ck_field_problem_find (places, G_N_ELEMENTS (places), error))
    return;
  gtk_toggle_button_set_active (self->more, TRUE);
  if (ck_field_problem_find (places, G_N_ELEMENTS (places), error))
    return;

  gtk_toggle_button_set_active (self->more, unfolded);
  text = ck_form_error_text (error);
  toast (self, text);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Saving *saving = data;

  return ck_casework_add_note (store, saving->reference, saving->form, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkEntryEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_drafting_save_finish (CK_DRAFTING (source), result, &error);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
  if (entry == NULL)
    {
      show_error (self, error);
      return;
    }

  text = g_strdup_printf (_ ("Saved as %s. It can’t be changed now; you can add an amendment."), entry);
  toast (self, text);
  g_signal_emit (self, signals[SAVED], 0, entry);
}

static void
on_save_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  ck_entry_editor_save (CK_ENTRY_EDITOR (widget));
}

static void
on_cancel_flushed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CkEntryEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_draft_keeper_flush_finish (CK_DRAFT_KEEPER (source), result, &error))
    g_signal_emit (self, signals[CLOSED], 0);
  else
    toast (self, error->message);
}

static void
on_cancel_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  CkEntryEditor *self = CK_ENTRY_EDITOR (widget);

  ck_draft_keeper_flush_async (ck_drafting_get_keeper (self->drafting), on_cancel_flushed, g_object_ref (self));
}

static gboolean
ck_entry_editor_grab_focus (GtkWidget *widget)
{
  CkEntryEditor *self = CK_ENTRY_EDITOR (widget);

  return gtk_widget_grab_focus (self->kind == CK_ENTRY_NOTE ? GTK_WIDGET (self->text) : GTK_WIDGET (self->title_entry));
}

static void
ck_entry_editor_dispose (GObject *object)
{
  CkEntryEditor *self = CK_ENTRY_EDITOR (object);

  ck_drafting_clear (&self->drafting);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ck_entry_editor_parent_class)->dispose (object);
}

static void
ck_entry_editor_finalize (GObject *object)
{
  CkEntryEditor *self = CK_ENTRY_EDITOR (object);

  g_free (self->reference);
  g_free (self->earlier);

  G_OBJECT_CLASS (ck_entry_editor_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CkEntryEditor, child)

static void
ck_entry_editor_class_init (CkEntryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_entry_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ck_entry_editor_finalize;
  widget_class->grab_focus = ck_entry_editor_grab_focus;

  signals[SAVED] = g_signal_new ("saved", CK_TYPE_ENTRY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", CK_TYPE_ENTRY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_MOMENT_FIELD);
  g_type_ensure (CK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-entry-editor.ui");
  BIND (heading);
  BIND (status);
  BIND (happened);
  BIND (title_label);
  BIND (title_entry);
  BIND (text);
  BIND (reason);
  BIND (decision);
  BIND (supersedes);
  BIND (options);
  BIND (threshold);
  BIND (decided_by);
  BIND (nothing_more);
  BIND (significant);
  BIND (more);
  BIND (words);
  BIND (opinion);
  BIND (outcome);
  BIND (source);
  BIND (significance);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, on_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
}

static void
ck_entry_editor_init (CkEntryEditor *self)
{
  CkTextField *texts[7];
  gpointer lines[4];

  gtk_widget_init_template (GTK_WIDGET (self));

  texts[0] = self->text;
  texts[1] = self->reason;
  texts[2] = self->words;
  texts[3] = self->opinion;
  texts[4] = self->outcome;
  texts[5] = self->options;
  texts[6] = self->threshold;
  lines[0] = self->title_entry;
  lines[1] = self->source;
  lines[2] = self->significance;
  lines[3] = self->decided_by;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_signal_connect_object (texts[i], "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_signal_connect_object (lines[i], "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->happened, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->nothing_more, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->significant, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
show_kind (CkEntryEditor *self)
{
  switch (self->kind)
    {
    case CK_ENTRY_CONTACT:
      gtk_label_set_label (self->heading, _ ("Add a Contact"));
      gtk_label_set_label (self->title_label, _ ("With Whom, and How"));
      ck_text_field_set_label (self->text, _ ("What Was Said"), NULL);
      break;
    case CK_ENTRY_DECISION:
      gtk_label_set_label (self->heading, _ ("Add a Decision"));
      gtk_label_set_label (self->title_label, _ ("In a Few Words"));
      ck_text_field_set_label (self->text, _ ("What Was Decided"), NULL);
      break;
    default:
      gtk_label_set_label (self->heading, _ ("Add a Note"));
      gtk_label_set_label (self->title_label, _ ("In a Few Words, if Need Be"));
      ck_text_field_set_label (self->text, _ ("Facts"), _ ("What was seen and heard"));
      break;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->kind == CK_ENTRY_DECISION);
  gtk_widget_set_visible (self->decision, self->kind == CK_ENTRY_DECISION);
}

/**
 * ck_entry_editor_new:
 * @session: an unlocked session
 * @reference: of the case
 * @kind: %CK_ENTRY_NOTE, %CK_ENTRY_CONTACT or %CK_ENTRY_DECISION
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
ck_entry_editor_new (CkSession  *session,
                     const char *reference,
                     int         kind)
{
  CkEntryEditor *self = g_object_new (CK_TYPE_ENTRY_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  self->kind = kind;
  show_kind (self);
  ck_moment_field_set_today (self->happened, ck_session_today (session));
  ck_moment_field_set_moment (self->happened, ck_session_now_local (session));
  gtk_check_button_set_active (self->significant, kind == CK_ENTRY_DECISION);

  self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, "note", reference);
  g_signal_connect_object (self->drafting, "notify::status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ck_entry_editor_new_draft:
 * @session: an unlocked session
 * @draft: of kind "note"
 *
 * Returns: (transfer floating) (nullable): an editor that goes on with @draft; %NULL when that can't be read
 */
GtkWidget *
ck_entry_editor_new_draft (CkSession     *session,
                           const CkDraft *draft)
{
  g_autoptr (CkRecord) record = ck_record_from_draft (CK_TYPE_NOTE_DRAFT, draft->json, -1, NULL);
  CkNoteDraft *note = (CkNoteDraft *) record;
  CkEntryEditor *self;

  if (record == NULL || note->form == NULL || draft->reference == NULL)
    return NULL;

  self = CK_ENTRY_EDITOR (ck_entry_editor_new (session, draft->reference, note->form->kind));
  ck_drafting_go_on (self->drafting, draft, NULL);

  return GTK_WIDGET (self);
}

/**
 * ck_entry_editor_dup_form:
 * @self: an editor
 * @error: %CK_ERROR_INVALID when its time can't be read; the field says it as well
 *
 * Returns: (transfer full): what was typed, to be checked
 */
CkNoteForm *
ck_entry_editor_dup_form (CkEntryEditor *self,
                          GError       **error)
{
  g_autoptr (GError) wrong = NULL;
  CkMoment happened;
  CkNoteForm *form;

  g_return_val_if_fail (CK_IS_ENTRY_EDITOR (self), NULL);

  if (!ck_moment_field_get_moment (self->happened, &happened, &wrong))
    {
      ck_moment_field_set_error (self->happened, wrong->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->happened));
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }

  form = collect (self);
  form->happened = happened;
  return form;
}

/**
 * ck_entry_editor_set_form:
 * @self: an editor
 * @form: (transfer none): of the same kind
 */
void
ck_entry_editor_set_form (CkEntryEditor *self,
                          CkNoteForm    *form)
{
  g_return_if_fail (CK_IS_ENTRY_EDITOR (self));

  self->setting = TRUE;
  if (ck_moment_is_given (form->happened))
    ck_moment_field_set_moment (self->happened, form->happened);
  set_line (self->title_entry, form->title);
  ck_text_field_set_text (self->text, form->text);
  ck_text_field_set_text (self->reason, form->reason);
  ck_text_field_set_text (self->options, form->options);
  ck_text_field_set_text (self->threshold, form->threshold);
  set_line (self->decided_by, form->decided_by);
  gtk_check_button_set_active (self->nothing_more, form->no_further_action);
  ck_entry_editor_set_supersedes (self, form->supersedes);
  gtk_check_button_set_active (self->significant, form->significant);
  ck_text_field_set_text (self->words, form->own_words);
  ck_text_field_set_text (self->opinion, form->opinion);
  ck_text_field_set_text (self->outcome, form->outcome);
  set_line (self->source, form->source);
  set_line (self->significance, form->significance);
  gtk_toggle_button_set_active (self->more, form->own_words != NULL || form->opinion != NULL || form->outcome != NULL
                                              || form->source != NULL || form->significance != NULL);
  self->setting = FALSE;
}

/**
 * ck_entry_editor_set_supersedes:
 * @self: an editor of a decision
 * @entry: (nullable): number or reference of the entry of the decision whose place it takes
 */
void
ck_entry_editor_set_supersedes (CkEntryEditor *self,
                                const char    *entry)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CK_IS_ENTRY_EDITOR (self));

  g_free (self->earlier);
  self->earlier = g_strdup (entry);
  gtk_widget_set_visible (GTK_WIDGET (self->supersedes), entry != NULL);
  if (entry == NULL)
    return;
  /* Translators: %s is the number of an entry */
  text = g_strdup_printf (_ ("Takes the place of the decision in entry %s, which stays as it was recorded."), entry);
  gtk_label_set_label (self->supersedes, text);
}

/**
 * ck_entry_editor_save:
 * @self: an editor
 *
 * Checks, then saves and locks. What is wrong is said at its field.
 */
void
ck_entry_editor_save (CkEntryEditor *self)
{
  g_autoptr (CkNoteForm) form = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  g_return_if_fail (CK_IS_ENTRY_EDITOR (self));

  if (ck_drafting_is_saving (self->drafting))
    return;

  form = ck_entry_editor_dup_form (self, NULL);
  if (form == NULL)
    return;
  if (ck_text_is_blank (form->text))
    {
      ck_field_problem_say (GTK_WIDGET (self->text), _ ("Write down what it is about."));
      return;
    }
  if (self->kind == CK_ENTRY_DECISION && ck_text_is_blank (form->reason))
    {
      ck_field_problem_say (GTK_WIDGET (self->reason), _ ("Say why: a decision without its reason can’t be judged later."));
      return;
    }
  if (!ck_note_form_check (form, ck_session_now_local (self->session), &error))
    {
      show_error (self, error);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->form = g_steal_pointer (&form);
  saving->reference = g_strdup (self->reference);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
  ck_drafting_save_async (self->drafting, save_on_lane, saving, saving_free, g_free, on_saved, g_object_ref (self));
}
