/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files, the terminal, and the vault that a command works on. */

#include "ck-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "ck-text.h"

#define SECRET_MAX 4096

/* Reads all of @fd, up to @max bytes; NUL-terminated. */
static char *
read_all (int         fd,
          gsize       max,
          const char *what,
          gsize      *length,
          GError    **error)
{
  gsize allocated = 65536, used = 0;
  char *buffer = g_malloc (allocated);

  for (;;)
    {
      ssize_t n;

      if (used + 1 == allocated)
        {
          if (allocated > max)
            {
              g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s is larger than %zu MiB. Nothing was recorded."), what,
                           max / (1024 * 1024));
              break;
            }
          /* grown by hand: realloc would leave a copy behind */
          char *larger = g_malloc (allocated * 2);
          memcpy (larger, buffer, used);
          ck_wipe (buffer, used);
          g_free (buffer);
          buffer = larger;
          allocated *= 2;
        }
      n = read (fd, buffer + used, allocated - used - 1);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _("%s can't be read: %s. Nothing was recorded."), what,
                       g_strerror (errno));
          break;
        }
      if (n == 0)
        {
          buffer[used] = '\0';
          *length = used;
          return buffer;
        }
      used += (gsize) n;
    }

  ck_wipe (buffer, used);
  g_free (buffer);
  return NULL;
}

static char *
read_file (const char *path,
           const char *what,
           gsize       max,
           gsize      *length,
           GError    **error)
{
  g_autofree char *name = g_strdup_printf ("%s “%s”", what, path);
  struct stat info;
  char *text;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _("%s can't be opened: %s."), name, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s is a folder; a file is expected."), name);
      close (fd);
      return NULL;
    }
  text = read_all (fd, max, name, length, error);
  close (fd);
  return text;
}

/**
 * ck_cli_read_input:
 * @cli: the command
 * @length: (out): bytes read
 * @error: %CK_ERROR_INVALID when no input was named or it is too large
 *
 * Returns: (transfer full): what --input names; free it with ck_wipe_free()
 */
char *
ck_cli_read_input (CkCli   *cli,
                   gsize   *length,
                   GError **error)
{
  if (cli->input == NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--input is missing: name a JSON file, or - for standard input."));
      return NULL;
    }
  if (g_str_equal (cli->input, "-"))
    return read_all (STDIN_FILENO, CK_CLI_INPUT_MAX, _("Standard input"), length, error);
  return read_file (cli->input, _("The input file"), CK_CLI_INPUT_MAX, length, error);
}

/**
 * ck_cli_given_members:
 * @json: what was read as a form already
 * @within: (nullable): an object in it, by its member; the outermost when left out
 *
 * In a form a number that was left out and a nought are alike, and so are a flag and its no; this tells them apart.
 *
 * Returns: (transfer full): the members that have a value; null is none
 */
GStrv
ck_cli_given_members (const char *json,
                      const char *within)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (GStrvBuilder) given = g_strv_builder_new ();
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *part = object != NULL && within != NULL ? json_object_get_member (object, within) : NULL;
  JsonObjectIter iter;
  JsonNode *value;
  const char *name;

  if (within != NULL)
    object = part != NULL && JSON_NODE_HOLDS_OBJECT (part) ? json_node_get_object (part) : NULL;
  if (object != NULL)
    json_object_iter_init (&iter, object);
  while (object != NULL && json_object_iter_next (&iter, &name, &value))
    if (!JSON_NODE_HOLDS_NULL (value))
      g_strv_builder_add (given, name);
  return g_strv_builder_end (given);
}

/**
 * ck_cli_read_secret_file:
 * @path: a file with one passphrase or recovery key
 * @error: %CK_ERROR_INVALID when it is empty, too long, not UTF-8 or holds a NUL
 *
 * Returns: (transfer full): the secret, without one trailing newline; free it with ck_wipe_free()
 */
char *
ck_cli_read_secret_file (const char *path,
                         GError    **error)
{
  gsize length = 0;
  char *secret = read_file (path, _("The passphrase file"), SECRET_MAX, &length, error);

  if (secret == NULL)
    return NULL;
  if (length > 0 && secret[length - 1] == '\n')
    secret[--length] = '\0';
  if (length == 0 || strlen (secret) != length || !g_utf8_validate (secret, (gssize) length, NULL))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("The passphrase file “%s” must hold one line of UTF-8 text that isn't empty."), path);
      ck_wipe (secret, length);
      g_free (secret);
      return NULL;
    }
  return secret;
}

static char *
read_terminal (const char *prompt,
               GError    **error)
{
  struct termios before, quiet;
  char line[SECRET_MAX];
  gsize used = 0;
  char *secret = NULL;
  int tty = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

  if (tty < 0 || tcgetattr (tty, &before) != 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("There is no terminal to ask for the passphrase on: name a file with --passphrase-file."));
      if (tty >= 0)
        close (tty);
      return NULL;
    }
  quiet = before;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (tty, TCSAFLUSH, &quiet);
  if (write (tty, prompt, strlen (prompt)) < 0)
    used = 0;

  while (used < sizeof line - 1)
    {
      ssize_t n = read (tty, line + used, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || line[used] == '\n')
        break;
      used++;
    }
  line[used] = '\0';
  tcsetattr (tty, TCSAFLUSH, &before);
  if (write (tty, "\n", 1) < 0)
    used = used + 0;
  close (tty);

  if (used == 0 || !g_utf8_validate (line, (gssize) used, NULL))
    g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("A passphrase of at least one character is expected."));
  else
    secret = g_strndup (line, used);
  ck_wipe (line, sizeof line);
  return secret;
}

