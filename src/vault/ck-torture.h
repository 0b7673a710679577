/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CkSyncSite: every place where the vault waits for a disk because the order of writes depends on it;
 *  %CK_SYNC_NONE is for the others */
typedef enum {
  CK_SYNC_NONE,
  CK_SYNC_HEADER_BEFORE,
  CK_SYNC_HEADER,
  CK_SYNC_LOG_START,
  CK_SYNC_LOG,
  CK_SYNC_MAIN,
  CK_N_SYNC_SITES,
} CkSyncSite;

#ifdef CK_TORTURE
/**
 * CkTorture: what the second build of this library can be told to do wrong, to prove that the power-cut test sees it
 * @skip_sync: a site whose syncs are left out
 * @read_page_one: answers partial reads of page 1 from the page, not from constants
 * @forgive_log: takes a log that can't be authenticated for an absent one
 * @quick_key: derives keys with next to no memory, so that thousands of vaults can be opened
 */
typedef struct {
  CkSyncSite skip_sync;
  gboolean   read_page_one;
  gboolean   forgive_log;
  gboolean   quick_key;
} CkTorture;

extern CkTorture ck_torture;
#define CK_SABOTAGE(field) (ck_torture.field)
#define CK_SKIPS_SYNC(site) ((site) != CK_SYNC_NONE && ck_torture.skip_sync == (site))
#else
#define CK_SABOTAGE(field) FALSE
#define CK_SKIPS_SYNC(site) FALSE
#endif

G_END_DECLS
