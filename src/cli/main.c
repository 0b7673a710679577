/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/prctl.h>

#include "ck-cli.h"

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CK_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Nobody else's debugger, and no core file. The window can't do this: file-chooser portals look at its process. */
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);

  return ck_cli_main (argc, argv);
}
