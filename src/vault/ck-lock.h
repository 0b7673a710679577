/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CkLock CkLock;

CkLock  *ck_lock_take       (const char *path,
                             GError    **error);
void     ck_lock_release    (CkLock     *lock);

gboolean ck_lock_begin_read (const char *path,
                             GError    **error);
void     ck_lock_end_read   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkLock, ck_lock_release)

G_END_DECLS
