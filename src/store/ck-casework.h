/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does, each one unit of the record. Every function runs on the lane, checks its form by the rules of
 * practice, and returns only when the unit is durable; on failure nothing of it was written. */
#pragma once

#include "ck-categories.h"
#include "ck-case-forms.h"
#include "ck-check-forms.h"
#include "ck-chronology.h"
#include "ck-forms.h"
#include "ck-personfile.h"
#include "ck-session.h"

G_BEGIN_DECLS

/* @reference: the case to add to, or NULL to open one. Returns: (transfer full): the entry, "2026-0014/1" */
char    *ck_casework_log_concern     (CkStore *store, CkConcernForm *form, const char *reference, GError **error);
char    *ck_casework_add_note        (CkStore *store, const char *reference, CkNoteForm *form, GError **error);
char    *ck_casework_amend           (CkStore *store, const char *entry, CkAmendmentForm *form, GError **error);
gboolean ck_casework_add_action      (CkStore *store, const char *reference, CkActionForm *form, CkUuid *action, GError **error);
char    *ck_casework_settle_action   (CkStore *store, const char *reference, CkActionSettle *form, GError **error);
char    *ck_casework_hold_review     (CkStore *store, const char *reference, CkReviewForm *form, GError **error);
char    *ck_casework_postpone_review (CkStore *store, const char *reference, CkDate due, const char *reason, GError **error);
char    *ck_casework_close           (CkStore *store, const char *reference, CkClosureForm *form, GError **error);
char    *ck_casework_reopen          (CkStore *store, const char *reference, CkReopenForm *form, GError **error);
gboolean ck_casework_involve         (CkStore *store, const char *reference, CkPersonLink *form, CkUuid *involvement, GError **error);
gboolean ck_casework_identify        (CkStore *store, const char *reference, const CkUuid *involvement, CkPersonLink *form, const char *why, CkUuid *now, GError **error);
gboolean ck_casework_set_plan        (CkStore *store, const char *reference, CkPlanStrand *form, GError **error);
gboolean ck_casework_change_person   (CkStore *store, CkPerson *person, const char *why, GError **error);
gboolean ck_casework_edit_person     (CkStore *store, const CkUuid *person, CkPersonForm *form, GError **error);
gboolean ck_casework_relate          (CkStore *store, CkRelationshipForm *form, CkUuid *relationship, GError **error);
gboolean ck_casework_end_relationship (CkStore *store, const CkUuid *relationship, CkRelationStatus status, CkDate ended, const char *why, GError **error);
gboolean ck_casework_merge_people    (CkStore *store, const CkUuid *from, const CkUuid *into, const char *why, GError **error);
gboolean ck_casework_undo_merge      (CkStore *store, const CkUuid *from, const char *why, GError **error);
gboolean ck_casework_change_case     (CkStore *store, const char *reference, const char *title, const char *lead, const char *why, GError **error);
gboolean ck_casework_change_category (CkStore *store, CkCategory *category, const char *why, GError **error);
gboolean ck_casework_change_settings (CkStore *store, CkSettings *settings, const char *why, GError **error);
/* @form: what, until when and why. Unsnooze: @item none for the case's first. */
gboolean ck_casework_snooze          (CkStore *store, const char *reference, CkSnoozeForm *form, GError **error);
gboolean ck_casework_unsnooze        (CkStore *store, const char *reference, const CkUuid *item, const char *reason, GError **error);
char    *ck_casework_decide          (CkStore *store, const char *reference, CkDecisionForm *form, GError **error);
char    *ck_casework_check           (CkStore *store, const char *reference, CkCheckForm *form, GError **error);
char    *ck_casework_refer           (CkStore *store, const char *reference, CkReferralForm *form, GError **error);
char    *ck_casework_harm_test       (CkStore *store, const char *reference, CkHarmTestForm *form, GError **error);
gboolean ck_casework_restrict        (CkStore *store, const char *reference, gboolean restricted, const char *reason, GError **error);
/* before a case is shown: of a restricted one, that and why is recorded, or it is refused */
gboolean ck_casework_open_case       (CkStore *store, const char *reference, const char *what, const char *reason, GError **error);
gboolean ck_case_is_restricted       (CkStore *store, const char *reference, gboolean *restricted, GError **error);
gboolean ck_casework_link            (CkStore *store, const char *reference, CkLinkForm *form, GError **error);
gboolean ck_casework_unlink          (CkStore *store, const char *reference, CkLinkForm *form, GError **error);
/* Returns: (transfer full): the entry that tells of it in the case that it goes on in; of the case that is open again; the
 * new case */
