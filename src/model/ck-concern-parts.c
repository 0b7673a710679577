/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-concern-parts.h"

#include <glib/gi18n-lib.h>

#define DERIVED CK_FIELD_DERIVED
#define REQUIRED CK_FIELD_REQUIRED

static const CkField injury_form_fields[] = {
  CK_FIELD (CkInjuryForm, person, INTEGER, 0, N_ ("Whose body")),
  CK_FIELD_TOKENS (CkInjuryForm, picture, TOKEN, REQUIRED, &ck_body_pictures, N_ ("Picture")),
  CK_FIELD (CkInjuryForm, region, TEXT, CK_FIELD_ONE_LINE, N_ ("Part of the body")),
  CK_FIELD (CkInjuryForm, x, INTEGER, 0, N_ ("Across")),
  CK_FIELD (CkInjuryForm, y, INTEGER, 0, N_ ("Down")),
  CK_FIELD_TOKENS (CkInjuryForm, kind, TOKEN, REQUIRED, &ck_injury_kinds, N_ ("Kind of injury")),
  CK_FIELD (CkInjuryForm, size_mm, INTEGER, 0, N_ ("Size in millimetres")),
  CK_FIELD (CkInjuryForm, note, TEXT, 0, N_ ("Note")),
};
CK_DEFINE_RECORD (InjuryForm, injury_form)

static const CkField injury_fields[] = {
  CK_FIELD (CkInjury, n, INTEGER, 0, N_ ("Number")),
  CK_FIELD (CkInjury, involvement_id, UUID, 0, NULL),
  CK_FIELD (CkInjury, who, TEXT, DERIVED, NULL),
  CK_FIELD_TOKENS (CkInjury, picture, TOKEN, 0, &ck_body_pictures, N_ ("Picture")),
  CK_FIELD (CkInjury, region, TEXT, CK_FIELD_ONE_LINE, N_ ("Part of the body")),
  CK_FIELD (CkInjury, x, INTEGER, 0, N_ ("Across")),
  CK_FIELD (CkInjury, y, INTEGER, 0, N_ ("Down")),
  CK_FIELD_TOKENS (CkInjury, kind, TOKEN, 0, &ck_injury_kinds, N_ ("Kind of injury")),
  CK_FIELD (CkInjury, size_mm, INTEGER, 0, N_ ("Size in millimetres")),
  CK_FIELD (CkInjury, note, TEXT, 0, N_ ("Note")),
};
CK_DEFINE_RECORD (Injury, injury)

static const CkField nudes_fields[] = {
  CK_FIELD (CkNudes, described, TEXT, 0, N_ ("What was described")),
  CK_FIELD (CkNudes, described_by, TEXT, CK_FIELD_ONE_LINE, N_ ("Who described it")),
  CK_FIELD (CkNudes, holders, TEXT, 0, N_ ("Who holds it")),
  CK_FIELD_TOKENS (CkNudes, seen, TOKEN, 0, &ck_answers, N_ ("Has anyone seen it already?")),
  CK_FIELD (CkNudes, seen_by, TEXT, CK_FIELD_ONE_LINE, N_ ("Who saw it")),
  CK_FIELD (CkNudes, seen_why, TEXT, 0, N_ ("Why it was seen")),
  CK_FIELD (CkNudes, seen_present, TEXT, CK_FIELD_ONE_LINE, N_ ("Who was present")),
  CK_FIELD (CkNudes, deletion, TEXT, 0, N_ ("Deletion")),
  CK_FIELD_TOKENS (CkNudes, adult_involved, TOKEN, 0, &ck_answers, N_ ("An adult is involved")),
  CK_FIELD_TOKENS (CkNudes, coercion, TOKEN, 0, &ck_answers, N_ ("Coercion, grooming or doubt about capacity")),
  CK_FIELD_TOKENS (CkNudes, violent_or_atypical, TOKEN, 0, &ck_answers, N_ ("Violent or atypical acts")),
  CK_FIELD_TOKENS (CkNudes, under_13, TOKEN, 0, &ck_answers, N_ ("Sexual acts and a child under 13")),
  CK_FIELD_TOKENS (CkNudes, immediate_risk, TOKEN, 0, &ck_answers, N_ ("Immediate risk of harm, or self-harm")),
  CK_FIELD (CkNudes, referral, TEXT, 0, N_ ("Referral")),
};
CK_DEFINE_RECORD (Nudes, nudes)

