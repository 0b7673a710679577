/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern: injuries, and what each of several children wants. */
#include "ck-rules-private.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

static const char *const of_child[] = { "child_view", "parents_told", "parents_reason" };

/**
 * ck_rule_child:
 * @link: one person of a concern
 * @path: its path
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether a view, or what parents were told, is given only of those whom the concern is about
 */
gboolean
ck_rule_child (CkPersonLink *link,
               const char   *path,
               GError      **error)
{
  if (link->role == CK_ROLE_HARMED || link->role == CK_ROLE_ALLEGED_RESPONSIBLE)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (of_child); i++)
    if (!ck_rule_left_out (CK_RECORD (link), path, of_child[i],
                           _("nothing, but for those who were harmed or are alleged responsible"), error))
      return FALSE;
  return TRUE;
}

/**
 * ck_rule_no_child:
 * @link: one person of a case as a whole
 * @path: its path
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether nothing is given that only a concern has
 */
gboolean
ck_rule_no_child (CkPersonLink *link,
                  const char   *path,
                  GError      **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_child); i++)
    if (!ck_rule_left_out (CK_RECORD (link), path, of_child[i], _("nothing, but in a concern"), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_place (CkInjuryForm *self,
             const char   *path,
             GError      **error)
{
  CkRecord *record = CK_RECORD (self);

  if (self->x < 0 || self->x > CK_BODY_SCALE)
    return ck_rule_broken (record, path, "x", CK_ERROR_INVALID, _("thousandths of the picture’s width, 0 to 1000"), error);
  if (self->y < 0 || self->y > CK_BODY_SCALE)
    return ck_rule_broken (record, path, "y", CK_ERROR_INVALID, _("thousandths of the picture’s height, 0 to 1000"), error);
  if (ck_text_is_blank (self->region) && self->x == 0 && self->y == 0)
    return ck_rule_broken (record, path, "region", CK_ERROR_INVALID, _("a part of the body, or x and y"), error);
  if (!ck_text_is_blank (self->region) && ck_body_region_find ((CkBodyPicture)self->picture, self->region) == NULL)
    {
      g_autofree char *choices = ck_body_region_choices ((CkBodyPicture)self->picture);
      g_autofree char *expected = g_strdup_printf (_("one of %s"), choices);

      return ck_rule_broken (record, path, "region", CK_ERROR_INVALID, expected, error);
    }
  return TRUE;
}

/**
 * ck_rule_injuries:
 * @form: a concern
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether each mark on the body map is somebody's, is somewhere on a picture, and has a kind
 */
gboolean
ck_rule_injuries (CkConcernForm *form,
                  GError       **error)
{
  for (guint i = 0; i < form->injuries->len; i++)
    {
      CkInjuryForm *injury = form->injuries->pdata[i];
      CkRecord *record = CK_RECORD (injury);
      g_autofree char *path = ck_json_item_path ("injuries", i);

      if (!ck_rule_given (record, path, "picture", CK_ERROR_INVALID, _("the picture of the body map, such as front"), error)
          || !check_place (injury, path, error)
          || !ck_rule_given (record, path, "kind", CK_ERROR_INVALID, _("the kind of injury, such as bruise or cut"), error))
        return FALSE;
      if (injury->size_mm < 0 || injury->size_mm > CK_INJURY_SIZE_MAX)
        return ck_rule_broken (record, path, "size_mm", CK_ERROR_INVALID, _("millimetres, at most 2000"), error);
      if (injury->person < 0 || injury->person > form->people->len)
        return ck_rule_broken (record, path, "person", CK_ERROR_INVALID,
                               _("the number of one of the people, from 1; 0 for the first one harmed"), error);
    }
  return TRUE;
}
