/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern and not every one has: what seems to be a motive, each child's view, marks on the body map,
 * what is asked about nudes. In the unit of the concern. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/**
 * ck_check_nudes:
 * @form: a checked concern
 * @categories: (element-type CkCategory): the vault's list
 * @error: %CK_ERROR_REFUSED
 *
 * Returns: whether what is asked about nudes is answered only where the concern is about them
 */
gboolean
ck_check_nudes (CkConcernForm *form,
                GPtrArray     *categories,
                GError       **error)
{
  if (form->nudes == NULL || ck_nudes_is_empty (form->nudes)
      || ck_categories_any_within (categories, form->categories, CK_CATEGORY_NUDES))
    return TRUE;
  return ck_refused (error, _("nudes (Nudes and semi-nudes): expected only with the category “nudes”, or one within it. "
                              "Nothing was saved; choose the category, or leave these answers out."));
}

static gboolean
insert_characteristics (CkStore       *store,
                        CkCaseNow     *now,
                        CkConcernForm *form,
                        const CkUuid  *concern,
                        GError       **error)
{
  for (guint i = 0; form->characteristics != NULL && form->characteristics[i] != NULL; i++)
    {
      g_autoptr (CkConcernCharacteristicRow) row = ck_concern_characteristic_row_new ();

      row->id = ck_store_new_id (store);
      row->case_id = now->id;
      row->concern_id = *concern;
      row->n = i + 1;
      row->characteristic = g_strdup (form->characteristics[i]);
      if (!ck_unit_insert (store, "concern_characteristic", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_children (CkStore       *store,
                 CkCaseNow     *now,
                 CkConcernForm *form,
                 const CkUuid  *concern,
                 const CkUuid  *involvements,
                 GError       **error)
{
  for (guint i = 0; i < form->people->len; i++)
    {
      CkPersonLink *link = g_ptr_array_index (form->people, i);
      g_autoptr (CkConcernChildRow) row = NULL;

      if (ck_text_is_blank (link->child_view) && link->parents_told < 0 && ck_text_is_blank (link->parents_reason))
        continue;
      row = ck_concern_child_row_new ();
      row->id = ck_store_new_id (store);
      row->case_id = now->id;
      row->concern_id = *concern;
      row->involvement_id = involvements[i];
      row->child_view = ck_dup_given (link->child_view);
      row->parents_told = MAX (link->parents_told, CK_ANSWER_UNKNOWN);
      row->parents_reason = ck_dup_given (link->parents_reason);
      if (!ck_unit_insert (store, "concern_child", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

/* Whose body: the one that is named, or the first one harmed; nobody's where nobody is. */
static CkUuid
whose (CkConcernForm *form,
       CkInjuryForm  *injury,
       const CkUuid  *involvements)
{
  if (injury->person > 0)
    return involvements[injury->person - 1];
  for (guint i = 0; i < form->people->len; i++)
    if (((CkPersonLink *)g_ptr_array_index (form->people, i))->role == CK_ROLE_HARMED)
      return involvements[i];
  return (CkUuid){ 0 };
}

static gboolean
insert_injury (CkStore       *store,
               CkCaseNow     *now,
               CkInjuryForm  *injury,
               guint          n,
               const CkUuid  *concern,
               const CkUuid  *involvement,
               GError       **error)
{
  g_autoptr (CkConcernInjuryRow) row = ck_concern_injury_row_new ();
  g_autoptr (CkInjury) mark = ck_injury_from_form (injury, n);

  row->id = ck_store_new_id (store);
  row->case_id = now->id;
  row->concern_id = *concern;
  row->involvement_id = *involvement;
  row->n = mark->n;
  row->picture = mark->picture;
  row->region = g_strdup (mark->region);
  row->x = mark->x;
  row->y = mark->y;
  row->kind = mark->kind;
  row->size_mm = mark->size_mm;
  row->note = ck_dup_given (mark->note);
  return ck_unit_insert (store, "concern_injury", CK_RECORD (row), error);
}

static gboolean
insert_nudes (CkStore      *store,
              CkCaseNow    *now,
              CkNudes      *nudes,
              const CkUuid *concern,
              GError      **error)
{
  g_autoptr (CkConcernNudesRow) row = ck_concern_nudes_row_new ();

  row->id = *concern;
  row->case_id = now->id;
  row->described = ck_dup_given (nudes->described);
  row->described_by = ck_dup_given (nudes->described_by);
  row->holders = ck_dup_given (nudes->holders);
  row->seen = MAX (nudes->seen, CK_ANSWER_UNKNOWN);
  row->seen_by = ck_dup_given (nudes->seen_by);
  row->seen_why = ck_dup_given (nudes->seen_why);
  row->seen_present = ck_dup_given (nudes->seen_present);
  row->deletion = ck_dup_given (nudes->deletion);
  row->adult_involved = MAX (nudes->adult_involved, CK_ANSWER_UNKNOWN);
  row->coercion = MAX (nudes->coercion, CK_ANSWER_UNKNOWN);
  row->violent_or_atypical = MAX (nudes->violent_or_atypical, CK_ANSWER_UNKNOWN);
  row->under_13 = MAX (nudes->under_13, CK_ANSWER_UNKNOWN);
  row->immediate_risk = MAX (nudes->immediate_risk, CK_ANSWER_UNKNOWN);
  row->referral = ck_dup_given (nudes->referral);
  return ck_unit_insert (store, "concern_nudes", CK_RECORD (row), error);
}

/**
 * ck_insert_concern_parts:
 * @store: the record, within a unit
 * @now: the case
 * @form: the concern
 * @concern: its entry
 * @involvements: those of the form's people, in their order
 * @error: what the record refused
 *
 * Returns: whether what lies beside the concern is inserted
 */
gboolean
ck_insert_concern_parts (CkStore       *store,
                         CkCaseNow     *now,
                         CkConcernForm *form,
                         const CkUuid  *concern,
                         const CkUuid  *involvements,
                         GError       **error)
{
  if (!insert_characteristics (store, now, form, concern, error)
      || !insert_children (store, now, form, concern, involvements, error))
    return FALSE;
  for (guint i = 0; i < form->injuries->len; i++)
    {
      CkInjuryForm *injury = g_ptr_array_index (form->injuries, i);
      CkUuid involvement = whose (form, injury, involvements);

      if (!insert_injury (store, now, injury, i + 1, concern, &involvement, error))
        return FALSE;
    }
  return form->nudes == NULL || ck_nudes_is_empty (form->nudes) || insert_nudes (store, now, form->nudes, concern, error);
}
