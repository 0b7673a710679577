/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creating, unlocking and closing. Keys are derived on the caller's thread or one of their own, since that takes a
 * second; the record is opened and closed on the lane, which owns the connection from then on. */
#include "ck-session-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "ck-casework-private.h"
#include "ck-text.h"

#define DEFAULT_KEYHOLDER "Coordinator"

typedef struct {
  CkSession *session;
  GError    *error;
} Turn;

typedef struct {
  char     *path;
  char     *organisation;
  char     *keyholder;
  char     *passphrase;
  gboolean  practice;
  guint64   kdf_operations;
  guint     kdf_memory_mib;
  gboolean  without_recovery_key;
  char     *recovery_key;
} Creation;

typedef struct {
  char    *keyholder;
  char    *secret;
  gboolean is_recovery_key;
} Unlocking;

static void
free_creation (gpointer data)
{
  Creation *creation = data;

  g_free (creation->path);
  g_free (creation->organisation);
  g_free (creation->keyholder);
  ck_wipe_free (creation->passphrase);
  ck_wipe_free (creation->recovery_key);
  g_free (creation);
}

static void
free_unlocking (gpointer data)
{
  Unlocking *unlocking = data;

  g_free (unlocking->keyholder);
  ck_wipe_free (unlocking->secret);
  g_free (unlocking);
}

/* What the header says becomes the session's; compared with what the laptop remembers. */
static CkSession *
new_session (CkVault *vault)
{
  CkSession *self = g_object_new (CK_TYPE_SESSION, NULL);

  self->vault = vault;
  self->path = g_strdup (ck_vault_get_path (vault));
  self->organisation = g_strdup (ck_vault_get_organisation (vault));
  self->practice = ck_vault_is_practice (vault);
  self->vault_id = *ck_vault_get_id (vault);
  self->clock = self->practice ? ck_clock_new_practice () : ck_clock_new_system ();
  self->context = g_main_context_ref_thread_default ();
  self->lane = ck_lane_new ();
  ck_session_read_header (self);
  return self;
}

static void
compare_with_memory (CkSession *self)
{
  CkVaultMemory memory;

  if (ck_vault_memory_load (&self->vault_id, &memory) && ck_vault_get_generation (self->vault) < memory.generation)
    ck_session_warn (self,
                     _("This file is older than the one last used on this laptop. If you put a backup in its place, "
                        "that is why. If you didn’t, somebody may have: what was recorded since is missing here."));
}

static void
set_unlocked (CkSession *self,
              gboolean   unlocked)
{
  g_mutex_lock (&self->lock);
  self->unlocked = unlocked;
  self->busy = FALSE;
  g_mutex_unlock (&self->lock);
}

/* One at a time: unlocking takes a second, and closing takes the vault away. */
static gboolean
claim (CkSession *self,
       gboolean   unlocked,
       GError   **error)
{
  gboolean free_now;

  g_mutex_lock (&self->lock);
  free_now = !self->busy && self->unlocked == unlocked;
  if (free_now)
    self->busy = TRUE;
  g_mutex_unlock (&self->lock);

  if (!free_now)
    g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                         _("The vault is being unlocked or is unlocked already. Nothing was changed."));
  return free_now;
}

/* --- the record, on the lane --- */

static gboolean
write_failures (CkStore *store,
                guint    failures,
                GError **error)
{
  g_autoptr (CkUnlockFailureRow) row = ck_unlock_failure_row_new ();

  if (failures == 0)
    return TRUE;

  if (!ck_unit_begin (store, "unlock-failures", NULL, NULL, error))
    return FALSE;
  row->id = ck_uuid_new (ck_unit_get_time (store));
  row->failures = failures;
  return ck_store_end_unit (store, ck_unit_insert (store, "unlock_failure", CK_RECORD (row), error), error);
}

/* Practice has its own time; elsewhere a laptop whose clock runs behind the record puts new entries before old ones. */
static void
compare_clock (CkSession *self)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt;

  if (self->practice)
    return;

  stmt = ck_store_prepare (self->store, "SELECT max (at) FROM unit", NULL);
  if (stmt == NULL || !ck_store_step (self->store, stmt, &row, NULL))
    return;
  if (row && ck_clock_now (self->clock) < sqlite3_column_int64 (stmt, 0))
    ck_session_warn (self,
                     _("This laptop’s clock is behind the newest record. What you record now would seem older than it "
                        "is. Set the laptop’s date and time before you go on."));
  sqlite3_reset (stmt);
}

