/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"

G_BEGIN_DECLS

sqlite3 *ck_connection_open      (CkDisk   *disk,
                                  GError  **error);
void     ck_connection_set_error (CkDisk   *disk,
                                  int       code,
                                  GError  **error);

G_END_DECLS
