/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's widgets and the form that they stand for, both ways. */
#include "ck-concern-page-private.h"

#include <glib/gi18n-lib.h>

#include "ck-form-error.h"
#include "ck-text.h"
#include "ck-token-chip.h"
#include "ck-token-choice.h"

/* "Choose…" stands before the kinds. */
#define FIRST_KIND 1

/* Whether the category, or one that belongs to it, is ticked. */
gboolean
ck_concern_page_is_within (CkConcernPage *self,
                           const char    *category)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->category_checks)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check))
        && ck_categories_is_within (self->category_list, g_object_get_data (G_OBJECT (check), "token"), category))
      return TRUE;
  return FALSE;
}

static void
on_category_toggled (CkConcernPage *self)
{
  ck_token_chips_show_ticked (self->categories, GTK_WIDGET (self->category_checks));
  ck_concern_page_touched (self);
}

static void
on_add_online (CkConcernPage *self)
{
  self->online_wanted = TRUE;
  ck_concern_page_show_parts (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->platform));
}

static void
on_review_chosen (CkConcernPage *self)
{
  self->review_chosen = TRUE;
  ck_concern_page_touched (self);
}

static void
on_due_chosen (CkConcernPage *self)
{
  self->due_chosen = TRUE;
  ck_concern_page_touched (self);
}

static const char *
peek_entry (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
dup_entry (AdwEntryRow *row)
{
  return *peek_entry (row) == '\0' ? NULL : g_strdup (peek_entry (row));
}

static void
set_entry (AdwEntryRow *row,
           const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/* Texts of the review row: where the date comes from. */
static void
show_review (CkConcernPage *self)
{
  int risk = ck_segments_get_selected (self->risk);
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  CkDate today = session != NULL ? ck_session_today (session) : CK_DATE_NONE;
  g_autofree char *why = NULL;

  if (!ck_date_is_set (today))
    return;

  if (!self->review_chosen)
    ck_date_button_set_date (self->review, ck_first_review_due (self->settings, risk < 0 ? CK_RISK_NOT_ASSESSED : (CkRisk) risk,
                                                                today));
  if (self->review_chosen)
    why = g_strdup (_ ("Chosen by you"));
  else if (risk <= CK_RISK_NOT_ASSESSED)
    why = g_strdup (_ ("The next working day, while the risk is not assessed"));
  else
    {
      int days = ck_date_days_until (today, ck_date_button_get_date (self->review));

      /* Translators: how far a review is, and that it follows from the risk of the case */
      why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day, from the risk", "%d days, from the risk",
                                          (gulong) ABS (days)), days);
    }
  adw_action_row_set_subtitle (self->review_row, why);

  /* Someone looks at the case on that day at the latest: what is to be done should be done by then. */
  if (!self->due_chosen)
    ck_date_button_set_date (self->action_due, ck_date_button_get_date (self->review));
}

/* What depends on what else was said. */
void
ck_concern_page_show_parts (CkConcernPage *self)
{
  gboolean further = ck_session_page_get_reference (CK_SESSION_PAGE (self)) != NULL;
  gboolean danger = ck_segments_get_selected (self->danger) == 1;
  gboolean with_action = *peek_entry (self->action) != '\0';
  gboolean online = ck_concern_page_is_online (self);

  ck_danger_help_show (self->danger_help, danger);
  gtk_widget_set_visible (GTK_WIDGET (self->online), online);
  gtk_widget_set_visible (GTK_WIDGET (self->add_online), !online);
  gtk_widget_set_visible (GTK_WIDGET (self->action_strand), with_action);
  gtk_widget_set_visible (GTK_WIDGET (self->action_owner), with_action);
  gtk_widget_set_visible (GTK_WIDGET (self->action_due_row), with_action);
  gtk_widget_set_visible (GTK_WIDGET (self->review_row), !further);
  ck_who_list_set_kind (self->who, (int) adw_combo_row_get_selected (self->kind) - FIRST_KIND);
  ck_concern_page_show_called (self);
  show_review (self);
}

/* Answers in the order that is easiest to say. */
static const CkAnswer answers[] = { CK_ANSWER_NO, CK_ANSWER_YES, CK_ANSWER_UNKNOWN };

static int
answer_to_index (int answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if ((int) answers[i] == answer)
      return (int) i;
  return -1;
}

