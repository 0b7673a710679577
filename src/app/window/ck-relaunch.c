/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-relaunch.h"

#include <linux/close_range.h>
#include <signal.h>
#include <unistd.h>

/**
 * ck_relaunch:
 * @vault: the path of the vault that was locked
 * @locked_at: microseconds since 1970, for "Locked today at 12:40"
 * @now: (nullable): the time at which the clock of a practice vault stands, RFC 3339
 * @width: of the window
 * @height: of the window
 * @maximized: whether the window fills the screen
 *
 * The process replaces itself, since text outlives destroyed widgets in any allocator: the new program image begins
 * with memory that holds nothing. No open file goes along, the environment does. Where that fails the process ends, so
 * that what was unlocked is gone either way.
 */
void
ck_relaunch (const char *vault,
             gint64      locked_at,
             const char *now,
             int         width,
             int         height,
             gboolean    maximized)
{
  g_autofree char *size = g_strdup_printf ("--size=%dx%d", width, height);
  g_autofree char *at = g_strdup_printf ("--locked-at=%" G_GINT64_FORMAT, locked_at);
  g_autofree char *clock = now != NULL ? g_strconcat ("--now=", now, NULL) : NULL;
  const char *arguments[8] = { "casekeeper", size, at };
  gsize n = 3;
  sigset_t none;

  if (clock != NULL)
    arguments[n++] = clock;
  if (maximized)
    arguments[n++] = "--maximized";
  arguments[n++] = "--";
  arguments[n++] = vault;

  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  close_range (3, ~0U, CLOSE_RANGE_CLOEXEC);
  execv ("/proc/self/exe", (char *const *) arguments);
  _exit (1);
}
