/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts: a vault on a simulated disk is worked with, and before every operation on the disk dice decide whether the power
 * fails now. What is left is opened. It must open; nothing that was confirmed may be missing, nothing may be there
 * that was never begun, its content must fit the ledger that each commit writes, every page must be authentic.
 *
 * Some images are rotten besides: a byte is flipped. Those may be refused, or reported, but never be wrong in silence.
 *
 * Controls: with any of the vault's syncs left out, the rule for page 1 off, or a bad log taken for an absent one, the same
 * test must fail.
 *
 *   power-cut [--count N] [--seed S] [--full] [TAP options] */
#include <stdlib.h>
#include <string.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-torture.h"
#include "ck-vault-hash.h"
#include "ck-vault-private.h"
#include "sim-disk.h"

#define PASSPHRASE "power"
#define MAX_ROWS   60

typedef struct {
  GRand   *rand;
  guint64  images;       /* made so far */
  guint64  wanted;
  guint64  rotten;
  guint64  refused;      /* of the rotten ones */
  guint64  nested;
  gboolean is_rotten;    /* the image that is being judged */
  GString *failure;      /* the first, or empty */
} Run;

/** Scene: one vault at work, at some depth of crashes */
typedef struct {
  Run      *run;
  CkVault  *vault;
  char      path[64];
  char      log_path[64];
  char      image[64];
  char      image_log[64];
  gint64    confirmed;
  gint64    begun;
  gint64    anchored;
  double    chance;
  guint     tense;      /* for so many operations the power is likely to fail */
  guint     depth;
  guint     life;       /* how many processes worked on it before and were killed */
} Scene;

static void on_operation (gpointer data);
static void work_on (Scene *scene, guint steps);

static void
scene_name (Scene *scene)
{
  g_snprintf (scene->path, sizeof scene->path, "/disk-%u-%u.casevault", scene->depth, scene->life);
  g_snprintf (scene->log_path, sizeof scene->log_path, "%s-wal", scene->path);
}

static void
scene_init (Scene *scene, Run *run, guint depth)
{
  memset (scene, 0, sizeof *scene);
  scene->run = run;
  scene->depth = depth;
  scene_name (scene);
  g_snprintf (scene->image, sizeof scene->image, "/disk-%u-0.casevault", depth + 1);
  g_snprintf (scene->image_log, sizeof scene->image_log, "%s-wal", scene->image);
}

G_GNUC_PRINTF (2, 3)
static void
fail (Run *run, const char *format, ...)
{
  va_list arguments;

  if (run->failure->len > 0)
    return;
  g_string_printf (run->failure, "image %" G_GUINT64_FORMAT "%s: ", run->images, run->is_rotten ? " (rotten)" : "");
  va_start (arguments, format);
  g_string_append_vprintf (run->failure, format, arguments);
  va_end (arguments);
}

static gboolean
has_failed (Run *run)
{
  return run->failure->len > 0;
}

static int
query (CkVault *vault, const char *sql, gint64 *value)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (ck_vault_get_connection (vault), sql, -1, &statement, NULL);

  *value = 0;
  if (rc == SQLITE_OK && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      *value = sqlite3_column_int64 (statement, 0);
      rc = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  return rc;
}

static gboolean
is_expected_finding (const char *finding)
{
  return strstr (finding, "power cut") != NULL
         || (strstr (finding, "of the header is damaged") != NULL && strstr (finding, "is whole") != NULL);
}

/* Every finding that a power cut doesn't explain, and every page */
static guint
count_findings (CkVault *vault, char **first)
{
  g_autoptr (CkVaultCheck) check = ck_vault_check_new (vault, NULL);
  gboolean finished = FALSE;
  guint n = 0;

  if (check == NULL)
    {
      *first = g_strdup ("the check can't begin");
      return 1;
    }
  while (!finished)
    if (!ck_vault_check_step (check, &finished, NULL, NULL, NULL))
      {
        *first = g_strdup ("the check broke off");
        return 1;
      }
  for (guint i = 0; i < ck_vault_check_get_findings (check)->len; i++)
    {
      const char *finding = ck_vault_check_get_findings (check)->pdata[i];

      if (is_expected_finding (finding))
        continue;
      if (n++ == 0)
        *first = g_strdup (finding);
    }
  return n;
}

