/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"

G_BEGIN_DECLS

typedef struct _CkBackupVerify CkBackupVerify;

CkBackupVerify *ck_backup_verify_start (CkDisk         *target);
gboolean        ck_backup_verify_wait  (CkBackupVerify *self,
                                        gint64          microseconds,
                                        gboolean       *finished,
                                        guint64        *pages_read,
                                        GError        **error);
void            ck_backup_verify_free  (CkBackupVerify *self);

void            ck_backup_set_error    (int             code,
                                        GError        **error);

G_END_DECLS
