/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-error-member.h"

/* What an error says beyond its message. */
typedef struct {
  char *member; /* path of the member of the form, "people[0].role" */
  char *named;  /* the part of the message that names it */
  char *label;  /* what the record calls it */
} CkErrorPrivate;

static void
ck_error_private_init (CkErrorPrivate *priv)
{
}

static void
ck_error_private_copy (const CkErrorPrivate *from,
                       CkErrorPrivate       *to)
{
  to->member = g_strdup (from->member);
  to->named = g_strdup (from->named);
  to->label = g_strdup (from->label);
}

static void
ck_error_private_clear (CkErrorPrivate *priv)
{
  g_free (priv->member);
  g_free (priv->named);
  g_free (priv->label);
}

/**
 * ck_error_quark:
 *
 * Returns: the domain of #CkError
 */
G_DEFINE_EXTENDED_ERROR (CkError, ck_error)

/**
 * ck_error_set_member:
 * @error: (nullable): where an error was put, or nowhere; one of another domain than %CK_ERROR stays as it is
 * @member: path of the member of the form that it is about, "people[0].role"
 * @named: (nullable): the part of its message that names the member, which a screen replaces by the field's label
 */
void
ck_error_set_member (GError    **error,
                     const char *member,
                     const char *named)
{
  CkErrorPrivate *priv;

  if (error == NULL || *error == NULL || (*error)->domain != CK_ERROR)
    return;

  priv = ck_error_get_private (*error);
  g_free (priv->member);
  priv->member = g_strdup (member);
  g_free (priv->named);
  priv->named = g_strdup (named);
}

/**
 * ck_error_get_member:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): path of the member of the form that it is about, or %NULL where it names none
 */
const char *
ck_error_get_member (const GError *error)
{
  return error != NULL && error->domain == CK_ERROR ? ck_error_get_private (error)->member : NULL;
}

/**
 * ck_error_get_named:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): the part of its message that names that member
 */
const char *
ck_error_get_named (const GError *error)
{
  return error != NULL && error->domain == CK_ERROR ? ck_error_get_private (error)->named : NULL;
}

/**
 * ck_error_set_label:
 * @error: (nullable): where an error that names a member was put, or nowhere
 * @label: translated: what the record calls the member, for a screen that has no label of its own for it
 */
void
ck_error_set_label (GError    **error,
                    const char *label)
{
  CkErrorPrivate *priv;

  if (ck_error_get_member (error != NULL ? *error : NULL) == NULL)
    return;

  priv = ck_error_get_private (*error);
  g_free (priv->label);
  priv->label = g_strdup (label);
}

/**
 * ck_error_get_label:
 * @error: any error
 *
 * Returns: (transfer none) (nullable): what the record calls that member
 */
const char *
ck_error_get_label (const GError *error)
{
  return error != NULL && error->domain == CK_ERROR ? ck_error_get_private (error)->label : NULL;
}
