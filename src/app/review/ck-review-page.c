/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-fold.h"
#include "ck-form-error.h"
#include "ck-page.h"
#include "ck-strand-result-row.h"
#include "ck-text.h"

static void ck_review_page_iface_init (CkPageInterface *iface);
static void ck_review_page_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkReviewPage, ck_review_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_review_page_iface_init)
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_review_page_draftable_init))

gboolean
ck_review_page_is_check (CkReviewPage *self)
{
  return self->look != NULL && self->look->file->head->status == CK_STATUS_CLOSED;
}

static gboolean
reopens (CkReviewPage *self)
{
  return ck_review_page_is_check (self) && ck_segments_get_selected (self->case_choice) == CHOICE_CHANGES;
}

static gboolean
closes (CkReviewPage *self)
{
  return !ck_review_page_is_check (self) && ck_segments_get_selected (self->case_choice) == CHOICE_CHANGES;
}

/* --- what depends on what --------------------------------------------------------------------------------------------- */

static void
show_next (CkReviewPage *self)
{
  int risk = ck_segments_get_selected (self->risk);
  CkDate today = self->look->today;
  const char *title = reopens (self) ? _ ("First review") : ck_review_page_is_check (self) ? _ ("Another check") : _ ("Next review");
  g_autofree char *why = NULL;

  if (!self->next_chosen)
    {
      CkDate next = CK_DATE_NONE;

      if (reopens (self))
        next = ck_first_review_due (self->look->settings, (CkRisk) MAX (risk, 0), today);
      else if (!ck_review_page_is_check (self))
        next = ck_next_review_due (self->look->settings, (CkRisk) MAX (risk, 0), today);
      ck_date_button_set_date (self->next, next);
    }

  if (self->next_chosen)
    why = g_strdup (_ ("Chosen by you"));
  else if (ck_review_page_is_check (self) && !reopens (self))
    why = g_strdup (_ ("Only where it is needed"));
  else if (risk <= CK_RISK_NOT_ASSESSED)
    why = g_strdup (_ ("The next working day, while the risk is not assessed"));
  else
    {
      int days = ck_date_days_until (today, ck_date_button_get_date (self->next));

      why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day, from the risk", "%d days, from the risk",
                                          (gulong) ABS (days)), days);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next_row), title);
  adw_action_row_set_subtitle (self->next_row, why);
  g_object_set (self->next, "title", title, NULL);
}

void
ck_review_page_show_parts (CkReviewPage *self)
{
  gboolean check = ck_review_page_is_check (self);

  gtk_widget_set_visible (self->strands_box, !check);
  gtk_widget_set_visible (GTK_WIDGET (self->view), !reopens (self));
  gtk_widget_set_visible (GTK_WIDGET (self->decision), !reopens (self));
  gtk_widget_set_visible (GTK_WIDGET (self->risk_row), !check || reopens (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next_row), !closes (self));
  gtk_widget_set_visible (GTK_WIDGET (self->closure), closes (self));
  gtk_widget_set_visible (GTK_WIDGET (self->held), !reopens (self));
  if (self->look != NULL)
    show_next (self);
}

static void
show_status (CkReviewPage *self)
{
  const char *draft = ck_drafting_get_status (self->drafting);
  g_autofree char *title = NULL;

  if (self->look == NULL)
    return;

  title = ck_case_look_text (self->look, self->look->file->head->title);
  adw_window_title_set_subtitle (self->title, draft != NULL ? draft : title);
}

static void
on_changed (CkReviewPage *self)
{
  if (self->setting || !ck_drafting_touch (self->drafting))
    return;

  ck_review_page_show_parts (self);
}

static void
on_next_chosen (CkReviewPage *self)
{
  self->next_chosen = TRUE;
  on_changed (self);
}

/* --- the form ---------------------------------------------------------------------------------------------------------- */