static void
nested_work (gpointer data)
{
  work_on (data, 6);
}

/* The image goes on being worked with, and may lose power again. */
static void
go_on (Scene *scene, CkVault *vault, gint64 last)
{
  Scene next;

  scene_init (&next, scene->run, scene->depth + 1);
  next.vault = vault;
  next.confirmed = next.begun = last;
  next.chance = 0.02;
  scene->run->nested++;
  sim_disk_within (on_operation, &next, nested_work);
  if (next.vault != NULL)
    {
      if (!ck_vault_close (next.vault, NULL))
        fail (scene->run, "the opened image can't be closed");
      g_object_unref (next.vault);
    }
}

static void
judge_content (Scene *scene, CkVault *vault, gboolean rotten)
{
  Run *run = scene->run;
  g_autofree char *finding = NULL;
  gint64 last, wrong, broken;
  CkVaultAnchor anchor;
  guint n_warnings = ck_vault_get_warnings (vault)->len;
  int rc = query (vault, "SELECT max (n) FROM ledger", &last);

  if (rc == SQLITE_OK)
    rc = query (vault,
                "SELECT count (*) FROM (SELECT * FROM ledger ORDER BY n DESC LIMIT 1) l,"
                " (SELECT count (*) c, total (length (payload)) s FROM t) WHERE l.rows <> c OR l.total <> s",
                &wrong);
  if (rc == SQLITE_OK)
    rc = query (vault, "SELECT count (*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'", &broken);
  if (rc != SQLITE_OK)
    {
      if (!rotten || rc != SQLITE_IOERR_DATA)
        fail (run, "can't be read: %s", sqlite3_errstr (rc));
      return;
    }
  ck_vault_get_anchor (vault, &anchor);
  if (last < scene->confirmed && !(rotten && n_warnings > 0))
    fail (run, "%" G_GINT64_FORMAT " was confirmed, %" G_GINT64_FORMAT " is the last there", scene->confirmed, last);
  else if (last > scene->begun)
    fail (run, "%" G_GINT64_FORMAT " was never begun", last);
  else if (wrong != 0)
    fail (run, "the content doesn't fit the ledger at %" G_GINT64_FORMAT, last);
  else if (broken != 0 && !rotten) /* of a rotten page it says that it can't be had */
    fail (run, "the integrity check finds something");
  else if (anchor.sequence > scene->begun || (!rotten && anchor.sequence < scene->anchored))
    fail (run, "the anchor is at %" G_GINT64_FORMAT ", not between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT,
          anchor.sequence, scene->anchored, scene->begun);
  else if (count_findings (vault, &finding) > 0 && !rotten)
    fail (run, "the check finds: %s", finding);
  else if (!rotten && scene->depth < 2 && g_rand_int_range (run->rand, 0, 4) == 0)
    go_on (scene, g_object_ref (vault), last);
}

static void
flip_byte (Run *run, const char *path)
{
  g_autoptr (GBytes) bytes = sim_disk_get (path);
  g_autofree guint8 *copy = NULL;
  gsize length;

  if (bytes == NULL || (length = g_bytes_get_size (bytes)) == 0)
    return;
  copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  /* half of them where a log or a main file begins */
  copy[g_rand_int_range (run->rand, 0, (gint32) (g_rand_boolean (run->rand) ? length : MIN (length, 128)))]
      ^= (guint8) (1 << g_rand_int_range (run->rand, 0, 8));
  sim_disk_put (path, copy, length);
}

