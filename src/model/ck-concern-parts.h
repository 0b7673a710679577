/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern, and not every one has: marks on the body map, what is asked about nudes and semi-nudes,
 * and what each of several children wants. */
#pragma once

#include "ck-body-map.h"
#include "ck-record.h"

G_BEGIN_DECLS

#define CK_TYPE_INJURY_FORM ck_injury_form_get_type ()
CK_DECLARE_RECORD (InjuryForm, injury_form, INJURY_FORM)
struct _CkInjuryForm {
  CkRecord parent_instance;
  gint64   person;         /* which of the form's people, from 1; 0: the first one harmed */
  int      picture;        /* required; CkBodyPicture */
  char    *region;         /* token of a region of the picture; from x and y when left out */
  gint64   x;              /* thousandths of the picture; the region's middle when both are left out */
  gint64   y;
  int      kind;           /* required; CkInjuryKind */
  gint64   size_mm;        /* across; 0: not measured */
  char    *note;
};

#define CK_TYPE_INJURY ck_injury_get_type ()
CK_DECLARE_RECORD (Injury, injury, INJURY)
struct _CkInjury {
  CkRecord parent_instance;
  gint64   n;              /* its number on the map, from 1 */
  CkUuid   involvement_id; /* whose body; none: nobody's in particular */
  char    *who;            /* derived: the person's name, or the description */
  int      picture;
  char    *region;
  gint64   x;
  gint64   y;
  int      kind;
  gint64   size_mm;
  char    *note;
};

#define CK_TYPE_NUDES ck_nudes_get_type ()
CK_DECLARE_RECORD (Nudes, nudes, NUDES)
struct _CkNudes {
  CkRecord parent_instance;
  char    *described;           /* what was described; never looked at */
  char    *described_by;
  char    *holders;             /* who holds it, as far as it is known */
  int      seen;                /* CkAnswer: has anyone here seen it already */
  char    *seen_by;
  char    *seen_why;
  char    *seen_present;
  char    *deletion;            /* what was asked of whom about deleting it, or why not */
  int      adult_involved;      /* CkAnswer, the triggers of a referral */
  int      coercion;
  int      violent_or_atypical;
  int      under_13;
  int      immediate_risk;
  char    *referral;            /* who was told, when; or why nobody was */
};

#define CK_INJURY_SIZE_MAX 2000 /* millimetres */

/* One of several children of a concern. */
#define CK_TYPE_CHILD_VIEW ck_child_view_get_type ()
CK_DECLARE_RECORD (ChildView, child_view, CHILD_VIEW)
struct _CkChildView {
  CkRecord parent_instance;
  CkUuid   involvement_id;
  char    *who;            /* derived: the person's name, or the description */
  char    *child_view;
  int      parents_told;   /* CkAnswer */
  char    *parents_reason;
};

/** CkNudesTrigger: what asks for a referral at once (UKCIS, "Sharing nudes and semi-nudes", March 2024) */
typedef struct {
  const char *member;      /* of CkNudes */
  const char *question;    /* translatable */
} CkNudesTrigger;

/** CkNudesRoute: where it goes, as it was on the day that it was checked */
typedef struct {
  const char *name;        /* translatable, as the rest */
  const char *what;
  const char *source;
} CkNudesRoute;

const CkNudesTrigger *ck_nudes_triggers      (guint *n_triggers);
const CkNudesRoute   *ck_nudes_routes        (guint *n_routes);
int                   ck_nudes_answer        (CkNudes *self, const CkNudesTrigger *trigger);
gboolean              ck_nudes_asks_referral (CkNudes *self);
gboolean              ck_nudes_is_empty      (CkNudes *self);

/* a mark as it will be: the region's middle, or the region from where it is */
CkInjury             *ck_injury_from_form    (CkInjuryForm *form, gint64 n);

/* "1. Bruise, left upper arm (front), 30 mm: note" without the number and the note */
char                 *ck_injury_describe     (CkInjury *self);

G_END_DECLS
