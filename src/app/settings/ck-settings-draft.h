/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-categories.h"
#include "ck-setting-info.h"

G_BEGIN_DECLS

/** CkSettingsDraft: what was changed among the settings and isn't saved: texts as they were typed, good or not */
#define CK_TYPE_SETTINGS_DRAFT ck_settings_draft_get_type ()
CK_DECLARE_RECORD (SettingsDraft, settings_draft, SETTINGS_DRAFT)
struct _CkSettingsDraft {
  CkRecord   parent_instance;
  GStrv      texts;      /* "review_days_high=7" of the rows that were changed */
  GPtrArray *categories; /* CkCategory that were changed */
  GPtrArray *helplines;  /* CkHelpline, all of them, when any was changed */
};

G_END_DECLS
