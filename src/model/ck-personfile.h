/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read back of people beyond themselves: whose they are, whom they may be taken for, where they appear. */
#pragma once

#include "ck-casefile.h"

G_BEGIN_DECLS

/* What two people are to each other. */
#define CK_TYPE_RELATIONSHIP ck_relationship_get_type ()
CK_DECLARE_RECORD (Relationship, relationship, RELATIONSHIP)
struct _CkRelationship {
  CkRecord  parent_instance;
  CkUuid    id;
  CkUuid    version_id;    /* the present version */
  CkUuid    person_id;     /* is to … */
  CkUuid    other_id;      /* … this one what the kind says: the parent of */
  int       kind;          /* CkRelationKind */
  char     *label;         /* what a person calls it: mother, foster carer, key worker */
  CkDate    started;
  CkDate    ended;
  int       status;        /* CkRelationStatus */
  char     *note;
  CkPerson *person;        /* derived: as they are now; who they are merged into */
  CkPerson *other;         /* derived */
};

/* Somebody who may be the one that is meant. */
#define CK_TYPE_ALIKE ck_alike_get_type ()
CK_DECLARE_RECORD (Alike, alike, ALIKE)
struct _CkAlike {
  CkRecord  parent_instance;
  CkPerson *person;
  int       likeness;      /* CkLikeness */
  char     *why;           /* "sounds alike, same date of birth" */
};

/* A person who is shown as another. */
#define CK_TYPE_MERGED ck_merged_get_type ()
CK_DECLARE_RECORD (Merged, merged, MERGED)
struct _CkMerged {
  CkRecord  parent_instance;
  CkUuid    from_id;
  CkUuid    into_id;
  char     *name;          /* of the one who was merged, as it stands */
  char     *why;
  gint64    recorded_at;
  char     *recorded_by;
};

/* One concern about an adult's conduct, and what became of it. */
#define CK_TYPE_PATTERN_ITEM ck_pattern_item_get_type ()
CK_DECLARE_RECORD (PatternItem, pattern_item, PATTERN_ITEM)
struct _CkPatternItem {
  CkRecord parent_instance;
  CkUuid   case_id;
  char    *reference;      /* of the entry, 2026-0014/1 */
  int      kind;           /* CkConcernKind: allegation or low-level */
  char    *title;
  CkMoment happened;
  CkDate   day;            /* it counts by: when it happened, else when the organisation was told, else when it was recorded */
  int      status;         /* CkCaseStatus, of the case */
  char    *decided;        /* the outcome of the case, else its last decision, of a review too; NULL while there is neither */
};

/* Everything that the page of a person shows, read at one moment. */
#define CK_TYPE_PERSON_FILE ck_person_file_get_type ()
CK_DECLARE_RECORD (PersonFile, person_file, PERSON_FILE)
struct _CkPersonFile {
  CkRecord   parent_instance;
  CkPerson  *person;
  GPtrArray *parts;          /* CkPart, those of open cases first */
  GPtrArray *relationships;  /* CkRelationship, current ones first; those recorded by mistake are left out */
  GPtrArray *merged;         /* CkMerged: who is shown as this person */
  GPtrArray *alike;          /* CkAlike: who may be the same person */
  GPtrArray *pattern;        /* CkPatternItem, oldest first */
  gint64     n_pattern_year; /* how many of them in the last twelve months */
};

/* Somebody's part in a case. */
#define CK_TYPE_PART ck_part_get_type ()
CK_DECLARE_RECORD (Part, part, PART)
struct _CkPart {
  CkRecord parent_instance;
  CkUuid   id;             /* of the involvement */
  CkUuid   case_id;
  CkUuid   person_id;      /* whom it was recorded of: may be merged into the one who is shown */
  int      role;           /* CkRole */
  char    *description;    /* what is particular to this role */
  char    *reference;      /* of the case */
  char    *title;          /* of the case */
  int      status;         /* CkCaseStatus */
  gboolean long_term;
  gint64   number;         /* of the concern's entry; 0 for a role in the case as a whole */
  int      kind;           /* CkConcernKind, or -1 */
  char    *concern;        /* title of the concern */
  CkMoment happened;
  gint64   recorded_at;
};

/* What somebody says of two people: a new relationship, or a change of one. */
#define CK_TYPE_RELATIONSHIP_FORM ck_relationship_form_get_type ()
CK_DECLARE_RECORD (RelationshipForm, relationship_form, RELATIONSHIP_FORM)
struct _CkRelationshipForm {
  CkRecord parent_instance;
  CkUuid   relationship;   /* the one that is changed; none for a new one */
  CkUuid   person;         /* is to … */
  CkUuid   other;          /* … this one what the kind says; both stay as they are in a change */
  int      kind;           /* CkRelationKind */
  char    *label;
  CkDate   started;
  CkDate   ended;
  int      status;         /* CkRelationStatus; current when left out */
  char    *note;
  char    *why;            /* needed for a change */
};

/* What is changed of a person; what is left out stays. */
#define CK_TYPE_PERSON_FORM ck_person_form_get_type ()
CK_DECLARE_RECORD (PersonForm, person_form, PERSON_FORM)
struct _CkPersonForm {
  CkRecord parent_instance;
  char    *name;
  char    *known_as;
  int      kind;           /* CkPersonKind */
  CkDate   born;
  int      born_precision; /* CkBornPrecision: unknown takes the date away */
  char    *description;
  char    *contact;
  char    *why;            /* required */
};

/* Why something is done that needs nothing else. */
#define CK_TYPE_WHY_FORM ck_why_form_get_type ()
CK_DECLARE_RECORD (WhyForm, why_form, WHY_FORM)
struct _CkWhyForm {
  CkRecord parent_instance;
  char    *why;            /* required */
};

gboolean ck_relationship_form_check (CkRelationshipForm *self, CkDate today, GError **error);
char    *ck_relationship_what       (CkRelationship *self, gboolean of_other);
char    *ck_relationship_phrase     (CkRelationship *self, gboolean of_other);
char    *ck_relationship_sentence   (CkRelationship *self);
char    *ck_relationship_when       (CkRelationship *self);

char    *ck_person_age       (CkPerson *self, CkDate on);
char    *ck_birth_text       (CkDate born, int precision);
char    *ck_person_born_text (CkPerson *self);
char    *ck_person_number    (CkPerson *self);
char    *ck_person_tell      (CkPerson *self, CkDate today);

G_END_DECLS
