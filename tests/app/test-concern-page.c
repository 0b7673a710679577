/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Log a Concern in-process: what appears when it is called for, and that nothing typed, and no focus, is ever lost to
 * it: not to a change of kind, not to a draft. */
#include "ck-test-app.h"

#include "ck-body-view.h"
#include "ck-case-dialogs.h"
#include "ck-case-look.h"
#include "ck-casework.h"
#include "ck-concern-page-private.h"
#include "ck-test-vault.h"

typedef struct {
  CkTestVault   *vault;
  GtkWidget     *window;
  CkConcernPage *page;
} Fixture;

static gboolean
is_opened (gpointer data)
{
  CkConcernPage *page = data;

  ck_test_spin ();
  return ck_test_find (GTK_WIDGET (page->danger_help), GTK_TYPE_LABEL, "999") != NULL;
}

static CkConcernPage *
open_page (Fixture *f)
{
  CkConcernPage *page = g_object_new (CK_TYPE_CONCERN_PAGE, "session", f->vault->session, NULL);

  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (page));
  ck_test_spin_until (is_opened, page);
  return page;
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->vault = ck_test_vault_new (TRUE);
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 760);
  f->page = open_page (f);
  gtk_window_present (GTK_WINDOW (f->window));
  ck_test_spin ();
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  ck_test_spin ();
  ck_test_vault_free (f->vault);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_visible (GTK_WIDGET (widget));
}

static void
tick (CkConcernPage *page,
      const char    *token,
      gboolean       active)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (page->category_checks)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (check), "token"), token) == 0)
      {
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
        return;
      }
  g_error ("no category %s", token);
}

static CkConcernForm *
form_from (const char *json)
{
  g_autoptr (GError) error = NULL;
  CkRecord *form = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, -1, &error);

  g_assert_no_error (error);
  return CK_CONCERN_FORM (form);
}

static const char whole[]
    = "{\"kind\": \"child\", \"people\": ["
      " {\"name\": \"Wren Castellan\", \"role\": \"harmed\", \"kind\": \"child\", \"child_view\": \"Wants it to stop.\","
      "  \"parents_told\": \"no\", \"parents_reason\": \"Social care asked us to wait.\"},"
      " {\"description\": \"A younger brother\", \"role\": \"harmed\", \"child_view\": \"Cried.\"}],"
      " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Marks were seen.\", \"categories\": [\"nudes\", \"physical-abuse\"],"
      " \"characteristics\": [\"race\"], \"bias\": \"Names were shouted.\", \"immediate_danger\": \"no\","
      " \"injuries\": [{\"picture\": \"front\", \"region\": \"left-upper-arm\", \"x\": 792, \"y\": 364, \"kind\": \"bruise\","
      "   \"size_mm\": 30, \"note\": \"Yellow\", \"person\": 1},"
      "  {\"picture\": \"left-palm\", \"region\": \"middle\", \"x\": 520, \"y\": 646, \"kind\": \"burn\", \"person\": 2}],"
      " \"nudes\": {\"described\": \"A bikini picture\", \"described_by\": \"Wren\", \"holders\": \"Two boys\", \"seen\": \"yes\","
      "  \"seen_by\": \"A tutor\", \"seen_why\": \"It was held up\", \"seen_present\": \"Nobody\", \"deletion\": \"Not yet\","
      "  \"adult_involved\": \"no\", \"coercion\": \"unknown\", \"under_13\": \"yes\", \"referral\": \"Police 101\"}}";

/* --- kinds --- */

static void
test_kinds (Fixture      *f,
            gconstpointer data)
{
  CkConcernPage *page = f->page;
  GtkWidget *focus;

  ck_text_field_set_text (page->facts, "Facts, half");
  ck_text_field_set_text (page->words, "“Words”");
  ck_text_field_set_text (page->opinion, "Opinion");
  gtk_editable_set_text (GTK_EDITABLE (page->platform), "Chatterbox");
  gtk_widget_grab_focus (GTK_WIDGET (page->facts));
  ck_test_spin ();
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (page->facts)));

  for (guint i = 0; i <= ck_concern_kinds.n_tokens; i++)
    {
      guint kind = i % ck_concern_kinds.n_tokens;
      g_autoptr (CkConcernForm) form = NULL;

      adw_combo_row_set_selected (page->kind, kind + 1);
      ck_test_spin ();
      g_test_message ("%s", ck_concern_kinds.tokens[kind].token);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
      form = ck_concern_page_collect (page, TRUE, NULL);
      g_assert_cmpint (form->kind, ==, (int) kind);
      g_assert_cmpstr (form->facts, ==, "Facts, half");
      g_assert_cmpstr (form->own_words, ==, "“Words”");
      g_assert_cmpstr (form->opinion, ==, "Opinion");
      g_assert_cmpstr (form->online->platform, ==, "Chatterbox");
      g_assert_true (is_shown (page->add_injuries) == (kind != CK_CONCERN_ORGANISATION && kind != CK_CONCERN_LOW_LEVEL));
      g_assert_true (is_shown (page->child_view) == (kind != CK_CONCERN_ORGANISATION));
      g_assert_true (is_shown (page->parents) == (kind != CK_CONCERN_ORGANISATION));
    }

  /* what isn't called for stays while it holds something */
  adw_combo_row_set_selected (page->kind, CK_CONCERN_CHILD + 1);
  ck_text_field_set_text (page->child_view, "Wants to stay.");
  adw_combo_row_set_selected (page->kind, CK_CONCERN_ORGANISATION + 1);
  g_assert_true (is_shown (page->child_view));
}

