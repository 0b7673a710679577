/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gsize ck_memfile_size (void);
void  ck_memfile_open (sqlite3_file *file);

G_END_DECLS
