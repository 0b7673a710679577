/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-paginator.h"

G_BEGIN_DECLS

CkChronology *ck_test_chronology_new     (void);
CkEntry      *ck_test_chronology_add     (CkChronology *self,
                                          const char   *happened,
                                          const char   *title,
                                          const char   *facts);
CkAmendment  *ck_test_entry_amend        (CkEntry      *entry,
                                          const char   *field,
                                          const char   *was,
                                          const char   *text,
                                          const char   *why);
CkInvolvement *ck_test_chronology_involve (CkChronology *self,
                                          CkRole        role,
                                          const char   *name,
                                          const char   *born,
                                          CkBornPrecision precision);
CkChronology *ck_test_chronology_sample  (void);

char         *ck_test_pdf_text           (const char   *path,
                                          guint         page);
char         *ck_test_run                (const char  *const *argv);
char         *ck_test_squeeze            (const char   *text);

G_END_DECLS
