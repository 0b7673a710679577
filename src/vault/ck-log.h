/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"

G_BEGIN_DECLS

gsize    ck_log_file_size (void);
int      ck_log_open      (CkDisk       *disk,
                           const char   *name,
                           sqlite3_file *file,
                           int           flags,
                           int          *out_flags);

gboolean ck_log_recover   (CkDisk       *disk,
                           guint64       file_pages,
                           GPtrArray    *findings,
                           GPtrArray    *leftovers,
                           GError      **error);
int      ck_log_verify    (CkDisk       *disk,
                           guint64      *bad);

G_END_DECLS
