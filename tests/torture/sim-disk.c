/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each file is what it holds now, what was in it when it was last synced, and what was done to it since. A power cut
 * keeps of the latter any subset, in order, and of each write any of its 512-byte sectors; a file's creation and removal
 * are such changes too. A sync makes all of its own file durable, its name as well, as SQLite's VFS does for a log. */
#include "sim-disk.h"

#include <string.h>

#define SECTOR 512

typedef enum {
  CHANGE_CREATE,
  CHANGE_DELETE,
  CHANGE_WRITE,
  CHANGE_TRUNCATE,
} ChangeKind;

typedef struct {
  ChangeKind kind;
  gint64     offset; /* or the size of a truncation */
  GBytes    *bytes;
} Change;

typedef struct {
  gboolean    exists;
  GByteArray *now;
  gboolean    durably_exists;
  GByteArray *durable;
  GArray     *changes; /* of Change, since the last sync */
} SimFile;

typedef struct {
  sqlite3_file parent;
  SimFile     *file;
} SimHandle;

static struct {
  sqlite3_vfs  vfs;
  sqlite3_vfs *system;
  GHashTable  *files; /* path → SimFile */
  SimHook      hook;
  gpointer     hook_data;
  gboolean     in_hook;
  SimOperation failing;
  guint64      fail_at;
  gboolean     fail_after;
  guint64      counted;
} sim;

static void
change_clear (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
}

static SimFile *
sim_file_new (void)
{
  SimFile *file = g_new0 (SimFile, 1);

  file->now = g_byte_array_new ();
  file->durable = g_byte_array_new ();
  file->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (file->changes, change_clear);
  return file;
}

static void
sim_file_free (gpointer data)
{
  SimFile *file = data;

  g_byte_array_unref (file->now);
  g_byte_array_unref (file->durable);
  g_array_unref (file->changes);
  g_free (file);
}

