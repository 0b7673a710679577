/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: the tables of 008-cases.sql as records, column for column. */
#pragma once

#include "ck-record.h"

G_BEGIN_DECLS

CK_DECLARE_RECORD (SnoozeRow, snooze_row, SNOOZE_ROW)
struct _CkSnoozeRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid item_id;
  char *kind;
  CkDate due;
  CkDate until;
  char *reason;
};

CK_DECLARE_RECORD (CaseLinkRow, case_link_row, CASE_LINK_ROW)
struct _CkCaseLinkRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid other_id;
  gboolean linked;
  char *why;
};

CK_DECLARE_RECORD (CaseMergeRow, case_merge_row, CASE_MERGE_ROW)
struct _CkCaseMergeRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid into_id;
  char *why;
};

CK_DECLARE_RECORD (ActionCarryRow, action_carry_row, ACTION_CARRY_ROW)
struct _CkActionCarryRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid action_id;
  CkUuid from_id;
};

CK_DECLARE_RECORD (EntryMoveRow, entry_move_row, ENTRY_MOVE_ROW)
struct _CkEntryMoveRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid entry_id;
  CkUuid to_id;
  char *why;
};

G_END_DECLS
