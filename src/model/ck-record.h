/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "ck-clock.h"
#include "ck-error.h"
#include "ck-json.h"
#include "ck-moment.h"
#include "ck-tokens.h"
#include "ck-uuid.h"

G_BEGIN_DECLS

/**
 * CkFieldType: how a field lies in its struct, and how it is written elsewhere
 *
 * | type | C | SQL | JSON |
 * |---|---|---|---|
 * | TEXT | char * (owned, or NULL) | TEXT | string |
 * | TOKEN | int, -1 for none | TEXT, the token | string |
 * | DATE | CkDate | TEXT YYYY-MM-DD | string |
 * | MOMENT | CkMoment | two columns, NAME and NAME_precision | two members likewise |
 * | INSTANT | gint64, 0 for none | INTEGER, microseconds UTC | string, RFC 3339 with Z |
 * | UUID | CkUuid | BLOB of 16 | string with hyphens |
 * | FLAG | gboolean | INTEGER 0 or 1 | true or false |
 * | INTEGER | gint64 | INTEGER | number |
 * | STRINGS | GStrv, or NULL | – (a table of its own) | array of strings |
 * | RECORD | CkRecord *, or NULL | – | object |
 * | LIST | GPtrArray * of CkRecord, never NULL | – | array of objects |
 */
typedef enum {
  CK_FIELD_TEXT,
  CK_FIELD_TOKEN,
  CK_FIELD_DATE,
  CK_FIELD_MOMENT,
  CK_FIELD_INSTANT,
  CK_FIELD_UUID,
  CK_FIELD_FLAG,
  CK_FIELD_INTEGER,
  CK_FIELD_STRINGS,
  CK_FIELD_RECORD,
  CK_FIELD_LIST,
} CkFieldType;

typedef enum {
  CK_FIELD_REQUIRED = 1 << 0, /* a form without it is refused */
  CK_FIELD_ONE_LINE = 1 << 1, /* no line breaks */
  CK_FIELD_DERIVED  = 1 << 2, /* read from a join or worked out: not a column, not accepted from JSON */
} CkFieldFlags;

#define CK_TEXT_MAX (1024 * 1024 + 4096) /* bytes of one long text; a pasted megabyte fits */
#define CK_LINE_MAX 500                  /* bytes of a one-line text */
#define CK_LIST_MAX 1000                 /* items of one list */

/**
 * CkField:
 * @name: column and JSON member, with underscores; the GObject property has hyphens
 * @offset: where it lies in the instance struct
 * @tokens: for TOKEN, and for STRINGS that are tokens
 * @item_type: for RECORD and LIST
 * @label: (translatable) (nullable): what a person calls it, in errors and in the history
 */
typedef struct {
  const char       *name;
  CkFieldType       type;
  gsize             offset;
  CkFieldFlags      flags;
  const CkTokenSet *tokens;
  GType           (*item_type) (void);
  const char       *label;
} CkField;

/* One row of a table of fields: CK_FIELD (CkPerson, born, DATE, 0, N_ ("Date of birth")), and likewise for fields whose
 * values are tokens, and for fields that hold other records. */
#define CK_FIELD(Type, member, TYPE, field_flags, field_label)                                         \
  { .name = #member, .type = CK_FIELD_##TYPE, .offset = G_STRUCT_OFFSET (Type, member),                \
    .flags = (CkFieldFlags)(field_flags), .label = (field_label) }
#define CK_FIELD_TOKENS(Type, member, TYPE, field_flags, set, field_label)                             \
  { .name = #member, .type = CK_FIELD_##TYPE, .offset = G_STRUCT_OFFSET (Type, member),                \
    .flags = (CkFieldFlags)(field_flags), .tokens = (set), .label = (field_label) }
#define CK_FIELD_RECORDS(Type, member, TYPE, field_flags, type_func, field_label)                      \
  { .name = #member, .type = CK_FIELD_##TYPE, .offset = G_STRUCT_OFFSET (Type, member),                \
    .flags = (CkFieldFlags)(field_flags), .item_type = (type_func), .label = (field_label) }

/* "It isn't known", said outright, where %CK_MOMENT_UNKNOWN stands for a moment that wasn't given at all. Both have the
 * precision unknown, and both are unknown to ck_moment_is_known(). */
#define CK_MOMENT_SAID_UNKNOWN ((CkMoment){ { 0 }, 0, CK_PRECISION_UNKNOWN })

/**
 * CkRecord: a plain object of the domain whose struct is public and described by a table of fields
 *
 * The table gives properties (that notify only on change), JSON, SQL columns, copies, comparison and drafts, so that
 * a field is named once. Not thread-safe: hand a record over whole, then read it from one thread.
 */
#define CK_TYPE_RECORD (ck_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CkRecord, ck_record, CK, RECORD, GObject)

