/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-settings-draft.h"

static const CkField settings_draft_fields[] = {
  CK_FIELD (CkSettingsDraft, texts, STRINGS, 0, NULL),
  CK_FIELD_RECORDS (CkSettingsDraft, categories, LIST, 0, ck_category_get_type, NULL),
  CK_FIELD_RECORDS (CkSettingsDraft, helplines, LIST, 0, ck_helpline_get_type, NULL),
};

CK_DEFINE_RECORD (SettingsDraft, settings_draft)