static CkReviewForm *
collect (CkReviewPage *self)
{
  CkReviewForm *form = ck_review_form_new ();
  int risk = ck_segments_get_selected (self->risk);

  for (guint i = 0; i < self->strand_rows->len; i++)
    {
      CkStrandResult *result = ck_strand_result_row_dup_result (g_ptr_array_index (self->strand_rows, i));

      if (result != NULL)
        g_ptr_array_add (form->strands, result);
    }
  form->child_view = ck_text_field_get_text (self->view);
  form->decision = ck_text_field_get_text (self->decision);
  form->reason = ck_text_field_get_text (self->reason);
  form->risk = self->look != NULL && risk == self->look->file->head->risk ? -1 : risk;
  if (closes (self))
    {
      form->close = ck_closure_fields_dup_form (self->closure);
      form->close->reason = g_strdup (form->reason);
    }
  else if (self->next_chosen)
    form->next = ck_date_button_get_date (self->next);

  return form;
}

/**
 * ck_review_page_dup_form:
 * @self: the page
 * @error: %CK_ERROR_INVALID when the time can't be read; the field says it as well, and has the focus
 *
 * Returns: (transfer full): what was found and decided, to be checked; %NULL where a field can't be read
 */
CkReviewForm *
ck_review_page_dup_form (CkReviewPage *self,
                         GError      **error)
{
  g_autoptr (GError) wrong = NULL;
  CkMoment held;
  CkReviewForm *form;

  g_return_val_if_fail (CK_IS_REVIEW_PAGE (self), NULL);

  if (!ck_moment_field_get_moment (self->held, &held, &wrong))
    {
      ck_field_problem_say (GTK_WIDGET (self->held), wrong->message);
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }

  form = collect (self);
  form->held = held;
  return form;
}

/**
 * ck_review_page_set_form:
 * @self: the page of a case
 * @form: (transfer none): what it shows from now on
 */
void
ck_review_page_set_form (CkReviewPage *self,
                         CkReviewForm *form)
{
  g_return_if_fail (CK_IS_REVIEW_PAGE (self));

  self->setting = TRUE;
  for (guint i = 0; i < form->strands->len; i++)
    {
      CkStrandResult *result = g_ptr_array_index (form->strands, i);

      for (guint j = 0; j < self->strand_rows->len; j++)
        if (ck_strand_result_row_get_strand (g_ptr_array_index (self->strand_rows, j)) == result->strand)
          ck_strand_result_row_set_result (g_ptr_array_index (self->strand_rows, j), result);
    }
  ck_text_field_set_text (self->view, form->child_view);
  ck_text_field_set_text (self->decision, form->decision);
  ck_text_field_set_text (self->reason, form->reason);
  if (form->risk >= 0)
    ck_segments_set_selected (self->risk, form->risk);
  ck_segments_set_selected (self->case_choice, form->close != NULL ? CHOICE_CHANGES : CHOICE_STAYS);
  if (form->close != NULL)
    ck_closure_fields_set_form (self->closure, form->close);
  self->next_chosen = ck_date_is_set (form->next);
  if (self->next_chosen)
    ck_date_button_set_date (self->next, form->next);
  if (ck_moment_is_given (form->held))
    ck_moment_field_set_moment (self->held, form->held);
  self->setting = FALSE;
  ck_review_page_show_parts (self);
}

/* What closing asks is kept while the case stays open, too: who turns back to it finds it. */
static CkRecord *
ck_review_page_write (CkDraftable *form)
{
  CkReviewPage *self = CK_REVIEW_PAGE (form);
  CkReviewDraft *draft = ck_review_draft_new ();

  draft->form = collect (self);
  if (draft->form->close == NULL)
    draft->form->close = ck_closure_fields_dup_form (self->closure);
  draft->held = ck_moment_field_get_state (self->held);
  draft->choice = ck_segments_get_selected (self->case_choice);
  return CK_RECORD (draft);
}

