/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ck-setting-info.h"

G_BEGIN_DECLS

/**
 * CkSettingField: one setting: what it is, its value, and in small print its default, with source and the day it was checked
 *
 * Made of the field of CkSettings alone, so that a new setting has its row without a line here. A number that can't be
 * one stays as it was typed, with what is wrong under it. Signal `changed`: something was typed or chosen.
 */
#define CK_TYPE_SETTING_FIELD (ck_setting_field_get_type ())
G_DECLARE_FINAL_TYPE (CkSettingField, ck_setting_field, CK, SETTING_FIELD, AdwPreferencesRow)

GtkWidget  *ck_setting_field_new      (const CkField *field);
const char *ck_setting_field_get_name (CkSettingField *self);
char       *ck_setting_field_get_text (CkSettingField *self);
void        ck_setting_field_set_text (CkSettingField *self, const char *text);
gboolean    ck_setting_field_read     (CkSettingField *self, CkSettings *settings);
void        ck_setting_field_set_error (CkSettingField *self, const char *text);

G_END_DECLS
