/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a copy that leaves the vault: its number, the file, and the unit that records it, in the order that lets none
 * leave unrecorded. */
#pragma once

#include "ck-casework.h"

G_BEGIN_DECLS

/* Writes @chronology to @path and gives the file's digest. The pages are the report's, which the store knows nothing of. */
typedef gboolean (*CkCopyWriter) (CkChronology *chronology, const char *path, char **sha256, GError **error);

CkChronology *ck_copy_load   (CkSession *session, const char *reference, CkChronologyOptions *options, GError **error);
gboolean      ck_copy_record (CkSession *session, CkChronology *chronology, CkCopyForm form, const char *sha256, GError **error);
gboolean      ck_copy_save   (CkSession *session, const char *reference, CkChronologyOptions *options, const char *path,
                              CkCopyWriter writer, GError **error);

G_END_DECLS