static void
judge_image (Scene *scene)
{
  Run *run = scene->run;
  g_autoptr (GError) error = NULL;
  CkVault *vault;
  gboolean rotten = g_rand_int_range (run->rand, 0, 12) == 0;

  run->images++;
  run->is_rotten = rotten;
  sim_disk_crash (scene->path, scene->image, run->rand);
  sim_disk_crash (scene->log_path, scene->image_log, run->rand);
  if (rotten)
    {
      run->rotten++;
      flip_byte (run, g_rand_int_range (run->rand, 0, 4) != 0 ? scene->image_log : scene->image);
    }
  vault = ck_vault_open (scene->image, &error);
  if (vault == NULL || !ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error))
    {
      if (rotten && g_error_matches (error, CK_ERROR, CK_ERROR_DAMAGED))
        run->refused++;
      else
        fail (run, "%s doesn't open: %s", rotten ? "a rotten one" : "it", error->message);
      g_clear_object (&vault);
      return;
    }
  judge_content (scene, vault, rotten);
  if (ck_vault_is_unlocked (vault) && !ck_vault_close (vault, &error) && !rotten)
    fail (run, "can't be closed: %s", error->message);
  g_object_unref (vault);
}

static void
on_operation (gpointer data)
{
  Scene *scene = data;
  double chance = scene->tense > 0 ? 0.4 : scene->chance;

  if (scene->tense > 0)
    scene->tense--;
  if (!has_failed (scene->run) && scene->run->images < scene->run->wanted && g_rand_double (scene->run->rand) < chance)
    judge_image (scene);
}

