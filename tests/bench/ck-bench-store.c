/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job through the store's own calls. Linked twice: with the vault, and with plain-vault.c, which puts plain
 * SQLite under the same record. Usage: ck-bench-store FOLDER */

#include <sys/resource.h>

#include "ck-bench-times.h"
#include "ck-casework.h"
#include "ck-paginator.h"

#define PASSPHRASE "correct horse battery staple"

typedef struct {
  char    *reference;
  CkTimes  log, list, search, load;
  guint    n;
} Bench;

static gpointer
log_concern (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autofree char *json = g_strdup_printf ("{\"kind\": \"child\", \"people\": [{\"name\": \"Child Number %u\", \"role\": \"harmed\", \"kind\": \"child\"}], "
                                           "\"happened\": \"2025-11-20T15:30\", \"facts\": \"%s\", \"categories\": [\"bullying\"], \"risk\": \"medium\"}",
                                           bench->n, CK_BENCH_FACTS);
  g_autoptr (CkRecord) form = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, -1, error);
  char *entry;

  if (form == NULL)
    return NULL;
  ck_times_begin (&bench->log);
  entry = ck_casework_log_concern (store, CK_CONCERN_FORM (form), NULL, error);
  ck_times_end (&bench->log);
  g_free (bench->reference);
  bench->reference = entry != NULL ? g_strndup (entry, strcspn (entry, "/")) : NULL;
  return entry;
}

static gpointer
add_note (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (CkNoteForm) form = ck_note_form_new ();

  form->text = g_strdup (CK_BENCH_FACTS);
  form->significant = TRUE;
  return ck_casework_add_note (store, bench->reference, form, error);
}

static gpointer
list_and_search (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  CkCasesFilter filter = { .status = CK_CASES_OPEN, .risk = -1 };
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  ck_times_begin (&bench->list);
  cases = ck_cases_list (store, &filter, error);
  ck_times_end (&bench->list);
  ck_times_begin (&bench->search);
  hits = ck_search (store, "telephone", 50, error);
  ck_times_end (&bench->search);
  return cases != NULL && cases->len >= CK_BENCH_CASES && hits != NULL && hits->len >= 50 ? bench : NULL;
}

static gpointer
load_chronology (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr (CkChronologyOptions) options = ck_chronology_options_new ();
  CkChronology *chronology;

  ck_times_begin (&bench->load);
  chronology = ck_chronology_load (store, bench->reference, options, error);
  ck_times_end (&bench->load);
  return chronology;
}

static void
call (CkSession *session, CkLaneFunc func, Bench *bench, GDestroyNotify destroy)
{
  g_autoptr (GError) error = NULL;
  gpointer result = ck_session_call (session, func, bench, &error);

  if (result == NULL)
    g_error ("%s", error != NULL ? error->message : "too few rows");
  if (destroy != NULL)
    destroy (result);
}

static void
unlock (CkSession *session)
{
  g_autoptr (GError) error = NULL;

  if (!ck_session_unlock (session, NULL, PASSPHRASE, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = g_build_filename (argv[1], "bench.casevault", NULL);
  CkSessionCreate create = { .organisation = "Bench", .practice = TRUE, .passphrase = PASSPHRASE, .kdf_operations = 1, .kdf_memory_mib = 8 };
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;
  CkSession *session = ck_session_create (path, &create, &recovery_key, &error);
  CkTimes unlocks = { 0 }, pages = { 0 };
  Bench bench = { 0 };
  struct rusage usage;
  guint n_pages = 0;

  if (session == NULL)
    g_error ("%s", error->message);
  for (bench.n = 0; bench.n < CK_BENCH_CASES; bench.n++)
    call (session, log_concern, &bench, g_free);
  for (guint n = 0; n < CK_BENCH_READS; n++)
    call (session, list_and_search, &bench, NULL);
  for (guint n = 0; n < CK_BENCH_ENTRIES; n++)
    call (session, add_note, &bench, g_free);
  for (guint n = 0; n < CK_BENCH_READS / 5; n++)
    call (session, load_chronology, &bench, g_object_unref);
  for (guint n = 0; n < 3; n++)
    {
      CkChronology *chronology = ck_session_call (session, load_chronology, &bench, &error);
      g_autofree char *pdf = g_build_filename (argv[1], "bench.pdf", NULL);
      g_autofree char *sha256 = NULL;
      CkPaginator *paginator;

      ck_times_begin (&pages);
      paginator = ck_paginator_new (chronology);
      if (!ck_paginator_save_pdf (paginator, pdf, &sha256, &error))
        g_error ("%s", error->message);
      ck_times_end (&pages);
      n_pages = ck_paginator_get_n_pages (paginator);
      g_object_unref (paginator);
      g_object_unref (chronology);
    }
  if (!ck_session_close (session, &error))
    g_error ("%s", error->message);
  g_object_unref (session);

  for (guint n = 0; n < CK_BENCH_READS / 5; n++)
    {
      session = ck_session_open (path, &error);
      if (session == NULL)
        g_error ("%s", error->message);
      ck_times_begin (&unlocks);
      unlock (session);
      ck_times_end (&unlocks);
      ck_session_close (session, NULL);
      g_object_unref (session);
    }

  ck_times_tell (&bench.log, "log");
  ck_times_tell (&bench.list, "list");
  ck_times_tell (&bench.search, "search");
  ck_times_tell (&bench.load, "load");
  ck_times_tell (&unlocks, "unlock");
  ck_times_tell (&pages, "pages");
  getrusage (RUSAGE_SELF, &usage);
  printf ("n_pages %u\nmemory_kib %ld\n", n_pages, usage.ru_maxrss);
  g_free (bench.reference);
  g_free (recovery_key);
  return 0;
}
