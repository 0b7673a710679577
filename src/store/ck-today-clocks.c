/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of what is due by a clock that runs. */
#include "ck-today-clocks.h"

#include <glib/gi18n-lib.h>

/**
 * ck_today_name_clock:
 * @item: something due
 * @title: the case's title, or the recipient of a referral
 *
 * Sets the title of what is due by a clock: what has to be done.
 *
 * Returns: %FALSE, and @item as it was, when it is due by something else
 */
gboolean
ck_today_name_clock (CkDueItem  *item,
                     const char *title)
{
  char *named = NULL;

  switch (item->kind)
    {
    case CK_DUE_TRIAGE:
      /* Translators: something to do: nobody has decided yet what to do about a new concern; %s is the title of a case */
      named = g_strdup_printf (_ ("New concern, decide what to do: %s"), title);
      break;
    case CK_DUE_LADO:
      /* Translators: something to do; %s is the title of a case */
      named = g_strdup_printf (_ ("Consult the designated officer (LADO): %s"), title);
      break;
    case CK_DUE_ICO:
      /* Translators: something to do; %s is the title of a case */
      named = g_strdup_printf (_ ("Tell the ICO, or decide not to: %s"), title);
      break;
    case CK_DUE_CHASE:
      /* Translators: something to do; %s is who got a referral and hasn’t answered */
      named = g_strdup_printf (_ ("Chase the referral to %s"), title);
      break;
    case CK_DUE_ESCALATE:
      /* Translators: something to do; %s is who got a referral and hasn’t answered */
      named = g_strdup_printf (_ ("Escalate the referral to %s"), title);
      break;
    default:
      return FALSE;
    }
  g_free (item->title);
  item->title = named;
  return TRUE;
}
