/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-error.h"

/**
 * ck_error_quark:
 *
 * Returns: the domain of #CkError
 */
G_DEFINE_QUARK (ck-error-quark, ck_error)
