/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CkDate: @julian: GDate's day number (1 is 1 January of year 1); 0 is "no date" */
typedef struct {
  guint32 julian;
} CkDate;

#define CK_DATE_NONE ((CkDate){ 0 })

CkDate   ck_date_new        (int year, int month, int day);
gboolean ck_date_is_set     (CkDate date);
gboolean ck_date_equal      (CkDate a, CkDate b);
int      ck_date_compare    (CkDate a, CkDate b);
CkDate   ck_date_add_days   (CkDate date, int days);
CkDate   ck_date_add_months (CkDate date, int months);
int      ck_date_days_until (CkDate from, CkDate to);
void     ck_date_split      (CkDate date, int *year, int *month, int *day);
int      ck_date_weekday    (CkDate date);
void     ck_date_age        (CkDate born, CkDate on, int *years, int *months);
char    *ck_date_to_text    (CkDate date);
gboolean ck_date_from_text  (const char *text, CkDate *date);

char    *ck_date_format       (CkDate date);
char    *ck_date_format_short (CkDate date, CkDate today);
char    *ck_date_format_long  (CkDate date);
char    *ck_date_format_due   (CkDate due, CkDate today);
char    *ck_date_format_ago   (CkDate date, CkDate today);

const char *ck_date_month_name (int month);

G_END_DECLS
