/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a concern must hold, and the people in it. */
#include "ck-rules-private.h"

#include <glib/gi18n-lib.h>

#include "ck-categories.h"
#include "ck-text.h"

/* A person who is there already has their own fields; what were given here would be lost. */
static gboolean
check_known_person (CkPersonLink *self,
                    const char   *path,
                    GError      **error)
{
  static const char *const names[] = { "name", "known_as", "born", "contact" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!ck_rule_left_out (CK_RECORD (self), path, names[i],
                           _("nothing beside the id of somebody who is there already"), error))
      return FALSE;
  return TRUE;
}

/* A description alone makes no person, so what only a person has would be lost. */
static gboolean
check_unnamed (CkPersonLink *self,
               const char   *path,
               GError      **error)
{
  static const char *const names[] = { "known_as", "born", "contact" };

  if (ck_text_is_blank (self->description))
    return ck_rule_broken (CK_RECORD (self), path, "name", CK_ERROR_INVALID,
                           _("a name, the id of somebody who is there already, or a description"), error);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!ck_rule_left_out (CK_RECORD (self), path, names[i],
                           _("nothing where there is no name; what is known can stand in the description"), error))
      return FALSE;
  return TRUE;
}

/**
 * ck_rule_link:
 * @link: one person
 * @path: its path
 * @today: local date
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it says who, by exactly one of id and name or by a description, in what role, and a possible birth
 */
gboolean
ck_rule_link (CkPersonLink *link,
              const char   *path,
              CkDate        today,
              GError      **error)
{
  CkRecord *record = CK_RECORD (link);

  if (!ck_rule_given (record, path, "role", CK_ERROR_INVALID,
                      _("the role of this person here, such as harmed, witness or reporter"), error))
    return FALSE;

  if (!ck_uuid_is_none (&link->id))
    return check_known_person (link, path, error);

  if (ck_text_is_blank (link->name))
    return check_unnamed (link, path, error);
  return ck_rule_born (record, path, link->born, link->born_precision, today, error);
}

