/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-chronology.h"

#include <glib/gi18n-lib.h>

#include "ck-personfile.h"

static const CkField chronology_options_fields[] = {
  CK_FIELD (CkChronologyOptions, from, DATE, 0, N_ ("From")),
  CK_FIELD (CkChronologyOptions, to, DATE, 0, N_ ("To")),
  CK_FIELD (CkChronologyOptions, significant, FLAG, 0, N_ ("Significant events only")),
  CK_FIELD (CkChronologyOptions, recipient, TEXT, CK_FIELD_ONE_LINE, N_ ("Recipient")),
  CK_FIELD (CkChronologyOptions, purpose, TEXT, CK_FIELD_ONE_LINE, N_ ("Purpose")),
  CK_FIELD (CkChronologyOptions, signatures, FLAG, 0, N_ ("Signature lines")),
};
CK_DEFINE_RECORD_WITH_INIT (ChronologyOptions, chronology_options, self->signatures = TRUE)

static const CkField chronology_fields[] = {
  CK_FIELD_RECORDS (CkChronology, head, RECORD, 0, ck_case_get_type, NULL),
  CK_FIELD_RECORDS (CkChronology, options, RECORD, 0, ck_chronology_options_get_type, NULL),
  CK_FIELD_RECORDS (CkChronology, subjects, LIST, 0, ck_involvement_get_type, NULL),
  CK_FIELD_RECORDS (CkChronology, people, LIST, 0, ck_involvement_get_type, NULL),
  CK_FIELD_RECORDS (CkChronology, entries, LIST, 0, ck_entry_get_type, NULL),
  CK_FIELD (CkChronology, n_entries, INTEGER, 0, NULL),
  CK_FIELD (CkChronology, n_left_by_period, INTEGER, 0, NULL),
  CK_FIELD (CkChronology, n_left_by_significance, INTEGER, 0, NULL),
  CK_FIELD_RECORDS (CkChronology, open_actions, LIST, 0, ck_action_get_type, NULL),
  CK_FIELD (CkChronology, first_day, DATE, 0, NULL),
  CK_FIELD (CkChronology, last_day, DATE, 0, NULL),
  CK_FIELD (CkChronology, organisation, TEXT, CK_FIELD_ONE_LINE, NULL),
  CK_FIELD (CkChronology, contact, TEXT, CK_FIELD_ONE_LINE, NULL),
  CK_FIELD (CkChronology, practice, FLAG, 0, NULL),
  CK_FIELD (CkChronology, printed_by, TEXT, CK_FIELD_ONE_LINE, NULL),
  CK_FIELD (CkChronology, printed_at, INSTANT, 0, NULL),
  CK_FIELD (CkChronology, time_zone, TEXT, CK_FIELD_ONE_LINE, NULL),
  CK_FIELD (CkChronology, late_after_hours, INTEGER, 0, NULL),
  CK_FIELD (CkChronology, today, DATE, 0, NULL),
  CK_FIELD (CkChronology, copy_number, INTEGER, 0, NULL),
  CK_FIELD (CkChronology, fingerprint_sequence, INTEGER, 0, NULL),
  CK_FIELD (CkChronology, fingerprint_hash, TEXT, CK_FIELD_ONE_LINE, NULL),
  CK_FIELD_RECORDS (CkChronology, ties, LIST, 0, ck_case_tie_get_type, NULL),
  CK_FIELD_RECORDS (CkChronology, relationships, LIST, 0, ck_relationship_get_type, NULL),
};
CK_DEFINE_RECORD (Chronology, chronology)