static void
apply (GByteArray *content, gboolean *exists, const Change *change, const gboolean *sectors)
{
  const guint8 *bytes;
  gsize length;

  switch (change->kind)
    {
    case CHANGE_CREATE:
      *exists = TRUE;
      break;
    case CHANGE_DELETE:
      *exists = FALSE;
      g_byte_array_set_size (content, 0);
      break;
    case CHANGE_TRUNCATE:
      if (content->len > change->offset)
        g_byte_array_set_size (content, (guint) change->offset);
      break;
    case CHANGE_WRITE:
      bytes = g_bytes_get_data (change->bytes, &length);
      for (gsize done = 0, sector = 0; done < length; sector++)
        {
          gsize at = (gsize) change->offset + done;
          gsize n = MIN (SECTOR - at % SECTOR, length - done);

          if (sectors == NULL || sectors[sector])
            {
              guint old = content->len;

              if (old < at + n)
                {
                  g_byte_array_set_size (content, (guint) (at + n));
                  memset (content->data + old, 0, at + n - old);
                }
              memcpy (content->data + at, bytes + done, n);
            }
          done += n;
        }
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Counts an operation, lets the hook see the disk before it, and says whether it is to fail. */
static gboolean
fails (SimOperation operation)
{
  if (sim.hook != NULL && !sim.in_hook)
    {
      sim.in_hook = TRUE;
      sim.hook (sim.hook_data);
      sim.in_hook = FALSE;
    }
  if ((sim.failing & operation) == 0)
    return FALSE;
  sim.counted++;
  return sim.fail_at != 0 && (sim.counted == sim.fail_at || (sim.fail_after && sim.counted > sim.fail_at));
}

static void
change (SimFile *file, ChangeKind kind, gint64 offset, const void *bytes, gsize length)
{
  Change done = { kind, offset, kind == CHANGE_WRITE ? g_bytes_new (bytes, length) : NULL };

  apply (file->now, &file->exists, &done, NULL);
  g_array_append_val (file->changes, done);
}

static int
handle_close (sqlite3_file *handle)
{
  return SQLITE_OK;
}

static int
handle_read (sqlite3_file *handle, void *buffer, int amount, sqlite3_int64 offset)
{
  SimFile *file = ((SimHandle *) handle)->file;
  gint64 n = CLAMP ((gint64) file->now->len - offset, 0, amount);

  if (n > 0)
    memcpy (buffer, file->now->data + offset, n);
  memset ((guint8 *) buffer + n, 0, amount - n);
  return n < amount ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int
handle_write (sqlite3_file *handle, const void *buffer, int amount, sqlite3_int64 offset)
{
  if (fails (SIM_WRITE)) /* a full disk takes what fits */
    {
      change (((SimHandle *) handle)->file, CHANGE_WRITE, offset, buffer, (gsize) amount / 2);
      return SQLITE_FULL;
    }
  change (((SimHandle *) handle)->file, CHANGE_WRITE, offset, buffer, amount);
  return SQLITE_OK;
}

static int
handle_truncate (sqlite3_file *handle, sqlite3_int64 size)
{
  if (fails (SIM_TRUNCATE))
    return SQLITE_IOERR_TRUNCATE;
  change (((SimHandle *) handle)->file, CHANGE_TRUNCATE, size, NULL, 0);
  return SQLITE_OK;
}

static int
handle_sync (sqlite3_file *handle, int flags)
{
  SimFile *file = ((SimHandle *) handle)->file;

  if (fails (SIM_SYNC))
    return SQLITE_IOERR_FSYNC;
  for (guint i = 0; i < file->changes->len; i++)
    apply (file->durable, &file->durably_exists, &g_array_index (file->changes, Change, i), NULL);
  g_array_set_size (file->changes, 0);
  return SQLITE_OK;
}

static int
handle_file_size (sqlite3_file *handle, sqlite3_int64 *size)
{
  *size = ((SimHandle *) handle)->file->now->len;
  return SQLITE_OK;
}

static int
handle_lock (sqlite3_file *handle, int level)
{
  return SQLITE_OK;
}

static int
handle_check_reserved_lock (sqlite3_file *handle, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
handle_file_control (sqlite3_file *handle, int op, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
handle_sector_size (sqlite3_file *handle)
{
  return SECTOR;
}

static int
handle_device_characteristics (sqlite3_file *handle)
{
  return 0;
}

static const sqlite3_io_methods handle_methods = {
  .iVersion = 1,
  .xClose = handle_close,
  .xRead = handle_read,
  .xWrite = handle_write,
  .xTruncate = handle_truncate,
  .xSync = handle_sync,
  .xFileSize = handle_file_size,
  .xLock = handle_lock,
  .xUnlock = handle_lock,
  .xCheckReservedLock = handle_check_reserved_lock,
  .xFileControl = handle_file_control,
  .xSectorSize = handle_sector_size,
  .xDeviceCharacteristics = handle_device_characteristics,
};

static int
sim_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *out_flags)
{
  SimFile *file = g_hash_table_lookup (sim.files, name);

  handle->pMethods = NULL;
  if (file == NULL || !file->exists)
    {
      if ((flags & SQLITE_OPEN_CREATE) == 0)
        return SQLITE_CANTOPEN;
      if (file == NULL)
        {
          file = sim_file_new ();
          g_hash_table_insert (sim.files, g_strdup (name), file);
        }
      change (file, CHANGE_CREATE, 0, NULL, 0);
    }
  ((SimHandle *) handle)->file = file;
  handle->pMethods = &handle_methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
sim_delete (sqlite3_vfs *vfs, const char *name, int sync_directory)
{
  SimFile *file = g_hash_table_lookup (sim.files, name);

  if (file == NULL || !file->exists)
    return SQLITE_IOERR_DELETE_NOENT;
  if (fails (SIM_DELETE))
    return SQLITE_IOERR_DELETE;
  change (file, CHANGE_DELETE, 0, NULL, 0);
  return SQLITE_OK;
}

static int
sim_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  SimFile *file = g_hash_table_lookup (sim.files, name);

  *result = file != NULL && file->exists;
  return SQLITE_OK;
}

static int
sim_full_pathname (sqlite3_vfs *vfs, const char *name, int n, char *path)
{
  g_strlcpy (path, name, n);
  return SQLITE_OK;
}

static int
sim_randomness (sqlite3_vfs *vfs, int n, char *bytes)
{
  return sim.system->xRandomness (sim.system, n, bytes);
}

static int
sim_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return SQLITE_OK;
}

static int
sim_current_time (sqlite3_vfs *vfs, sqlite3_int64 *time)
{
  return sim.system->xCurrentTimeInt64 (sim.system, time);
}

/**
 * sim_disk_start:
 *
 * Registers the VFS "sim". SQLite must have been configured by then.
 */
void
sim_disk_start (void)
{
  sim.system = sqlite3_vfs_find (NULL);
  sim.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sim_file_free);
  sim.vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = sizeof (SimHandle),
    .mxPathname = 512,
    .zName = "sim",
    .xOpen = sim_open,
    .xDelete = sim_delete,
    .xAccess = sim_access,
    .xFullPathname = sim_full_pathname,
    .xRandomness = sim_randomness,
    .xSleep = sim_sleep,
    .xCurrentTimeInt64 = sim_current_time,
  };
  sqlite3_vfs_register (&sim.vfs, FALSE);
}

/**
 * sim_disk_clear:
 *
 * Removes all files, which nobody may have open.
 */
void
sim_disk_clear (void)
{
  g_hash_table_remove_all (sim.files);
}

/**
 * sim_disk_put:
 *
 * Puts a file there, durably.
 */
void
sim_disk_put (const char *path, const guint8 *bytes, gsize length)
{
  SimFile *file = sim_file_new ();

  file->exists = file->durably_exists = TRUE;
  g_byte_array_append (file->now, bytes, (guint) length);
  g_byte_array_append (file->durable, bytes, (guint) length);
  g_hash_table_insert (sim.files, g_strdup (path), file);
}

/**
 * sim_disk_flip:
 *
 * Changes a byte of a file, which may be open, behind everyone's back.
 */
void
sim_disk_flip (const char *path, gsize at, guint8 bits)
{
  SimFile *file = g_hash_table_lookup (sim.files, path);

  g_assert (file != NULL && at < file->now->len);
  file->now->data[at] ^= bits;
}

/**
 * sim_disk_get:
 *
 * Returns: (transfer full) (nullable): what a file holds now
 */
GBytes *
sim_disk_get (const char *path)
{
  SimFile *file = g_hash_table_lookup (sim.files, path);

  return file != NULL && file->exists ? g_bytes_new (file->now->data, file->now->len) : NULL;
}

/**
 * sim_disk_hook:
 *
 * Sets what is called before each operation; not for operations within the hook.
 */
void
sim_disk_hook (SimHook hook, gpointer data)
{
  sim.hook = hook;
  sim.hook_data = data;
}

/**
 * sim_disk_within:
 *
 * Calls @work with another hook, also from within a hook: for a crash after a crash.
 */
void
sim_disk_within (SimHook hook, gpointer data, void (*work) (gpointer data))
{
  SimHook old_hook = sim.hook;
  gpointer old_data = sim.hook_data;
  gboolean old_in_hook = sim.in_hook;

  sim_disk_hook (hook, data);
  sim.in_hook = FALSE;
  work (data);
  sim_disk_hook (old_hook, old_data);
  sim.in_hook = old_in_hook;
}

/**
 * sim_disk_copy:
 *
 * Makes @to what @from is, with what isn't synced of it: as if the process that had @from open were killed, and the next
 * one found the file under the name @to.
 */
void
sim_disk_copy (const char *from, const char *to)
{
  SimFile *file = g_hash_table_lookup (sim.files, from);
  SimFile *copy = sim_file_new ();

  if (file != NULL)
    {
      copy->exists = file->exists;
      copy->durably_exists = file->durably_exists;
      g_byte_array_append (copy->now, file->now->data, file->now->len);
      g_byte_array_append (copy->durable, file->durable->data, file->durable->len);
      for (guint i = 0; i < file->changes->len; i++)
        {
          Change done = g_array_index (file->changes, Change, i);

          if (done.bytes != NULL)
            g_bytes_ref (done.bytes);
          g_array_append_val (copy->changes, done);
        }
    }
  g_hash_table_insert (sim.files, g_strdup (to), copy);
}

/**
 * sim_disk_crash:
 *
 * Makes of @to what a power cut now would leave of @from: how much is kept, and in which manner, is drawn.
 *
 * Returns: whether the file exists then
 */
gboolean
sim_disk_crash (const char *from, const char *to, GRand *rand)
{
  SimFile *file = g_hash_table_lookup (sim.files, from);
  SimFile *image = sim_file_new ();
  int manner = g_rand_int_range (rand, 0, 7);
  double keep = manner == 0 ? 0 : manner == 1 ? 1 : g_rand_double (rand);
  guint prefix = 0;

  if (file != NULL)
    {
      image->exists = file->durably_exists;
      g_byte_array_append (image->now, file->durable->data, file->durable->len);
      prefix = (guint) g_rand_int_range (rand, 0, (gint32) file->changes->len + 1);
    }
  for (guint i = 0; file != NULL && i < file->changes->len; i++)
    {
      const Change *done = &g_array_index (file->changes, Change, i);
      gboolean sectors[64];
      gboolean whole = manner < 4 || g_rand_boolean (rand);

      /* 0 nothing, 1 all, 2 all up to a moment, 3 any, 4 any and torn, 5 all but a last one that is torn, 6 the last
       * alone, and torn */
      if (manner == 6 && i + 1 < file->changes->len)
        continue;
      if (manner == 2 && i >= prefix)
        break;
      if ((manner == 3 || manner == 4) && g_rand_double (rand) >= keep)
        continue;
      if (manner == 5)
        {
          if (i > prefix)
            break;
          whole = i < prefix;
        }
      for (guint s = 0; s < G_N_ELEMENTS (sectors); s++)
        sectors[s] = whole || g_rand_boolean (rand);
      g_assert (done->bytes == NULL || g_bytes_get_size (done->bytes) <= SECTOR * (G_N_ELEMENTS (sectors) - 1));
      if (manner == 0)
        continue;
      apply (image->now, &image->exists, done, sectors);
    }
  image->durably_exists = image->exists;
  g_byte_array_append (image->durable, image->now->data, image->now->len);
  g_hash_table_insert (sim.files, g_strdup (to), image);
  return image->exists;
}

/**
 * sim_disk_fail:
 *
 * Counts @operations from now on, and lets number @at fail (the first is 1; 0 for none), and all others of them
 * after it if @and_after: a full disk rather than a hiccup.
 */
void
sim_disk_fail (SimOperation operations, guint64 at, gboolean and_after)
{
  sim.failing = operations;
  sim.fail_at = at;
  sim.fail_after = and_after;
  sim.counted = 0;
}

/**
 * sim_disk_count:
 *
 * Returns: how many operations were counted since sim_disk_fail()
 */
guint64
sim_disk_count (void)
{
  return sim.counted;
}
