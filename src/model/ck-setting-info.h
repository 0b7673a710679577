/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told about each setting: where it belongs, what its number counts, and on what the default rests. */
#pragma once

#include "ck-casefile.h"

G_BEGIN_DECLS

typedef enum { CK_SETTINGS_ORGANISATION, CK_SETTINGS_CLOCKS, CK_SETTINGS_DAYS, CK_SETTINGS_LOCKING } CkSettingGroup;

/**
 * CkSettingInfo:
 * @name: the field of CkSettings
 * @unit: (nullable) (translatable): what a number counts, with its context "unit of a setting"
 * @source: (translatable): on what the default rests
 * @checked: the day on which that was looked up, YYYY-MM-DD
 */
typedef struct {
  const char    *name;
  CkSettingGroup group;
  const char    *unit;
  const char    *source;
  const char    *checked;
} CkSettingInfo;

/** CkHelpline: somebody to ring or to report to. A number that isn't entered yet is %NULL: a council's own */
#define CK_TYPE_HELPLINE ck_helpline_get_type ()
CK_DECLARE_RECORD (Helpline, helpline, HELPLINE)
struct _CkHelpline {
  CkRecord parent_instance;
  char    *name;
  char    *number;         /* or an address on the web */
  char    *note;
  char    *source;
  CkDate   checked;
};

const CkSettingInfo *ck_setting_info          (const char *name);
gboolean             ck_setting_range         (const char *name, gint64 *least, gint64 *most);
char                *ck_setting_describe      (const CkField *field);
char                *ck_setting_default_text  (const char *name);

GPtrArray           *ck_helplines_parse       (const char *text);                        /* CkHelpline */
char                *ck_helplines_format      (GPtrArray *helplines);
gboolean             ck_helpline_check        (CkHelpline *self, GError **error);

G_END_DECLS