/* The header remembers the newest unit that it saw: a record that ends before it has lost its end. */
static void
compare_anchor (CkSession *self)
{
  CkVaultAnchor anchor = { 0 };
  gboolean row = FALSE, known;
  sqlite3_stmt *stmt;

  ck_vault_get_anchor (self->vault, &anchor);
  if (anchor.sequence == 0)
    return;
  stmt = ck_store_prepare (self->store, "SELECT hash = ?2 FROM unit WHERE device = ?3 AND seq = ?1", NULL);
  if (stmt == NULL)
    return;
  sqlite3_bind_int64 (stmt, 1, anchor.sequence);
  sqlite3_bind_blob (stmt, 2, anchor.hash, CK_VAULT_HASH_BYTES, SQLITE_TRANSIENT);
  ck_bind_uuid (stmt, 3, &self->store->device);
  if (!ck_store_step (self->store, stmt, &row, NULL))
    return;
  known = row && sqlite3_column_int (stmt, 0) != 0;
  sqlite3_reset (stmt);
  if (!known)
    ck_session_warn (
        self, _("The record ends before the point that this vault remembers: what was recorded last is missing. Keep "
                 "the file as it is, verify it, and compare it with a backup."));
}

static void
tell_of_vault (CkSession *self)
{
  GPtrArray *warnings = ck_vault_get_warnings (self->vault);

  for (guint i = 0; i < warnings->len; i++)
    ck_session_warn (self, g_ptr_array_index (warnings, i));
  if (ck_vault_get_backup_made_at (self->vault) != 0)
    {
      CkDate day = ck_instant_to_date (ck_vault_get_backup_made_at (self->vault), self->store->zone);
      g_autofree char *made = ck_date_format (day);
      /* Translators: %s is a date */
      g_autofree char *warning
          = g_strdup_printf (_("This file is a backup, made on %s. What you record here is not in the vault "
                                "that it was made from."),
                             made);

      ck_session_warn (self, warning);
    }
}

static gboolean
open_store (gpointer data)
{
  Turn *turn = data;
  CkSession *self = turn->session;

  self->store = ck_store_open (self->vault, self->clock, &turn->error);
  if (self->store == NULL)
    return FALSE;

  if (!ck_store_reread_settings (self->store, &turn->error)
      || !write_failures (self->store, self->failures, &turn->error))
    {
      ck_store_close (self->store, NULL);
      self->store = NULL;
      return FALSE;
    }
  self->failures = 0;
  compare_clock (self);
  compare_anchor (self);
  tell_of_vault (self);
  ck_session_watch_store (self);
  ck_session_read_header (self);
  ck_session_remember (self);
  return FALSE;
}

static gboolean
close_store (gpointer data)
{
  Turn *turn = data;
  CkSession *self = turn->session;

  if (self->store != NULL)
    {
      ck_store_close (self->store, &turn->error);
      self->store = NULL;
    }
  if (self->vault != NULL)
    {
      if (ck_vault_is_unlocked (self->vault))
        ck_session_read_anchor (self);
      /* keys are wiped and the file let go of, whatever else failed */
      if (ck_vault_close (self->vault, turn->error == NULL ? &turn->error : NULL))
        ck_session_remember (self);
      ck_session_read_header (self);
      g_clear_object (&self->vault);
    }
  return FALSE;
}

/* --- creating --- */

static gboolean
insert_keyholder_name (CkStore      *store,
                       const CkUuid *keyholder,
                       const char   *name,
                       GError      **error)
{
  g_autoptr (CkKeyholderNameRow) row = ck_keyholder_name_row_new ();

  row->id = ck_uuid_new (ck_unit_get_time (store));
  row->keyholder = *keyholder;
  row->name = g_strdup (name);
  row->change = g_strdup ("added");
  return ck_unit_insert (store, "keyholder_name", CK_RECORD (row), error);
}

