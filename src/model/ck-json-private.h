/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the reading of records sees: json-glib's nodes stay inside this layer. */
#pragma once

#include <json-glib/json-glib.h>

#include "ck-json.h"

G_BEGIN_DECLS

gboolean  ck_json_check (const char *text,
                         gsize       length,
                         GError    **error);
JsonNode *ck_json_parse (const char *text,
                         gssize      length,
                         GError    **error);

G_END_DECLS
