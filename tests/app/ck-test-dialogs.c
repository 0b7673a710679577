/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dialog that asks for words, over a case that has what they need. */
#include "ck-test-dialogs.h"

#include "ck-case-dialogs.h"
#include "ck-case-page.h"
#include "ck-casework.h"
#include "ck-check-dialogs.h"
#include "ck-mark-done.h"
#include "ck-merge-dialog.h"
#include "ck-person-dialog.h"
#include "ck-relation-dialog.h"
#include "ck-snooze.h"
#include "ck-test-app.h"
#include "ck-tie-dialogs.h"

#define CONCERN \
  "{\"kind\": \"allegation\", \"people\": [{\"name\": \"Lena Strand\", \"role\": \"alleged-responsible\", \"kind\": \"adult\"}," \
  " {\"name\": \"Wren Castellan\", \"role\": \"harmed\", \"kind\": \"child\"}," \
  " {\"description\": \"an older pupil\", \"role\": \"witness\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"She writes to a child in private.\", \"title\": \"Private messages\"," \
  " \"risk\": \"low\", \"actions\": [{\"what\": \"Ring the school\", \"due\": \"2030-01-07\"}]}"

static gboolean
is_loaded (gpointer page)
{
  ck_test_spin ();
  return ck_case_page_get_case (CK_CASE_PAGE (page)) != NULL;
}

static gpointer
file_on_lane (CkStore      *store,
              gpointer      person,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_person_file_load (store, person, error);
}

static void
show (CkTestDialogs *f)
{
  f->page = g_object_new (CK_TYPE_CASE_PAGE, "reference", f->reference, "session", f->vault->session, NULL);
  f->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 760);
  gtk_window_present (GTK_WINDOW (f->window));
  ck_test_spin_until (is_loaded, f->page);
  f->look = ck_case_look_ref (ck_case_page_get_case (CK_CASE_PAGE (f->page)));
}

void
ck_test_dialogs_set_up (CkTestDialogs *f,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  CkInvolvement *first;

  f->vault = ck_test_vault_new (TRUE);
  f->reference = ck_test_vault_log (f->vault, CONCERN);
  f->settings = ck_settings_new_default ();
  show (f);
  first = g_ptr_array_index (f->look->file->people, 0);
  f->file = ck_session_call (f->vault->session, file_on_lane, &first->person->id, &error);
  g_assert_no_error (error);
}

void
ck_test_dialogs_tear_down (CkTestDialogs *f,
                           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  ck_test_spin ();
  g_clear_pointer (&f->look, ck_case_look_unref);
  g_clear_object (&f->file);
  g_clear_object (&f->settings);
  g_clear_pointer (&f->vault, ck_test_vault_free);
  g_free (f->reference);
}

static CkInvolvement *
described (CkTestDialogs *f)
{
  for (guint i = 0; i < f->look->file->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (f->look->file->people, i);

      if (involvement->person == NULL)
        return involvement;
    }
  g_error ("nobody is only described");
}

/* --- every dialog that asks for words ----------------------------------------------------------------------------------- */

#define OPENER(name, call)          \
  static CkFormDialog *             \
  open_##name (CkTestDialogs *f)          \
  {                                 \
    return call;                    \
  }
#define NEAR    f->page, f->vault->session
#define CASE    NEAR, f->look
#define ACTION  CK_ACTION (g_ptr_array_index (f->look->file->actions, 0))
#define TODAY   f->look->today