static gboolean
write_beginning (CkSession      *self,
                 const Creation *creation,
                 GError        **error)
{
  g_autoptr (GPtrArray) keyholders = ck_vault_list_keyholders (self->vault);
  g_autoptr (CkSettings) settings = ck_settings_new_default ();

  g_free (settings->organisation);
  settings->organisation = g_strdup (creation->organisation);
  g_free (settings->coordinator);
  settings->coordinator = g_strdup (creation->keyholder);

  for (guint i = 0; i < keyholders->len; i++)
    {
      const CkKeyholder *keyholder = g_ptr_array_index (keyholders, i);

      if (!insert_keyholder_name (self->store, &keyholder->id, keyholder->label, error))
        return FALSE;
    }
  return ck_settings_write (self->store, settings, NULL, error);
}

typedef struct {
  Turn            turn;
  const Creation *creation;
} Beginning;

static gboolean
begin_store (gpointer data)
{
  Beginning *beginning = data;
  CkSession *self = beginning->turn.session;
  GError **error = &beginning->turn.error;
  CkStore *store = ck_store_open (self->vault, self->clock, error);

  self->store = store;
  if (store == NULL || !ck_unit_begin (store, "create-vault", NULL, NULL, error) ||
      !ck_store_end_unit (store, write_beginning (self, beginning->creation, error), error) ||
      !ck_store_reread_settings (store, error))
    return FALSE;

  ck_session_watch_store (self);
  ck_session_read_header (self);
  ck_session_remember (self);
  return FALSE;
}

static CkSession *
create_session (Creation     *creation,
                GMainContext *context,
                GError      **error)
{
  CkVaultCreate create = { 0 };
  Beginning beginning = { 0 };
  g_autoptr (CkSession) self = NULL;
  CkVault *vault;

  create.organisation = creation->organisation;
  create.practice = creation->practice;
  create.label = creation->keyholder;
  create.passphrase = creation->passphrase;
  create.kdf_operations = creation->kdf_operations;
  create.kdf_memory_mib = creation->kdf_memory_mib;
  vault = ck_vault_create (creation->path, &create, creation->without_recovery_key ? NULL : &creation->recovery_key,
                           error);
  if (vault == NULL)
    return NULL;

  self = new_session (vault);
  g_main_context_unref (self->context);
  self->context = g_main_context_ref (context);
  beginning.turn.session = self;
  beginning.creation = creation;
  if (ck_vault_unlock (vault, creation->keyholder, creation->passphrase, &beginning.turn.error))
    ck_lane_run (self->lane, begin_store, &beginning);
  if (beginning.turn.error != NULL)
    {
      Turn turn = { self, NULL };

      /* it holds nothing yet, and nobody has its recovery key */
      ck_lane_run (self->lane, close_store, &turn);
      g_clear_error (&turn.error);
      g_unlink (creation->path);
      ck_wipe_free (g_steal_pointer (&creation->recovery_key));
      g_propagate_error (error, beginning.turn.error);
      return NULL;
    }
  set_unlocked (self, TRUE);
  return g_steal_pointer (&self);
}

static Creation *
new_creation (const char            *path,
              const CkSessionCreate *create)
{
  Creation *creation = g_new0 (Creation, 1);

  creation->path = g_strdup (path);
  creation->organisation = g_strdup (create->organisation != NULL ? create->organisation : "");
  creation->keyholder = g_strdup (ck_text_is_blank (create->keyholder) ? DEFAULT_KEYHOLDER : create->keyholder);
  creation->passphrase = g_strdup (create->passphrase);
  creation->practice = create->practice;
  creation->kdf_operations = create->kdf_operations;
  creation->kdf_memory_mib = create->kdf_memory_mib;
  return creation;
}

/**
 * ck_session_create:
 * @path: where no file is yet
 * @create: what the vault begins with; passphrases are wiped by the caller
 * @recovery_key: (out) (transfer full) (optional): to be shown once, then wiped with ck_wipe_free(); %NULL makes none
 * @error: %CK_ERROR_INVALID for a member of @create, else why it couldn't be made
 *
 * Makes a vault, and the first unit of its record: keyholders and settings. Blocks for as long as three key
 * derivations take: one for each of the two keyholders, and one to unlock. On failure no file is left.
 *
 * Returns: (transfer full): the session, unlocked
 */
