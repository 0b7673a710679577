/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of what is due by a clock that runs. */
#include "ck-today-clocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Source: practice.md, "Time": 72 hours, so that the hour is what somebody has to know; the day stands beside it. */
static char *
name_ico (const char *by_and_title)
{
  const char *tab = strchr (by_and_title, '\t');
  g_autofree char *by = tab != NULL ? g_strndup (by_and_title, (gsize) (tab - by_and_title)) : NULL;

  if (by == NULL)
    /* Translators: something to do; %s is the title of a case */
    return g_strdup_printf (_ ("Tell the ICO, or decide not to: %s"), by_and_title);
  /* Translators: something to do; a time of the day on which it is due, which stands beside it, and the title of a case */
  return g_strdup_printf (_ ("Tell the ICO by %1$s, or decide not to: %2$s"), by, tab + 1);
}

/**
 * ck_today_name_clock:
 * @item: something due
 * @title: the case's title, or the recipient of a referral; behind a time and a tab where a clock counts hours
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
      named = name_ico (title);
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
