/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const ck_words[];
extern const gsize       ck_n_words;

G_END_DECLS
