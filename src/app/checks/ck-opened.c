/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why the restricted case that is open was opened: its history and the preview of its pages are looked at for the same
 * reason, and record it. Nothing of it outlives the page of the case. */
#include "ck-opened.h"

#define KEY "ck-opened"

typedef struct {
  char *reference;
  char *reason;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *self = data;

  g_free (self->reference);
  g_free (self->reason);
  g_free (self);
}

/**
 * ck_opened_set:
 * @session: a session
 * @reference: (nullable): a restricted case that is open; %NULL when none is any more
 * @reason: (nullable): why somebody looks at it
 */
void
ck_opened_set (CkSession  *session,
               const char *reference,
               const char *reason)
{
  Opened *self = NULL;

  if (reference != NULL && reason != NULL)
    {
      self = g_new0 (Opened, 1);
      self->reference = g_strdup (reference);
      self->reason = g_strdup (reason);
    }
  g_object_set_data_full (G_OBJECT (session), KEY, self, opened_free);
}

/**
 * ck_opened_reason:
 * @session: a session
 * @reference: (nullable): a case
 *
 * Returns: (transfer none) (nullable): why the case is looked at, where somebody said so; %NULL for another case
 */
const char *
ck_opened_reason (CkSession  *session,
                  const char *reference)
{
  Opened *self = g_object_get_data (G_OBJECT (session), KEY);

  return self != NULL && g_strcmp0 (self->reference, reference) == 0 ? self->reason : NULL;
}
