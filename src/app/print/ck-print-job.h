/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-chronology.h"
#include "ck-paginator.h"
#include "ck-session.h"

G_BEGIN_DECLS

/* Laid out for the screen: no copy, no number. */
void         ck_print_lay_out_async  (CkSession *session, const char *reference, CkChronologyOptions *options,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CkPaginator *ck_print_lay_out_finish (GAsyncResult *result, CkChronology **chronology, GError **error);

/* A PDF, recorded as a copy. */
void         ck_print_save_async     (CkSession *session, const char *reference, CkChronologyOptions *options, GFile *file,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     ck_print_save_finish    (GAsyncResult *result, GError **error);

/* Paper, by the desktop's dialog, recorded as a copy when the person goes ahead. */
void         ck_print_paper_async    (CkSession *session, const char *reference, CkChronologyOptions *options, GtkWindow *parent,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     ck_print_paper_finish   (GAsyncResult *result, gboolean *printed, GError **error);

G_END_DECLS
