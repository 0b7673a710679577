/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format of the hashes. A change here makes every record that exists unverifiable. The vectors were made with
 * Python's own BLAKE2b by this program, which shares no code with ours:
 *
 *   import hashlib, struct
 *   key = bytes(range(32))
 *   salt = bytes(range(100, 132))
 *   def value(v):
 *       if v is None: return b"N" + struct.pack("<Q", 0)
 *       if isinstance(v, int): return b"I" + struct.pack("<Qq", 8, v)
 *       if isinstance(v, str): v = v.encode(); return b"T" + struct.pack("<Q", len(v)) + v
 *       return b"B" + struct.pack("<Q", len(v)) + v
 *   def keyed(data): return hashlib.blake2b(data, key=key, digest_size=32).digest()
 *   row = [bytes([0x11]) * 16, bytes([0x22]) * 16, 1795370400000000, None, "Zoë’s words", "", -1]
 *   encoded = b"".join(map(value, row))
 *   digest = keyed(salt + encoded)
 *   prev = bytes([0x33]) * 32
 *   unit = [bytes([0x44]) * 16, 7, bytes([0x22]) * 16, 117661394534400000, 1795370400000000, bytes([0x55]) * 16,
 * "log-concern", 4, 1] parts = [["entry", bytes([0x11]) * 16, bytes([0x66]) * 16, digest], ["setting", bytes([0x77]) *
 * 16, None, bytes(32)]] hashed = keyed(b"ck-unit-1" + prev + b"".join(map(value, unit)) + b"".join(value(v) for part in
 * parts for v in part)) print(encoded.hex(), digest.hex(), hashed.hex(), sep="\n")
 */
#include <string.h>
#include "ck-canonical.h"
#include "ck-text.h"
#include "record-fixture.h"

#define ENCODED                                                                                                        \
  "421000000000000000111111111111111111111111111111114210000000000000002222222222222222222222222222"                   \
  "222249080000000000000000a8ee3ee16006004e0000000000000000540e000000000000005a6fc3abe280997320776f"                   \
  "726473540000000000000000490800000000000000ffffffffffffffff"
#define DIGEST "ca3b941ac283a44814a8d11b541095cedbea29f2367eec164fb2755357f23c1a"
#define HASH "e8e50e828e660751a3486fae330005261b17beef5f02d1edcebb62ae22389955"

static void
fill (void *bytes, guint8 value, gsize length)
{
  memset (bytes, value, length);
}

static void
assert_hex (const guint8 *bytes, gsize length, const char *expected)
{
  g_autofree char *hex = ck_text_hex (bytes, length);

  g_assert_cmpstr (hex, ==, expected);
}

static CkHash *
new_hash (void)
{
  guint8 key[CK_HASH_KEY_BYTES];

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8)i;
  return ck_hash_new (key);
}

static void
test_vectors (void)
{
  g_autoptr (GByteArray) row = g_byte_array_new ();
  g_autoptr (CkHash) hash = new_hash ();
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  guint8 salt[CK_HASH_BYTES], digest[CK_HASH_BYTES], zeros[CK_HASH_BYTES] = { 0 };
  CkUnitRow unit = { .seq = 7,
                     .hlc = G_GINT64_CONSTANT (117661394534400000),
                     .at = G_GINT64_CONSTANT (1795370400000000),
                     .kind = "log-concern",
                     .schema_version = 4,
                     .hash_version = CK_RECORD_HASH_VERSION };
  CkUuid entry, subject, setting, none = { 0 };

  for (guint i = 0; i < sizeof salt; i++)
    salt[i] = (guint8)(100 + i);
  fill (&unit.device, 0x44, CK_UUID_SIZE);
  fill (&unit.id, 0x22, CK_UUID_SIZE);
  fill (&unit.actor, 0x55, CK_UUID_SIZE);
  fill (unit.prev, 0x33, CK_HASH_BYTES);
  fill (&entry, 0x11, CK_UUID_SIZE);
  fill (&subject, 0x66, CK_UUID_SIZE);
  fill (&setting, 0x77, CK_UUID_SIZE);

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT x'11111111111111111111111111111111', x'22222222222222222222222222222222', "
                          "1795370400000000, NULL, 'Zo\u00eb\u2019s words', '', -1",
                          -1, &stmt, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  ck_canonical_row (row, stmt);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  assert_hex (row->data, row->len, ENCODED);

  ck_canonical_digest (hash, salt, row, digest);
  assert_hex (digest, sizeof digest, DIGEST);

  ck_canonical_unit_begin (hash, &unit);
  ck_canonical_unit_part (hash, "entry", &entry, &subject, digest);
  ck_canonical_unit_part (hash, "setting", &setting, &none, zeros);
  ck_hash_final (hash, digest);
  assert_hex (digest, sizeof digest, HASH);
}

/* The order of the columns is part of the format, so the list says what the schema says, for every table of facts. */
static void
test_columns (RecordFixture *f, gconstpointer data)
{
  guint n_tables;
  const CkFactTable *tables = ck_fact_tables (&n_tables);
  gint64 n_of_schema;

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql
          = g_strconcat ("SELECT group_concat (name, ', ') FROM pragma_table_info ('", tables[i].name, "')", NULL);
      g_autofree char *columns = record_text (f, sql);

      g_assert_cmpstr (tables[i].columns, ==, columns);
      g_assert_true (g_str_has_prefix (columns, "id, unit, recorded_at"));
      g_assert_true (tables[i].subject == NULL || ck_fact_table_has (&tables[i], tables[i].subject));
      g_assert_true (tables[i].text_key == NULL || ck_fact_table_has (&tables[i], tables[i].text_key));
      g_assert_true ((tables[i].text == NULL) == (tables[i].text_key == NULL));
      g_assert_true (ck_fact_table_find (tables[i].name) == &tables[i]);
    }
  /* and no table has a unit that isn't in the list */
  n_of_schema = record_integer (f, "SELECT count (*) FROM sqlite_schema s WHERE type = 'table' AND "
                                   "EXISTS (SELECT 1 FROM pragma_table_info (s.name) WHERE name = 'recorded_at')");
  g_assert_cmpint (n_of_schema, ==, n_tables);
}

static void
test_has (void)
{
  const CkFactTable table = { .name = "t", .columns = "id, also_replaces, replaces_not, number" };

  g_assert_true (ck_fact_table_has (&table, "id"));
  g_assert_true (ck_fact_table_has (&table, "also_replaces"));
  g_assert_true (ck_fact_table_has (&table, "number"));
  g_assert_false (ck_fact_table_has (&table, "replaces"));
  g_assert_false (ck_fact_table_has (&table, "numb"));
  g_assert_false (ck_fact_table_has (&table, "unit"));
  g_assert_null (ck_fact_table_find ("unit"));
  g_assert_null (ck_fact_table_find ("draft"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* first: a vault prepares the process before SQLite is used */
  g_test_add ("/canonical/columns", RecordFixture, NULL, record_fixture_set_up, test_columns, record_fixture_tear_down);
  g_test_add_func ("/canonical/vectors", test_vectors);
  g_test_add_func ("/canonical/has", test_has);
  return g_test_run ();
}