static int
index_to_answer (int selected)
{
  return selected < 0 ? -1 : (int) answers[selected];
}

static GStrv
dup_checked (GtkBox *box)
{
  g_autoptr (GStrvBuilder) tokens = g_strv_builder_new ();
  guint n = 0;

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean active;

      g_object_get (check, "active", &active, NULL);
      if (!active)
        continue;
      g_strv_builder_add (tokens, g_object_get_data (G_OBJECT (check), "token"));
      n++;
    }

  return n > 0 ? g_strv_builder_end (tokens) : NULL;
}

static void
set_checked (GtkBox            *box,
             const char *const *tokens)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    g_object_set (check, "active",
                  tokens != NULL && g_strv_contains (tokens, g_object_get_data (G_OBJECT (check), "token")), NULL);
}

static gboolean
collect_moment (CkMomentField *field,
                CkMoment      *moment,
                gboolean       draft,
                GError       **error)
{
  g_autoptr (GError) wrong = NULL;

  if (ck_moment_field_get_moment (field, moment, &wrong) || draft)
    return TRUE;

  ck_field_problem_say (GTK_WIDGET (field), wrong->message);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static CkOnlineForm *
collect_online (CkConcernPage *self)
{
  g_autoptr (CkOnlineForm) online = ck_online_form_new ();
  guint ai_made = adw_combo_row_get_selected (self->ai_made);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->online)))
    return NULL;

  online->four_cs = dup_checked (self->four_cs);
  online->platform = dup_entry (self->platform);
  online->handle = dup_entry (self->handle);
  online->ai_made = ai_made == 0 ? -1 : (int) ai_made - 1;

  if (online->four_cs == NULL && online->platform == NULL && online->handle == NULL && online->ai_made < 0)
    return NULL;
  return g_steal_pointer (&online);
}

static CkActionForm *
collect_action (CkConcernPage *self)
{
  CkActionForm *action;

  if (ck_text_is_blank (peek_entry (self->action)))
    return NULL;

  action = ck_action_form_new ();
  action->what = dup_entry (self->action);
  action->strand = (int) adw_combo_row_get_selected (self->action_strand);
  action->owner = dup_entry (self->action_owner);
  action->due = ck_date_button_get_date (self->action_due);
  return action;
}

/*
 * Collects the form.
 * @draft: whatever can't be read yet is left out, and no field is told that it is wrong
 */
CkConcernForm *
ck_concern_page_collect (CkConcernPage *self,
                         gboolean       draft,
                         GError       **error)
{
  g_autoptr (CkConcernForm) form = ck_concern_form_new ();
  g_autoptr (GPtrArray) people = ck_who_list_dup_links (self->who, draft, error);
  g_autoptr (GPtrArray) injuries = NULL;
  g_autoptr (CkNudes) nudes = NULL;
  gboolean further = ck_session_page_get_reference (CK_SESSION_PAGE (self)) != NULL;
  CkActionForm *action;

  if (people == NULL
      || !collect_moment (self->happened, &form->happened, draft, error)
      || !collect_moment (self->told, &form->told, draft, error))
    return NULL;
  if (gtk_toggle_button_get_active (self->lasted) && !collect_moment (self->until, &form->happened_to, draft, error))
    return NULL;

  form->kind = (int) adw_combo_row_get_selected (self->kind) - FIRST_KIND;
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (form->people, g_object_ref (g_ptr_array_index (people, i)));
  form->source = dup_entry (self->source);
  form->told_to = dup_entry (self->told_to);
  form->title = dup_entry (self->title_row);
  form->facts = ck_text_field_get_text (self->facts);
  form->own_words = ck_text_field_get_text (self->words);
  form->opinion = ck_text_field_get_text (self->opinion);
  form->significance = dup_entry (self->significance);
  form->categories = dup_checked (self->category_checks);
  form->immediate_danger = index_to_answer (ck_segments_get_selected (self->danger));
  form->immediate_action = ck_text_field_get_text (self->done);
  form->online = collect_online (self);
  form->child_view = ck_text_field_get_text (self->child_view);
  form->parents_told = index_to_answer (ck_segments_get_selected (self->parents_told));
  form->parents_reason = dup_entry (self->parents_reason);
  form->characteristics = dup_checked (self->characteristic_checks);
  form->bias = dup_entry (self->bias);
  injuries = ck_body_map_dup_injuries (self->body_map);
  for (guint i = 0; i < injuries->len; i++)
    g_ptr_array_add (form->injuries, g_object_ref (g_ptr_array_index (injuries, i)));
  nudes = ck_nudes_fields_dup_nudes (self->nudes);
  /* answers whose category was taken away again are kept in the draft alone */
  if (!ck_nudes_is_empty (nudes) && (draft || gtk_widget_get_visible (GTK_WIDGET (self->nudes))))
    form->nudes = g_steal_pointer (&nudes);
  form->risk = ck_segments_get_selected (self->risk);
  if (self->review_chosen && !further)
    form->review = ck_date_button_get_date (self->review);
  action = collect_action (self);
  if (action != NULL)
    g_ptr_array_add (form->actions, action);

  return g_steal_pointer (&form);
}