static gboolean
ck_review_page_fill (CkDraftable *form,
                     CkRecord    *record)
{
  CkReviewPage *self = CK_REVIEW_PAGE (form);
  CkReviewDraft *draft = CK_REVIEW_DRAFT (record);

  if (draft->form == NULL)
    return FALSE;

  ck_review_page_set_form (self, draft->form);
  self->setting = TRUE;
  ck_moment_field_set_state (self->held, draft->held);
  ck_segments_set_selected (self->case_choice, CLAMP ((int) draft->choice, CHOICE_STAYS, CHOICE_CHANGES));
  self->setting = FALSE;
  ck_review_page_show_parts (self);
  return TRUE;
}

static void
ck_review_page_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_review_page_write;
  iface->fill = ck_review_page_fill;
}

static void
ask (CkTextField *field,
     const char  *text)
{
  ck_field_problem_say (GTK_WIDGET (field), text);
}

/**
 * ck_review_page_check:
 * @self: the page
 *
 * Says what is missing at its field, and moves the focus there.
 *
 * Returns: whether nothing is
 */
gboolean
ck_review_page_check (CkReviewPage *self)
{
  g_autofree char *decision = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CK_IS_REVIEW_PAGE (self), FALSE);

  decision = ck_text_field_get_text (self->decision);
  reason = ck_text_field_get_text (self->reason);
  if (!reopens (self) && ck_text_is_blank (decision))
    {
      ask (self->decision, ck_review_page_is_check (self) ? _ ("Write down whether it is still resolved.")
                                                          : _ ("Write down what was decided."));
      return FALSE;
    }
  if (ck_text_is_blank (reason))
    {
      ask (self->reason, _ ("Say why: a decision without its reason can’t be judged later."));
      return FALSE;
    }
  return !closes (self) || ck_closure_fields_check (self->closure);
}

static void
show_error (CkReviewPage *self,
            const GError *error)
{
  const CkFieldPlace places[] = {
    { "decision", self->decision },
    { "reason close.reason", self->reason },
    { "child_view", self->view },
    { "held", self->held },
    { "close", self->closure },
    { "next review", self->next },
    { "risk", self->risk },
  };
  g_autofree char *text = NULL;
  int strand = ck_form_error_is_about (error, "strands") ? ck_form_error_index (error) : -1;

  /* only those that were chosen are in the form */
  for (guint i = 0; strand >= 0 && i < self->strand_rows->len; i++)
    {
      g_autoptr (CkStrandResult) result = ck_strand_result_row_dup_result (g_ptr_array_index (self->strand_rows, i));

      if (result != NULL && strand-- == 0)
        {
          ck_strand_result_row_show_error (g_ptr_array_index (self->strand_rows, i), error);
          return;
        }
    }
  if (ck_field_problem_find (places, G_N_ELEMENTS (places), error))
    return;
  text = ck_form_error_text (error);
  ck_session_page_toast (CK_SESSION_PAGE (self), text);
}

/* --- saving ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  char         *reference;
  CkReviewForm *form;
  CkReopenForm *reopen;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->form);
  g_clear_object (&saving->reopen);
  g_free (saving->reference);
  g_free (saving);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Saving *saving = data;

  if (saving->reopen != NULL)
    return ck_casework_reopen (store, saving->reference, saving->reopen, error);
  return ck_casework_hold_review (store, saving->reference, saving->form, error);
}

static void
set_saving (CkReviewPage *self,
            gboolean      saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (self->form, !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.save", !saving);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_drafting_save_finish (CK_DRAFTING (source), result, &error);
  g_autofree char *text = NULL;

  set_saving (self, FALSE);
  if (entry == NULL)
    {
      show_error (self, error);
      return;
    }

  text = g_strdup_printf (_ ("Saved as %s. It can’t be changed now; you can add an amendment."), entry);
  ck_session_page_toast (CK_SESSION_PAGE (self), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", ck_session_page_get_reference (CK_SESSION_PAGE (self)));
}

static void
ck_review_page_save (CkPage *page)
{
  CkReviewPage *self = CK_REVIEW_PAGE (page);
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  g_autoptr (CkReviewForm) form = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  if (self->saving || self->look == NULL || !ck_review_page_check (self))
    return;

  form = ck_review_page_dup_form (self, NULL);
  if (form == NULL)
    return;
  if (!reopens (self) && !ck_review_form_check (form, ck_session_now_local (session), &error))
    {
      show_error (self, error);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->reference = g_strdup (ck_session_page_get_reference (CK_SESSION_PAGE (self)));
  if (reopens (self))
    {
      saving->reopen = ck_reopen_form_new ();
      saving->reopen->reason = g_strdup (form->reason);
      saving->reopen->risk = ck_segments_get_selected (self->risk);
      saving->reopen->review = ck_date_button_get_date (self->next);
    }
  saving->form = g_steal_pointer (&form);
  set_saving (self, TRUE);
  ck_drafting_save_async (self->drafting, save_on_lane, saving, saving_free, g_free, on_saved, g_object_ref (self));
}

static void
on_save_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  ck_review_page_save (CK_PAGE (widget));
}

static void
ck_review_page_iface_init (CkPageInterface *iface)
{
  iface->save = ck_review_page_save;
}

/* --- opening ------------------------------------------------------------------------------------------------------------ */

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkReviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkCaseLook) look = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (look == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  ck_review_page_set_case (self, look);
}

