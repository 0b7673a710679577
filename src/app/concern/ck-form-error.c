/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form's check names the member that is wrong by its path, "people[0].role (Role): expected …", since the command line
 * reads the same forms as JSON. Here the path finds the field on the screen, and a person reads its label instead. */
#include "ck-form-error.h"

#include <string.h>

#include "ck-error-member.h"

/* The path at the start of a message that doesn't say by itself which member it is about: "people: there is no …" */
static gsize
path_length (const char *message)
{
  gsize length = strspn (message, "abcdefghijklmnopqrstuvwxyz0123456789_[].");

  return length > 0 && (message[length] == ':' || strncmp (message + length, " (", 2) == 0) ? length : 0;
}

static char *
dup_path (const GError *error)
{
  const char *member = ck_error_get_member (error);

  return member != NULL ? g_strdup (member) : g_strndup (error->message, path_length (error->message));
}

/* The part of the message that names the member: "people", "people[0].role (Role)". */
static char *
dup_named (const GError *error)
{
  gsize length = path_length (error->message);
  const char *end = error->message[length] == ' ' ? strchr (error->message + length, ')') : NULL;

  if (ck_error_get_member (error) != NULL)
    return g_strdup (ck_error_get_named (error));
  return g_strndup (error->message, end != NULL ? (gsize) (end + 1 - error->message) : length);
}

/* What the record itself calls the member, or nothing. */
static char *
dup_label (const GError *error,
           const char   *named)
{
  const char *open = named != NULL ? strstr (named, " (") : NULL;

  if (ck_error_get_member (error) != NULL)
    return g_strdup (ck_error_get_label (error));
  return open != NULL && g_str_has_suffix (named, ")") ? g_strndup (open + 2, strlen (open) - 3) : NULL;
}

/**
 * ck_form_error_is_about:
 * @error: of a form's check
 * @member: a member of the form, or a path, "people" or "online.platform"
 *
 * Returns: whether @error is about @member, or about something in it
 */
gboolean
ck_form_error_is_about (const GError *error,
                        const char   *member)
{
  g_autofree char *path = dup_path (error);
  gsize length = strlen (member);

  return strncmp (path, member, length) == 0 && length > 0 && strchr (".[", path[length]) != NULL;
}

/**
 * ck_form_error_index:
 * @error: of a form's check
 *
 * Returns: the first index in its path, or -1
 */
int
ck_form_error_index (const GError *error)
{
  g_autofree char *path = dup_path (error);
  const char *bracket = strchr (path, '[');

  return bracket != NULL ? (int) g_ascii_strtoll (bracket + 1, NULL, 10) : -1;
}

/**
 * ck_form_error_text_at:
 * @error: of a form's check, or any other
 * @label: (nullable): translated: of the field that it is about, as it stands on the screen
 *
 * Returns: (transfer full): its message with the label in place of the path: "Role: expected …"; without either where
 *   nothing is known but the path
 */
char *
ck_form_error_text_at (const GError *error,
                       const char   *label)
{
  const char *message = error->message;
  g_autofree char *named = dup_named (error);
  g_autofree char *own = label == NULL ? dup_label (error, named) : NULL;
  const char *at = named != NULL && *named != '\0' ? strstr (message, named) : NULL;
  const char *after = at != NULL ? at + strlen (named) : NULL;

  if (at == NULL)
    return g_strdup (message);
  if (label == NULL && own == NULL && at == message && g_str_has_prefix (after, ": "))
    return g_strdup (after + 2);
  return g_strdup_printf ("%.*s%s%s", (int) (at - message), message, label != NULL ? label : own != NULL ? own : named, after);
}

/**
 * ck_form_error_text:
 * @error: of a form's check, or any other
 *
 * Returns: (transfer full): its message with the record's own word for the member in place of its path: "Role: expected …"
 */
char *
ck_form_error_text (const GError *error)
{
  return ck_form_error_text_at (error, NULL);
}