/**
 * ck_concern_page_dup_form:
 * @self: the page
 * @error: %CK_ERROR_INVALID; the field says it as well, and has the focus
 *
 * Returns: (transfer full): what was typed, to be checked; %NULL where a field can't be read
 */
CkConcernForm *
ck_concern_page_dup_form (CkConcernPage *self,
                          GError       **error)
{
  g_return_val_if_fail (CK_IS_CONCERN_PAGE (self), NULL);

  return ck_concern_page_collect (self, FALSE, error);
}

CkConcernDraft *
ck_concern_page_dup_draft (CkConcernPage *self)
{
  CkConcernDraft *draft = ck_concern_draft_new ();

  draft->form = ck_concern_page_collect (self, TRUE, NULL);
  draft->happened = ck_moment_field_get_state (self->happened);
  draft->told = ck_moment_field_get_state (self->told);
  draft->until = gtk_toggle_button_get_active (self->lasted) ? ck_moment_field_get_state (self->until) : NULL;
  draft->who = ck_who_list_dup_typed (self->who);

  return draft;
}

static void
set_form (CkConcernPage *self,
          CkConcernForm *form)
{
  CkActionForm *action = form->actions->len > 0 ? g_ptr_array_index (form->actions, 0) : NULL;

  ck_segments_set_selected (self->danger, answer_to_index (form->immediate_danger));
  ck_who_list_set_kind (self->who, form->kind);
  ck_who_list_set_links (self->who, form->people);
  ck_moment_field_set_moment (self->happened, form->happened);
  ck_moment_field_set_moment (self->told, form->told);
  ck_moment_field_set_moment (self->until, form->happened_to);
  gtk_toggle_button_set_active (self->lasted, ck_moment_is_given (form->happened_to));
  set_entry (self->source, form->source);
  set_entry (self->told_to, form->told_to);
  adw_combo_row_set_selected (self->kind, (guint) (form->kind + FIRST_KIND));
  set_checked (self->category_checks, (const char *const *) form->categories);
  set_entry (self->title_row, form->title);
  ck_text_field_set_text (self->facts, form->facts);
  ck_text_field_set_text (self->words, form->own_words);
  ck_text_field_set_text (self->opinion, form->opinion);
  self->online_wanted = form->online != NULL;
  set_checked (self->four_cs, form->online != NULL ? (const char *const *) form->online->four_cs : NULL);
  set_entry (self->platform, form->online != NULL ? form->online->platform : NULL);
  set_entry (self->handle, form->online != NULL ? form->online->handle : NULL);
  adw_combo_row_set_selected (self->ai_made, form->online != NULL ? (guint) (form->online->ai_made + 1) : 0);
  ck_text_field_set_text (self->done, form->immediate_action);
  ck_text_field_set_text (self->child_view, form->child_view);
  ck_segments_set_selected (self->parents_told, answer_to_index (form->parents_told));
  set_entry (self->parents_reason, form->parents_reason);
  set_entry (self->significance, form->significance);
  set_checked (self->characteristic_checks, (const char *const *) form->characteristics);
  set_entry (self->bias, form->bias);
  g_clear_pointer (&self->who_rows, g_ptr_array_unref);
  self->injuries_wanted = form->injuries->len > 0;
  ck_body_map_set_injuries (self->body_map, form->injuries);
  ck_nudes_fields_set_nudes (self->nudes, form->nudes);
  ck_segments_set_selected (self->risk, form->risk);
  self->review_chosen = ck_date_is_set (form->review);
  ck_date_button_set_date (self->review, form->review);
  set_entry (self->action, action != NULL ? action->what : NULL);
  adw_combo_row_set_selected (self->action_strand, action != NULL && action->strand >= 0 ? (guint) action->strand : 0);
  set_entry (self->action_owner, action != NULL ? action->owner : NULL);
  self->due_chosen = action != NULL && ck_date_is_set (action->due);
  ck_date_button_set_date (self->action_due, action != NULL ? action->due : CK_DATE_NONE);
}