static void
ck_review_page_session_set (CkSessionPage *page)
{
  const char *reference = ck_session_page_get_reference (page);

  if (reference != NULL)
    ck_session_call_async (ck_session_page_get_session (page), ck_case_look_load_on_lane, g_strdup (reference), g_free,
                           (GDestroyNotify) ck_case_look_unref,
                           ck_session_page_get_cancellable (page), on_opened, g_object_ref (page));
}

static void
ck_review_page_names_changed (CkSessionPage *page)
{
  CkReviewPage *self = CK_REVIEW_PAGE (page);

  if (self->look == NULL)
    return;

  ck_case_look_set_hide_names (self->look, ck_session_page_hides_names (page));
  ck_review_page_show_since (self);
  show_status (self);
}

/* --- the widget ---------------------------------------------------------------------------------------------------------- */

static void
on_folded (CkReviewPage *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (GTK_WIDGET (self->since_button), folded);
  if (folded)
    adw_leaflet_set_visible_child (self->leaflet, gtk_toggle_button_get_active (self->since_button) ? self->since_pane
                                                                                                     : self->form_pane);
}

static gboolean
ck_review_page_grab_focus (GtkWidget *widget)
{
  CkReviewPage *self = CK_REVIEW_PAGE (widget);

  if (self->strand_rows->len > 0 && !ck_review_page_is_check (self))
    return gtk_widget_grab_focus (g_ptr_array_index (self->strand_rows, 0));
  return gtk_widget_grab_focus (GTK_WIDGET (self->decision));
}

static void
ck_review_page_dispose (GObject *object)
{
  CkReviewPage *self = CK_REVIEW_PAGE (object);

  ck_drafting_clear (&self->drafting);
  g_clear_pointer (&self->look, ck_case_look_unref);
  g_ptr_array_set_size (self->strand_rows, 0);

  G_OBJECT_CLASS (ck_review_page_parent_class)->dispose (object);
}

