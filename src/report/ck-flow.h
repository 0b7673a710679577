/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-row.h"

G_BEGIN_DECLS

#define CK_PAGE_LEFT    45.0   /* wider than the right, for binding */
#define CK_PAGE_RIGHT   801.89
#define CK_PAGE_BREADTH (CK_PAGE_RIGHT - CK_PAGE_LEFT)
#define CK_PAGE_FIRST   50.5   /* where the first page begins; above it is the header */
#define CK_PAGE_TOP     56.0   /* where the others begin */
#define CK_PAGE_BOTTOM  549.0
#define CK_GREY_QUIET   0.29
#define CK_GREY_RULE    0.55
#define CK_GREY_GROUND  0.9

/** CkFlow: rows put under each other, page after page; within a table, the heading row repeats */
typedef struct _CkFlow CkFlow;

CkFlow    *ck_flow_new         (void);
void       ck_flow_free        (CkFlow  *self);
GPtrArray *ck_flow_finish      (CkFlow  *self);
void       ck_flow_begin_table (CkFlow  *self,
                                CkRow   *heading);
void       ck_flow_end_table   (CkFlow  *self);
void       ck_flow_add         (CkFlow  *self,
                                CkRow   *row,
                                guint   *page,
                                double  *top);
void       ck_flow_rule        (CkFlow  *self,
                                double   thickness,
                                double   grey);
void       ck_flow_skip        (CkFlow  *self,
                                double   height);
void       ck_flow_need        (CkFlow  *self,
                                double   height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkFlow, ck_flow_free)

G_END_DECLS