/* --- danger --- */

static void
test_danger (Fixture      *f,
             gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autofree char *facts = NULL;

  g_assert_false (is_shown (page->danger_help));
  ck_text_field_set_text (page->facts, "He is still th");
  ck_segments_set_selected (page->danger, 1);
  ck_test_spin ();
  g_assert_true (is_shown (page->danger_help));
  g_assert_nonnull (ck_test_find (GTK_WIDGET (page->danger_help), GTK_TYPE_LABEL, "Call 999 first. Come back and record it after."));
  g_assert_nonnull (ck_test_find (GTK_WIDGET (page->danger_help), GTK_TYPE_LABEL, "999"));
  g_assert_nonnull (ck_test_find (GTK_WIDGET (page->danger_help), GTK_TYPE_LABEL, "0808 800 5000"));
  facts = ck_text_field_get_text (page->facts);
  g_assert_cmpstr (facts, ==, "He is still th");
  ck_segments_set_selected (page->danger, 0);
  g_assert_false (is_shown (page->danger_help));
}

/* --- nudes --- */

static void
test_nudes (Fixture      *f,
            gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autoptr (CkNudes) nudes = ck_nudes_new ();
  g_autoptr (CkConcernForm) kept = NULL;
  g_autoptr (CkConcernForm) saved = NULL;

  g_assert_false (is_shown (page->nudes));
  tick (page, "nudes", TRUE);
  g_assert_true (is_shown (page->nudes));
  g_assert_true (is_shown (page->online));
  g_assert_nonnull (ck_test_find (GTK_WIDGET (page->nudes), GTK_TYPE_LABEL, "Report Remove"));
  g_assert_false (ck_nudes_fields_asks_referral (page->nudes));
  nudes->described = g_strdup ("A bikini picture");
  nudes->adult_involved = CK_ANSWER_UNKNOWN;
  ck_nudes_fields_set_nudes (page->nudes, nudes);
  g_assert_false (ck_nudes_fields_asks_referral (page->nudes));
  nudes->coercion = CK_ANSWER_YES;
  ck_nudes_fields_set_nudes (page->nudes, nudes);
  g_assert_true (ck_nudes_fields_asks_referral (page->nudes));

  /* the category was a mistake: nothing of it is saved, and all of it is kept */
  tick (page, "nudes", FALSE);
  g_assert_false (is_shown (page->nudes));
  kept = ck_concern_page_collect (page, TRUE, NULL);
  g_assert_cmpstr (kept->nudes->described, ==, "A bikini picture");
  saved = ck_concern_page_collect (page, FALSE, NULL);
  g_assert_true (saved == NULL || saved->nudes == NULL);
  tick (page, "nudes", TRUE);
  g_clear_object (&kept);
  kept = ck_concern_page_collect (page, TRUE, NULL);
  g_assert_cmpint (kept->nudes->coercion, ==, CK_ANSWER_YES);
}

/* --- the body map --- */

static void
test_body_map (Fixture      *f,
               gconstpointer data)
{
  CkConcernPage *page = f->page;
  GtkWidget *view = ck_test_find (GTK_WIDGET (page->body_map), CK_TYPE_BODY_VIEW, NULL);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  CkInjuryForm *mark;

  adw_combo_row_set_selected (page->kind, CK_CONCERN_CHILD + 1);
  g_assert_false (is_shown (page->injuries));
  g_signal_emit_by_name (page->add_injuries, "clicked");
  g_assert_true (is_shown (page->injuries));
  ck_test_spin ();

  g_signal_emit_by_name (view, "placed", CK_BODY_FRONT, 790, 364);
  g_signal_emit_by_name (view, "placed", CK_BODY_FRONT, 500, 100);
  marks = ck_body_map_dup_injuries (page->body_map);
  g_assert_cmpuint (marks->len, ==, 2);
  mark = marks->pdata[0];
  g_assert_cmpstr (mark->region, ==, "left-upper-arm");
  g_assert_cmpint (mark->kind, ==, -1);

  /* the keys move the one that was put last, and it says where it is by then */
  ck_body_view_nudge (CK_BODY_VIEW (view), 0, 100);
  moved = ck_body_map_dup_injuries (page->body_map);
  mark = moved->pdata[1];
  g_assert_cmpint (mark->y, ==, 200);
  g_assert_cmpstr (mark->region, ==, "neck");
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1. Mark: Left upper arm (Front); 2. Mark: Neck (Front)");

  g_signal_emit_by_name (view, "picked", 0);
  g_signal_emit_by_name (view, "removed");
  g_assert_cmpuint (ck_body_map_get_n_marks (page->body_map), ==, 1);

  /* marks stay, and stay shown, whatever the kind becomes */
  adw_combo_row_set_selected (page->kind, CK_CONCERN_ORGANISATION + 1);
  g_assert_true (is_shown (page->injuries));
}