static void
ck_review_page_finalize (GObject *object)
{
  g_ptr_array_unref (CK_REVIEW_PAGE (object)->strand_rows);

  G_OBJECT_CLASS (ck_review_page_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CkReviewPage, child)

static void
ck_review_page_class_init (CkReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_review_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ck_review_page_finalize;
  widget_class->grab_focus = ck_review_page_grab_focus;
  page_class->session_set = ck_review_page_session_set;
  page_class->names_changed = ck_review_page_names_changed;

  g_type_ensure (CK_TYPE_CLOSURE_FIELDS);
  g_type_ensure (CK_TYPE_DATE_BUTTON);
  g_type_ensure (CK_TYPE_MOMENT_FIELD);
  g_type_ensure (CK_TYPE_SEGMENTS);
  g_type_ensure (CK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "review/ck-review-page.ui");
  BIND (title);
  BIND (since_button);
  BIND (leaflet);
  BIND (since_pane);
  BIND (since_title);
  BIND (since_actions);
  BIND (since);
  BIND (form_pane);
  BIND (form);
  BIND (strands_box);
  BIND (strands);
  BIND (view);
  BIND (decision);
  BIND (reason);
  BIND (risk_row);
  BIND (risk);
  BIND (case_row);
  BIND (case_choice);
  BIND (next_row);
  BIND (next);
  BIND (closure);
  BIND (held);

  gtk_widget_class_install_action (widget_class, "review.save", NULL, on_save_action);
}

static void
ck_review_page_init (CkReviewPage *self)
{
  self->strand_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  ck_segments_add_risks (self->risk);
  ck_segments_add (self->case_choice, _ ("Stays Open"), NULL);
  ck_segments_add (self->case_choice, _ ("Closes"), NULL);
  ck_segments_set_selected (self->case_choice, CHOICE_STAYS);
  ck_date_button_set_flat (self->next);

  g_signal_connect_object (self->view, "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->decision, "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->risk, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->case_choice, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->closure, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->held, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "changed", G_CALLBACK (on_next_chosen), self, G_CONNECT_SWAPPED);
  ck_fold_follow (self->leaflet, self, G_CALLBACK (on_folded));
  g_signal_connect_object (self->since_button, "toggled", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  adw_leaflet_set_visible_child (self->leaflet, self->form_pane);
  on_folded (self);
}

static void
name_choices (CkReviewPage *self)
{
  GtkWidget *stays = ck_segments_get_toggle (self->case_choice, CHOICE_STAYS);
  GtkWidget *changes = ck_segments_get_toggle (self->case_choice, CHOICE_CHANGES);

  if (!ck_review_page_is_check (self))
    return;

  gtk_button_set_label (GTK_BUTTON (stays), _ ("Still Resolved"));
  gtk_button_set_label (GTK_BUTTON (changes), _ ("Reopen It"));
  ck_date_button_set_optional (self->next, _ ("No further check"));
  ck_text_field_set_label (self->decision, _ ("Is It Still _Resolved?"), _ ("What was asked, and what the answer was"));
}

/**
 * ck_review_page_set_case:
 * @self: the page
 * @look: the case whose review is held
 */
void
ck_review_page_set_case (CkReviewPage *self,
                         CkCaseLook   *look)
{
  CkSession *session;
  g_autofree char *title = NULL;

  g_return_if_fail (CK_IS_REVIEW_PAGE (self));

  self->setting = TRUE;
  g_clear_pointer (&self->look, ck_case_look_unref);
  self->look = ck_case_look_ref (look);
  ck_case_look_set_hide_names (look, ck_session_page_hides_names (CK_SESSION_PAGE (self)));

  title = g_strdup_printf (ck_review_page_is_check (self) ? _ ("Check of %s") : _ ("Review of %s"), look->file->head->reference);
  adw_window_title_set_title (self->title, title);
  name_choices (self);
  ck_review_page_show_since (self);

  for (guint i = 0; i < self->strand_rows->len; i++)
    gtk_list_box_remove (self->strands, g_ptr_array_index (self->strand_rows, i));
  g_ptr_array_set_size (self->strand_rows, 0);
  for (int strand = CK_STRAND_HARMED; strand <= CK_STRAND_ORGANISATION; strand++)
    {
      GtkWidget *row = ck_strand_result_row_new (strand, look);

      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->strands, row);
      g_ptr_array_add (self->strand_rows, row);
    }

  ck_segments_set_selected (self->risk, look->file->head->risk);
  ck_closure_fields_set_case (self->closure, look, FALSE);
  ck_date_button_set_today (self->next, look->today);
  ck_moment_field_set_today (self->held, look->today);
  session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  if (session != NULL)
    ck_moment_field_set_moment (self->held, ck_session_now_local (session));
  self->setting = FALSE;
  ck_review_page_show_parts (self);

  if (session != NULL && self->drafting == NULL)
    {
      self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, "review", look->file->head->reference);
      g_signal_connect_object (self->drafting, "notify::status", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
      ck_drafting_look (self->drafting, NULL);
    }
  show_status (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
