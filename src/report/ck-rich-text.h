/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** CkRichStyle: @CK_RICH_KEEP: the words stay on one line: a date, a reference */
typedef enum {
  CK_RICH_PLAIN   = 0,
  CK_RICH_BOLD    = 1 << 0,
  CK_RICH_ITALIC  = 1 << 1,
  CK_RICH_QUIET   = 1 << 2,
  CK_RICH_SMALLER = 1 << 3,
  CK_RICH_WHITE   = 1 << 4,
  CK_RICH_KEEP    = 1 << 5,
} CkRichStyle;

/** CkType: the sizes of type on paper, and no others */
typedef enum {
  CK_TYPE_BODY,
  CK_TYPE_SMALL,
  CK_TYPE_COLUMN_HEAD,
  CK_TYPE_PAGE_HEAD,
  CK_TYPE_TITLE,
  CK_TYPE_SUBTITLE,
  CK_TYPE_SECTION,
} CkType;

/** CkRichText: text with styled runs, before it is laid out */
typedef struct _CkRichText CkRichText;

PangoContext *ck_rich_text_create_context (void);
void          ck_rich_text_share_layouts  (PangoContext   *context,
                                           gboolean        share);

CkRichText   *ck_rich_text_new            (void);
CkRichText   *ck_rich_text_new_of         (CkRichStyle     style,
                                           const char     *text);
void          ck_rich_text_free           (CkRichText     *self);
gboolean      ck_rich_text_is_empty       (CkRichText     *self);
const char   *ck_rich_text_get_text       (CkRichText     *self);
void          ck_rich_text_add            (CkRichText     *self,
                                           CkRichStyle     style,
                                           const char     *text);
void          ck_rich_text_add_sentence   (CkRichText     *self,
                                           CkRichStyle     style,
                                           const char     *sentence,
                                           ...) G_GNUC_NULL_TERMINATED;
GPtrArray    *ck_rich_text_lay_out        (CkRichText     *self,
                                           PangoContext   *context,
                                           CkType          type,
                                           double          width,
                                           PangoAlignment  alignment);
double        ck_rich_text_get_leading    (CkType          type);
char         *ck_rich_text_clean          (const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkRichText, ck_rich_text_free)

G_END_DECLS
