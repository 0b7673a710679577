/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chronology on paper or in a PDF says, before it is laid out. */
#pragma once

#include "ck-casefile.h"

G_BEGIN_DECLS

#define CK_TYPE_CHRONOLOGY_OPTIONS ck_chronology_options_get_type ()
CK_DECLARE_RECORD (ChronologyOptions, chronology_options, CHRONOLOGY_OPTIONS)
struct _CkChronologyOptions {
  CkRecord parent_instance;
  CkDate   from;             /* both days are included */
  CkDate   to;
  gboolean significant;      /* significant events only */
  char    *recipient;
  char    *purpose;
  gboolean signatures;       /* ends with signature lines; default TRUE */
};

gboolean ck_chronology_options_check (CkChronologyOptions *self, GError **error);

#define CK_TYPE_CHRONOLOGY ck_chronology_get_type ()
CK_DECLARE_RECORD (Chronology, chronology, CHRONOLOGY)
struct _CkChronology {
  CkRecord             parent_instance;
  CkCase              *head;
  CkChronologyOptions *options;
  GPtrArray           *subjects;          /* CkInvolvement of those harmed, or the descriptions */
  GPtrArray           *people;            /* CkInvolvement, all: the key to who is who */
  GPtrArray           *entries;           /* CkEntry that are shown, oldest first */
  gint64               n_entries;         /* of the case */
  gint64               n_left_by_period;  /* left out because of the dates */
  gint64               n_left_by_significance;
  GPtrArray           *open_actions;      /* CkAction */
  CkDate               first_day, last_day; /* of the whole case */
  char                *organisation;
  char                *contact;           /* coordinator, deputy, and how they are reached; or NULL */
  gboolean             practice;
  char                *printed_by;
  gint64               printed_at;
  char                *time_zone;
  gint64               late_after_hours;  /* after which an entry is called late */
  CkDate               today;
  gint64               copy_number;       /* 0 in a preview: it gets one when it is printed or saved */
  gint64               fingerprint_sequence; /* the vault's newest unit before this print's own */
  char                *fingerprint_hash;  /* first 16 hex digits */
  GPtrArray           *ties;              /* CkCaseTie: other cases, and what they have to do with this one */
  GPtrArray           *relationships;     /* CkRelationship: what the people are to each other; those that go on first */
};

G_END_DECLS
