/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>
#include "ck-header.h"
#include "ck-torture.h"

G_BEGIN_DECLS

/**
 * CkDiskMode:
 * @CK_DISK_LIVE: the vault that a person works in, with its log
 * @CK_DISK_TARGET: a backup being written: pages alone, no log
 * @CK_DISK_SOURCE: a backup being read back: nothing is written
 */
typedef enum {
  CK_DISK_LIVE,
  CK_DISK_TARGET,
  CK_DISK_SOURCE,
} CkDiskMode;

/**
 * CkDisk: one vault file, seen by the header, by SQLite's file layer and by the check. Its own VFS, registered under
 * @vfs_name, opens this vault's main file and log, temporary files in memory, and nothing else.
 */
typedef struct {
  CkDiskMode    mode;
  sqlite3_vfs  *base;
  const char   *name;     /* of SQLite's making: the path, with what its VFSes expect behind it */
  char         *path;
  char         *log_path;
  sqlite3_file *file;     /* for the header and the check; SQLite has a handle of its own */
  CkKeys       *keys;

  GMutex        mutex;    /* of all up to the blank line */
  CkHeader      header;
  CkState       state;
  int           trusted;  /* the copy of the header that is whole */
  gboolean      settled;  /* the copy that is whole is known to be durable */
  gboolean      uncertain; /* a write of the header failed: the disk may hold either state */
  gboolean      mend;     /* the header is to be written at close in any case */
  gboolean      closing;

  guint64       pages;
  guint64       damaged_page;  /* the first that couldn't be authenticated, or 0 */
  gboolean      damaged_log;

  /* the log */
  gboolean      log_live;      /* it belongs to this state; what lies in it counts */
  guint8        log_header[32];
  guint64       log_frames;
  guint64       log_commit;    /* frame of the last commit, or 0 */
  guint64       log_number;    /* of the transaction that is being written; the first is 1 */
  guint64       log_page_frame; /* the frame whose header was written last, and its page */
  guint32       log_page;

  sqlite3_vfs   vfs;
  char          vfs_name[32];
  gboolean      main_open;
  gboolean      log_open;
} CkDisk;

CkDisk  *ck_disk_open         (const char     *path,
                               CkDiskMode      mode,
                               GError        **error);
void     ck_disk_free         (CkDisk         *disk);
int      ck_disk_read_header  (CkDisk         *disk,
                               guint8          raw[CK_HEADER_COPIES * CK_HEADER_BYTES],
                               guint64        *size);
int      ck_disk_write_header (CkDisk         *disk,
                               const CkHeader *header,
                               const CkState  *state);
int      ck_disk_end_log      (CkDisk         *disk);
int      ck_disk_start_log    (CkDisk         *disk);
int      ck_disk_use_log      (CkDisk         *disk);
int      ck_disk_sync         (sqlite3_file   *file,
                               CkSyncSite      site,
                               int             flags);
int      ck_disk_read_page    (CkDisk         *disk,
                               sqlite3_file   *file,
                               guint64         number,
                               guint8          page[CK_PAGE_BYTES]);
int      ck_disk_write_page   (CkDisk         *disk,
                               sqlite3_file   *file,
                               guint64         number,
                               const guint8    page[CK_PAGE_BYTES]);
void     ck_page_one_template (guint8          page[CK_PAGE_BYTES]);
gboolean ck_page_one_is_ours  (const guint8    page[CK_PAGE_BYTES]);

void         ck_disk_set_base  (const char *vfs_name);
const char  *ck_disk_get_base  (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkDisk, ck_disk_free)

G_END_DECLS
