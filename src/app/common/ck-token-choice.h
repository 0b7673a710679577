/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "ck-tokens.h"

G_BEGIN_DECLS

void ck_token_choice_fill (AdwComboRow *row, const CkTokenSet *set, const char *none);

G_END_DECLS
