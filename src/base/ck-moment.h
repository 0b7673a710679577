/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-date.h"

G_BEGIN_DECLS

typedef enum {
  CK_PRECISION_UNKNOWN,
  CK_PRECISION_EXACT,
  CK_PRECISION_APPROXIMATE,
  CK_PRECISION_DATE,
  CK_PRECISION_MONTH,
} CkPrecision;

/**
 * CkMoment:
 * @date: the local day; none when @precision is unknown; the first of the month when it is month
 * @minute: minutes after midnight, or -1 when only the date or month is known
 * @precision: how sure the time is
 *
 * When something happened or was told: local date and time, without offset, with its precision.
 */
typedef struct {
  CkDate      date;
  gint16      minute;
  CkPrecision precision;
} CkMoment;

#define CK_MOMENT_UNKNOWN ((CkMoment){ { 0 }, -1, CK_PRECISION_UNKNOWN })

CkMoment    ck_moment_new              (CkDate date, int minute, CkPrecision precision);
gboolean    ck_moment_is_known         (CkMoment moment);
int         ck_moment_compare          (CkMoment a, CkMoment b);
char       *ck_moment_to_text          (CkMoment moment);
gboolean    ck_moment_from_text        (const char *text, CkMoment *moment);
const char *ck_precision_to_token      (CkPrecision precision);
gboolean    ck_precision_from_token    (const char *token, CkPrecision *precision);
char       *ck_moment_format           (CkMoment moment);
char       *ck_moment_format_time      (CkMoment moment);

G_END_DECLS
