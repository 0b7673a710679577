/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-date.h"

G_BEGIN_DECLS

typedef struct _CkWorkingDays CkWorkingDays;

CkWorkingDays *ck_working_days_new    (const CkDate        *holidays,
                                       gsize                n_holidays);
void           ck_working_days_free   (CkWorkingDays       *self);
gboolean       ck_working_days_is_one (const CkWorkingDays *self,
                                       CkDate               date);
CkDate         ck_working_days_add    (const CkWorkingDays *self,
                                       CkDate               from,
                                       int                  days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkWorkingDays, ck_working_days_free)

G_END_DECLS
