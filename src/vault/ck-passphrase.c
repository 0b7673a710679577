/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sodium.h>
#include "ck-text.h"
#include "ck-vault.h"
#include "ck-words.h"

#define PROPOSED_WORDS 6

/* What attackers try before anything else; worth next to nothing */
static const char *const notorious[] = {
  "password", "passwort", "passphrase", "letmein", "welcome", "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn",
  "zxcvbnm", "iloveyou", "admin", "administrator", "login", "master", "monkey", "dragon", "football", "baseball",
  "sunshine", "princess", "shadow", "secret", "abc123", "changeme", "default", "test", "safeguarding", "safeguard",
  "casekeeper", "coordinator", "charity", "trustno", "superman", "batman", "hello", "flower", "liverpool", "arsenal",
  "chelsea", "charlie", "summer", "winter", "spring", "autumn", "january", "february", "october", "november", "december",
  "monday", "friday", "sunday",
};

/**
 * ck_vault_propose_passphrase:
 *
 * Six words drawn at random from a list of about two thousand: more than 64 bits, by the kernel's generator and not by
 * a person's taste.
 *
 * Returns: (transfer full): free with ck_wipe_free()
 */
char *
ck_vault_propose_passphrase (void)
{
  char *passphrase = g_malloc0 (PROPOSED_WORDS * 9);

  for (guint i = 0; i < PROPOSED_WORDS; i++)
    {
      if (i > 0)
        strcat (passphrase, " ");
      strcat (passphrase, ck_words[randombytes_uniform ((guint32) ck_n_words)]);
    }
  return passphrase;
}

static int
compare_word (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

/* The length of the longest word of either list that @text begins with, and what one guess among them is worth */
static gsize
match_word (const char *text, double *bits)
{
  char word[16];
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (notorious); i++)
    if (g_ascii_strncasecmp (text, notorious[i], strlen (notorious[i])) == 0 && strlen (notorious[i]) > longest)
      {
        longest = strlen (notorious[i]);
        *bits = 4;
      }
  for (gsize n = strnlen (text, 8); n >= 4 && n > longest; n--)
    {
      for (gsize i = 0; i < n; i++)
        word[i] = g_ascii_tolower (text[i]);
      word[n] = '\0';
      if (bsearch (word, ck_words, ck_n_words, sizeof *ck_words, compare_word) != NULL)
        {
          longest = n;
          *bits = log2 ((double) ck_n_words);
          break;
        }
    }
  ck_wipe (word, sizeof word);
  return longest;
}

/* The length of a run that starts at @text: the same character again, one up, or one down */
static gsize
match_run (const char *text)
{
  int step = (guint8) text[1] - (guint8) text[0];
  gsize n = 1;

  if (text[1] == '\0' || step < -1 || step > 1)
    return 1;
  while (text[n] != '\0' && (guint8) text[n] - (guint8) text[n - 1] == step)
    n++;
  return n;
}

static gsize
match_year (const char *text)
{
  if ((strncmp (text, "19", 2) == 0 || strncmp (text, "20", 2) == 0) && g_ascii_isdigit (text[2])
      && g_ascii_isdigit (text[3]))
    return 4;
  return 0;
}

/* What a character is worth that belongs to no pattern, taken for the choice of a person rather than of a dice */
static double
character_bits (guchar c)
{
  if (g_ascii_isdigit (c))
    return 2.5;
  if (g_ascii_islower (c))
    return 3;
  return 4;
}

/**
 * ck_vault_passphrase_bits:
 * @passphrase: (nullable): UTF-8; wiped by the caller
 *
 * An honest estimate, on the low side, of how much work it is to guess: words count as words however long they are, a year
 * or a run like "12345" counts little, a piece that was there before counts next to nothing. An attacker who knows the
 * person may need less. 35 is poor, 50 is fair, 64 is good.
 *
 * Returns: bits
 */
double
ck_vault_passphrase_bits (const char *passphrase)
{
  const char *start = passphrase;
  const char *p = passphrase;
  double total = 0;

  while (p != NULL && *p != '\0')
    {
      double bits = 0;
      gsize n = match_word (p, &bits);

      if (n == 0 && (n = match_year (p)) != 0)
        bits = 6;
      if (n == 0 && (n = match_run (p)) >= 3)
        bits = 4;
      else if (n == 1 || n == 2)
        n = 0;
      if (n == 0)
        {
          n = 1;
          bits = g_ascii_isspace (*p) || *p == '-' ? 0.5 : character_bits ((guchar) *p);
          if ((guchar) *p >= 0x80 && ((guchar) *p & 0xc0) == 0x80) /* the rest of a character of several bytes */
            bits = 0.5;
        }
      else if (memmem (start, (gsize) (p - start), p, n) != NULL)
        bits = 1;
      total += bits;
      p += n;
    }
  return total;
}
