/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: what is due by a clock that runs (007-checks.sql), as one of the sources of Today. */
#pragma once

#include "ck-queries.h"

G_BEGIN_DECLS

/* Clocks that run, of d: a case that was merged, m, goes on in another, where a check of it may have been recorded.
 * @cases: joins of those that they are shown in. It ends within its WHERE. */
#define CK_TODAY_CLOCKS_RUNNING(cases)                                                                                  \
  " FROM d_clock_now d LEFT JOIN d_case_merge_now m ON m.case_id = d.case_id AND m.into_id IS NOT NULL" cases             \
  " WHERE (m.into_id IS NULL OR NOT EXISTS (SELECT 1 FROM d_check_now k WHERE k.case_id = m.into_id"                     \
  " AND k.body = d.kind AND k.settled = 1 AND k.at >= d.at))"

#define CK_TODAY_CLOCK_DUE "ck_clock_due (d.kind, d.started, d.at)"

/* A row a clock, due on c.due; it ends within its WHERE. The title becomes what has to be done by ck_today_name_clock();
 * where the clock counts hours, the time of that day and a tab stand before it, which no title has. */
#define CK_TODAY_CLOCKS                                                                                                 \
  "SELECT * FROM (SELECT d.kind, " CK_SQL_REFERENCE " AS reference, v.case_id, d.item_id, d.case_id AS of_case,"          \
  " CASE WHEN d.kind IN ('chase', 'escalate') THEN (SELECT x.recipient FROM d_referral_now r JOIN referral_version x"    \
  " ON x.id = r.version_id WHERE r.referral_id = d.item_id) WHEN d.kind = 'ico'" \
  " THEN ck_clock_by (d.kind, d.started, d.at) || char (9) || v.title ELSE v.title END AS title, v.lead, n.risk, NULL AS strand,"  \
  " " CK_TODAY_CLOCK_DUE " AS due, 0 AS postponed"                                                                       \
  CK_TODAY_CLOCKS_RUNNING (" JOIN d_case_now n ON n.case_id = coalesce (m.into_id, d.case_id)"                           \
                           " JOIN d_case_version_now v ON v.case_id = n.case_id") ") c WHERE c.due IS NOT NULL"

gboolean ck_today_name_clock (CkDueItem *item, const char *title);

G_END_DECLS