/**
 * ck_concern_page_set_form:
 * @self: the page
 * @form: (transfer none): what it shows from now on; not kept as a draft until something else is typed
 */
void
ck_concern_page_set_form (CkConcernPage *self,
                          CkConcernForm *form)
{
  g_return_if_fail (CK_IS_CONCERN_PAGE (self));

  self->setting = TRUE;
  set_form (self, form);
  self->setting = FALSE;
  ck_token_chips_show_ticked (self->categories, GTK_WIDGET (self->category_checks));
  ck_token_chips_show_ticked (self->characteristics, GTK_WIDGET (self->characteristic_checks));
  ck_concern_page_show_parts (self);
}

void
ck_concern_page_set_draft (CkConcernPage  *self,
                           CkConcernDraft *draft)
{
  if (draft->form != NULL)
    ck_concern_page_set_form (self, draft->form);

  self->setting = TRUE;
  ck_moment_field_set_state (self->happened, draft->happened);
  ck_moment_field_set_state (self->told, draft->told);
  gtk_toggle_button_set_active (self->lasted, draft->until != NULL);
  ck_moment_field_set_state (self->until, draft->until);
  ck_who_list_set_typed (self->who, (const char *const *) draft->who);
  self->setting = FALSE;
  ck_concern_page_show_parts (self);
}

#define MOST_PLACES 32

static guint
list_places (CkConcernPage *self,
             CkFieldPlace  *places)
{
  const CkFieldPlace all[] = {
    { "people", self->who },
    { "happened", self->happened },
    { "happened_to", self->until },
    { "told", self->told },
    { "told_to", self->told_to },
    { "facts", self->facts },
    { "own_words", self->words },
    { "opinion", self->opinion },
    { "immediate_action", self->done },
    { "child_view", self->child_view },
    { "kind", self->kind },
    { "title", self->title_row },
    { "categories", self->categories_row },
    { "source", self->source },
    { "online.handle", self->handle },
    { "online", self->platform },
    { "parents_told", self->parents_told },
    { "parents_reason", self->parents_reason },
    { "characteristics", self->characteristics_row },
    { "significance", self->significance },
    { "bias", self->bias },
    { "risk", self->risk },
    { "review", self->review },
    { "actions[0].due", self->action_due },
    { "actions[0].owner", self->action_owner },
    { "actions", self->action },
    { "immediate_danger", self->danger },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (all) <= MOST_PLACES);
  memcpy (places, all, sizeof all);
  return G_N_ELEMENTS (all);
}

void
ck_concern_page_clear_errors (CkConcernPage *self)
{
  CkFieldPlace places[MOST_PLACES];

  ck_field_problem_clear (places, list_places (self, places));
}

/**
 * ck_concern_page_show_error:
 * @self: the page
 * @error: of the form's check, or of the lane
 *
 * Says what is wrong at the field that @error names, and moves the focus there. What was typed stays.
 *
 * Returns: whether a field was named
 */
gboolean
ck_concern_page_show_error (CkConcernPage *self,
                            const GError  *error)
{
  CkFieldPlace places[MOST_PLACES];

  g_return_val_if_fail (CK_IS_CONCERN_PAGE (self), FALSE);

  if (ck_form_error_is_about (error, "injuries"))
    {
      g_autofree char *text = ck_form_error_text (error);

      ck_body_map_set_error (self->body_map, ck_form_error_index (error), text);
      return TRUE;
    }
  if (ck_form_error_is_about (error, "nudes"))
    return ck_nudes_fields_show_error (self->nudes, error);
  return ck_field_problem_find (places, list_places (self, places), error);
}

