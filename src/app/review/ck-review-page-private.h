/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page share. */
#pragma once

#include <adwaita.h>

#include "ck-closure-fields.h"
#include "ck-date-button.h"
#include "ck-drafting.h"
#include "ck-field-problem.h"
#include "ck-moment-field.h"
#include "ck-review-draft.h"
#include "ck-review-page.h"
#include "ck-segments.h"
#include "ck-text-field.h"

G_BEGIN_DECLS

/* What becomes of the case, in the order of the toggles; at a long-term check the second one opens it again. */
enum { CHOICE_STAYS, CHOICE_CHANGES };

struct _CkReviewPage {
  CkSessionPage    parent_instance;

  CkCaseLook      *look;
  CkDrafting      *drafting;
  gboolean         setting;
  gboolean         saving;
  gboolean         next_chosen;
  GPtrArray       *strand_rows;

  AdwWindowTitle  *title;
  GtkToggleButton *since_button;
  AdwLeaflet      *leaflet;
  GtkWidget       *since_pane;
  GtkLabel        *since_title;
  GtkBox          *since_actions;
  GtkBox          *since;
  GtkWidget       *form_pane;
  GtkWidget       *form;
  GtkWidget       *strands_box;
  GtkListBox      *strands;
  CkTextField     *view;
  CkTextField     *decision;
  CkTextField     *reason;
  AdwActionRow    *risk_row;
  CkSegments      *risk;
  AdwActionRow    *case_row;
  CkSegments      *case_choice;
  AdwActionRow    *next_row;
  CkDateButton    *next;
  CkClosureFields *closure;
  CkMomentField   *held;
};

gboolean ck_review_page_is_check   (CkReviewPage *self);
void     ck_review_page_show_since (CkReviewPage *self);
void     ck_review_page_show_parts (CkReviewPage *self);

G_END_DECLS
