/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a passphrase is worth, said honestly: how long someone who has the vault's file would need to guess it.
 *
 * A guess costs what unlocking costs: Argon2id with 256 MiB. Ten thousand guesses a second stands for an attacker with
 * a room full of machines; half of all passphrases of a given strength are found in half of the time.
 */
#include "ck-strength.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GUESSES_PER_SECOND 1e4
#define DAY                86400.0
#define YEAR               (365.25 * DAY)

static const struct {
  double      seconds; /* up to here */
  const char *words;
} levels[CK_STRENGTH_LEVELS + 1] = {
  { 1, N_("Type a passphrase, or take the words above.") },
  { DAY, N_("Very weak: guessed within a day by someone who has the file.") },
  { YEAR, N_("Weak: guessed within a year by someone who has the file.") },
  { 100 * YEAR, N_("Fair: guessing would take years, even with the file in hand.") },
  { 10000 * YEAR, N_("Good: guessing would take centuries, even with the file in hand.") },
  { INFINITY, N_("Strong: guessing would take many thousands of years, even with the file in hand.") },
};

/**
 * ck_strength_level:
 * @bits: of ck_session_passphrase_bits()
 *
 * Returns: 0 for nothing at all, up to %CK_STRENGTH_LEVELS
 */
guint
ck_strength_level (double bits)
{
  double seconds = exp2 (bits - 1) / GUESSES_PER_SECOND;
  guint level = 0;

  while (bits > 0 && level < CK_STRENGTH_LEVELS && (level == 0 || seconds >= levels[level].seconds))
    level++;

  return level;
}

/**
 * ck_strength_words:
 * @bits: of ck_session_passphrase_bits()
 *
 * Returns: (transfer none): translated, a sentence
 */
const char *
ck_strength_words (double bits)
{
  return g_dgettext (GETTEXT_PACKAGE, levels[ck_strength_level (bits)].words);
}
