/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that someone gives to the command line: a form that is taken comes back as it was, and its rules hold or say
 * why not. The first character, 0 to 4, says which form. */
#include "fuzz.h"

#include "ck-forms.h"

static CkRecord *
read_form (GType         type,
           const guint8 *data,
           gsize         size)
{
  g_autoptr (GError) error = NULL;
  CkRecord *form = ck_record_from_json (type, (const char *)data, (gssize)size, &error);

  g_assert_true ((form == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_cmpuint (error->domain, ==, CK_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return form;
}

static void
check_rules (CkRecord *form)
{
  CkDate today = ck_date_new (2026, 11, 23);
  CkMoment now = ck_moment_new (today, 900, CK_PRECISION_EXACT);
  g_autoptr (GError) error = NULL;
  gboolean fine = TRUE;

  if (CK_IS_CONCERN_FORM (form))
    fine = ck_concern_form_check (CK_CONCERN_FORM (form), now, &error);
  else if (CK_IS_NOTE_FORM (form))
    fine = ck_note_form_check (CK_NOTE_FORM (form), now, &error);
  else if (CK_IS_REVIEW_FORM (form))
    fine = ck_review_form_check (CK_REVIEW_FORM (form), now, &error);
  else if (CK_IS_CLOSURE_FORM (form))
    fine = ck_closure_form_check (CK_CLOSURE_FORM (form), today, &error);
  else if (CK_IS_AMENDMENT_FORM (form))
    fine = ck_amendment_form_check (CK_AMENDMENT_FORM (form), &error);

  g_assert_true (fine == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const GType types[] = {
    CK_TYPE_CONCERN_FORM, CK_TYPE_NOTE_FORM, CK_TYPE_REVIEW_FORM, CK_TYPE_CLOSURE_FORM, CK_TYPE_AMENDMENT_FORM,
  };
  g_autoptr (GObject) form = NULL;
  GType type;

  if (size < 1)
    return 0;

  type = types[(guint8)(data[0] - 0x30) % G_N_ELEMENTS (types)];
  form = (GObject *)read_form (type, data + 1, size - 1);
  if (form != NULL)
    {
      g_autofree char *written = ck_record_to_json (CK_RECORD (form), FALSE);
      g_autoptr (CkRecord) again = ck_record_from_json (type, written, -1, NULL);
      g_autofree char *rewritten = NULL;

      g_assert_nonnull (again);
      rewritten = ck_record_to_json (again, FALSE);
      g_assert_cmpstr (written, ==, rewritten);
      check_rules (CK_RECORD (form));
    }
  return 0;
}