CkSession *
ck_session_create (const char            *path,
                   const CkSessionCreate *create,
                   char                 **recovery_key,
                   GError               **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  Creation *creation;
  CkSession *self;

  g_return_val_if_fail (path != NULL && create != NULL, NULL);

  creation = new_creation (path, create);
  creation->without_recovery_key = recovery_key == NULL;
  self = create_session (creation, context, error);
  if (self != NULL && recovery_key != NULL)
    *recovery_key = g_steal_pointer (&creation->recovery_key);
  free_creation (creation);
  return self;
}

static void
create_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  CkSession *self = create_session (task_data, g_task_get_context (task), &error);

  if (self == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, self, g_object_unref);
}

/**
 * ck_session_create_async:
 * @path: where no file is yet
 * @create: copied, and the copy of the passphrase wiped
 * @cancellable: (nullable): heeded before anything is made
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * ck_session_create() on a thread of its own.
 */
void
ck_session_create_async (const char            *path,
                         const CkSessionCreate *create,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (path != NULL && create != NULL);

  g_task_set_source_tag (task, ck_session_create_async);
  g_task_set_task_data (task, new_creation (path, create), free_creation);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* a vault that was made is handed over, or its recovery key would be lost */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, create_in_thread);
}

/**
 * ck_session_create_finish:
 * @result: from the callback of ck_session_create_async()
 * @recovery_key: (out) (transfer full) (optional): as for ck_session_create()
 * @error: as for ck_session_create(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the session, unlocked
 */
CkSession *
ck_session_create_finish (GAsyncResult *result,
                          char        **recovery_key,
                          GError      **error)
{
  CkSession *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL && recovery_key != NULL)
    {
      Creation *creation = g_task_get_task_data (G_TASK (result));

      *recovery_key = g_steal_pointer (&creation->recovery_key);
    }
  return self;
}

/* --- opening and unlocking --- */

/**
 * ck_session_open:
 * @path: a vault
 * @error: %CK_ERROR_NOT_FOUND, %CK_ERROR_NOT_A_VAULT, %CK_ERROR_TOO_NEW, %CK_ERROR_DAMAGED, %CK_ERROR_IN_USE
 *
 * Reads the header alone.
 *
 * Returns: (transfer full): the session, locked
 */
CkSession *
ck_session_open (const char *path,
                 GError    **error)
{
  CkSession *self;
  CkVault *vault;

  g_return_val_if_fail (path != NULL, NULL);

  vault = ck_vault_open (path, error);
  if (vault == NULL)
    return NULL;

  self = new_session (vault);
  compare_with_memory (self);
  return self;
}

static gboolean
derive (CkSession       *self,
        const Unlocking *unlocking,
        GError         **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean open;

  if (self->vault == NULL)
    {
      self->vault = ck_vault_open (self->path, error);
      if (self->vault == NULL)
        return FALSE;
    }

  open = unlocking->is_recovery_key ? ck_vault_unlock_with_recovery_key (self->vault, unlocking->secret, &failure)
                                    : ck_vault_unlock (self->vault, unlocking->keyholder, unlocking->secret, &failure);
  if (open)
    return TRUE;

  if (g_error_matches (failure, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE))
    self->failures++;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
unlock (CkSession       *self,
        const Unlocking *unlocking,
        GCancellable    *cancellable,
        GError         **error)
{
  Turn turn = { self, NULL };

  if (!claim (self, FALSE, error))
    return FALSE;

  if (!derive (self, unlocking, error))
    {
      set_unlocked (self, FALSE);
      return FALSE;
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, &turn.error))
    ck_lane_run (self->lane, open_store, &turn);
  if (turn.error != NULL)
    {
      Turn back = { self, NULL };

      ck_lane_run (self->lane, close_store, &back);
      g_clear_error (&back.error);
      set_unlocked (self, FALSE);
      g_propagate_error (error, turn.error);
      return FALSE;
    }
  set_unlocked (self, TRUE);
  return TRUE;
}

/**
 * ck_session_unlock:
 * @self: a locked session
 * @keyholder: (nullable): whose passphrase; the only one when %NULL
 * @passphrase: wiped by the caller
 * @error: %CK_ERROR_WRONG_PASSPHRASE, %CK_ERROR_DAMAGED, %CK_ERROR_IN_USE, %CK_ERROR_NOT_FOUND for the keyholder, …
 *
 * Derives the key on the calling thread (about a second), then opens the record on the lane. Failed attempts are
 * counted, and recorded once one succeeds.
 *
 * Returns: %TRUE, or %FALSE with the session still locked
 */