struct _CkRecordClass {
  GObjectClass   parent_class;
  const CkField *fields;
  guint          n_fields;
  GParamSpec   **properties;   /* one a field, two for a moment, in the table's order */
  guint          n_properties;
  guint         *first_property; /* of each field, in @properties */
};

void           ck_record_class_set_fields (CkRecordClass *klass, const CkField *fields, guint n_fields);
const CkField *ck_record_get_fields       (CkRecord *self, guint *n_fields);
const CkField *ck_record_type_get_fields  (GType type, guint *n_fields);
const CkField *ck_record_type_find_field  (GType type, const char *name);
const CkField *ck_record_find_field       (CkRecord *self, const char *name);
/* the same, and for "happened_precision" the moment's field with @precision set */
const CkField *ck_record_find_member      (CkRecord *self, const char *name, gboolean *precision);
gpointer       ck_record_peek             (CkRecord *self, const CkField *field);
const char    *ck_field_label             (const CkField *field);

/* one field in its SQL/JSON text form, copying; "happened_precision" is the precision of "happened" */
gboolean       ck_record_set_text         (CkRecord *self, const char *name, const char *text);
char          *ck_record_get_text         (CkRecord *self, const char *name);

CkRecord      *ck_record_copy             (CkRecord *self);
gboolean       ck_record_equal            (CkRecord *a, CkRecord *b);
gboolean       ck_record_field_is_set     (CkRecord *self, const CkField *field);
gboolean       ck_moment_is_given         (CkMoment moment);
gboolean       ck_moment_equal            (CkMoment a, CkMoment b);

/* unsets every text that shows nothing, in records within too: a blank optional field is one that was left out */
void           ck_record_drop_blanks      (CkRecord *self);

/* JSON, strict: an unknown member, a wrong type or an unknown token is an error that names it, "people[0].role" */
CkRecord      *ck_record_from_json        (GType type, const char *json, gssize length, GError **error);
/* the same for what ck_record_to_json() wrote of a form that is still being typed: texts may be of any length */
CkRecord      *ck_record_from_draft       (GType type, const char *json, gssize length, GError **error);
char          *ck_record_to_json          (CkRecord *self, gboolean pretty);
char          *ck_records_to_json         (GPtrArray *records, gboolean pretty);
void           ck_record_add_json         (CkRecord *self, CkJsonWriter *writer, const char *name);

/* the shape, for documentation and `--help`: one line a member, with type and tokens */
char          *ck_record_describe_json    (GType type);

/**
 * CK_DECLARE_RECORD: declares a final subclass of CkRecord whose struct is public. Follow it with the struct:
 * `struct _CkPerson { CkRecord parent_instance; … };`
 */
#define CK_DECLARE_RECORD(Name, name, UPPER)                                                          \
  GType ck_##name##_get_type (void);                                                                   \
  typedef struct _Ck##Name Ck##Name;                                                                   \
  typedef struct { CkRecordClass parent_class; } Ck##Name##Class;                                      \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ck##Name, g_object_unref)                                             \
  static inline Ck##Name *CK_##UPPER (gpointer p)                                                      \
  { return G_TYPE_CHECK_INSTANCE_CAST (p, ck_##name##_get_type (), Ck##Name); }                        \
  static inline gboolean CK_IS_##UPPER (gpointer p)                                                    \
  { return G_TYPE_CHECK_INSTANCE_TYPE (p, ck_##name##_get_type ()); }                                  \
  static inline Ck##Name *ck_##name##_new (void) { return g_object_new (ck_##name##_get_type (), NULL); }

/**
 * CK_DEFINE_RECORD: with a static `const CkField name_fields[]` above it, all that a record needs in its .c file.
 * Fields start unset: NULL, none, -1 for tokens, unknown, FALSE, 0, and an empty list. CK_DEFINE_RECORD_WITH_INIT takes
 * statements that set other defaults, such as `self->significant = TRUE`.
 */
#define CK_DEFINE_RECORD(Name, name) CK_DEFINE_RECORD_WITH_INIT (Name, name, (void)self)
#define CK_DEFINE_RECORD_WITH_INIT(Name, name, init)                                                   \
  G_DEFINE_FINAL_TYPE (Ck##Name, ck_##name, CK_TYPE_RECORD)                                            \
  static void ck_##name##_class_init (Ck##Name##Class *klass)                                          \
  { ck_record_class_set_fields (&klass->parent_class, name##_fields, G_N_ELEMENTS (name##_fields)); }   \
  static void ck_##name##_init (Ck##Name *self)                                                        \
  { ck_record_init_fields ((CkRecord *)self); init; }

/* for the macros above */
void ck_record_init_fields (CkRecord *self);

G_END_DECLS