/* Whose an injury is doesn't change when somebody before is taken away. */
static void
test_whose (Fixture      *f,
            gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (GPtrArray) marks = NULL;

  ck_concern_page_set_form (page, form);
  g_signal_emit_by_name (ck_who_list_get_row (page->who, 0), "remove");
  ck_test_spin ();
  marks = ck_body_map_dup_injuries (page->body_map);
  g_assert_cmpint (((CkInjuryForm *) marks->pdata[0])->person, ==, 0); /* hers, who is gone */
  g_assert_cmpint (((CkInjuryForm *) marks->pdata[1])->person, ==, 1);
}

/* --- several children --- */

static void
test_several (Fixture      *f,
              gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autoptr (CkConcernForm) one = form_from (
      "{\"kind\": \"between-children\", \"people\": [{\"name\": \"A\", \"role\": \"harmed\"}, {\"name\": \"B\", \"role\": \"witness\"}],"
      " \"child_view\": \"Stop.\", \"parents_told\": \"no\", \"parents_reason\": \"Not yet.\"}");
  g_autoptr (CkConcernForm) two = NULL;
  g_autoptr (CkConcernForm) back = NULL;
  CkPersonLink *first;

  ck_concern_page_set_form (page, one);
  g_assert_true (is_shown (page->child_view));
  ck_who_row_set_role (ck_who_list_get_row (page->who, 1), CK_ROLE_ALLEGED_RESPONSIBLE);
  ck_test_spin ();
  g_assert_false (is_shown (page->child_view));
  g_assert_false (is_shown (page->parents));
  two = ck_concern_page_collect (page, TRUE, NULL);
  first = two->people->pdata[0];
  g_assert_null (two->child_view);
  g_assert_cmpstr (first->child_view, ==, "Stop.");
  g_assert_cmpint (first->parents_told, ==, CK_ANSWER_NO);
  g_assert_cmpstr (first->parents_reason, ==, "Not yet.");

  ck_who_row_set_role (ck_who_list_get_row (page->who, 1), CK_ROLE_BYSTANDER);
  ck_test_spin ();
  back = ck_concern_page_collect (page, TRUE, NULL);
  g_assert_true (is_shown (page->child_view));
  g_assert_cmpstr (back->child_view, ==, "Stop.");
  g_assert_cmpint (back->parents_told, ==, CK_ANSWER_NO);
  g_assert_cmpstr (back->parents_reason, ==, "Not yet.");
  g_assert_null (((CkPersonLink *) back->people->pdata[0])->child_view);
}

/* --- drafts --- */

static char *
draft_json (CkConcernPage *page)
{
  g_autoptr (CkConcernDraft) draft = ck_concern_page_dup_draft (page);

  return ck_record_to_json (CK_RECORD (draft), FALSE);
}

static void
test_draft (Fixture      *f,
            gconstpointer data)
{
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (CkRecord) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *const kept[] = { "Wants it to stop.", "Social care asked us to wait.", "Cried.",      "race",     "Names were shouted.",
                               "left-upper-arm",    "Yellow",                        "left-palm",   "Two boys", "A tutor",
                               "It was held up",    "Not yet",                       "Police 101",  "nudes",    "A bikini picture" };

  ck_concern_page_set_form (f->page, form);
  before = draft_json (f->page);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (before, kept[i]) == NULL)
      g_error ("the draft hasn’t “%s”: %s", kept[i], before);

  draft = ck_record_from_draft (CK_TYPE_CONCERN_DRAFT, before, -1, &error);
  g_assert_no_error (error);
  f->page = open_page (f);
  ck_concern_page_set_draft (f->page, CK_CONCERN_DRAFT (draft));
  after = draft_json (f->page);
  g_assert_cmpstr (after, ==, before);
}

/* --- saving --- */