/**
 * ck_cli_read_passphrase:
 * @cli: the command
 * @error: as ck_cli_read_secret_file()
 *
 * Returns: (transfer full): the passphrase that opens the vault; free it with ck_wipe_free()
 */
char *
ck_cli_read_passphrase (CkCli   *cli,
                        GError **error)
{
  if (cli->passphrase_file != NULL)
    return ck_cli_read_secret_file (cli->passphrase_file, error);
  return read_terminal (_("Passphrase: "), error);
}

/**
 * ck_cli_read_new_passphrase:
 * @cli: the command
 * @file: (nullable): where it stands; NULL asks twice on the terminal
 * @error: %CK_ERROR_INVALID when the two differ
 *
 * Returns: (transfer full): a passphrase to be; free it with ck_wipe_free()
 */
char *
ck_cli_read_new_passphrase (CkCli      *cli,
                            const char *file,
                            GError    **error)
{
  char *first, *second;

  if (file != NULL)
    return ck_cli_read_secret_file (file, error);

  first = read_terminal (_("New passphrase: "), error);
  if (first == NULL)
    return NULL;
  second = read_terminal (_("The same again: "), error);
  if (second == NULL || !g_str_equal (first, second))
    {
      if (second != NULL)
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("The two passphrases differ. Nothing was changed."));
      ck_wipe_free (first);
      first = NULL;
    }
  ck_wipe_free (second);
  return first;
}

/**
 * ck_cli_print:
 * @error: %CK_ERROR_FAILED when standard output takes no more
 * @format: as printf
 *
 * Prints and flushes, so that what a script reads is what is durable.
 */
gboolean
ck_cli_print (GError    **error,
              const char *format,
              ...)
{
  va_list args;
  gboolean ok;

  va_start (args, format);
  ok = vfprintf (stdout, format, args) >= 0;
  va_end (args);
  if (!ok || fflush (stdout) != 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("Standard output can't be written: %s. What was recorded stays recorded."), g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

void
ck_cli_warn (const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  fputs ("casekeeper-cli: ", stderr);
  vfprintf (stderr, format, args);
  fputc ('\n', stderr);
  va_end (args);
}

/** ck_cli_progress: a #CkLaneProgress: shows @fraction on a terminal, and nothing where there is none. */
void
ck_cli_progress (double   fraction,
                 gpointer what)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%s %3d %%%s", (const char *) what, (int) (fraction * 100), fraction >= 1 ? "\n" : "");
}

/**
 * ck_cli_unlock:
 * @cli: the command; its first argument is the vault
 * @error: what ck_session_open() and ck_session_unlock() give
 *
 * Opens and unlocks the vault, says its warnings on standard error, and sets the clock of a practice vault.
 *
 * Returns: (transfer full): the session, for ck_cli_close()
 */
CkSession *
ck_cli_unlock (CkCli   *cli,
               GError **error)
{
  g_autoptr (CkSession) session = ck_session_open (cli->args[0], error);
  g_auto (GStrv) warnings = NULL;
  char *secret;
  gboolean ok;

  if (session == NULL)
    return NULL;

  secret = cli->recovery_key_file != NULL ? ck_cli_read_secret_file (cli->recovery_key_file, error)
                                          : ck_cli_read_passphrase (cli, error);
  if (secret == NULL)
    return NULL;
  ok = cli->recovery_key_file != NULL ? ck_session_unlock_with_recovery (session, secret, error)
                                      : ck_session_unlock (session, cli->keyholder, secret, error);
  ck_wipe_free (secret);
  if (!ok)
    return NULL;

  warnings = ck_session_get_warnings (session);
  for (guint i = 0; warnings != NULL && warnings[i] != NULL; i++)
    ck_cli_warn ("%s", warnings[i]);

  if (cli->now != NULL)
    {
      gint64 instant;

      if (!ck_instant_from_text (cli->now, &instant))
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--now: expected an instant such as 2026-11-20T15:30:00Z."));
          ck_session_close (session, NULL);
          return NULL;
        }
      if (!ck_session_set_clock (session, instant, error))
        {
          ck_session_close (session, NULL);
          return NULL;
        }
    }
  return g_steal_pointer (&session);
}

gboolean
ck_cli_close (CkSession *session,
              gboolean   ok,
              GError   **error)
{
  g_autoptr (GError) close_error = NULL;

  if (session == NULL)
    return FALSE;
  if (!ck_session_close (session, &close_error))
    {
      if (ok)
        g_propagate_error (error, g_steal_pointer (&close_error));
      else
        ck_cli_warn ("%s", close_error->message);
      ok = FALSE;
    }
  g_object_unref (session);
  return ok;
}
