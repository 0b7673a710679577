/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form's check names the member that is wrong by its path, "people[0].role (Role): expected …", since the command line
 * reads the same forms as JSON. Here the path finds the field on the screen, and a person reads the rest. */
#include "ck-form-error.h"

#include <string.h>

static gsize
path_length (const char *message)
{
  return strspn (message, "abcdefghijklmnopqrstuvwxyz0123456789_[].");
}

static gboolean
has_path (const char *message)
{
  gsize length = path_length (message);

  return length > 0 && (message[length] == ':' || strncmp (message + length, " (", 2) == 0);
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
  gsize length = strlen (member);

  return has_path (error->message) && strncmp (error->message, member, length) == 0
         && strchr (" :.[", error->message[length]) != NULL;
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
  const char *bracket = memchr (error->message, '[', path_length (error->message));

  return bracket != NULL ? (int) g_ascii_strtoll (bracket + 1, NULL, 10) : -1;
}

/**
 * ck_form_error_text:
 * @error: of a form's check, or any other
 *
 * Returns: (transfer full): its message without the path: "Role: expected …"
 */
char *
ck_form_error_text (const GError *error)
{
  const char *message = error->message;
  const char *label, *end;

  if (!has_path (message))
    return g_strdup (message);

  label = message + path_length (message);
  if (*label == ':')
    return g_strdup (label[1] == ' ' ? label + 2 : label + 1);

  label += strlen (" (");
  end = strchr (label, ')');
  if (end == NULL)
    return g_strdup (message);
  return g_strdup_printf ("%.*s%s", (int) (end - label), label, end + 1);
}