static void
watch (CkConcernPage *self,
       gpointer       widget,
       const char    *signal)
{
  g_signal_connect_object (widget, signal, G_CALLBACK (ck_concern_page_touched), self, G_CONNECT_SWAPPED);
}

/* The vault's list, in two levels: those within another stand under it, set in. What is ticked stays ticked, also where
 * it isn't used any more. */
void
ck_concern_page_set_categories (CkConcernPage *self,
                                GPtrArray     *categories)
{
  g_auto (GStrv) ticked = dup_checked (self->category_checks);
  GtkWidget *child;

  g_clear_pointer (&self->category_list, g_ptr_array_unref);
  self->category_list = g_ptr_array_ref (categories);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->category_checks))) != NULL)
    gtk_box_remove (self->category_checks, child);

  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);
      gboolean is_ticked = ticked != NULL && g_strv_contains ((const char *const *) ticked, category->token);
      GtkWidget *check;

      if (category->retired && !is_ticked)
        continue;
      check = gtk_check_button_new_with_label (category->label);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked);
      if (category->parent != NULL)
        gtk_widget_set_margin_start (check, 24);
      g_object_set_data_full (G_OBJECT (check), "token", g_strdup (category->token), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_category_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->category_checks, check);
    }
  ck_token_chips_show_ticked (self->categories, GTK_WIDGET (self->category_checks));
}

static void
add_four_cs (CkConcernPage *self)
{
  for (guint i = 0; i < ck_four_cs.n_tokens; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_label (ck_token_label (&ck_four_cs, (int) i));

      gtk_widget_add_css_class (toggle, "ck-chip");
      g_object_set_data (G_OBJECT (toggle), "token", (gpointer) ck_four_cs.tokens[i].token);
      watch (self, toggle, "toggled");
      gtk_box_append (self->four_cs, toggle);
    }
}

/* Fills the lists of choices, and watches every field. */
void
ck_concern_page_init_form (CkConcernPage *self)
{
  AdwEntryRow *entries[] = {
    self->source, self->told_to, self->title_row, self->platform, self->handle, self->parents_reason,
    self->significance, self->bias, self->action, self->action_owner,
  };
  CkTextField *texts[] = { self->facts, self->words, self->opinion, self->done, self->child_view };
  g_autoptr (GPtrArray) categories = NULL;

  ck_segments_add (self->danger, _ ("No"), NULL);
  ck_segments_add (self->danger, _ ("Yes"), NULL);
  ck_segments_add (self->parents_told, _ ("No"), NULL);
  ck_segments_add (self->parents_told, _ ("Yes"), NULL);
  ck_segments_add (self->parents_told, _ ("Not known"), NULL);
  ck_segments_add_risks (self->risk);
  gtk_box_set_homogeneous (GTK_BOX (self->risk), FALSE); /* at large text four of the widest would push the title away */
  ck_token_choice_fill (self->kind, &ck_concern_kinds, _ ("Choose…"));
  ck_token_choice_fill (self->ai_made, &ck_answers, _ ("Not asked"));
  ck_token_choice_fill (self->action_strand, &ck_strands, NULL);
  categories = ck_categories_new_default ();
  ck_concern_page_set_categories (self, categories);
  add_four_cs (self);
  ck_concern_page_init_called (self);
  ck_date_button_set_flat (self->review);
  ck_date_button_set_flat (self->action_due);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    watch (self, entries[i], "changed");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    watch (self, texts[i], "notify::text");
  watch (self, self->danger, "notify::selected");
  watch (self, self->parents_told, "notify::selected");
  watch (self, self->risk, "notify::selected");
  watch (self, self->kind, "notify::selected");
  watch (self, self->ai_made, "notify::selected");
  watch (self, self->action_strand, "notify::selected");
  watch (self, self->who, "changed");
  watch (self, self->body_map, "changed");
  watch (self, self->nudes, "changed");
  watch (self, self->happened, "changed");
  watch (self, self->told, "changed");
  watch (self, self->until, "changed");
  watch (self, self->lasted, "toggled");
  g_signal_connect_object (self->action_due, "changed", G_CALLBACK (on_due_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "changed", G_CALLBACK (on_review_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_online, "clicked", G_CALLBACK (on_add_online), self, G_CONNECT_SWAPPED);
}
