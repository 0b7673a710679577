/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of what is put in. What a form must hold lies in ck-rules.c. */
#include "ck-forms.h"

#include <glib/gi18n-lib.h>

#define REQUIRED CK_FIELD_REQUIRED
#define ONE_LINE CK_FIELD_ONE_LINE

static const CkField person_link_fields[] = {
  CK_FIELD (CkPersonLink, id, UUID, 0, N_ ("Person")),
  CK_FIELD (CkPersonLink, name, TEXT, ONE_LINE, N_ ("Name")),
  CK_FIELD_TOKENS (CkPersonLink, role, TOKEN, REQUIRED, &ck_roles, N_ ("Role")),
  CK_FIELD_TOKENS (CkPersonLink, kind, TOKEN, 0, &ck_person_kinds, N_ ("Child or adult")),
  CK_FIELD (CkPersonLink, born, DATE, 0, N_ ("Date of birth")),
  CK_FIELD_TOKENS (CkPersonLink, born_precision, TOKEN, 0, &ck_born_precisions, N_ ("How sure the date of birth is")),
  CK_FIELD (CkPersonLink, known_as, TEXT, ONE_LINE, N_ ("Known as")),
  CK_FIELD (CkPersonLink, description, TEXT, 0, N_ ("Description")),
  CK_FIELD (CkPersonLink, contact, TEXT, 0, N_ ("Contact details")),
  CK_FIELD (CkPersonLink, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD_TOKENS (CkPersonLink, parents_told, TOKEN, 0, &ck_answers, N_ ("Parents or carers told")),
  CK_FIELD (CkPersonLink, parents_reason, TEXT, 0, N_ ("Why parents or carers weren’t told")),
};
CK_DEFINE_RECORD (PersonLink, person_link)

static const CkField action_form_fields[] = {
  CK_FIELD (CkActionForm, what, TEXT, REQUIRED, N_ ("What has to be done")),
  CK_FIELD_TOKENS (CkActionForm, strand, TOKEN, 0, &ck_strands, N_ ("Strand")),
  CK_FIELD (CkActionForm, owner, TEXT, ONE_LINE, N_ ("Who does it")),
  CK_FIELD (CkActionForm, due, DATE, REQUIRED, N_ ("Due")),
};
CK_DEFINE_RECORD (ActionForm, action_form)

static const CkField online_form_fields[] = {
  CK_FIELD_TOKENS (CkOnlineForm, four_cs, STRINGS, 0, &ck_four_cs, N_ ("Online risks (the four Cs)")),
  CK_FIELD (CkOnlineForm, platform, TEXT, ONE_LINE, N_ ("Platform or service")),
  CK_FIELD (CkOnlineForm, handle, TEXT, ONE_LINE, N_ ("Handle or address")),
  CK_FIELD_TOKENS (CkOnlineForm, ai_made, TOKEN, 0, &ck_answers, N_ ("AI-made material")),
};
CK_DEFINE_RECORD (OnlineForm, online_form)

static const CkField concern_form_fields[] = {
  CK_FIELD_TOKENS (CkConcernForm, kind, TOKEN, REQUIRED, &ck_concern_kinds, N_ ("Kind of concern")),
  CK_FIELD_RECORDS (CkConcernForm, people, LIST, REQUIRED, ck_person_link_get_type, N_ ("People")),
  CK_FIELD (CkConcernForm, happened, MOMENT, REQUIRED, N_ ("When it happened")),
  CK_FIELD (CkConcernForm, happened_to, MOMENT, 0, N_ ("Until when it happened")),
  CK_FIELD (CkConcernForm, told, MOMENT, 0, N_ ("When the organisation was told")),
  CK_FIELD (CkConcernForm, told_to, TEXT, ONE_LINE, N_ ("Who was told")),
  CK_FIELD (CkConcernForm, source, TEXT, ONE_LINE, N_ ("Who saw, said or sent it")),
  CK_FIELD (CkConcernForm, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkConcernForm, facts, TEXT, REQUIRED, N_ ("Facts")),
  CK_FIELD (CkConcernForm, own_words, TEXT, 0, N_ ("The child’s own words")),
  CK_FIELD (CkConcernForm, opinion, TEXT, 0, N_ ("Opinion")),
  CK_FIELD (CkConcernForm, significant, FLAG, 0, N_ ("Significant event")),
  CK_FIELD (CkConcernForm, significance, TEXT, 0, N_ ("Significance")),
  CK_FIELD (CkConcernForm, categories, STRINGS, 0, N_ ("Categories")),
  CK_FIELD_TOKENS (CkConcernForm, immediate_danger, TOKEN, 0, &ck_answers, N_ ("Immediate danger")),
  CK_FIELD (CkConcernForm, immediate_action, TEXT, 0, N_ ("What was done at once")),
  CK_FIELD_RECORDS (CkConcernForm, online, RECORD, 0, ck_online_form_get_type, N_ ("Online")),
  CK_FIELD (CkConcernForm, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD_TOKENS (CkConcernForm, parents_told, TOKEN, 0, &ck_answers, N_ ("Parents or carers told")),
  CK_FIELD (CkConcernForm, parents_reason, TEXT, 0, N_ ("Why parents or carers weren’t told")),
  CK_FIELD_TOKENS (CkConcernForm, characteristics, STRINGS, 0, &ck_characteristics, N_ ("Protected characteristics")),
  CK_FIELD (CkConcernForm, bias, TEXT, 0, N_ ("Bias")),
  CK_FIELD_RECORDS (CkConcernForm, injuries, LIST, 0, ck_injury_form_get_type, N_ ("Injuries")),
  CK_FIELD_RECORDS (CkConcernForm, nudes, RECORD, 0, ck_nudes_get_type, N_ ("Nudes and semi-nudes")),
  CK_FIELD_TOKENS (CkConcernForm, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD (CkConcernForm, review, DATE, 0, N_ ("First review")),
  CK_FIELD (CkConcernForm, lead, TEXT, ONE_LINE, N_ ("Lead")),
  CK_FIELD_RECORDS (CkConcernForm, actions, LIST, 0, ck_action_form_get_type, N_ ("Actions")),
};
CK_DEFINE_RECORD_WITH_INIT (ConcernForm, concern_form, self->significant = TRUE)

static const CkField note_form_fields[] = {
  CK_FIELD (CkNoteForm, text, TEXT, REQUIRED, N_ ("Text")),
  CK_FIELD_TOKENS (CkNoteForm, kind, TOKEN, 0, &ck_entry_kinds, N_ ("Kind of entry")),
  CK_FIELD (CkNoteForm, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkNoteForm, happened, MOMENT, 0, N_ ("When it happened")),
  CK_FIELD (CkNoteForm, happened_to, MOMENT, 0, N_ ("Until when it happened")),
  CK_FIELD (CkNoteForm, told, MOMENT, 0, N_ ("When the organisation was told")),
  CK_FIELD (CkNoteForm, told_to, TEXT, ONE_LINE, N_ ("Who was told")),
  CK_FIELD (CkNoteForm, source, TEXT, ONE_LINE, N_ ("Who saw, said or sent it")),
  CK_FIELD (CkNoteForm, own_words, TEXT, 0, N_ ("The child’s own words")),
  CK_FIELD (CkNoteForm, opinion, TEXT, 0, N_ ("Opinion")),
  CK_FIELD (CkNoteForm, significant, FLAG, 0, N_ ("Significant event")),
  CK_FIELD (CkNoteForm, significance, TEXT, 0, N_ ("Significance")),
  CK_FIELD (CkNoteForm, outcome, TEXT, 0, N_ ("Action, decision or outcome")),
  CK_FIELD (CkNoteForm, reason, TEXT, 0, N_ ("Reason")),
  CK_FIELD (CkNoteForm, options, TEXT, 0, N_ ("Options considered")),
  CK_FIELD (CkNoteForm, threshold, TEXT, 0, N_ ("Threshold")),
  CK_FIELD (CkNoteForm, decided_by, TEXT, ONE_LINE, N_ ("Decided by")),
  CK_FIELD (CkNoteForm, supersedes, TEXT, ONE_LINE, N_ ("Supersedes")),
  CK_FIELD (CkNoteForm, no_further_action, FLAG, 0, N_ ("No further action")),
};
CK_DEFINE_RECORD (NoteForm, note_form)

static const CkField action_settle_fields[] = {
  CK_FIELD (CkActionSettle, action, UUID, REQUIRED, N_ ("Action")),
  CK_FIELD_TOKENS (CkActionSettle, status, TOKEN, REQUIRED, &ck_action_statuses, N_ ("Status")),
  CK_FIELD (CkActionSettle, done_on, DATE, 0, N_ ("Done on")),
  CK_FIELD (CkActionSettle, due, DATE, 0, N_ ("Due")),
  CK_FIELD (CkActionSettle, outcome, TEXT, 0, N_ ("Outcome")),
  CK_FIELD (CkActionSettle, reason, TEXT, 0, N_ ("Reason")),
};
CK_DEFINE_RECORD (ActionSettle, action_settle)

static const CkField closure_form_fields[] = {
  CK_FIELD_TOKENS (CkClosureForm, outcome, TOKEN, REQUIRED, &ck_case_outcomes, N_ ("Outcome")),
  CK_FIELD (CkClosureForm, reason, TEXT, REQUIRED, N_ ("Reason")),
  CK_FIELD (CkClosureForm, long_check, DATE, 0, N_ ("Long-term check")),
  CK_FIELD (CkClosureForm, no_check_reason, TEXT, 0, N_ ("Why there is no long-term check")),
  CK_FIELD_RECORDS (CkClosureForm, actions, LIST, 0, ck_action_settle_get_type, N_ ("Actions")),
  CK_FIELD_TOKENS (CkClosureForm, allegation_outcome, TOKEN, 0, &ck_allegation_outcomes, N_ ("Outcome of the allegation")),
};
CK_DEFINE_RECORD (ClosureForm, closure_form)

static const CkField review_form_fields[] = {
  CK_FIELD (CkReviewForm, held, MOMENT, 0, N_ ("Held")),
  CK_FIELD_RECORDS (CkReviewForm, strands, LIST, 0, ck_strand_result_get_type, N_ ("Strands")),
  CK_FIELD (CkReviewForm, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD (CkReviewForm, decision, TEXT, REQUIRED, N_ ("Decision")),
  CK_FIELD (CkReviewForm, reason, TEXT, REQUIRED, N_ ("Reason")),
  CK_FIELD_TOKENS (CkReviewForm, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD (CkReviewForm, next, DATE, 0, N_ ("Next review")),
  CK_FIELD_RECORDS (CkReviewForm, close, RECORD, 0, ck_closure_form_get_type, N_ ("Closing the case")),
  CK_FIELD_RECORDS (CkReviewForm, actions, LIST, 0, ck_action_settle_get_type, N_ ("Actions")),
};
CK_DEFINE_RECORD (ReviewForm, review_form)

static const CkField amendment_form_fields[] = {
  CK_FIELD (CkAmendmentForm, field, TEXT, ONE_LINE, N_ ("What it corrects")),
  CK_FIELD (CkAmendmentForm, text, TEXT, REQUIRED, N_ ("Amendment")),
  CK_FIELD (CkAmendmentForm, why, TEXT, REQUIRED, N_ ("Why it is amended")),
};
CK_DEFINE_RECORD (AmendmentForm, amendment_form)

static const CkField reopen_form_fields[] = {
  CK_FIELD (CkReopenForm, reason, TEXT, REQUIRED, N_ ("Reason")),
  CK_FIELD_TOKENS (CkReopenForm, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD (CkReopenForm, review, DATE, 0, N_ ("Next review")),
};
CK_DEFINE_RECORD (ReopenForm, reopen_form)
