/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"

G_BEGIN_DECLS

void ck_vfs_register   (CkDisk *disk);
void ck_vfs_unregister (CkDisk *disk);

G_END_DECLS
