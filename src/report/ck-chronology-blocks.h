/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-flow.h"
#include "ck-wording.h"

G_BEGIN_DECLS

/* The parts of a chronology, as rows. */

CkRow *ck_chronology_heading_row (PangoContext *context);
CkRow *ck_chronology_entry_row   (PangoContext *context,
                                  CkWording      *words,
                                  CkChronology *chronology,
                                  CkEntry      *entry,
                                  guint         number);
CkRow *ck_chronology_empty_row   (PangoContext *context,
                                  CkChronology *chronology);
void   ck_chronology_add_front   (CkFlow       *flow,
                                  PangoContext *context,
                                  CkWording      *words,
                                  CkChronology *chronology);
void   ck_chronology_add_end     (CkFlow       *flow,
                                  PangoContext *context,
                                  CkWording      *words,
                                  CkChronology *chronology);

#define CK_BODY_COLUMN 258.0 /* points that the figures of a body map may take */
void   ck_chronology_add_concern_parts (CkCell    *cell,
                                        CkWording *words,
                                        CkConcern *concern);

/* Where the text of a column begins, and how broad it is. */
typedef enum {
  CK_COLUMN_NUMBER,
  CK_COLUMN_DATE,
  CK_COLUMN_EVENT,
  CK_COLUMN_SOURCE,
  CK_COLUMN_SIGNIFICANCE,
  CK_COLUMN_OUTCOME,
} CkColumn;

CkCell *ck_chronology_add_cell   (CkRow        *row,
                                  CkColumn      column,
                                  const char   *tag);

G_END_DECLS