static gboolean
must (Scene *scene, const char *sql)
{
  sqlite3 *connection = ck_vault_get_connection (scene->vault);

  if (sqlite3_exec (connection, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  fail (scene->run, "at work: %s: %s", sql, sqlite3_errmsg (connection));
  return FALSE;
}

static void
run_sql (Scene *scene, const char *format, gint64 a, gint64 b)
{
  char sql[256];

  sqlite3_snprintf (sizeof sql, sql, format, a, b);
  must (scene, sql);
}

/* One thing that is done to the rows */
static void
change_rows (Scene *scene)
{
  GRand *rand = scene->run->rand;
  gint64 id = g_rand_int_range (rand, 1, MAX_ROWS);
  gint64 size = g_rand_int_range (rand, 0, 8) == 0 ? g_rand_int_range (rand, 0, 40000) : g_rand_int_range (rand, 0, 3000);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      run_sql (scene, "DELETE FROM t WHERE id = %lld", id, 0);
      break;
    case 1:
      run_sql (scene, "SAVEPOINT s; UPDATE t SET payload = randomblob (%lld) WHERE id > %lld; ROLLBACK TO s; RELEASE s", size, id);
      break;
    case 2:
      run_sql (scene, "UPDATE t SET payload = randomblob (%lld) WHERE id = %lld", size, id);
      break;
    default:
      run_sql (scene, "INSERT OR REPLACE INTO t VALUES (%lld, randomblob (%lld))", id, size);
      break;
    }
}

static void
commit_one (Scene *scene)
{
  CkVaultAnchor anchor = { 0 };
  int changes = g_rand_int_range (scene->run->rand, 1, 5);

  scene->begun = scene->confirmed + 1;
  must (scene, "BEGIN");
  for (int i = 0; i < changes; i++)
    change_rows (scene);
  run_sql (scene, "INSERT INTO ledger SELECT %lld, count (*), total (length (payload)) FROM t", scene->begun, 0);
  if (!must (scene, "COMMIT"))
    return;
  scene->confirmed = scene->begun;
  anchor.sequence = scene->confirmed;
  ck_vault_set_anchor (scene->vault, &anchor);
}

static void
change_keyholders (Scene *scene)
{
  g_autoptr (GPtrArray) list = ck_vault_list_keyholders (scene->vault);
  g_autoptr (GError) error = NULL;

  if (list->len > 1)
    {
      const CkKeyholder *last = list->pdata[list->len - 1];

      if (!ck_vault_remove_keyholder (scene->vault, &last->id, &error))
        fail (scene->run, "at work: %s", error->message);
    }
  else
    {
      g_autofree char *printed = ck_vault_add_recovery_key (scene->vault, "Recovery key", &error);

      if (printed == NULL)
        fail (scene->run, "at work: %s", error->message);
    }
}

static void
settle (Scene *scene)
{
  static const char settings[] = "PRAGMA cache_size = 12; PRAGMA wal_autocheckpoint = %lld";

  run_sql (scene, settings, g_rand_int_range (scene->run->rand, 3, 80), 0);
}

static gboolean
unlock_scene (Scene *scene)
{
  g_autoptr (GError) error = NULL;

  scene->vault = ck_vault_open (scene->path, &error);
  if (scene->vault != NULL && ck_vault_unlock (scene->vault, "Coordinator", PASSPHRASE, &error))
    {
      settle (scene);
      return TRUE;
    }
  fail (scene->run, "at work: %s", error->message);
  g_clear_object (&scene->vault);
  return FALSE;
}

static void
close_and_open (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  CkVaultAnchor anchor;

  ck_vault_get_anchor (scene->vault, &anchor);
  if (!ck_vault_close (scene->vault, &error))
    fail (scene->run, "at work: %s", error->message);
  else
    scene->anchored = anchor.sequence;
  g_clear_object (&scene->vault);
  unlock_scene (scene);
}

static void
end_killed (gpointer data)
{
  CkVault *vault = data;

  ck_vault_close (vault, NULL);
  g_object_unref (vault);
}

/* The process is killed and another one goes on, with what the kernel has, synced or not. */
static void
kill_and_open (Scene *scene)
{
  CkVault *killed = g_steal_pointer (&scene->vault);
  char path[64], log_path[64];

  g_strlcpy (path, scene->path, sizeof path);
  g_strlcpy (log_path, scene->log_path, sizeof log_path);
  scene->life++;
  scene_name (scene);
  sim_disk_copy (path, scene->path);
  sim_disk_copy (log_path, scene->log_path);
  sim_disk_within (NULL, killed, end_killed);
  if (!unlock_scene (scene) || g_rand_boolean (scene->run->rand))
    return;
  scene->tense = 4;
  ck_vault_checkpoint (scene->vault, NULL);
  scene->tense = 0;
}

static void
work_on (Scene *scene, guint steps)
{
  GRand *rand = scene->run->rand;

  for (guint i = 0; i < steps && scene->vault != NULL && !has_failed (scene->run); i++)
    switch (g_rand_int_range (rand, 0, 40))
      {
      case 0:
        if (!ck_vault_checkpoint (scene->vault, NULL))
          fail (scene->run, "at work: no checkpoint");
        break;
      case 1:
        must (scene, "VACUUM");
        break;
      case 2:
        must (scene, "BEGIN; UPDATE t SET payload = randomblob (2000); INSERT INTO ledger VALUES (-1, 0, 0); ROLLBACK");
        break;
      case 3:
        change_keyholders (scene);
        break;
      case 4:
      case 5:
        close_and_open (scene);
        break;
      case 6:
      case 7:
        kill_and_open (scene);
        break;
      case 8:
        must (scene, "DELETE FROM t WHERE id = -1; PRAGMA wal_checkpoint (PASSIVE)");
        break;
      default:
        commit_one (scene);
        break;
      }
}

/* A vault of its own for every few dozen images, so that none grows old */
static void
run_scene (Run *run)
{
  const CkVaultCreate create = { "Test", TRUE, "Coordinator", PASSPHRASE, 1, CK_VAULT_KDF_MEMORY_FLOOR };
  guint8 image[CK_VAULT_IMAGE_BYTES];
  g_autoptr (GError) error = NULL;
  Scene scene;

  sim_disk_clear ();
  scene_init (&scene, run, 0);
  g_assert_true (ck_vault_build_image (&create, image, NULL, &error));
  sim_disk_put (scene.path, image, sizeof image);
  if (!unlock_scene (&scene))
    return;
  must (&scene, "CREATE TABLE ledger (n INTEGER PRIMARY KEY, rows INTEGER, total REAL);"
                "CREATE TABLE t (id INTEGER PRIMARY KEY, payload BLOB);"
                "INSERT INTO ledger VALUES (0, 0, 0)");
  scene.chance = 0.06;
  sim_disk_hook (on_operation, &scene);
  work_on (&scene, 60);
  sim_disk_hook (NULL, NULL);
  if (scene.vault != NULL)
    {
      ck_vault_close (scene.vault, NULL);
      g_object_unref (scene.vault);
    }
}

static void
run_images (Run *run, guint32 seed, guint64 count)
{
  *run = (Run){ .rand = g_rand_new_with_seed (seed), .wanted = count, .failure = g_string_new (NULL) };
  while (run->images < count && !has_failed (run))
    run_scene (run);
  g_rand_free (run->rand);
}

static guint64 option_count = 1000;
static guint64 option_limit = 20000; /* of images in a control */
static guint32 option_seed; /* 0: each test's own */

static void
test_images (void)
{
  guint32 seed = option_seed != 0 ? option_seed : 1;
  Run run;

  run_images (&run, seed, option_count);
  g_test_message ("seed %u: %" G_GUINT64_FORMAT " images, %" G_GUINT64_FORMAT " worked on after, %" G_GUINT64_FORMAT
                  " rotten, of which %" G_GUINT64_FORMAT " were refused",
                  seed, run.images, run.nested, run.rotten, run.refused);
  if (has_failed (&run))
    g_error ("seed %u, %s", seed, run.failure->str);
  g_assert_cmpuint (run.images, >=, option_count);
  g_string_free (run.failure, TRUE);
}

/** Control: @seed: one that meets the trouble early, since some need three things to come together */
typedef struct {
  const char *name;
  guint32     seed;
  CkTorture   sabotage;
} Control;

static const Control controls[] = {
  { "/power-cut/control/sync-header-before", 7, { .skip_sync = CK_SYNC_HEADER_BEFORE } },
  { "/power-cut/control/sync-header", 1, { .skip_sync = CK_SYNC_HEADER } },
  { "/power-cut/control/sync-log-start", 1, { .skip_sync = CK_SYNC_LOG_START } },
  { "/power-cut/control/sync-log", 1, { .skip_sync = CK_SYNC_LOG } },
  { "/power-cut/control/sync-main", 6, { .skip_sync = CK_SYNC_MAIN } },
  { "/power-cut/control/page-one-rule", 3, { .read_page_one = TRUE } },
  { "/power-cut/control/forgiven-log", 3, { .forgive_log = TRUE } },
};

/* The same test must see that something is wrong. */
static void
test_control (gconstpointer data)
{
  const Control *control = data;
  Run run;

  ck_torture = control->sabotage;
  ck_torture.quick_key = TRUE;
  run_images (&run, option_seed != 0 ? option_seed : control->seed, option_limit);
  ck_torture = (CkTorture){ .quick_key = TRUE };
  g_test_message ("%s", run.failure->str);
  g_assert_true (has_failed (&run));
  g_string_free (run.failure, TRUE);
}

int
main (int argc, char **argv)
{
  int kept = 1;

  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--full") == 0)
      option_count = 20000;
    else if (strcmp (argv[i], "--count") == 0 && i + 1 < argc)
      option_count = g_ascii_strtoull (argv[++i], NULL, 10);
    else if (strcmp (argv[i], "--limit") == 0 && i + 1 < argc)
      option_limit = g_ascii_strtoull (argv[++i], NULL, 10);
    else if (strcmp (argv[i], "--seed") == 0 && i + 1 < argc)
      option_seed = (guint32) g_ascii_strtoull (argv[++i], NULL, 10);
    else
      argv[kept++] = argv[i];
  argc = kept;
  argv[argc] = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (ck_vault_prepare (NULL));
  sim_disk_start ();
  ck_vault_set_base_vfs_for_tests ("sim");
  ck_torture.quick_key = TRUE;
  g_test_add_func ("/power-cut/images", test_images);
  for (guint i = 0; i < G_N_ELEMENTS (controls); i++)
    g_test_add_data_func (controls[i].name, &controls[i], test_control);
  return g_test_run ();
}
