/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-chronology.h"
#include "ck-rich-text.h"

G_BEGIN_DECLS

/** CkWording: how a chronology says names, times, ages and references. What later hides names or takes out passages for a
 * recipient does it here, for every page at once. */
typedef struct _CkWording CkWording;

CkWording    *ck_wording_new            (CkChronology     *chronology);
void        ck_wording_free           (CkWording          *self);
char       *ck_wording_name           (CkWording          *self,
                                     CkInvolvement    *involvement);
const char *ck_wording_get_initials   (CkWording          *self,
                                     guint             subject);
char       *ck_wording_said           (CkWording          *self,
                                     const char       *text);
char       *ck_wording_age            (CkWording          *self,
                                     CkInvolvement    *involvement,
                                     CkMoment          moment);
char       *ck_wording_birth          (CkWording          *self,
                                     CkInvolvement    *involvement);
char       *ck_wording_instant_day    (CkWording          *self,
                                     gint64            instant);
char       *ck_wording_instant_time   (CkWording          *self,
                                     gint64            instant);
char       *ck_wording_reference      (CkWording          *self,
                                     const char         *case_reference,
                                     gint64            number);
char       *ck_wording_day            (CkDate            date,
                                     gboolean          with_year);
char       *ck_wording_lower_first    (const char       *label);
char       *ck_wording_token          (const CkTokenSet *set,
                                     int               value);
gboolean    ck_wording_ends_sentence  (const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkWording, ck_wording_free)

G_END_DECLS