static const CkField child_view_fields[] = {
  CK_FIELD (CkChildView, involvement_id, UUID, 0, NULL),
  CK_FIELD (CkChildView, who, TEXT, DERIVED, NULL),
  CK_FIELD (CkChildView, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD_TOKENS (CkChildView, parents_told, TOKEN, 0, &ck_answers, N_ ("Parents or carers told")),
  CK_FIELD (CkChildView, parents_reason, TEXT, 0, N_ ("Why parents or carers weren’t told")),
};
CK_DEFINE_RECORD (ChildView, child_view)

static const CkNudesTrigger triggers[] = {
  { "adult_involved", N_ ("Is an adult involved?") },
  { "coercion", N_ ("Was anyone coerced, blackmailed or groomed, or is there doubt about their capacity to consent?") },
  { "violent_or_atypical", N_ ("Are the acts violent, or not what could be expected at their age?") },
  { "under_13", N_ ("Are there sexual acts, and is a child in it under 13?") },
  { "immediate_risk", N_ ("Is anyone at immediate risk of harm, self-harm or suicide because of it?") },
};

/* From the publishers' own pages; each says when that was checked. */
static const CkNudesRoute routes[] = {
  { N_ ("Report Remove"),
    N_ ("Under 18s have a picture of themselves taken down, or kept from spreading, through childline.org.uk"),
    N_ ("Childline and IWF; checked 22 November 2026") },
  { N_ ("CEOP"), N_ ("An adult’s online sexual abuse, grooming or blackmail: ceop.police.uk/Safety-Centre"),
    N_ ("National Crime Agency; checked 22 November 2026") },
  { N_ ("Police"), N_ ("101, or 999 where anyone is in danger; ask for a crime reference"),
    N_ ("UKCIS, “Sharing nudes and semi-nudes”, March 2024; checked 22 November 2026") },
  { N_ ("Internet Watch Foundation"), N_ ("Pictures of under 18s found on an open site, anonymously if you like: iwf.org.uk/report"),
    N_ ("IWF; checked 22 November 2026") },
};

/**
 * ck_nudes_triggers:
 * @n_triggers: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_triggers): what asks for a referral at once
 */
const CkNudesTrigger *
ck_nudes_triggers (guint *n_triggers)
{
  *n_triggers = G_N_ELEMENTS (triggers);
  return triggers;
}

/**
 * ck_nudes_routes:
 * @n_routes: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_routes): where it goes
 */
const CkNudesRoute *
ck_nudes_routes (guint *n_routes)
{
  *n_routes = G_N_ELEMENTS (routes);
  return routes;
}

/**
 * ck_nudes_answer:
 * @self: what was answered
 * @trigger: one of the triggers
 *
 * Returns: a CkAnswer, or -1 where it wasn't answered
 */
int
ck_nudes_answer (CkNudes              *self,
                 const CkNudesTrigger *trigger)
{
  return *(int *)ck_record_peek (CK_RECORD (self), ck_record_find_field (CK_RECORD (self), trigger->member));
}

/**
 * ck_nudes_asks_referral:
 * @self: what was answered
 *
 * Returns: whether any trigger was answered with yes
 */
gboolean
ck_nudes_asks_referral (CkNudes *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    if (ck_nudes_answer (self, &triggers[i]) == CK_ANSWER_YES)
      return TRUE;
  return FALSE;
}

/**
 * ck_nudes_is_empty:
 * @self: what was answered
 *
 * Returns: whether nothing was; "not known" is an answer
 */
gboolean
ck_nudes_is_empty (CkNudes *self)
{
  g_autoptr (CkNudes) nothing = ck_nudes_new ();

  return ck_record_equal (CK_RECORD (self), CK_RECORD (nothing));
}

/**
 * ck_injury_from_form:
 * @form: what was put in; a picture is chosen
 * @n: its number
 *
 * Returns: (transfer full): the mark, with its region and its place, whichever of them was left out
 */
CkInjury *
ck_injury_from_form (CkInjuryForm *form,
                     gint64        n)
{
  CkInjury *self = ck_injury_new ();
  const CkBodyRegion *region = ck_body_region_find ((CkBodyPicture)form->picture, form->region);
  gboolean placed = form->x != 0 || form->y != 0;

  if (region == NULL)
    region = ck_body_region_at ((CkBodyPicture)form->picture, (int)form->x, (int)form->y);
  self->n = n;
  self->picture = form->picture;
  self->region = g_strdup (region->token);
  self->x = placed ? form->x : region->x;
  self->y = placed ? form->y : region->y;
  self->kind = form->kind;
  self->size_mm = form->size_mm;
  self->note = g_strdup (form->note);
  return self;
}

/**
 * ck_injury_describe:
 * @self: a mark on the body map
 *
 * Returns: (transfer full): what it is and where, for lists, print and screen readers
 */
char *
ck_injury_describe (CkInjury *self)
{
  const CkBodyRegion *region = self->picture >= 0 ? ck_body_region_find ((CkBodyPicture)self->picture, self->region) : NULL;
  const char *where = region != NULL ? ck_body_region_label (region) : self->region != NULL ? self->region : "";
  const char *kind = self->kind >= 0 ? ck_token_label (&ck_injury_kinds, self->kind) : _ ("Mark");
  const char *picture = ck_token_label (&ck_body_pictures, self->picture);

  if (self->size_mm > 0)
    /* Translators: a mark on the body map: its kind, the part of the body, the picture, its size in millimetres */
    return g_strdup_printf (_ ("%1$s: %2$s (%3$s), %4$d mm"), kind, where, picture, (int)self->size_mm);
  /* Translators: a mark on the body map: its kind, the part of the body, the picture */
  return g_strdup_printf (_ ("%1$s: %2$s (%3$s)"), kind, where, picture);
}
