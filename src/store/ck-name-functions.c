/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the views of names call: how names are sorted and found, as the model says. The keys of one name are asked for one
 * after the other, so those of the last name are kept, as long as the connection lives. */
#include "ck-name-functions.h"

#include "ck-name-match.h"

typedef struct {
  char *name;
  char *known_as;
  GStrv keys;
} Last;

static void
last_free (gpointer data)
{
  Last *last = data;

  g_free (last->name);
  g_free (last->known_as);
  g_strfreev (last->keys);
  g_free (last);
}

static GStrv
keys_of (Last          *last,
         sqlite3_value **arguments)
{
  const char *name = (const char *)sqlite3_value_text (arguments[0]);
  const char *known_as = (const char *)sqlite3_value_text (arguments[1]);

  if (last->keys == NULL || g_strcmp0 (name, last->name) != 0 || g_strcmp0 (known_as, last->known_as) != 0)
    {
      g_strfreev (last->keys);
      g_free (last->name);
      g_free (last->known_as);
      last->name = g_strdup (name);
      last->known_as = g_strdup (known_as);
      last->keys = ck_name_keys (name, known_as);
    }
  return last->keys;
}

static void
name_keys (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  sqlite3_result_int (context, (int)g_strv_length (keys_of (sqlite3_user_data (context), arguments)));
}

static void
name_key (sqlite3_context *context,
          int              n_arguments,
          sqlite3_value  **arguments)
{
  GStrv keys = keys_of (sqlite3_user_data (context), arguments);
  int n = sqlite3_value_int (arguments[2]);

  if (n >= 1 && n <= (int)g_strv_length (keys))
    sqlite3_result_text (context, keys[n - 1], -1, SQLITE_TRANSIENT);
}

static void
name_sort (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  sqlite3_result_text (context, ck_name_sort ((const char *)sqlite3_value_text (arguments[0])), -1, g_free);
}

/**
 * ck_name_functions_add:
 * @db: a connection
 *
 * Gives it ck_name_keys (name, known_as), the number of keys; ck_name_key (name, known_as, n), one of them from 1; and
 * ck_name_sort (name).
 *
 * Returns: whether they are there
 */
gboolean
ck_name_functions_add (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC;

  return sqlite3_create_function_v2 (db, "ck_name_keys", 2, flags, g_new0 (Last, 1), name_keys, NULL, NULL, last_free) == SQLITE_OK
         && sqlite3_create_function_v2 (db, "ck_name_key", 3, flags, g_new0 (Last, 1), name_key, NULL, NULL, last_free) == SQLITE_OK
         && sqlite3_create_function_v2 (db, "ck_name_sort", 1, flags, NULL, name_sort, NULL, NULL, NULL) == SQLITE_OK;
}
