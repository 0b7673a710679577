/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page share. */
#pragma once

#include <adwaita.h>

#include "ck-body-map.h"
#include "ck-categories.h"
#include "ck-concern-draft.h"
#include "ck-concern-page.h"
#include "ck-danger-help.h"
#include "ck-date-button.h"
#include "ck-drafting.h"
#include "ck-field-problem.h"
#include "ck-moment-field.h"
#include "ck-nudes-fields.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-who-list.h"

G_BEGIN_DECLS

struct _CkConcernPage {
  CkSessionPage    parent_instance;

  CkDrafting      *drafting;
  CkSettings      *settings;
  GPtrArray       *who_rows;       /* CkWhoRow, as they were when injuries were last numbered by them */
  GPtrArray       *category_list;  /* CkCategory: the vault's */
  gboolean         setting;
  gboolean         saving;
  gboolean         review_chosen;
  gboolean         due_chosen;
  gboolean         online_wanted;
  gboolean         injuries_wanted;
  gboolean         several;        /* children, each with a view of their own */

  AdwWindowTitle  *title;
  GtkWidget       *save;
  AdwLeaflet      *leaflet;
  GtkScrolledWindow *scroll;
  GtkBox          *form;
  GtkBox          *drafts;
  CkSegments      *danger;
  CkDangerHelp    *danger_help;
  CkWhoList       *who;
  CkMomentField   *happened;
  CkMomentField   *told;
  GtkToggleButton *lasted;
  CkMomentField   *until;
  AdwEntryRow     *source;
  AdwEntryRow     *told_to;
  AdwComboRow     *kind;
  AdwActionRow    *categories_row;
  GtkBox          *categories;
  GtkBox          *category_checks;
  AdwEntryRow     *title_row;
  CkNudesFields   *nudes;
  CkTextField     *facts;
  CkTextField     *words;
  CkTextField     *opinion;
  GtkBox          *online;
  GtkBox          *four_cs;
  AdwEntryRow     *platform;
  AdwEntryRow     *handle;
  AdwComboRow     *ai_made;
  GtkButton       *add_online;
  CkTextField     *done;
  GtkWidget       *injuries;
  CkBodyMap       *body_map;
  GtkButton       *add_injuries;
  CkTextField     *child_view;
  GtkWidget       *parents;
  GtkWidget       *characteristics_row;
  GtkBox          *characteristics;
  GtkBox          *characteristic_checks;
  CkSegments      *parents_told;
  AdwEntryRow     *parents_reason;
  AdwEntryRow     *significance;
  AdwEntryRow     *bias;
  AdwActionRow    *risk_row;
  CkSegments      *risk;
  AdwActionRow    *review_row;
  CkDateButton    *review;
  AdwEntryRow     *action;
  AdwComboRow     *action_strand;
  AdwEntryRow     *action_owner;
  AdwActionRow    *action_due_row;
  CkDateButton    *action_due;
  GtkWidget       *side;
  GtkBox          *needed;
};

/* in ck-concern-form.c */
void            ck_concern_page_init_form    (CkConcernPage *self);
CkConcernForm  *ck_concern_page_collect      (CkConcernPage *self, gboolean draft, GError **error);
CkConcernDraft *ck_concern_page_dup_draft    (CkConcernPage *self);
void            ck_concern_page_set_draft    (CkConcernPage *self, CkConcernDraft *draft);
void            ck_concern_page_set_categories (CkConcernPage *self, GPtrArray *categories);
gboolean        ck_concern_page_is_within   (CkConcernPage *self, const char *category);
void            ck_concern_page_clear_errors (CkConcernPage *self);
void            ck_concern_page_show_parts   (CkConcernPage *self);

/* in ck-concern-parts.c: what appears when it is called for */
void            ck_concern_page_show_called (CkConcernPage *self);
void            ck_concern_page_init_called (CkConcernPage *self);
gboolean        ck_concern_page_is_online   (CkConcernPage *self);

/* in ck-concern-page.c: something was typed or chosen */
void            ck_concern_page_touched      (CkConcernPage *self);

G_END_DECLS
