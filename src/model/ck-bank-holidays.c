/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bank holidays of the United Kingdom's nations, by the rules that those published on www.gov.uk/bank-holidays follow:
 * the Banking and Financial Dealings Act 1971, with a substitute day for each that falls on a weekend. One-off holidays
 * are added once they are proclaimed: 8 May 2023 everywhere, and 15 June 2026 in Scotland (proclaimed in February
 * 2026). After the last year only weekends are known. */
#include "ck-forms.h"

enum {
  ENGLAND_AND_WALES = 1 << CK_NATION_ENGLAND_AND_WALES,
  SCOTLAND = 1 << CK_NATION_SCOTLAND,
  NORTHERN_IRELAND = 1 << CK_NATION_NORTHERN_IRELAND,
  ALL = ENGLAND_AND_WALES | SCOTLAND | NORTHERN_IRELAND,
};

/* clang-format off */
static const struct {
  short year, month, day;
  int nations;
} holidays[] = {
  { 2023, 1, 2, SCOTLAND }, /* 2nd January */
  { 2023, 1, 2, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* New Year’s Day (substitute day) */
  { 2023, 1, 3, SCOTLAND }, /* New Year’s Day (substitute day) */
  { 2023, 3, 17, NORTHERN_IRELAND }, /* St Patrick’s Day */
  { 2023, 4, 7, ALL }, /* Good Friday */
  { 2023, 4, 10, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2023, 5, 1, ALL }, /* Early May bank holiday */
  { 2023, 5, 8, ALL }, /* Coronation of King Charles III */
  { 2023, 5, 29, ALL }, /* Spring bank holiday */
  { 2023, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2023, 8, 7, SCOTLAND }, /* Summer bank holiday */
  { 2023, 8, 28, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2023, 11, 30, SCOTLAND }, /* St Andrew’s Day */
  { 2023, 12, 25, ALL }, /* Christmas Day */
  { 2023, 12, 26, ALL }, /* Boxing Day */

  { 2024, 1, 1, ALL }, /* New Year’s Day */
  { 2024, 1, 2, SCOTLAND }, /* 2nd January */
  { 2024, 3, 18, NORTHERN_IRELAND }, /* St Patrick’s Day (substitute day) */
  { 2024, 3, 29, ALL }, /* Good Friday */
  { 2024, 4, 1, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2024, 5, 6, ALL }, /* Early May bank holiday */
  { 2024, 5, 27, ALL }, /* Spring bank holiday */
  { 2024, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2024, 8, 5, SCOTLAND }, /* Summer bank holiday */
  { 2024, 8, 26, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2024, 12, 2, SCOTLAND }, /* St Andrew’s Day (substitute day) */
  { 2024, 12, 25, ALL }, /* Christmas Day */
  { 2024, 12, 26, ALL }, /* Boxing Day */

  { 2025, 1, 1, ALL }, /* New Year’s Day */
  { 2025, 1, 2, SCOTLAND }, /* 2nd January */
  { 2025, 3, 17, NORTHERN_IRELAND }, /* St Patrick’s Day */
  { 2025, 4, 18, ALL }, /* Good Friday */
  { 2025, 4, 21, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2025, 5, 5, ALL }, /* Early May bank holiday */
  { 2025, 5, 26, ALL }, /* Spring bank holiday */
  { 2025, 7, 14, NORTHERN_IRELAND }, /* Battle of the Boyne (substitute day) */
  { 2025, 8, 4, SCOTLAND }, /* Summer bank holiday */
  { 2025, 8, 25, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2025, 12, 1, SCOTLAND }, /* St Andrew’s Day (substitute day) */
  { 2025, 12, 25, ALL }, /* Christmas Day */
  { 2025, 12, 26, ALL }, /* Boxing Day */

  { 2026, 1, 1, ALL }, /* New Year’s Day */
  { 2026, 1, 2, SCOTLAND }, /* 2nd January */
  { 2026, 3, 17, NORTHERN_IRELAND }, /* St Patrick’s Day */
  { 2026, 4, 3, ALL }, /* Good Friday */
  { 2026, 4, 6, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2026, 5, 4, ALL }, /* Early May bank holiday */
  { 2026, 5, 25, ALL }, /* Spring bank holiday */
  { 2026, 6, 15, SCOTLAND }, /* Men’s football World Cup */
  { 2026, 7, 13, NORTHERN_IRELAND }, /* Battle of the Boyne (substitute day) */
  { 2026, 8, 3, SCOTLAND }, /* Summer bank holiday */
  { 2026, 8, 31, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2026, 11, 30, SCOTLAND }, /* St Andrew’s Day */
  { 2026, 12, 25, ALL }, /* Christmas Day */
  { 2026, 12, 28, ALL }, /* Boxing Day (substitute day) */

  { 2027, 1, 1, ALL }, /* New Year’s Day */
  { 2027, 1, 4, SCOTLAND }, /* 2nd January (substitute day) */
  { 2027, 3, 17, NORTHERN_IRELAND }, /* St Patrick’s Day */
  { 2027, 3, 26, ALL }, /* Good Friday */
  { 2027, 3, 29, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2027, 5, 3, ALL }, /* Early May bank holiday */
  { 2027, 5, 31, ALL }, /* Spring bank holiday */
  { 2027, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2027, 8, 2, SCOTLAND }, /* Summer bank holiday */
  { 2027, 8, 30, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2027, 11, 30, SCOTLAND }, /* St Andrew’s Day */
  { 2027, 12, 27, ALL }, /* Christmas Day (substitute day) */
  { 2027, 12, 28, ALL }, /* Boxing Day (substitute day) */

  { 2028, 1, 3, ALL }, /* New Year’s Day (substitute day) */
  { 2028, 1, 4, SCOTLAND }, /* 2nd January (substitute day) */
  { 2028, 3, 17, NORTHERN_IRELAND }, /* St Patrick’s Day */
  { 2028, 4, 14, ALL }, /* Good Friday */
  { 2028, 4, 17, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2028, 5, 1, ALL }, /* Early May bank holiday */
  { 2028, 5, 29, ALL }, /* Spring bank holiday */
  { 2028, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2028, 8, 7, SCOTLAND }, /* Summer bank holiday */
  { 2028, 8, 28, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2028, 11, 30, SCOTLAND }, /* St Andrew’s Day */
  { 2028, 12, 25, ALL }, /* Christmas Day */
  { 2028, 12, 26, ALL }, /* Boxing Day */

  { 2029, 1, 1, ALL }, /* New Year’s Day */
  { 2029, 1, 2, SCOTLAND }, /* 2nd January */
  { 2029, 3, 19, NORTHERN_IRELAND }, /* St Patrick’s Day (substitute day) */
  { 2029, 3, 30, ALL }, /* Good Friday */
  { 2029, 4, 2, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2029, 5, 7, ALL }, /* Early May bank holiday */
  { 2029, 5, 28, ALL }, /* Spring bank holiday */
  { 2029, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2029, 8, 6, SCOTLAND }, /* Summer bank holiday */
  { 2029, 8, 27, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2029, 11, 30, SCOTLAND }, /* St Andrew’s Day */
  { 2029, 12, 25, ALL }, /* Christmas Day */
  { 2029, 12, 26, ALL }, /* Boxing Day */

  { 2030, 1, 1, ALL }, /* New Year’s Day */
  { 2030, 1, 2, SCOTLAND }, /* 2nd January */
  { 2030, 3, 18, NORTHERN_IRELAND }, /* St Patrick’s Day (substitute day) */
  { 2030, 4, 19, ALL }, /* Good Friday */
  { 2030, 4, 22, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Easter Monday */
  { 2030, 5, 6, ALL }, /* Early May bank holiday */
  { 2030, 5, 27, ALL }, /* Spring bank holiday */
  { 2030, 7, 12, NORTHERN_IRELAND }, /* Battle of the Boyne */
  { 2030, 8, 5, SCOTLAND }, /* Summer bank holiday */
  { 2030, 8, 26, ENGLAND_AND_WALES | NORTHERN_IRELAND }, /* Summer bank holiday */
  { 2030, 12, 2, SCOTLAND }, /* St Andrew’s Day (substitute day) */
  { 2030, 12, 25, ALL }, /* Christmas Day */
  { 2030, 12, 26, ALL }, /* Boxing Day */
};
/* clang-format on */

/**
 * ck_working_days_for:
 * @nation: whose bank holidays; others count as England and Wales
 *
 * Returns: (transfer full): its working days, with the bank holidays of 2023 to 2030
 */
CkWorkingDays *
ck_working_days_for (CkNation nation)
{
  CkDate dates[G_N_ELEMENTS (holidays)];
  gsize n = 0;
  int bit = nation <= CK_NATION_NORTHERN_IRELAND ? 1 << nation : ENGLAND_AND_WALES;

  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (holidays[i].nations & bit)
      dates[n++] = ck_date_new (holidays[i].year, holidays[i].month, holidays[i].day);
  return ck_working_days_new (dates, n);
}