OPENER (decide, ck_check_dialog_decide (CASE, CK_BODY_LADO, NULL))
OPENER (decide_any, ck_check_dialog_decide (CASE, -1, NULL))
OPENER (refer, ck_check_dialog_refer (CASE))
OPENER (answer, ck_check_dialog_answer (CASE, "1"))
OPENER (harm_test, ck_check_dialog_harm_test (CASE, "1"))
OPENER (restrict, ck_check_dialog_restrict (CASE))
OPENER (open_restricted, ck_check_dialog_open (NEAR, f->reference))
OPENER (link, ck_tie_dialog_link (CASE))
OPENER (unlink, ck_tie_dialog_unlink (CASE, "2025-0009"))
OPENER (merge, ck_tie_dialog_merge (CASE))
OPENER (take_out, ck_tie_dialog_take_out (CASE, f->reference, "2025-0009"))
OPENER (split, ck_tie_dialog_split (CASE))
OPENER (settle, ck_case_dialog_settle (CASE, ACTION, CK_ACTION_DONE))
OPENER (close, ck_case_dialog_close (CASE))
OPENER (reopen, ck_case_dialog_reopen (CASE))
OPENER (postpone, ck_case_dialog_postpone (CASE))
OPENER (change, ck_case_dialog_change (CASE))
OPENER (plan, ck_case_dialog_plan (CASE, CK_STRAND_BYSTANDERS))
OPENER (involve, ck_case_dialog_involve (CASE))
OPENER (amend, ck_case_dialog_amend (CASE, g_ptr_array_index (f->look->file->entries, 0)))
OPENER (identify, ck_case_dialog_identify (CASE, described (f)))
OPENER (merge_people, ck_merge_dialog_new (NEAR, f->file, NULL, TODAY, FALSE))
OPENER (relation, ck_relation_dialog_new (NEAR, f->file->person, TODAY, FALSE))
OPENER (person, ck_person_dialog_new (NEAR, f->file->person, TODAY, FALSE))
OPENER (mark_done, ck_mark_done_ask (NEAR, f->reference, &ACTION->id, ACTION->what))

static CkFormDialog *
open_snooze (CkTestDialogs *f)
{
  g_autoptr (CkDueItem) item = ck_due_item_new ();

  item->reference = g_strdup (f->reference);
  item->item_id = ACTION->id;
  return ck_snooze_ask (NEAR, item, f->settings, TODAY);
}

static CkFormDialog *
open_undo_merge (CkTestDialogs *f)
{
  g_autoptr (CkMerged) merged = ck_merged_new ();

  merged->from_id = f->file->person->id;
  merged->name = g_strdup ("Lena Strand");
  return ck_merge_dialog_undo (NEAR, merged, FALSE);
}

static CkFormDialog *
open_relation_change (CkTestDialogs *f)
{
  g_autoptr (CkRelationship) relationship = ck_relationship_new ();

  relationship->id = f->file->person->id;
  relationship->person = g_object_ref (f->file->person);
  relationship->other = g_object_ref (f->file->person);
  relationship->kind = CK_RELATION_OTHER;
  relationship->label = g_strdup ("godmother");
  relationship->status = CK_RELATION_CURRENT;
  return ck_relation_dialog_edit (NEAR, relationship, TODAY, FALSE);
}

const CkTestDialog ck_test_dialogs[] = {
  { "decide", open_decide },
  { "decide-any", open_decide_any },
  { "refer", open_refer },
  { "answer", open_answer },
  { "harm-test", open_harm_test },
  { "restrict", open_restrict },
  { "open-restricted", open_open_restricted },
  { "link", open_link },
  { "unlink", open_unlink },
  { "merge", open_merge },
  { "take-out", open_take_out },
  { "split", open_split },
  { "settle", open_settle },
  { "close", open_close },
  { "reopen", open_reopen },
  { "postpone", open_postpone },
  { "change", open_change },
  { "plan", open_plan },
  { "involve", open_involve },
  { "amend", open_amend },
  { "identify", open_identify },
  { "merge-people", open_merge_people },
  { "undo-merge", open_undo_merge },
  { "relation", open_relation },
  { "relation-change", open_relation_change },
  { "person", open_person },
  { "snooze", open_snooze },
  { "mark-done", open_mark_done },
};

const guint ck_test_n_dialogs = G_N_ELEMENTS (ck_test_dialogs);
