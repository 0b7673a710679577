/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-places.h"

#include <glib/gi18n-lib.h>

#include "ck-cases-page.h"
#include "ck-concern-page.h"
#include "ck-history-page.h"
#include "ck-keyholders-page.h"
#include "ck-people-page.h"
#include "ck-print-page.h"
#include "ck-review-page.h"
#include "ck-settings-page.h"
#include "ck-today-page.h"

static const CkPlace places[] = {
  { "today", N_("Today"), "x-office-calendar-symbolic", ck_today_page_get_type },
  { "cases", N_("Cases"), "ck-case-symbolic", ck_cases_page_get_type },
  { "people", N_("People"), "system-users-symbolic", ck_people_page_get_type },
};

/* log-concern and add-concern open the same page; hold-review, print-chronology and history are about one case. */
static const CkTaskPage task_pages[] = {
  { "log-concern", ck_concern_page_get_type },
  { "hold-review", ck_review_page_get_type },
  { "print-chronology", ck_print_page_get_type },
  { "history", ck_history_page_get_type },
  { "keyholders", ck_keyholders_page_get_type },
  { "settings", ck_settings_page_get_type },
};

/**
 * ck_places_list:
 * @n_places: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_places): the places in the order of the sidebar
 */
const CkPlace *
ck_places_list (gsize *n_places)
{
  *n_places = G_N_ELEMENTS (places);
  return places;
}

/**
 * ck_task_pages_find:
 * @name: of a window action, as "hold-review"
 *
 * Returns: (transfer none) (nullable): the page that the action opens
 */
const CkTaskPage *
ck_task_pages_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (task_pages); i++)
    if (g_strcmp0 (task_pages[i].name, name) == 0 && name != NULL)
      return &task_pages[i];

  return NULL;
}
