/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of every form: what is refused says why in words that can be shown; what is taken comes back the same, and its
 * rules can be asked. The first byte chooses the form. */
#include "fuzz.h"

#include "ck-categories.h"
#include "ck-chronology.h"
#include "ck-forms.h"

static GType
form_of (guint8 byte)
{
  const GType types[] = {
    CK_TYPE_CONCERN_FORM, CK_TYPE_NOTE_FORM,      CK_TYPE_ACTION_FORM, CK_TYPE_ACTION_SETTLE, CK_TYPE_REVIEW_FORM,
    CK_TYPE_CLOSURE_FORM, CK_TYPE_AMENDMENT_FORM, CK_TYPE_REOPEN_FORM, CK_TYPE_PERSON_LINK,   CK_TYPE_SETTINGS,
    CK_TYPE_PERSON,       CK_TYPE_PLAN_STRAND,    CK_TYPE_CHRONOLOGY_OPTIONS, CK_TYPE_CASE_FILE,
  };

  return types[(byte - '0') % G_N_ELEMENTS (types)];
}

static void
check (CkRecord *form)
{
  CkMoment now = ck_moment_new (ck_date_new (2026, 11, 20), 930, CK_PRECISION_EXACT);
  g_autoptr (GError) error = NULL;
  gboolean kept = TRUE;

  if (CK_IS_CONCERN_FORM (form))
    {
      g_auto (GStrv) missing = ck_concern_form_missing (CK_CONCERN_FORM (form));
      g_autoptr (GPtrArray) list = ck_categories_new_default ();
      g_autofree char *title = ck_concern_form_default_title (CK_CONCERN_FORM (form), list);

      kept = ck_concern_form_check (CK_CONCERN_FORM (form), now, &error);
      if (kept)
        g_assert_cmpuint (g_strv_length (missing), ==, 0);
    }
  else if (CK_IS_NOTE_FORM (form))
    kept = ck_note_form_check (CK_NOTE_FORM (form), now, &error);
  else if (CK_IS_ACTION_FORM (form))
    kept = ck_action_form_check (CK_ACTION_FORM (form), &error);
  else if (CK_IS_ACTION_SETTLE (form))
    kept = ck_action_settle_check (CK_ACTION_SETTLE (form), now.date, &error);
  else if (CK_IS_REVIEW_FORM (form))
    kept = ck_review_form_check (CK_REVIEW_FORM (form), now, &error);
  else if (CK_IS_CLOSURE_FORM (form))
    kept = ck_closure_form_check (CK_CLOSURE_FORM (form), now.date, &error);
  else if (CK_IS_AMENDMENT_FORM (form))
    kept = ck_amendment_form_check (CK_AMENDMENT_FORM (form), now, &error);
  else if (CK_IS_REOPEN_FORM (form))
    kept = ck_reopen_form_check (CK_REOPEN_FORM (form), now.date, &error);
  else if (CK_IS_PERSON_LINK (form))
    kept = ck_person_link_check (CK_PERSON_LINK (form), now.date, &error);
  else if (CK_IS_SETTINGS (form))
    kept = ck_settings_check (CK_SETTINGS (form), &error);
  else if (CK_IS_PERSON (form))
    kept = ck_person_check (CK_PERSON (form), now.date, &error);
  else if (CK_IS_PLAN_STRAND (form))
    kept = ck_plan_strand_check (CK_PLAN_STRAND (form), &error);
  else if (CK_IS_CHRONOLOGY_OPTIONS (form))
    kept = ck_chronology_options_check (CK_CHRONOLOGY_OPTIONS (form), &error);

  g_assert_true (kept == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (CkRecord) form = NULL;
  g_autoptr (CkRecord) draft = NULL;
  g_autoptr (CkRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  GType type;

  if (size == 0)
    return 0;

  type = form_of (data[0]);
  form = ck_record_from_json (type, (const char *)data + 1, (gssize)size - 1, &error);
  draft = ck_record_from_draft (type, (const char *)data + 1, (gssize)size - 1, NULL);
  if (form == NULL)
    {
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      /* what json-glib alone refuses: the scan before it refused too little */
      g_assert_cmpstr (error->message, !=, "The JSON can’t be read");
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (ck_record_equal (form, draft));
      check (form);
    }

  if (draft != NULL)
    {
      json = ck_record_to_json (draft, size % 2);
      again = ck_record_from_draft (type, json, -1, &error);
      g_assert_true (again != NULL && ck_record_equal (draft, again));
      ck_record_drop_blanks (again);
    }
  return 0;
}
