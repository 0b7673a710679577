/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-stray-draft.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-casework.h"
#include "ck-dialog-draft.h"
#include "ck-forms.h"
#include "ck-review-draft.h"
#include "ck-text.h"
#include "ck-wrap-layout.h"

struct _CkStrayDraft {
  GtkBox     parent_instance;
  CkSession *session;
  CkUuid     id;
  char      *text;
};

G_DEFINE_FINAL_TYPE (CkStrayDraft, ck_stray_draft, GTK_TYPE_BOX)

enum { AS_NOTE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- what is stray -------------------------------------------------------------------------------------------------------- */

/* What a draft is about behind the case's reference, "" for the case itself; NULL for another case. */
static const char *
about (const CkDraft *draft,
       const char    *reference)
{
  gsize length = strlen (reference);

  if (draft->reference == NULL || strncmp (draft->reference, reference, length) != 0)
    return NULL;
  if (draft->reference[length] == '\0')
    return "";
  return draft->reference[length] == '/' ? draft->reference + length + 1 : NULL;
}

static gboolean
is_settled_action (CkCaseFile *file,
                   const char *thing)
{
  CkUuid id;

  if (!ck_uuid_from_text (thing, &id))
    return FALSE;
  for (guint i = 0; i < file->actions->len; i++)
    {
      CkAction *action = g_ptr_array_index (file->actions, i);

      if (ck_uuid_equal (&action->id, &id))
        return action->status != CK_ACTION_OPEN;
    }
  return FALSE;
}

static gboolean
is_decided_referral (CkCaseFile *file,
                     const char *thing)
{
  gint64 number = g_ascii_strtoll (thing, NULL, 10);

  for (guint i = 0; i < file->referrals->len; i++)
    {
      CkReferral *referral = g_ptr_array_index (file->referrals, i);

      if (referral->number == number)
        return ck_moment_is_known (referral->decided);
    }
  return FALSE;
}

static gboolean
is_stray (const CkDraft *draft,
          CkCaseFile    *file)
{
  const char *thing = about (draft, file->head->reference);
  gboolean closed = file->head->status != CK_STATUS_OPEN;

  if (thing == NULL)
    return FALSE;
  if (g_str_equal (draft->kind, "settle") || g_str_equal (draft->kind, "mark-done") || g_str_equal (draft->kind, "snooze"))
    return is_settled_action (file, thing);
  if (g_str_equal (draft->kind, "referral-answer"))
    return is_decided_referral (file, thing);
  if (g_str_equal (draft->kind, "close"))
    return closed;
  if (g_str_equal (draft->kind, "reopen"))
    return !closed;
  if (g_str_equal (draft->kind, "postpone") || g_str_equal (draft->kind, "review"))
    return !ck_date_is_set (file->head->next_review);
  return FALSE;
}

/* --- its words ------------------------------------------------------------------------------------------------------------ */

static void
add_words (GString    *words,
           const char *text)
{
  if (!ck_text_is_blank (text))
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", text);
}

static void
add_closure (GString       *words,
             CkClosureForm *form)
{
  if (form == NULL)
    return;
  add_words (words, form->reason);
  add_words (words, form->no_check_reason);
  for (guint i = 0; i < form->actions->len; i++)
    {
      add_words (words, ((CkActionSettle *) g_ptr_array_index (form->actions, i))->outcome);
      add_words (words, ((CkActionSettle *) g_ptr_array_index (form->actions, i))->reason);
    }
}

static void
add_field (GString    *words,
           const char *field)
{
  static const char *const texts[] = { "outcome reason=", "outcome=", "reason=", "text decision=" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_has_prefix (field, texts[i]))
      add_words (words, field + strlen (texts[i]));
  if (g_str_has_prefix (field, "closure="))
    {
      g_autoptr (CkRecord) form = ck_record_from_draft (CK_TYPE_CLOSURE_FORM, field + strlen ("closure="), -1, NULL);

      add_closure (words, form != NULL ? CK_CLOSURE_FORM (form) : NULL);
    }
}

static void
add_review (GString      *words,
            CkReviewForm *form)
{
  if (form == NULL)
    return;
  for (guint i = 0; i < form->strands->len; i++)
    add_words (words, ((CkStrandResult *) g_ptr_array_index (form->strands, i))->note);
  add_words (words, form->child_view);
  add_words (words, form->decision);
  add_words (words, form->reason);
  if (form->close != NULL)
    add_words (words, form->close->no_check_reason);
}

static char *
dup_words (const CkDraft *draft)
{
  gboolean review = g_str_equal (draft->kind, "review");
  g_autoptr (CkRecord) record
      = ck_record_from_draft (review ? CK_TYPE_REVIEW_DRAFT : CK_TYPE_DIALOG_DRAFT, draft->json, -1, NULL);
  GString *words = g_string_new (NULL);

  if (record != NULL && review)
    add_review (words, CK_REVIEW_DRAFT (record)->form);
  else if (record != NULL)
    for (gsize i = 0; CK_DIALOG_DRAFT (record)->fields != NULL && CK_DIALOG_DRAFT (record)->fields[i] != NULL; i++)
      add_field (words, CK_DIALOG_DRAFT (record)->fields[i]);
  return g_string_free (words, FALSE);
}

/* --- the widget ----------------------------------------------------------------------------------------------------------- */

static gpointer
discard_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (ck_draft_discard (store, data, error));
}