gboolean
ck_session_unlock (CkSession  *self,
                   const char *keyholder,
                   const char *passphrase,
                   GError    **error)
{
  Unlocking unlocking = { (char *)keyholder, (char *)passphrase, FALSE };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  return unlock (self, &unlocking, NULL, error);
}

/**
 * ck_session_unlock_with_recovery:
 * @self: a locked session
 * @recovery_key: as it was printed; wiped by the caller
 * @error: as for ck_session_unlock(), and %CK_ERROR_INVALID for a misprint that its check characters show
 *
 * Returns: %TRUE, or %FALSE with the session still locked
 */
gboolean
ck_session_unlock_with_recovery (CkSession  *self,
                                 const char *recovery_key,
                                 GError    **error)
{
  Unlocking unlocking = { NULL, (char *)recovery_key, TRUE };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);
  g_return_val_if_fail (recovery_key != NULL, FALSE);

  return unlock (self, &unlocking, NULL, error);
}

static void
unlock_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (unlock (source, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ck_session_unlock_async:
 * @self: a locked session
 * @keyholder: (nullable): whose passphrase
 * @passphrase: the passphrase or the recovery key; copied, and the copy wiped
 * @is_recovery_key: which of the two it is
 * @cancellable: (nullable): heeded before and after the key derivation
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * Derives the key on a thread of its own, then opens the record on the lane.
 */
void
ck_session_unlock_async (CkSession          *self,
                         const char         *keyholder,
                         const char         *passphrase,
                         gboolean            is_recovery_key,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Unlocking *unlocking;

  g_return_if_fail (CK_IS_SESSION (self));
  g_return_if_fail (passphrase != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  unlocking = g_new0 (Unlocking, 1);
  unlocking->keyholder = g_strdup (keyholder);
  unlocking->secret = g_strdup (passphrase);
  unlocking->is_recovery_key = is_recovery_key;
  g_task_set_source_tag (task, ck_session_unlock_async);
  g_task_set_task_data (task, unlocking, free_unlocking);
  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, unlock_in_thread);
}

/**
 * ck_session_unlock_finish:
 * @self: a session
 * @result: from the callback of ck_session_unlock_async()
 * @error: as for ck_session_unlock(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE, or %FALSE with the session still locked
 */
gboolean
ck_session_unlock_finish (CkSession    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- closing --- */

/**
 * ck_session_close:
 * @self: a session, locked or not
 * @error: that the vault couldn't be closed cleanly; what was recorded is safe, and its keys are gone all the same
 *
 * Does what is queued, then closes the record and the vault and wipes the keys. Saves nothing: what is being typed is
 * saved as a draft before. Blocks; not on the lane. The session can be unlocked again.
 *
 * Returns: whether it was closed cleanly; also when it was locked already
 */
gboolean
ck_session_close (CkSession *self,
                  GError   **error)
{
  Turn turn = { self, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);

  if (!claim (self, TRUE, NULL))
    {
      /* the header's file is let go of as well */
      if (!ck_session_is_unlocked (self) && claim (self, FALSE, NULL))
        {
          g_clear_object (&self->vault);
          set_unlocked (self, FALSE);
        }
      return TRUE;
    }

  /* what long work holds on to goes before the connection does */
  g_atomic_int_set (&self->closing, TRUE);
  ck_lane_run_last (self->lane, close_store, &turn);
  g_atomic_int_set (&self->closing, FALSE);
  set_unlocked (self, FALSE);
  if (turn.error != NULL)
    {
      g_propagate_error (error, turn.error);
      return FALSE;
    }
  return TRUE;
}

static void
close_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (ck_session_close (source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ck_session_close_async:
 * @self: a session, locked or not
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * ck_session_close() without waiting.
 */
void
ck_session_close_async (CkSession          *self,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CK_IS_SESSION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ck_session_close_async);
  g_task_run_in_thread (task, close_in_thread);
}

/**
 * ck_session_close_finish:
 * @self: a session
 * @result: from the callback of ck_session_close_async()
 * @error: as for ck_session_close()
 *
 * Returns: whether it was closed cleanly
 */
gboolean
ck_session_close_finish (CkSession    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
