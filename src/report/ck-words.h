/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-chronology.h"
#include "ck-rich-text.h"

G_BEGIN_DECLS

/** CkWords: how a chronology says names, times, ages and references. What later hides names or takes out passages for a
 * recipient does it here, for every page at once. */
typedef struct _CkWords CkWords;

CkWords    *ck_words_new            (CkChronology     *chronology);
void        ck_words_free           (CkWords          *self);
char       *ck_words_name           (CkWords          *self,
                                     CkInvolvement    *involvement);
const char *ck_words_get_initials   (CkWords          *self,
                                     guint             subject);
char       *ck_words_said           (CkWords          *self,
                                     const char       *text);
char       *ck_words_age            (CkWords          *self,
                                     CkInvolvement    *involvement,
                                     CkMoment          moment);
char       *ck_words_birth          (CkWords          *self,
                                     CkInvolvement    *involvement);
char       *ck_words_instant_day    (CkWords          *self,
                                     gint64            instant);
char       *ck_words_instant_time   (CkWords          *self,
                                     gint64            instant);
char       *ck_words_reference      (CkWords          *self,
                                     gint64            number);
char       *ck_words_day            (CkDate            date,
                                     gboolean          with_year);
char       *ck_words_lower_first    (const char       *label);
char       *ck_words_token          (const CkTokenSet *set,
                                     int               value);
gboolean    ck_words_ends_sentence  (const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkWords, ck_words_free)

G_END_DECLS
