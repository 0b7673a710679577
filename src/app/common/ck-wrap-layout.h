/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CK_WRAP_CLINGS: a style class: a child that stays in the line of the one before it, however narrow that gets */
#define CK_WRAP_CLINGS "ck-clings"

/**
 * CkWrapLayout: children side by side, in as many lines as they need, from the end or the start of the line
 *
 * Each child has its natural width, or the line's where that is less. Properties, in pixels: `spacing` between children and
 * lines, `natural-width`, the most that is asked for; and `from-end`: whether lines stand at the end. (GtkFlowBox sets its children in columns, and up to GTK 4.8
 * gives one less than nothing where a column is too many.)
 */
#define CK_TYPE_WRAP_LAYOUT (ck_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (CkWrapLayout, ck_wrap_layout, CK, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
