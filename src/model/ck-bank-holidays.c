/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bank holidays of the United Kingdom's nations, by the rules that those published on www.gov.uk/bank-holidays follow:
 * the Banking and Financial Dealings Act 1971, with a substitute day for each that falls on a weekend. One-off holidays
 * are added once they are proclaimed: 8 May 2023 everywhere, and 15 June 2026 in Scotland (proclaimed in February
 * 2026). After the last year only weekends are known. */
#include "ck-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-rules-private.h"
#include "ck-text.h"

enum {
  ENGLAND_AND_WALES = 1 << CK_NATION_ENGLAND_AND_WALES,
  SCOTLAND = 1 << CK_NATION_SCOTLAND,
  NORTHERN_IRELAND = 1 << CK_NATION_NORTHERN_IRELAND,
  ALL = ENGLAND_AND_WALES | SCOTLAND | NORTHERN_IRELAND,
};

/* Translators: bank holidays of the United Kingdom, as www.gov.uk/bank-holidays names them */
/* clang-format off */
static const struct {
  short year, month, day;
  int nations;
  const char *name;
} holidays[] = {
  { 2023, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2023, 1, 2, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("New Year’s Day (substitute day)") },
  { 2023, 1, 3, SCOTLAND, N_ ("New Year’s Day (substitute day)") },
  { 2023, 3, 17, NORTHERN_IRELAND, N_ ("St Patrick’s Day") },
  { 2023, 4, 7, ALL, N_ ("Good Friday") },
  { 2023, 4, 10, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2023, 5, 1, ALL, N_ ("Early May bank holiday") },
  { 2023, 5, 8, ALL, N_ ("Coronation of King Charles III") },
  { 2023, 5, 29, ALL, N_ ("Spring bank holiday") },
  { 2023, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2023, 8, 7, SCOTLAND, N_ ("Summer bank holiday") },
  { 2023, 8, 28, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2023, 11, 30, SCOTLAND, N_ ("St Andrew’s Day") },
  { 2023, 12, 25, ALL, N_ ("Christmas Day") },
  { 2023, 12, 26, ALL, N_ ("Boxing Day") },

  { 2024, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2024, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2024, 3, 18, NORTHERN_IRELAND, N_ ("St Patrick’s Day (substitute day)") },
  { 2024, 3, 29, ALL, N_ ("Good Friday") },
  { 2024, 4, 1, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2024, 5, 6, ALL, N_ ("Early May bank holiday") },
  { 2024, 5, 27, ALL, N_ ("Spring bank holiday") },
  { 2024, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2024, 8, 5, SCOTLAND, N_ ("Summer bank holiday") },
  { 2024, 8, 26, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2024, 12, 2, SCOTLAND, N_ ("St Andrew’s Day (substitute day)") },
  { 2024, 12, 25, ALL, N_ ("Christmas Day") },
  { 2024, 12, 26, ALL, N_ ("Boxing Day") },

  { 2025, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2025, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2025, 3, 17, NORTHERN_IRELAND, N_ ("St Patrick’s Day") },
  { 2025, 4, 18, ALL, N_ ("Good Friday") },
  { 2025, 4, 21, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2025, 5, 5, ALL, N_ ("Early May bank holiday") },
  { 2025, 5, 26, ALL, N_ ("Spring bank holiday") },
  { 2025, 7, 14, NORTHERN_IRELAND, N_ ("Battle of the Boyne (substitute day)") },
  { 2025, 8, 4, SCOTLAND, N_ ("Summer bank holiday") },
  { 2025, 8, 25, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2025, 12, 1, SCOTLAND, N_ ("St Andrew’s Day (substitute day)") },
  { 2025, 12, 25, ALL, N_ ("Christmas Day") },
  { 2025, 12, 26, ALL, N_ ("Boxing Day") },

  { 2026, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2026, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2026, 3, 17, NORTHERN_IRELAND, N_ ("St Patrick’s Day") },
  { 2026, 4, 3, ALL, N_ ("Good Friday") },
  { 2026, 4, 6, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2026, 5, 4, ALL, N_ ("Early May bank holiday") },
  { 2026, 5, 25, ALL, N_ ("Spring bank holiday") },
  { 2026, 6, 15, SCOTLAND, N_ ("Men’s football World Cup") },
  { 2026, 7, 13, NORTHERN_IRELAND, N_ ("Battle of the Boyne (substitute day)") },
  { 2026, 8, 3, SCOTLAND, N_ ("Summer bank holiday") },
  { 2026, 8, 31, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2026, 11, 30, SCOTLAND, N_ ("St Andrew’s Day") },
  { 2026, 12, 25, ALL, N_ ("Christmas Day") },
  { 2026, 12, 28, ALL, N_ ("Boxing Day (substitute day)") },

  { 2027, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2027, 1, 4, SCOTLAND, N_ ("2nd January (substitute day)") },
  { 2027, 3, 17, NORTHERN_IRELAND, N_ ("St Patrick’s Day") },
  { 2027, 3, 26, ALL, N_ ("Good Friday") },
  { 2027, 3, 29, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2027, 5, 3, ALL, N_ ("Early May bank holiday") },
  { 2027, 5, 31, ALL, N_ ("Spring bank holiday") },
  { 2027, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2027, 8, 2, SCOTLAND, N_ ("Summer bank holiday") },
  { 2027, 8, 30, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2027, 11, 30, SCOTLAND, N_ ("St Andrew’s Day") },
  { 2027, 12, 27, ALL, N_ ("Christmas Day (substitute day)") },
  { 2027, 12, 28, ALL, N_ ("Boxing Day (substitute day)") },

  { 2028, 1, 3, ALL, N_ ("New Year’s Day (substitute day)") },
  { 2028, 1, 4, SCOTLAND, N_ ("2nd January (substitute day)") },
  { 2028, 3, 17, NORTHERN_IRELAND, N_ ("St Patrick’s Day") },
  { 2028, 4, 14, ALL, N_ ("Good Friday") },
  { 2028, 4, 17, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2028, 5, 1, ALL, N_ ("Early May bank holiday") },
  { 2028, 5, 29, ALL, N_ ("Spring bank holiday") },
  { 2028, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2028, 8, 7, SCOTLAND, N_ ("Summer bank holiday") },
  { 2028, 8, 28, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2028, 11, 30, SCOTLAND, N_ ("St Andrew’s Day") },
  { 2028, 12, 25, ALL, N_ ("Christmas Day") },
  { 2028, 12, 26, ALL, N_ ("Boxing Day") },

  { 2029, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2029, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2029, 3, 19, NORTHERN_IRELAND, N_ ("St Patrick’s Day (substitute day)") },
  { 2029, 3, 30, ALL, N_ ("Good Friday") },
  { 2029, 4, 2, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2029, 5, 7, ALL, N_ ("Early May bank holiday") },
  { 2029, 5, 28, ALL, N_ ("Spring bank holiday") },
  { 2029, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2029, 8, 6, SCOTLAND, N_ ("Summer bank holiday") },
  { 2029, 8, 27, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2029, 11, 30, SCOTLAND, N_ ("St Andrew’s Day") },
  { 2029, 12, 25, ALL, N_ ("Christmas Day") },
  { 2029, 12, 26, ALL, N_ ("Boxing Day") },

  { 2030, 1, 1, ALL, N_ ("New Year’s Day") },
  { 2030, 1, 2, SCOTLAND, N_ ("2nd January") },
  { 2030, 3, 18, NORTHERN_IRELAND, N_ ("St Patrick’s Day (substitute day)") },
  { 2030, 4, 19, ALL, N_ ("Good Friday") },
  { 2030, 4, 22, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Easter Monday") },
  { 2030, 5, 6, ALL, N_ ("Early May bank holiday") },
  { 2030, 5, 27, ALL, N_ ("Spring bank holiday") },
  { 2030, 7, 12, NORTHERN_IRELAND, N_ ("Battle of the Boyne") },
  { 2030, 8, 5, SCOTLAND, N_ ("Summer bank holiday") },
  { 2030, 8, 26, ENGLAND_AND_WALES | NORTHERN_IRELAND, N_ ("Summer bank holiday") },
  { 2030, 12, 2, SCOTLAND, N_ ("St Andrew’s Day (substitute day)") },
  { 2030, 12, 25, ALL, N_ ("Christmas Day") },
  { 2030, 12, 26, ALL, N_ ("Boxing Day") },
};
/* clang-format on */

static const CkField bank_holiday_fields[] = {
  CK_FIELD (CkBankHoliday, date, DATE, 0, N_ ("Date")),
  CK_FIELD (CkBankHoliday, name, TEXT, CK_FIELD_ONE_LINE, N_ ("Name")),
  CK_FIELD (CkBankHoliday, own, FLAG, 0, NULL),
};
CK_DEFINE_RECORD (BankHoliday, bank_holiday)

static int
nation_bit (int nation)
{
  return nation >= 0 && nation <= CK_NATION_NORTHERN_IRELAND ? 1 << nation : ENGLAND_AND_WALES;
}

/* "2026-06-15 World Cup", or "not 2026-08-31 Moved" */
static gboolean
read_line (const char  *line,
           gboolean    *holiday,
           CkDate      *date,
           const char **name)
{
  g_autofree char *day = NULL;

  *holiday = !g_str_has_prefix (line, "not ");
  if (!*holiday)
    line += strlen ("not ");
  day = g_strndup (line, strcspn (line, " "));
  *name = line + strlen (day);
  while (**name == ' ')
    (*name)++;
  return ck_date_from_text (day, date) && (!*holiday || **name != '\0');
}

static char **
own_lines (CkSettings *settings)
{
  char **lines = g_strsplit (settings->bank_holidays != NULL ? settings->bank_holidays : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return lines;
}

/**
 * ck_bank_holidays_check:
 * @settings: settings as they should be
 * @error: %CK_ERROR_INVALID names the line
 *
 * Returns: whether each line of the vault's own bank holidays can be read, and names no day twice
 */
gboolean
ck_bank_holidays_check (CkSettings *settings,
                        GError    **error)
{
  g_auto (GStrv) lines = own_lines (settings);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = NULL;
      gboolean holiday;
      CkDate date = CK_DATE_NONE;

      if (*lines[i] == '\0')
        continue;
      if (!read_line (lines[i], &holiday, &date, &name)
          || !g_hash_table_add (seen, GUINT_TO_POINTER (date.julian)))
        {
          /* Translators: the number of a line; keep the dates and the word "not" as they are */
          g_autofree char *expected = g_strdup_printf (
              _ ("in line %u a date and a name, such as “2026-06-15 World Cup”, or “not 2026-08-31”, and each date once"),
              i + 1);

          return ck_rule_broken (CK_RECORD (settings), "", "bank_holidays", CK_ERROR_INVALID, expected, error);
        }
    }
  return TRUE;
}

static int
compare_holidays (gconstpointer a,
                  gconstpointer b)
{
  return ck_date_compare ((*(CkBankHoliday **)a)->date, (*(CkBankHoliday **)b)->date);
}

static void
add_holiday (GPtrArray  *list,
             CkDate      date,
             const char *name,
             gboolean    own)
{
  CkBankHoliday *holiday;

  for (guint i = list->len; i > 0; i--)
    if (ck_date_equal (((CkBankHoliday *)list->pdata[i - 1])->date, date))
      g_ptr_array_remove_index (list, i - 1);
  if (name == NULL)
    return;
  holiday = ck_bank_holiday_new ();
  holiday->date = date;
  holiday->name = g_strdup (name);
  holiday->own = own;
  g_ptr_array_add (list, holiday);
}

/**
 * ck_bank_holidays_list:
 * @settings: the vault's settings: its nation, and its own changes to the list
 * @year: of which year; 0 for all
 *
 * Returns: (transfer full) (element-type CkBankHoliday): the bank holidays that working days skip, by date
 */
GPtrArray *
ck_bank_holidays_list (CkSettings *settings,
                       int         year)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) lines = own_lines (settings);
  int bit = nation_bit (settings->nation);

  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    if ((holidays[i].nations & bit) && (year == 0 || holidays[i].year == year))
      add_holiday (list, ck_date_new (holidays[i].year, holidays[i].month, holidays[i].day), _ (holidays[i].name), FALSE);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *name = NULL;
      gboolean holiday;
      CkDate date = CK_DATE_NONE;
      int of_year, month, day;

      if (!read_line (lines[i], &holiday, &date, &name))
        continue;
      ck_date_split (date, &of_year, &month, &day);
      if (year == 0 || of_year == year)
        add_holiday (list, date, holiday ? name : NULL, TRUE);
    }
  g_ptr_array_sort (list, compare_holidays);
  return list;
}

