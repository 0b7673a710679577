/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON, read strictly and written stably, by json-glib. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_JSON_MAX (64 * 1024 * 1024) /* bytes of one text */
#define CK_JSON_DEPTH_MAX 32           /* objects and arrays within each other */
#define CK_JSON_VALUES_MAX 200000

char *ck_json_member_path (const char *path,
                           const char *name);
char *ck_json_item_path   (const char *path,
                           guint       index);

/** CkJsonWriter: builds one text, value by value; one line a value where it is pretty */
typedef struct _CkJsonWriter CkJsonWriter;

CkJsonWriter *ck_json_writer_new       (gboolean      pretty);
char         *ck_json_writer_finish    (CkJsonWriter *self);
void          ck_json_writer_free      (CkJsonWriter *self);
void          ck_json_begin_object     (CkJsonWriter *self, const char *name);
void          ck_json_end_object       (CkJsonWriter *self);
void          ck_json_begin_array      (CkJsonWriter *self, const char *name);
void          ck_json_end_array        (CkJsonWriter *self);
void          ck_json_add_string       (CkJsonWriter *self, const char *name, const char *text);
void          ck_json_add_integer      (CkJsonWriter *self, const char *name, gint64 value);
void          ck_json_add_boolean      (CkJsonWriter *self, const char *name, gboolean value);
void          ck_json_add_null         (CkJsonWriter *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkJsonWriter, ck_json_writer_free)

G_END_DECLS
