/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-rows.h"

#include <glib/gi18n-lib.h>

static const CkField snooze_row_fields[] = {
  CK_FIELD (CkSnoozeRow, id, UUID, 0, NULL),
  CK_FIELD (CkSnoozeRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkSnoozeRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkSnoozeRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkSnoozeRow, item_id, UUID, 0, NULL),
  CK_FIELD (CkSnoozeRow, kind, TEXT, 0, NULL),
  CK_FIELD (CkSnoozeRow, due, DATE, 0, N_("Due")),
  CK_FIELD (CkSnoozeRow, until, DATE, 0, N_("Until")),
  CK_FIELD (CkSnoozeRow, reason, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (SnoozeRow, snooze_row)

static const CkField case_link_row_fields[] = {
  CK_FIELD (CkCaseLinkRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseLinkRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseLinkRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseLinkRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseLinkRow, other_id, UUID, 0, NULL),
  CK_FIELD (CkCaseLinkRow, linked, FLAG, 0, NULL),
  CK_FIELD (CkCaseLinkRow, why, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (CaseLinkRow, case_link_row)

static const CkField case_merge_row_fields[] = {
  CK_FIELD (CkCaseMergeRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseMergeRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseMergeRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseMergeRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseMergeRow, into_id, UUID, 0, NULL),
  CK_FIELD (CkCaseMergeRow, why, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (CaseMergeRow, case_merge_row)

static const CkField action_carry_row_fields[] = {
  CK_FIELD (CkActionCarryRow, id, UUID, 0, NULL),
  CK_FIELD (CkActionCarryRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkActionCarryRow, action_id, UUID, 0, NULL),
  CK_FIELD (CkActionCarryRow, from_id, UUID, 0, NULL),
};
CK_DEFINE_RECORD (ActionCarryRow, action_carry_row)

static const CkField entry_move_row_fields[] = {
  CK_FIELD (CkEntryMoveRow, id, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, entry_id, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, to_id, UUID, 0, NULL),
  CK_FIELD (CkEntryMoveRow, why, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (EntryMoveRow, entry_move_row)