static gpointer
load_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) cases = ck_cases_list (store, NULL, error);

  g_assert_no_error (*error);
  g_assert_cmpuint (cases->len, ==, 1);
  return ck_case_load (store, ((CkCase *) cases->pdata[0])->reference, error);
}

static gboolean
is_saved (gpointer data)
{
  ck_test_spin ();
  return !CK_CONCERN_PAGE (data)->saving;
}

static void
test_save (Fixture      *f,
           gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CkConcern *concern;

  ck_concern_page_set_form (page, form);
  gtk_widget_activate_action (GTK_WIDGET (page), "concern.save", NULL);
  g_assert_true (page->saving);
  ck_test_spin_until (is_saved, page);

  file = ck_session_call (f->vault->session, load_on_lane, NULL, &error);
  g_assert_no_error (error);
  concern = ((CkEntry *) file->entries->pdata[0])->concern;
  g_assert_cmpuint (concern->injuries->len, ==, 2);
  g_assert_cmpstr (((CkInjury *) concern->injuries->pdata[1])->who, ==, "A younger brother");
  g_assert_cmpuint (concern->children->len, ==, 2);
  g_assert_cmpstr (concern->nudes->seen_by, ==, "A tutor");
  g_assert_cmpstr (concern->characteristics[0], ==, "race");
}

/* A mark without a kind is named where it is, and nothing is saved. */
static void
test_no_kind (Fixture      *f,
              gconstpointer data)
{
  CkConcernPage *page = f->page;
  g_autoptr (CkConcernForm) form = form_from (whole);

  ((CkInjuryForm *) form->injuries->pdata[0])->kind = -1;
  ck_concern_page_set_form (page, form);
  gtk_widget_activate_action (GTK_WIDGET (page), "concern.save", NULL);
  ck_test_spin ();
  g_assert_false (page->saving);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_WIDGET (page->body_map)));
}

/* --- known later --- */

static gpointer
people_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (CkCaseFile) file = ck_case_load (store, data, error);
  CkInvolvement *last = file != NULL ? g_ptr_array_index (file->people, file->people->len - 1) : NULL;

  return last != NULL && last->person != NULL ? g_strdup (last->person->name) : g_strdup ("");
}

static gboolean
is_identified (gpointer data)
{
  g_autofree char *name = NULL;

  ck_test_spin ();
  name = ck_session_call (((CkTestVault **) data)[0]->session, people_on_lane, ((gpointer *) data)[1], NULL);
  return g_strcmp0 (name, "Robin Castellan") == 0;
}

static gboolean
is_closed (gpointer dialog)
{
  ck_test_spin ();
  return *(gpointer *) dialog == NULL;
}

static void
test_identify (Fixture      *f,
               gconstpointer data)
{
  g_autofree char *reference = ck_test_vault_log (f->vault, whole);
  g_autoptr (GError) error = NULL;
  g_autoptr (CkCaseLook) look = ck_session_call (f->vault->session, ck_case_look_load_on_lane, reference, &error);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);
  CkPersonLink *link = ck_person_link_new ();
  CkInvolvement *described = g_ptr_array_index (look->file->people, look->file->people->len - 1);
  gpointer wanted[] = { f->vault, reference };
  CkFormDialog *dialog;
  GtkWidget *who, *why;

  g_assert_no_error (error);
  g_assert_null (described->person);
  dialog = ck_case_dialog_identify (GTK_WIDGET (f->page), f->vault->session, look, described);
  who = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_WHO_LIST, NULL);
  why = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_TEXT_FIELD, NULL);
  link->name = g_strdup ("Robin Castellan");
  g_ptr_array_add (links, link);
  ck_who_list_set_links (CK_WHO_LIST (who), links);

  /* without a reason it stays open, and nothing is recorded */
  g_signal_emit_by_name (dialog, "apply");
  ck_test_spin ();
  g_assert_false (is_identified (wanted));
  ck_text_field_set_text (CK_TEXT_FIELD (why), "His sister said so.");
  g_signal_emit_by_name (dialog, "apply");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ck_test_spin_until (is_identified, wanted);
  ck_test_spin_until (is_closed, &dialog);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ck_test_app_init (&argc, &argv);
  TEST ("/concern-page/kinds", test_kinds);
  TEST ("/concern-page/danger", test_danger);
  TEST ("/concern-page/nudes", test_nudes);
  TEST ("/concern-page/body-map", test_body_map);
  TEST ("/concern-page/whose", test_whose);
  TEST ("/concern-page/several", test_several);
  TEST ("/concern-page/draft", test_draft);
  TEST ("/concern-page/save", test_save);
  TEST ("/concern-page/no-kind", test_no_kind);
  TEST ("/concern-page/identify", test_identify);
  return g_test_run ();
}