static gboolean
check_people (CkConcernForm *self,
              CkDate         today,
              GError       **error)
{
  if (self->people->len == 0 && self->kind != CK_CONCERN_ORGANISATION)
    return ck_rule_broken (CK_RECORD (self), "", "people", CK_ERROR_INVALID,
                           _("at least one person; a description is enough where nobody is known"), error);

  for (guint i = 0; i < self->people->len; i++)
    {
      CkPersonLink *link = self->people->pdata[i];
      g_autofree char *path = ck_json_item_path ("people", i);

      if (!ck_rule_link (link, path, today, error) || !ck_rule_child (link, path, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        {
          CkPersonLink *other = self->people->pdata[j];

          if (!ck_uuid_is_none (&link->id) && ck_uuid_equal (&link->id, &other->id) && link->role == other->role)
            return ck_rule_broken (CK_RECORD (link), path, "id", CK_ERROR_INVALID, _("each person once in one role"),
                                   error);
        }
    }
  return TRUE;
}

/* Who has this role was there; who told of it, or works on it, may have been born long after. */
static gboolean
was_there (int role)
{
  return role == CK_ROLE_HARMED || role == CK_ROLE_ALLEGED_RESPONSIBLE || role == CK_ROLE_BYSTANDER
         || role == CK_ROLE_WITNESS;
}

/* Births that are estimated prove nothing. */
static gboolean
check_births (CkConcernForm *self,
              GError       **error)
{
  CkMoment end = ck_moment_is_known (self->happened_to) ? self->happened_to : self->happened;

  for (guint i = 0; ck_moment_is_known (end) && i < self->people->len; i++)
    {
      CkPersonLink *link = self->people->pdata[i];
      CkMoment born = ck_moment_new (link->born, -1, CK_PRECISION_DATE);

      if (was_there (link->role) && ck_moment_is_known (born) && link->born_precision != CK_BORN_ESTIMATED
          && ck_moment_last_minute (end) < ck_moment_first_minute (born))
        {
          /* Translators: a member of JSON such as people[0].born */
          g_autofree char *expected = g_strdup_printf (_("a time that isn’t before the birth given in people[%u].born"),
                                                       i);

          return ck_rule_broken (CK_RECORD (self), "", "happened", CK_ERROR_INVALID, expected, error);
        }
    }
  return TRUE;
}

/**
 * ck_concern_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID
 *
 * Checks what a concern must hold before it is recorded: its kind, who it is about (a description is enough; nobody
 * only for one about the organisation), when it happened (or that it isn't known), the facts, and possible dates.
 * Whether it was before the birth of somebody who is there already is for the store to say.
 *
 * Returns: whether it does
 */
gboolean
ck_concern_form_check (CkConcernForm *self,
                       CkMoment       now,
                       GError       **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_CONCERN_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "kind", CK_ERROR_INVALID,
                         _("the kind of concern: child, between-children, allegation, low-level or organisation"),
                         error)
      || !check_people (self, now.date, error)
      || !ck_rule_given (record, "", "happened", CK_ERROR_INVALID,
                         _("a local date and time, a date or a month, or happened_precision \"unknown\""), error)
      || !ck_rule_given (record, "", "facts", CK_ERROR_INVALID, _("what was seen, heard or reported"), error)
      || !ck_rule_times (record, now, error) || !check_births (self, error)
      || !ck_rule_injuries (self, error)
      || !ck_rule_due (record, "", "review", self->review, now.date, error))
    return FALSE;

  for (guint i = 0; i < self->actions->len; i++)
    {
      g_autofree char *path = ck_json_item_path ("actions", i);

      if (!ck_rule_action (self->actions->pdata[i], path, now.date, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says_who (CkConcernForm *self)
{
  if (self->kind == CK_CONCERN_ORGANISATION)
    return TRUE;

  for (guint i = 0; i < self->people->len; i++)
    {
      CkPersonLink *link = self->people->pdata[i];

      if (!ck_uuid_is_none (&link->id) || !ck_text_is_blank (link->name) || !ck_text_is_blank (link->description))
        return TRUE;
    }
  return FALSE;
}

/**
 * ck_concern_form_missing:
 * @self: a form that is being filled
 *
 * Returns: (transfer full): which of "kind", "who", "happened" and "facts" are still missing, in that order; they are
 *   names for the program, not labels
 */
GStrv
ck_concern_form_missing (CkConcernForm *self)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  g_return_val_if_fail (CK_IS_CONCERN_FORM (self), NULL);

  if (self->kind < 0)
    g_strv_builder_add (missing, "kind");
  if (!says_who (self))
    g_strv_builder_add (missing, "who");
  if (!ck_moment_is_given (self->happened))
    g_strv_builder_add (missing, "happened");
  if (ck_text_is_blank (self->facts))
    g_strv_builder_add (missing, "facts");
  return g_strv_builder_end (missing);
}

/**
 * ck_concern_form_default_title:
 * @self: a form
 * @categories: (element-type CkCategory): the vault's list
 *
 * Returns: (transfer full): the title that a case gets when none was given, from its kind and first category,
 *   translated
 */
char *
ck_concern_form_default_title (CkConcernForm *self,
                               GPtrArray     *categories)
{
  const char *kind, *category = "";

  g_return_val_if_fail (CK_IS_CONCERN_FORM (self), NULL);

  kind = self->kind >= 0 ? ck_token_label (&ck_concern_kinds, self->kind) : _("Concern");
  if (self->categories != NULL && self->categories[0] != NULL)
    category = ck_categories_label (categories, self->categories[0]);

  if (*category == '\0')
    return g_strdup (kind);
  /* Translators: the title of a case: the kind of concern, then its category, "Between children: Cyberbullying" */
  return g_strdup_printf (C_ ("title of a case", "%1$s: %2$s"), kind, category);
}

/**
 * ck_person_link_check:
 * @self: a person to add to a case
 * @today: local date
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it says who and in what role
 */
gboolean
ck_person_link_check (CkPersonLink *self,
                      CkDate        today,
                      GError      **error)
{
  g_return_val_if_fail (CK_IS_PERSON_LINK (self), FALSE);

  return ck_rule_sound (CK_RECORD (self), "", error) && ck_rule_link (self, "", today, error)
         && ck_rule_no_child (self, "", error);
}

/**
 * ck_person_check:
 * @self: a person as they should be from now on
 * @today: local date
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether there is a name and the birth is possible
 */
gboolean
ck_person_check (CkPerson *self,
                 CkDate    today,
                 GError  **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_PERSON (self), FALSE);

  return ck_rule_sound (record, "", error)
         && ck_rule_given (record, "", "name", CK_ERROR_INVALID, _("a name"), error)
         && ck_rule_born (record, "", self->born, self->born_precision, today, error);
}
