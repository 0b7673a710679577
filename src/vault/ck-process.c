/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <sqlite3.h>
#include "ck-error.h"
#include "ck-text.h"
#include "ck-vault.h"

static sqlite3_mem_methods system_memory;

static void
wiping_free (void *memory)
{
  ck_wipe (memory, (gsize) system_memory.xSize (memory));
  system_memory.xFree (memory);
}

static void *
wiping_realloc (void *memory, int size)
{
  int old_size = system_memory.xSize (memory);
  void *moved;

  if (size <= old_size && size > old_size / 2)
    return memory;
  moved = system_memory.xMalloc (size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, memory, MIN (size, old_size));
  wiping_free (memory);
  return moved;
}

/* Wiping means that nothing grows in place, so what grows bit by bit, as an array of the full-text index does by eight
 * numbers at a time, would be copied over and over: large blocks grow by an eighth. */
static int
wiping_round_up (int size)
{
  int step = size > 8192 ? 1 << (g_bit_storage ((gulong) size) - 4) : 8;

  return size > G_MAXINT - step ? size : (size + step - 1) / step * step;
}

/* A core file would hold keys and content. A size of 1 and not 0, since a handler behind a pipe ignores 0; and no
 * kind of memory is to be written in any case. */
static void
forbid_core_files (void)
{
  struct rlimit limit = { 1, 1 };
  int fd;

  setrlimit (RLIMIT_CORE, &limit);
  fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  if (fd >= 0)
    {
      (void) !write (fd, "0", 1);
      close (fd);
    }
}

static gboolean
configure_sqlite (void)
{
  sqlite3_mem_methods wiping;

  if (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &system_memory) != SQLITE_OK)
    return FALSE;
  wiping = system_memory;
  wiping.xFree = wiping_free;
  wiping.xRealloc = wiping_realloc;
  wiping.xRoundup = wiping_round_up;
  return sqlite3_config (SQLITE_CONFIG_MALLOC, &wiping) == SQLITE_OK
         && sqlite3_config (SQLITE_CONFIG_URI, 0) == SQLITE_OK
         && sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK
         && sqlite3_config (SQLITE_CONFIG_MMAP_SIZE, (sqlite3_int64) 0, (sqlite3_int64) 0) == SQLITE_OK
         && sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK && sqlite3_initialize () == SQLITE_OK;
}

/**
 * ck_process_prepare:
 * @error: %CK_ERROR_FAILED
 *
 * Makes the process fit to hold keys: no core files, and an SQLite whose allocator wipes what it frees, maps no
 * files and knows no file: addresses. Done once, whoever asks first; any thread.
 */
gboolean
ck_process_prepare (GError **error)
{
  static gsize done = 0; /* 1 prepared, 2 SQLite was in use before */

  if (g_once_init_enter (&done))
    {
      forbid_core_files ();
      g_once_init_leave (&done, sodium_init () >= 0 && configure_sqlite () ? 1 : 2);
    }
  if (done == 1)
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("This program used its database before it was made safe for a vault. Nothing was opened. Start it "
                 "again, and report this as a fault."));
  return FALSE;
}

/**
 * ck_vault_prepare:
 * @error: %CK_ERROR_FAILED when SQLite was in use in this process before
 *
 * Call first thing in main(), before anything else uses SQLite. Opening or creating a vault does it as well.
 */
gboolean
ck_vault_prepare (GError **error)
{
  return ck_process_prepare (error);
}
