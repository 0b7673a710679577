/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an amendment corrects: a member of an entry or of its concern ("facts"), an answer about nudes ("nudes.seen"), or
 * what was said of one mark on the body map, by its number there ("injuries[2].kind"). */
#pragma once

#include "ck-casefile.h"

G_BEGIN_DECLS

const char *const *ck_amendment_fields  (void);
const CkField     *ck_amendment_find    (const char *name, GType *type, guint *mark);
char              *ck_amendment_choices (void);
char              *ck_amendment_label   (const char *name);
char              *ck_amendment_value   (const char *name, const char *text);
CkRecord          *ck_amendment_part    (CkEntry *entry, const char *name);
void               ck_amendment_apply   (CkEntry *entry, CkAmendment *amendment);

G_END_DECLS
