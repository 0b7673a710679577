/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CkError:
 * @CK_ERROR_FAILED: anything that a caller can't act on by itself
 * @CK_ERROR_INVALID: what was typed or read is malformed; the message names the field and what is expected
 * @CK_ERROR_NOT_FOUND: no such case, entry, person, file or keyholder
 * @CK_ERROR_NOT_A_VAULT: the file isn't a vault: empty, a directory, something else
 * @CK_ERROR_TOO_NEW: written by a later version of the program
 * @CK_ERROR_WRONG_PASSPHRASE: the passphrase or recovery key opens no keyholder's slot; the file is sound
 * @CK_ERROR_DAMAGED: the file is cut short, damaged or was tampered with
 * @CK_ERROR_IN_USE: another program has the vault
 * @CK_ERROR_REFUSED: a rule of practice or of the record says no
 *
 * What callers branch on; everything else is %CK_ERROR_FAILED. The command line turns these into its exit codes.
 * Cancellation is %G_IO_ERROR_CANCELLED. A message says what happened, what was kept and what to do next, and never
 * holds a name, a passphrase or a path inside someone's home.
 */
typedef enum {
  CK_ERROR_FAILED,
  CK_ERROR_INVALID,
  CK_ERROR_NOT_FOUND,
  CK_ERROR_NOT_A_VAULT,
  CK_ERROR_TOO_NEW,
  CK_ERROR_WRONG_PASSPHRASE,
  CK_ERROR_DAMAGED,
  CK_ERROR_IN_USE,
  CK_ERROR_REFUSED,
} CkError;

#define CK_ERROR (ck_error_quark ())
GQuark ck_error_quark (void);

G_END_DECLS
