/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the laptop remembers of a vault, so that an older copy put in its place is noticed: the header's generation and
 * the fingerprint of the record. Nothing of content, and nothing that says what or whose the vault is. */
#include "ck-session-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "ck-text.h"

#define GROUP "vault"

static char *
memory_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "casekeeper", NULL);
}

static char *
memory_path (const CkUuid *vault)
{
  g_autofree char *folder = memory_folder ();
  g_autofree char *id = ck_uuid_to_text (vault);
  g_autofree char *name = g_strconcat (id, ".state", NULL);

  return g_build_filename (folder, name, NULL);
}

/**
 * ck_vault_memory_load:
 * @vault: id of a vault
 * @memory: (out caller-allocates): what was last seen of it; left alone when nothing is known
 *
 * Returns: whether this laptop has used the vault before
 */
gboolean
ck_vault_memory_load (const CkUuid  *vault,
                      CkVaultMemory *memory)
{
  g_autofree char *path = memory_path (vault);
  g_autofree char *hash = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  guint64 generation;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;

  generation = g_key_file_get_uint64 (file, GROUP, "generation", NULL);
  hash = g_key_file_get_string (file, GROUP, "hash", NULL);
  if (generation == 0 || hash == NULL)
    return FALSE;

  memory->generation = generation;
  memory->sequence = g_key_file_get_int64 (file, GROUP, "sequence", NULL);
  g_strlcpy (memory->hash, hash, sizeof memory->hash);
  return TRUE;
}

/**
 * ck_vault_memory_save:
 * @vault: id of a vault
 * @memory: what was seen of it
 * @error: %CK_ERROR_FAILED
 *
 * Writes beside, syncs and renames, readable by this user alone.
 *
 * Returns: whether it is written
 */
gboolean
ck_vault_memory_save (const CkUuid        *vault,
                      const CkVaultMemory *memory,
                      GError             **error)
{
  g_autofree char *folder = memory_folder ();
  g_autofree char *path = memory_path (vault);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  gsize length;

  g_key_file_set_uint64 (file, GROUP, "generation", memory->generation);
  g_key_file_set_int64 (file, GROUP, "sequence", memory->sequence);
  g_key_file_set_string (file, GROUP, "hash", memory->hash);
  text = g_key_file_to_data (file, &length, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_file_set_contents_full (path, text, (gssize)length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_FAILED,
          _("This laptop couldn’t note down how far the vault had got, so it can’t notice an older copy put "
             "in its place. The vault itself is saved. Make sure that your home folder can be written to."));
      return FALSE;
    }
  return TRUE;
}

/**
 * ck_session_read_anchor:
 * @self: a session whose vault is unlocked, and used by nothing else at this moment
 *
 * Takes the fingerprint of the record from the vault.
 */
void
ck_session_read_anchor (CkSession *self)
{
  CkVaultAnchor anchor = { 0 };
  g_autofree char *hash = NULL;

  ck_vault_get_anchor (self->vault, &anchor);
  hash = ck_text_hex (anchor.hash, 8);
  self->seen.sequence = anchor.sequence;
  g_strlcpy (self->seen.hash, hash, sizeof self->seen.hash);
}

/**
 * ck_session_remember:
 * @self: a session whose vault nothing else uses at this moment
 *
 * Notes down the vault's generation and fingerprint on this laptop. That it couldn't is a warning of the session: the
 * vault is sound without it.
 */
void
ck_session_remember (CkSession *self)
{
  g_autoptr (GError) error = NULL;

  if (ck_vault_is_unlocked (self->vault))
    ck_session_read_anchor (self);
  self->seen.generation = ck_vault_get_generation (self->vault);
  if (!ck_vault_memory_save (&self->vault_id, &self->seen, &error))
    ck_session_warn (self, error->message);
}
