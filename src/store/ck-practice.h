/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The practice vault: invented people and cases, made through the same units as anything else. */
#pragma once

#include "ck-casework.h"

G_BEGIN_DECLS

typedef struct _CkPractice CkPractice;

/* @session: unlocked, its header says PRACTICE, and nothing is recorded in it yet */
CkPractice *ck_practice_new  (CkSession *session, GError **error);
/* A CkLaneSlice. Leaves the clock of the vault at the system's time. */
gboolean    ck_practice_step (CkStore *store, gpointer practice, gboolean *finished, double *fraction, GError **error);
void        ck_practice_free (CkPractice *practice);

/* The invented organisation's name, for the header, and its coordinator's. */
const char *ck_practice_organisation (void);
const char *ck_practice_coordinator  (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkPractice, ck_practice_free)

G_END_DECLS