/**
 * ck_bank_holidays_source:
 *
 * Returns: (transfer none): translated: where the built-in list comes from, and when it was checked
 */
const char *
ck_bank_holidays_source (void)
{
  return _ ("Built in: the bank holidays of 2023 to 2030, worked out by the rules that www.gov.uk/bank-holidays follows, "
            "and last looked through on 22 November 2026. One-off holidays proclaimed since, and those after 2030, are "
            "yours to add: compare with that page once a year.");
}

static CkWorkingDays *
new_working_days (GPtrArray *list)
{
  g_autofree CkDate *dates = g_new0 (CkDate, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    dates[i] = ((CkBankHoliday *)list->pdata[i])->date;
  return ck_working_days_new (dates, list->len);
}

/**
 * ck_working_days_of:
 * @settings: the vault's settings
 *
 * Returns: (transfer full): the working days of its nation, with what the vault itself says of bank holidays
 */
CkWorkingDays *
ck_working_days_of (CkSettings *settings)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (CK_IS_SETTINGS (settings), NULL);

  list = ck_bank_holidays_list (settings, 0);
  return new_working_days (list);
}

/**
 * ck_working_days_for:
 * @nation: whose bank holidays; others count as England and Wales
 *
 * Returns: (transfer full): its working days, with the built-in bank holidays of 2023 to 2030
 */
CkWorkingDays *
ck_working_days_for (CkNation nation)
{
  g_autoptr (CkSettings) settings = ck_settings_new ();

  settings->nation = (int)nation;
  return ck_working_days_of (settings);
}
