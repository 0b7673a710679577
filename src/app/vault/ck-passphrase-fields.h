/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkPassphraseFields: a new passphrase, typed twice, with six proposed words and an honest estimate of its strength
 *
 * Signals: "changed" as something is typed; "activated" by Enter.
 */
#define CK_TYPE_PASSPHRASE_FIELDS (ck_passphrase_fields_get_type ())
G_DECLARE_FINAL_TYPE (CkPassphraseFields, ck_passphrase_fields, CK, PASSPHRASE_FIELDS, GtkBox)

const char *ck_passphrase_fields_get   (CkPassphraseFields *self);
const char *ck_passphrase_fields_check (CkPassphraseFields *self);
void        ck_passphrase_fields_clear (CkPassphraseFields *self);

G_END_DECLS