char    *ck_casework_merge           (CkStore *store, const char *reference, CkMergeForm *form, GError **error);
char    *ck_casework_unmerge         (CkStore *store, const char *reference, CkReopenForm *form, GError **error);
char    *ck_casework_split           (CkStore *store, const char *reference, CkSplitForm *form, GError **error);

/* --- reading --------------------------------------------------------------------------------------------------------- */
typedef enum { CK_CASES_OPEN = 1, CK_CASES_LONG_TERM = 2, CK_CASES_CLOSED = 4, CK_CASES_ALL = 7, CK_CASES_NONE = 8 } CkCasesStatus;

/** CkCasesFilter: @due_by: only cases with a review due then or earlier, when set; other members: no filter when -1 or NULL */
typedef struct {
  CkCasesStatus status;
  CkDate        due_by;
  int           risk;
  const char   *category;
  const char   *lead;
  const char   *words;
} CkCasesFilter;

GPtrArray  *ck_cases_list        (CkStore *store, const CkCasesFilter *filter, GError **error);   /* CkCase, next review first */
/* a window on the same list */
typedef enum {
  CK_CASES_BY_REVIEW, CK_CASES_BY_TITLE, CK_CASES_BY_CATEGORY, CK_CASES_BY_RISK, CK_CASES_BY_ACTIVITY, CK_CASES_BY_STATUS,
} CkCasesOrder;
GPtrArray  *ck_cases_page        (CkStore *store, const CkCasesFilter *filter, CkCasesOrder order, gboolean descending,
                                  guint offset, guint limit, GError **error);                     /* CkCase */
gboolean    ck_cases_count       (CkStore *store, const CkCasesFilter *filter, guint *n_cases, GError **error);
CkCaseFile *ck_case_load         (CkStore *store, const char *reference, GError **error);
GPtrArray  *ck_today_list        (CkStore *store, CkDate as_of, int days_ahead, GError **error);  /* CkDueItem, one a case */
guint       ck_today_n_due       (GPtrArray *items);                                              /* how many of them aren't snoozed */
/* the same list by groups, and a part of each: rows @first to @first + @n */
typedef enum {
  CK_TODAY_OVERDUE, CK_TODAY_ON_THE_DAY, CK_TODAY_AHEAD, CK_TODAY_SNOOZED, CK_N_TODAY_GROUPS,
} CkTodayGroup;
typedef struct {
  guint first;
  guint n;
} CkTodayPart;
/** CkTodayWindow: @n_rows: how many there are; @items: (element-type CkDueItem): those that were asked for */
typedef struct {
  guint      n_rows[CK_N_TODAY_GROUPS];
  GPtrArray *items[CK_N_TODAY_GROUPS];
} CkTodayWindow;
CkTodayWindow *ck_today_window   (CkStore *store, CkDate as_of, int days_ahead, const CkTodayPart *parts, GError **error);
void        ck_today_window_free (CkTodayWindow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkTodayWindow, ck_today_window_free)
gboolean    ck_today_count       (CkStore *store, CkDate as_of, guint *n_due, GError **error);    /* cases, what is snoozed apart */
GPtrArray  *ck_today_of_case     (CkStore *store, CkDate as_of, int days_ahead, const CkUuid *of_case, GError **error);
gboolean    ck_today_next        (CkStore *store, CkDate as_of, CkDueItem **item, GError **error); /* when nothing is due: what comes next */
GPtrArray  *ck_people_list       (CkStore *store, GError **error);                                /* CkPerson by name */
/** CkPeopleFilter: @kind: a CkPersonKind, or -1; @open_cases: only who is in an open case; @words: beginnings of words of a name */
typedef struct {
  int         kind;
  gboolean    open_cases;
  const char *words;
} CkPeopleFilter;

