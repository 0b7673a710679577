/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format of the record's hashes: which tables hold facts, and how a row becomes bytes. */
#pragma once

#include <sqlite3.h>
#include "ck-uuid.h"
#include "ck-vault-hash.h"

G_BEGIN_DECLS

#define CK_RECORD_HASH_VERSION 1

/**
 * CkFactTable:
 * @name: of the table, as it goes into the hash
 * @columns: in the order of the encoding, ready for a SELECT
 * @subject: (nullable): the column that holds the case or person that a fact is about
 * @text: (nullable): what a search finds it as, see d_text
 * @text_key: (nullable): the column that holds the id of that
 */
typedef struct {
  const char *name;
  const char *columns;
  const char *subject;
  const char *text;
  const char *text_key;
} CkFactTable;

/** CkUnitRow: one row of the table of units */
typedef struct {
  CkUuid      device;
  gint64      seq;
  CkUuid      id;
  gint64      hlc;
  gint64      at;
  CkUuid      actor;
  const char *kind;
  gint64      schema_version;
  gint64      hash_version;
  guint8      prev[CK_HASH_BYTES];
  guint8      hash[CK_HASH_BYTES];
} CkUnitRow;

const CkFactTable *ck_fact_tables          (guint             *n_tables);
const CkFactTable *ck_fact_table_find      (const char        *name);
gboolean           ck_fact_table_has       (const CkFactTable *table,
                                            const char        *column);
char              *ck_fact_table_select    (const CkFactTable *table);

void               ck_canonical_row        (GByteArray        *bytes,
                                            sqlite3_stmt      *row);
void               ck_canonical_digest     (CkHash            *hash,
                                            const guint8       salt[CK_HASH_BYTES],
                                            GByteArray        *row,
                                            guint8             digest[CK_HASH_BYTES]);
void               ck_canonical_unit_begin (CkHash            *hash,
                                            const CkUnitRow   *unit);
void               ck_canonical_unit_part  (CkHash            *hash,
                                            const char        *table,
                                            const CkUuid      *row_id,
                                            const CkUuid      *subject,
                                            const guint8       digest[CK_HASH_BYTES]);

G_END_DECLS
