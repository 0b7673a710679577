/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every value that a field can hold by name, once: the schema's CHECKs, JSON, the command line, filters and labels all
 * use these. A token is never changed once it was shipped; a label may be. The words are those of the practice of
 * safeguarding in the United Kingdom (KCSIE, UKCIS). */
#include "ck-tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-moment.h"

#define DEFINE_SET(set, set_name, label_context)                                            \
  const CkTokenSet set = { .name = (set_name), .tokens = set##_tokens,                      \
                           .n_tokens = G_N_ELEMENTS (set##_tokens), .context = (label_context) }

static const CkToken ck_concern_kinds_tokens[] = {
  /* Translators: kinds of concern */
  { "child", NC_ ("kind of concern", "About a child") },
  { "between-children", NC_ ("kind of concern", "Between children") },
  /* Translators: an allegation: that an adult in a position of trust may have harmed a child */
  { "allegation", NC_ ("kind of concern", "Allegation about an adult") },
  /* Translators: low-level concern: an adult's conduct that isn't right but doesn't meet the threshold of harm */
  { "low-level", NC_ ("kind of concern", "Low-level concern about an adult") },
  { "organisation", NC_ ("kind of concern", "About the organisation") },
};
DEFINE_SET (ck_concern_kinds, "concern-kind", "kind of concern");

static const CkToken ck_roles_tokens[] = {
  /* Translators: role of a person in one concern: the one who was or may have been harmed */
  { "harmed", NC_ ("role", "Harmed") },
  /* Translators: role of a person in one concern: an allegation, not a finding; avoid words for guilt */
  { "alleged-responsible", NC_ ("role", "Alleged responsible") },
  { "bystander", NC_ ("role", "Bystander") },
  { "witness", NC_ ("role", "Witness") },
  /* Translators: role of a person in one concern: who told the organisation */
  { "reporter", NC_ ("role", "Reporter") },
  { "parent-or-carer", NC_ ("role", "Parent or carer") },
  /* Translators: role of a person in one concern: a social worker, police officer, teacher, … */
  { "professional", NC_ ("role", "Professional") },
};
DEFINE_SET (ck_roles, "role", "role");

static const CkToken ck_risks_tokens[] = {
  /* Translators: risk of a case: nobody has said yet; never to be read as low */
  { "not-assessed", NC_ ("risk", "Not assessed") },
  { "low", NC_ ("risk", "Low") },
  { "medium", NC_ ("risk", "Medium") },
  { "high", NC_ ("risk", "High") },
};
DEFINE_SET (ck_risks, "risk", "risk");

static const CkToken ck_case_statuses_tokens[] = {
  { "open", NC_ ("status of a case", "Open") },
  { "closed", NC_ ("status of a case", "Closed") },
};
DEFINE_SET (ck_case_statuses, "case-status", "status of a case");

static const CkToken ck_strands_tokens[] = {
  /* Translators: strand of a plan: whose needs a part of it serves */
  { "harmed", NC_ ("strand", "Person harmed") },
  { "bystanders", NC_ ("strand", "Bystanders and witnesses") },
  { "responsible", NC_ ("strand", "Person alleged responsible") },
  { "organisation", NC_ ("strand", "The organisation") },
};
DEFINE_SET (ck_strands, "strand", "strand");

static const CkToken ck_standings_tokens[] = {
  /* Translators: at a review, whether the needs of a strand are met */
  { "met", NC_ ("standing of a strand", "Met") },
  { "partly", NC_ ("standing of a strand", "Partly met") },
  { "not", NC_ ("standing of a strand", "Not met") },
};
DEFINE_SET (ck_standings, "standing", "standing of a strand");

static const CkToken ck_action_statuses_tokens[] = {
  { "open", NC_ ("status of an action", "Open") },
  { "done", NC_ ("status of an action", "Done") },
  /* Translators: an action that was given up, with a reason */
  { "dropped", NC_ ("status of an action", "Dropped") },
};
DEFINE_SET (ck_action_statuses, "action-status", "status of an action");

static const CkToken ck_review_kinds_tokens[] = {
  /* Translators: kind of review: of the plan of an open case */
  { "plan", NC_ ("kind of review", "Review") },
  /* Translators: kind of review: asks, months after a case was closed, whether it is still resolved */
  { "long-term", NC_ ("kind of review", "Long-term check") },
};
DEFINE_SET (ck_review_kinds, "review-kind", "kind of review");

static const CkToken ck_review_results_tokens[] = {
  { "held", NC_ ("result of a review", "Held") },
  { "postponed", NC_ ("result of a review", "Postponed") },
  /* Translators: result of a review: another took its place before it was held */
  { "superseded", NC_ ("result of a review", "Superseded") },
};
DEFINE_SET (ck_review_results, "review-result", "result of a review");

static const CkToken ck_entry_kinds_tokens[] = {
  { "concern", NC_ ("kind of entry", "Concern") },
  { "note", NC_ ("kind of entry", "Note") },
  /* Translators: kind of entry: a call, visit or message with someone */
  { "contact", NC_ ("kind of entry", "Contact") },
  { "decision", NC_ ("kind of entry", "Decision") },
  { "action-done", NC_ ("kind of entry", "Action done") },
  { "action-dropped", NC_ ("kind of entry", "Action dropped") },
  { "review", NC_ ("kind of entry", "Review") },
  /* Translators: kind of entry: a case was opened, closed or reopened, or its risk changed */
  { "status", NC_ ("kind of entry", "Status change") },
  /* Translators: kind of entry: to children's social care, the police, … */
  { "referral", NC_ ("kind of entry", "Referral") },
  /* Translators: kind of entry: information that left the organisation */
  { "sharing", NC_ ("kind of entry", "Information shared") },
};
DEFINE_SET (ck_entry_kinds, "entry-kind", "kind of entry");

static const CkToken ck_case_outcomes_tokens[] = {
  { "resolved", NC_ ("outcome of a case", "Resolved") },
  { "no-further-action", NC_ ("outcome of a case", "No further action") },
  { "referred", NC_ ("outcome of a case", "Referred") },
  /* Translators: outcome of a case: another organisation has it now */
  { "transferred", NC_ ("outcome of a case", "Transferred") },
  { "unfounded", NC_ ("outcome of a case", "Unfounded") },
  { "other", NC_ ("outcome of a case", "Other") },
};
DEFINE_SET (ck_case_outcomes, "case-outcome", "outcome of a case");

static const CkToken ck_person_kinds_tokens[] = {
  { "child", NC_ ("kind of person", "Child or young person") },
  { "adult", NC_ ("kind of person", "Adult") },
  { "unknown", NC_ ("kind of person", "Not known") },
};
DEFINE_SET (ck_person_kinds, "person-kind", "kind of person");

static const CkToken ck_born_precisions_tokens[] = {
  { "unknown", NC_ ("precision of a date of birth", "Not known") },
  { "exact", NC_ ("precision of a date of birth", "Exact") },
  { "estimated", NC_ ("precision of a date of birth", "Estimated") },
};
DEFINE_SET (ck_born_precisions, "born-precision", "precision of a date of birth");

static const CkToken ck_answers_tokens[] = {
  { "unknown", NC_ ("answer", "Not known") },
  { "yes", NC_ ("answer", "Yes") },
  { "no", NC_ ("answer", "No") },
};
DEFINE_SET (ck_answers, "answer", "answer");

static const CkToken ck_four_cs_tokens[] = {
  /* Translators: the four Cs of online risk: content, contact, conduct, commerce */
  { "content", NC_ ("online risk", "Content") },
  { "contact", NC_ ("online risk", "Contact") },
  { "conduct", NC_ ("online risk", "Conduct") },
  { "commerce", NC_ ("online risk", "Commerce") },
};
DEFINE_SET (ck_four_cs, "four-cs", "online risk");

static const CkToken ck_nations_tokens[] = {
  { "england-and-wales", NC_ ("nation", "England and Wales") },
  { "scotland", NC_ ("nation", "Scotland") },
  { "northern-ireland", NC_ ("nation", "Northern Ireland") },
};
DEFINE_SET (ck_nations, "nation", "nation");

static const CkToken ck_copy_forms_tokens[] = {
  { "pdf", NC_ ("form of a copy", "PDF") },
  { "print", NC_ ("form of a copy", "Paper") },
};
DEFINE_SET (ck_copy_forms, "copy-form", "form of a copy");

static const CkToken ck_relation_kinds_tokens[] = {
  /* Translators: what somebody is to somebody else */
  { "parent", NC_ ("kind of relationship", "Parent") },
  { "carer", NC_ ("kind of relationship", "Carer") },
  { "sibling", NC_ ("kind of relationship", "Brother or sister") },
  { "household", NC_ ("kind of relationship", "In the same household") },
  /* Translators: somebody who works with somebody else: a key worker, a doctor, … */
  { "professional", NC_ ("kind of relationship", "Professional") },
  { "other", NC_ ("kind of relationship", "Other") },
};
DEFINE_SET (ck_relation_kinds, "relationship-kind", "kind of relationship");

static const CkToken ck_relation_statuses_tokens[] = {
  { "current", NC_ ("status of a relationship", "Current") },
  { "ended", NC_ ("status of a relationship", "Ended") },
  /* Translators: it never was so: it was recorded by mistake */
  { "mistaken", NC_ ("status of a relationship", "Recorded by mistake") },
};
DEFINE_SET (ck_relation_statuses, "relationship-status", "status of a relationship");

static const CkToken ck_likenesses_tokens[] = {
  { "none", NC_ ("likeness of two people", "Not alike") },
  /* Translators: two people in the record may be one and the same */
  { "possible", NC_ ("likeness of two people", "May be the same person") },
  { "likely", NC_ ("likeness of two people", "Likely the same person") },
};
DEFINE_SET (ck_likenesses, "likeness", "likeness of two people");

static const CkToken ck_due_kinds_tokens[] = {
  { "review", NC_ ("kind of thing that is due", "Review") },
  { "long-term-check", NC_ ("kind of thing that is due", "Long-term check") },
  { "action", NC_ ("kind of thing that is due", "Action") },
  /* Translators: a concern was logged, and nobody has decided yet what to do about it */
  { "triage", NC_ ("kind of thing that is due", "New concern") },
  /* Translators: the local authority designated officer (LADO) has to be consulted about an allegation */
  { "lado", NC_ ("kind of thing that is due", "Designated officer") },
  /* Translators: a data breach may have to be reported to the Information Commissioner’s Office (ICO) */
  { "ico", NC_ ("kind of thing that is due", "Data breach") },
  /* Translators: a referral that nobody has acknowledged has to be asked about */
  { "chase", NC_ ("kind of thing that is due", "Chase a referral") },
  /* Translators: a referral that was asked about in vain has to be taken to somebody more senior */
  { "escalate", NC_ ("kind of thing that is due", "Escalate a referral") },
};
DEFINE_SET (ck_due_kinds, "due-kind", "kind of thing that is due");

static const CkToken ck_tie_kinds_tokens[] = {
  { "linked", NC_ ("what another case has to do with this one", "Linked") },
  { "merged-into", NC_ ("what another case has to do with this one", "Goes on in") },
  { "merged-from", NC_ ("what another case has to do with this one", "Merged into this one") },
  { "split-to", NC_ ("what another case has to do with this one", "Split off from this one") },
  { "split-from", NC_ ("what another case has to do with this one", "Split off from") },
};
DEFINE_SET (ck_tie_kinds, "tie-kind", "what another case has to do with this one");

static const CkToken ck_precisions_tokens[] = {
  [CK_PRECISION_UNKNOWN] = { "unknown", NC_ ("precision of a time", "Not known") },
  [CK_PRECISION_EXACT] = { "exact", NC_ ("precision of a time", "Exact") },
  [CK_PRECISION_APPROXIMATE] = { "approximate", NC_ ("precision of a time", "Approximate") },
  [CK_PRECISION_DATE] = { "date", NC_ ("precision of a time", "Date only") },
  [CK_PRECISION_MONTH] = { "month", NC_ ("precision of a time", "Month only") },
};
DEFINE_SET (ck_precisions, "precision", "precision of a time");

static const CkToken ck_categories_tokens[] = {
  { "bullying", NC_ ("category", "Bullying") },
  { "cyberbullying", NC_ ("category", "Cyberbullying") },
  { "emotional-abuse", NC_ ("category", "Emotional abuse") },
  { "sexual-abuse", NC_ ("category", "Sexual abuse") },
  { "sexual-exploitation", NC_ ("category", "Sexual exploitation") },
  /* Translators: the sharing of nude or half-nude pictures by young people; the term of the UKCIS guidance, in place of
   * "sexting" */
  { "nudes", NC_ ("category", "Nudes and semi-nudes") },
  { "physical-abuse", NC_ ("category", "Physical abuse") },
  { "neglect", NC_ ("category", "Neglect") },
  /* Translators: a child who is used for crime by others, such as to carry drugs */
  { "criminal-exploitation", NC_ ("category", "Criminal exploitation") },
  { "radicalisation", NC_ ("category", "Radicalisation") },
  { "domestic-abuse", NC_ ("category", "Domestic abuse") },
  { "self-harm", NC_ ("category", "Self-harm") },
  { "harmful-content", NC_ ("category", "Harmful content") },
  { "grooming", NC_ ("category", "Grooming") },
  { "hate", NC_ ("category", "Hate or discrimination") },
  /* Translators: personal data was lost, stolen, or seen by somebody who shouldn’t see it */
  { "data-breach", NC_ ("category", "Personal data breach") },
  { "other", NC_ ("category", "Other") },
};
DEFINE_SET (ck_categories, "category", "category");

static const CkToken ck_characteristics_tokens[] = {
  /* Translators: the protected characteristics of the Equality Act 2010 */
  { "age", NC_ ("protected characteristic", "Age") },
  { "disability", NC_ ("protected characteristic", "Disability") },
  { "gender-reassignment", NC_ ("protected characteristic", "Gender reassignment") },
  { "marriage-or-civil-partnership", NC_ ("protected characteristic", "Marriage or civil partnership") },
  { "pregnancy-or-maternity", NC_ ("protected characteristic", "Pregnancy or maternity") },
  { "race", NC_ ("protected characteristic", "Race") },
  { "religion-or-belief", NC_ ("protected characteristic", "Religion or belief") },
  { "sex", NC_ ("protected characteristic", "Sex") },
  { "sexual-orientation", NC_ ("protected characteristic", "Sexual orientation") },
};
DEFINE_SET (ck_characteristics, "characteristic", "protected characteristic");

static const CkToken ck_injury_kinds_tokens[] = {
  { "bruise", NC_ ("kind of injury", "Bruise") },
  { "cut", NC_ ("kind of injury", "Cut") },
  { "burn", NC_ ("kind of injury", "Burn") },
  { "scratch", NC_ ("kind of injury", "Scratch") },
  { "swelling", NC_ ("kind of injury", "Swelling") },
  { "bite", NC_ ("kind of injury", "Bite") },
  { "red-mark", NC_ ("kind of injury", "Red mark") },
  { "other", NC_ ("kind of injury", "Other") },
};
DEFINE_SET (ck_injury_kinds, "injury-kind", "kind of injury");

static const CkToken ck_body_pictures_tokens[] = {
  /* Translators: pictures of the body map; left and right are the person's own */
  { "front", NC_ ("picture of the body", "Front") },
  { "back", NC_ ("picture of the body", "Back") },
  { "face", NC_ ("picture of the body", "Face") },
  { "head-left", NC_ ("picture of the body", "Head, left side") },
  { "head-right", NC_ ("picture of the body", "Head, right side") },
  { "head-back", NC_ ("picture of the body", "Head, back") },
  { "left-palm", NC_ ("picture of the body", "Left palm") },
  { "left-hand-back", NC_ ("picture of the body", "Back of the left hand") },
  { "right-palm", NC_ ("picture of the body", "Right palm") },
  { "right-hand-back", NC_ ("picture of the body", "Back of the right hand") },
};
DEFINE_SET (ck_body_pictures, "body-picture", "picture of the body");
static const CkToken ck_check_bodies_tokens[] = {
  /* Translators: who may have to be told of a concern */
  { "police", NC_ ("whom to tell", "Police") },
  { "social-care", NC_ ("whom to tell", "Children’s social care") },
  /* Translators: LADO: local authority designated officer, to whom allegations about adults in a position of trust go */
  { "lado", NC_ ("whom to tell", "Designated officer (LADO)") },
  /* Translators: CEOP: the National Crime Agency’s command against online child sexual abuse */
  { "ceop", NC_ ("whom to tell", "CEOP") },
  /* Translators: the Internet Watch Foundation, and its service through which young people have pictures removed */
  { "iwf", NC_ ("whom to tell", "IWF or Report Remove") },
  { "charity-commission", NC_ ("whom to tell", "Charity Commission (serious incident)") },
  /* Translators: DBS: Disclosure and Barring Service */
  { "dbs", NC_ ("whom to tell", "DBS (barring referral)") },
  { "ico", NC_ ("whom to tell", "ICO (personal data breach)") },
  { "insurer", NC_ ("whom to tell", "Insurer") },
  { "other", NC_ ("whom to tell", "Another organisation") },
};
DEFINE_SET (ck_check_bodies, "check-body", "whom to tell");

static const CkToken ck_check_decisions_tokens[] = {
  /* Translators: whether a body is to be told */
  { "not-yet", NC_ ("whether to tell", "Not decided yet") },
  { "yes", NC_ ("whether to tell", "Tell them") },
  { "no", NC_ ("whether to tell", "Not needed") },
};
DEFINE_SET (ck_check_decisions, "check-decision", "whether to tell");

static const CkToken ck_allegation_outcomes_tokens[] = {
  /* Translators: outcomes of an allegation, the terms of Keeping Children Safe in Education, part four */
  { "substantiated", NC_ ("outcome of an allegation", "Substantiated") },
  { "malicious", NC_ ("outcome of an allegation", "Malicious") },
  { "false", NC_ ("outcome of an allegation", "False") },
  { "unsubstantiated", NC_ ("outcome of an allegation", "Unsubstantiated") },
  { "unfounded", NC_ ("outcome of an allegation", "Unfounded") },
};
DEFINE_SET (ck_allegation_outcomes, "allegation-outcome", "outcome of an allegation");

static const CkTokenSet *const sets[] = {
  &ck_concern_kinds, &ck_roles,          &ck_risks,         &ck_case_statuses,   &ck_strands,
  &ck_standings,     &ck_action_statuses, &ck_review_kinds, &ck_review_results,  &ck_entry_kinds,
  &ck_case_outcomes, &ck_person_kinds,   &ck_born_precisions, &ck_answers,       &ck_four_cs,
  &ck_nations,       &ck_copy_forms,     &ck_due_kinds,     &ck_tie_kinds, &ck_precisions,      &ck_categories,
  &ck_characteristics, &ck_injury_kinds, &ck_body_pictures,
  &ck_relation_kinds, &ck_relation_statuses, &ck_likenesses,
  &ck_check_bodies,  &ck_check_decisions, &ck_allegation_outcomes,
};

/**
 * ck_token_sets:
 * @n_sets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_sets): every set of tokens
 */
const CkTokenSet *const *
ck_token_sets (gsize *n_sets)
{
  *n_sets = G_N_ELEMENTS (sets);
  return sets;
}

/**
 * ck_token_text:
 * @set: a set
 * @value: a value of its enumeration, or -1
 *
 * Returns: (transfer none) (nullable): the token, as JSON and the vault have it; %NULL for -1 and unknown values
 */
const char *
ck_token_text (const CkTokenSet *set,
               int               value)
{
  g_return_val_if_fail (set != NULL, NULL);

  return value >= 0 && (guint)value < set->n_tokens ? set->tokens[value].token : NULL;
}

/**
 * ck_token_label:
 * @set: a set
 * @value: a value of its enumeration, or -1
 *
 * Returns: (transfer none): what a person reads, translated; "" for -1 and unknown values
 */
const char *
ck_token_label (const CkTokenSet *set,
                int               value)
{
  g_return_val_if_fail (set != NULL, "");

  if (value < 0 || (guint)value >= set->n_tokens)
    return "";

  return g_dpgettext2 (GETTEXT_PACKAGE, set->context, set->tokens[value].label);
}

/**
 * ck_token_value:
 * @set: a set
 * @token: (nullable): a token
 *
 * Returns: its value in the enumeration, or -1 where @token is %NULL or none of the set
 */
int
ck_token_value (const CkTokenSet *set,
                const char       *token)
{
  g_return_val_if_fail (set != NULL, -1);

  for (guint i = 0; token != NULL && i < set->n_tokens; i++)
    if (strcmp (set->tokens[i].token, token) == 0)
      return (int)i;
  return -1;
}

/**
 * ck_token_choices:
 * @set: a set
 *
 * Returns: (transfer full): its tokens for an error message or help, "low | medium | high"
 */
char *
ck_token_choices (const CkTokenSet *set)
{
  GString *choices = g_string_new (NULL);

  g_return_val_if_fail (set != NULL, g_string_free (choices, FALSE));

  for (guint i = 0; i < set->n_tokens; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? " | " : "", set->tokens[i].token);
  return g_string_free (choices, FALSE);
}