static void
on_copy (CkStrayDraft *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text);
}

static void
on_note (CkStrayDraft *self)
{
  g_signal_emit (self, signals[AS_NOTE], 0);
}

static void
ck_stray_draft_finalize (GObject *object)
{
  CkStrayDraft *self = CK_STRAY_DRAFT (object);

  g_clear_object (&self->session);
  g_free (self->text);

  G_OBJECT_CLASS (ck_stray_draft_parent_class)->finalize (object);
}

static void
ck_stray_draft_class_init (CkStrayDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ck_stray_draft_finalize;

  signals[AS_NOTE] = g_signal_new ("as-note", CK_TYPE_STRAY_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ck_stray_draft_init (CkStrayDraft *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "ck-card-18");
}

static void
add_label (CkStrayDraft *self,
           const char   *text,
           const char   *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self), label);
}

static void
add_button (CkStrayDraft *self,
            GtkWidget    *box,
            const char   *label,
            GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * ck_stray_draft_new:
 * @session: an unlocked session
 * @draft: (transfer none): any draft of the keyholder
 * @look: the case that is shown
 *
 * Returns: (transfer floating) (nullable): an offer of its words; %NULL where it isn't about something in the case that was
 *   settled meanwhile, or holds no words
 */
GtkWidget *
ck_stray_draft_new (CkSession     *session,
                    const CkDraft *draft,
                    CkCaseLook    *look)
{
  g_autofree char *words = is_stray (draft, look->file) ? dup_words (draft) : NULL;
  g_autofree char *shown = NULL;
  CkStrayDraft *self;
  GtkWidget *buttons;

  if (ck_text_is_blank (words))
    return NULL;

  self = g_object_new (CK_TYPE_STRAY_DRAFT, NULL);
  self->session = g_object_ref (session);
  self->id = draft->id;
  self->text = g_steal_pointer (&words);
  shown = ck_case_look_text (look, self->text);
  add_label (self, _ ("You were writing this about something that is settled by now:"), "heading");
  add_label (self, shown, "body");
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (buttons, g_object_new (CK_TYPE_WRAP_LAYOUT, "spacing", 6, "from-end", TRUE, NULL));
  add_button (self, buttons, _ ("_Discard"), G_CALLBACK (ck_stray_draft_discard));
  add_button (self, buttons, _ ("Cop_y the Text"), G_CALLBACK (on_copy));
  add_button (self, buttons, _ ("_Write a Note of It"), G_CALLBACK (on_note));
  gtk_box_append (GTK_BOX (self), buttons);
  return GTK_WIDGET (self);
}

/**
 * ck_stray_draft_get_text:
 * @self: an offer
 *
 * Returns: (transfer none): all that was typed
 */
const char *
ck_stray_draft_get_text (CkStrayDraft *self)
{
  g_return_val_if_fail (CK_IS_STRAY_DRAFT (self), NULL);

  return self->text;
}

/**
 * ck_stray_draft_discard:
 * @self: an offer
 *
 * The draft goes, and so does the offer.
 */
void
ck_stray_draft_discard (CkStrayDraft *self)
{
  GtkWidget *parent;

  g_return_if_fail (CK_IS_STRAY_DRAFT (self));

  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  ck_session_call_async (self->session, discard_on_lane, g_memdup2 (&self->id, sizeof self->id), g_free, NULL, NULL, NULL, NULL);
  if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), GTK_WIDGET (self));
}
