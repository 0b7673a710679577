/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkNameSigns: why two names may be one person's */
typedef enum {
  CK_NAME_SAME = 1 << 0,       /* every word of the shorter name is in the other, letter for letter but for accents */
  CK_NAME_SOUNDS = 1 << 1,     /* a word sounds alike */
  CK_NAME_SHORT = 1 << 2,      /* a word is the short form of another: Beth, Elizabeth */
  CK_NAME_SPELT = 1 << 3,      /* a word is spelt alike, one letter apart */
  CK_NAME_ORDER = 1 << 4,      /* the words stand in another order */
  CK_NAME_SAME_BIRTH = 1 << 5,
  CK_NAME_OTHER_BIRTH = 1 << 6,
} CkNameSigns;

#define CK_NAME_KEYS_MAX 24 /* of one person, in the record's index */

GStrv       ck_name_words     (const char *name);
char       *ck_name_sound     (const char *word);
GStrv       ck_name_keys      (const char *name, const char *known_as);
char       *ck_name_sort      (const char *name);
CkLikeness  ck_name_compare   (const char *a, const char *b, CkNameSigns *signs);
CkLikeness  ck_person_compare (CkPerson *a, CkPerson *b, CkNameSigns *signs);
char       *ck_name_signs_text (CkNameSigns signs);

G_END_DECLS
