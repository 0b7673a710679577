/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A practice vault in a folder of its own, with a cheap key derivation and a clock that stands until a test moves it.
 * A test of casework is a function that runs on the lane. */
#pragma once

#include "ck-casework.h"

G_BEGIN_DECLS

#define CASEWORK_PASSPHRASE "seven quiet herons on a wall"
#define CASEWORK_NOW        G_GINT64_CONSTANT (1795446000000000) /* Mon 23 Nov 2026, 15:00 in London */
#define CASEWORK_DAY        (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

typedef struct {
  char      *folder;
  char      *path;
  CkSession *session;
} CaseworkFixture;

typedef void (*CaseworkTest) (CkStore *store);

void            casework_init              (int *argc, char ***argv);
int             casework_run_tests         (void);
void            casework_fixture_set_up    (CaseworkFixture *self, gconstpointer data);
void            casework_fixture_tear_down (CaseworkFixture *self, gconstpointer data);
void            casework_fixture_reopen    (CaseworkFixture *self);
void            casework_remove_folder     (const char *folder);
void            casework_run               (CaseworkFixture *self, gconstpointer test);
void            casework_add               (const char *path, CaseworkTest test);
void            casework_set_now           (CkStore *store, gint64 instant);

CkPersonLink   *casework_person            (const char *name, CkRole role);
CkConcernForm  *casework_concern           (void);
char           *casework_log               (CkStore *store);
CkCaseFile     *casework_load              (CkStore *store, const char *reference);
CkReviewForm   *casework_review            (void);
CkClosureForm  *casework_closure           (void);
CkActionForm   *casework_action            (const char *what, CkDate due);
gint64          casework_count             (CkStore *store, const char *sql);

G_END_DECLS