GPtrArray  *ck_people_page       (CkStore *store, const CkPeopleFilter *filter, guint offset, guint limit, GError **error); /* CkPerson by name */
gboolean    ck_people_count      (CkStore *store, const CkPeopleFilter *filter, guint *count, GError **error);
GPtrArray  *ck_people_alike      (CkStore *store, CkPerson *somebody, guint limit, GError **error);  /* CkAlike, likely ones first */
CkPersonFile *ck_person_file_load (CkStore *store, const CkUuid *person, GError **error);
GPtrArray  *ck_history_of_person (CkStore *store, const CkUuid *person, GError **error);             /* CkHistoryItem, newest first */
GPtrArray  *ck_people_like       (CkStore *store, const char *typed, guint limit, GError **error); /* type-ahead */
GPtrArray  *ck_person_cases      (CkStore *store, const CkUuid *person, GError **error);          /* CkInvolvement; and their cases by ck_cases_list */
GPtrArray  *ck_search            (CkStore *store, const char *words, guint limit, GError **error); /* CkSearchHit */
GPtrArray  *ck_search_first      (CkStore *store, const char *words, guint limit, gboolean *complete, GError **error); /* the newest at once */
GPtrArray  *ck_search_page       (CkStore *store, const char *words, guint offset, guint limit, GError **error);
gboolean    ck_search_count      (CkStore *store, const char *words, guint *n_hits, GError **error);
char       *ck_search_filters_describe (void);                                                    /* for help */
GPtrArray  *ck_history_list      (CkStore *store, const char *reference, GError **error);          /* CkHistoryItem, newest first; NULL: all */
/** CkHistoryMark: where a page of the history of everything ended; zeroed before the first */
typedef struct {
  gboolean begun;
  gboolean ended;     /* there is no more */
  gint64   hlc;
  CkUuid   device;
} CkHistoryMark;

GPtrArray  *ck_history_page      (CkStore *store, CkHistoryMark *mark, guint n_units, GError **error);
CkSettings *ck_settings_load     (CkStore *store, GError **error);
GPtrArray  *ck_categories_load   (CkStore *store, GError **error);                                /* CkCategory, in order */

/* `show --json`: every column of every current fact of the case, stable order, two-space indent. */
char       *ck_case_export_json  (CkStore *store, const char *reference, GError **error);

/* --- the chronology: content, then the unit that records what became of it -------------------------------------------- */
CkChronology *ck_chronology_load (CkStore *store, const char *reference, CkChronologyOptions *options, GError **error);
/* Preview on screen: a viewing. */
gboolean ck_casework_record_viewing (CkStore *store, const char *reference, const char *what, const char *purpose, GError **error);
/* The number that the next copy of this case gets, put on its pages before it is made. */
gint64   ck_copy_next_number       (CkStore *store, const char *reference, GError **error);
/* @sha256: hex digest of the file, or of the pages' text for paper. Refused when the number is taken by now. */
gboolean ck_casework_record_copy   (CkStore *store, const char *reference, gint64 number, CkCopyForm form,
                                    CkChronologyOptions *options, gint64 n_entries, const char *sha256, GError **error);

/* --- drafts (a local table, not part of the record) -------------------------------------------------------------------- */
typedef struct {
  CkUuid  id;
  char   *kind;       /* concern, note, review, … */
  char   *reference;  /* of the case, or NULL */
  char   *json;       /* the form */
  gint64  saved_at;
} CkDraft;
void       ck_draft_free    (CkDraft *draft);
gboolean   ck_draft_save    (CkStore *store, CkUuid *id, const char *kind, const char *reference, const char *json, GError **error);
GPtrArray *ck_draft_list    (CkStore *store, GError **error);                        /* CkDraft of this keyholder, newest first */
gboolean   ck_draft_discard (CkStore *store, const CkUuid *id, GError **error);
/* inside casework: the draft with this id is deleted in the same transaction as the unit */
void       ck_store_set_draft_to_discard (CkStore *store, const CkUuid *id);

/* --- verify ------------------------------------------------------------------------------------------------------------ */
typedef struct _CkVerify CkVerify;
CkVerify  *ck_verify_new          (CkStore *store, gint64 anchor_sequence, const char *anchor_hash, GError **error); /* 0, NULL: no anchor */
gboolean   ck_verify_step         (CkStore *store, gpointer verify, gboolean *finished, double *fraction, GError **error); /* a CkLaneSlice */
GStrv      ck_verify_get_findings (CkVerify *self);     /* empty: all is well; each a sentence */
gint64     ck_verify_get_n_units  (CkVerify *self);
gint64     ck_verify_get_n_facts  (CkVerify *self);
guint64    ck_verify_get_n_pages  (CkVerify *self);
void       ck_verify_free         (CkVerify *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkVerify, ck_verify_free)
gboolean   ck_store_get_fingerprint (CkStore *store, gint64 *sequence, char **hash16, GError **error);
gint64     ck_store_get_last_backup (CkStore *store, GError **error);  /* instant of the last verified backup, 0 for none */

CkDate     ck_store_today  (CkStore *store);
CkMoment   ck_store_now    (CkStore *store);   /* local */
gint64     ck_store_instant (CkStore *store);

G_END_DECLS
