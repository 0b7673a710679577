/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the vault's own list of categories. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>

#include "ck-categories.h"
#include "ck-text.h"

/* A category as it shall be, and why: what `category` reads. */
#define CK_TYPE_CATEGORY_INPUT ck_category_input_get_type ()
CK_DECLARE_RECORD (CategoryInput, category_input, CATEGORY_INPUT)
struct _CkCategoryInput {
  CkRecord parent_instance;
  char    *token;
  char    *label;
  char    *parent;
  gint64   position;
  gboolean retired;
  char    *why;
};

typedef struct {
  CkRecord *input;
  GStrv     given;      /* members of it */
} Change;

static const CkField category_input_fields[] = {
  CK_FIELD (CkCategoryInput, token, TEXT, CK_FIELD_ONE_LINE, N_("Token")),
  CK_FIELD (CkCategoryInput, label, TEXT, CK_FIELD_ONE_LINE, N_("Name")),
  CK_FIELD (CkCategoryInput, parent, TEXT, CK_FIELD_ONE_LINE, N_("Belongs to")),
  CK_FIELD (CkCategoryInput, position, INTEGER, 0, N_("Position")),
  CK_FIELD (CkCategoryInput, retired, FLAG, 0, N_("No longer used")),
  CK_FIELD (CkCategoryInput, why, TEXT, CK_FIELD_REQUIRED, N_("Reason")),
};
CK_DEFINE_RECORD (CategoryInput, category_input)

static void
append_category (GString    *text,
                 CkCategory *category)
{
  g_string_append_printf (text, "%s%-32s  %s%s\n", category->parent != NULL ? "  " : "", category->token, category->label,
                          category->retired ? _("  (no longer used)") : "");
}

static gpointer
list_categories (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  CkCli *cli = data;
  g_autoptr (GPtrArray) categories = ck_categories_load (store, error);
  GString *text;

  if (categories == NULL)
    return NULL;
  if (cli->json)
    {
      g_autofree char *json = ck_records_to_json (categories, TRUE);

      return g_strconcat (json, "\n", NULL);
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < categories->len; i++)
    append_category (text, categories->pdata[i]);
  return g_string_free (text, FALSE);
}

/* What was left out stays as it is. */
static gpointer
change_category (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Change *change = data;
  CkCategoryInput *input = CK_CATEGORY_INPUT (change->input);
  const char *const *given = (const char *const *)change->given;
  g_autoptr (GPtrArray) categories = ck_categories_load (store, error);
  g_autoptr (CkCategory) category = ck_category_new ();
  CkCategory *present;

  if (categories == NULL)
    return NULL;
  present = ck_categories_find (categories, input->token);
  category->token = input->token != NULL          ? g_strdup (input->token)
                    : ck_text_is_blank (input->label) ? NULL
                                                      : ck_category_token_from (input->label, categories);
  category->label = g_strdup (input->label != NULL ? input->label : present != NULL ? present->label : NULL);
  category->parent = present == NULL || g_strv_contains (given, "parent") ? ck_text_is_blank (input->parent) ? NULL : g_strdup (input->parent)
                                                                          : g_strdup (present->parent);
  category->position = present == NULL || g_strv_contains (given, "position") ? input->position : present->position;
  category->retired = present == NULL || g_strv_contains (given, "retired") ? input->retired : present->retired;
  if (!ck_casework_change_category (store, category, input->why, error))
    return NULL;
  return g_strdup (category->token);
}

static gboolean
print_result (CkCli      *cli,
              CkLaneFunc  func,
              gpointer    data,
              const char *format,
              GError    **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  g_autofree char *result = NULL;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  result = ck_session_call (session, func, data, error);
  ok = result != NULL && (*format == '\n' ? ck_cli_print (error, "%s\n", result) : ck_cli_print (error, "%s", result));
  return ck_cli_close (session, ok, error);
}

static gboolean
run_categories (CkCli   *cli,
                GError **error)
{
  return print_result (cli, list_categories, cli, "", error);
}

static gboolean
run_category (CkCli   *cli,
              GError **error)
{
  g_autoptr (CkRecord) input = NULL;
  g_auto (GStrv) given = NULL;
  Change change;
  gsize length = 0;
  g_autofree char *json = ck_cli_read_input (cli, &length, error);

  if (json == NULL)
    return FALSE;
  input = ck_record_from_json (CK_TYPE_CATEGORY_INPUT, json, (gssize) length, error);
  if (input == NULL)
    return FALSE;
  given = ck_cli_given_members (json, NULL);
  change = (Change) { input, given };
  return print_result (cli, change_category, &change, "\n", error);
}

static char *
describe_category (void)
{
  g_autofree char *members = ck_record_describe_json (CK_TYPE_CATEGORY_INPUT);

  return g_strdup_printf ("%s\n\n%s\n\n%s", _("Members of the input:"), members,
                          _("With a token of the list that category changes, and what is left out stays; otherwise it is a new\n"
                            "one. A parent of \"\" puts it on the first level. Concerns that were recorded keep their\n"
                            "categories. Prints the token."));
}

const CkCliCommand ck_cli_category_commands[] = {
  { "categories", "VAULT", N_("List what a concern can be about"), NULL, 1, 0, NULL, FALSE, TRUE, run_categories },
  { "category", "VAULT", N_("Add a category to the vault's list, or change one"), describe_category, 1, 0, NULL, TRUE, FALSE,
    run_category },
  { NULL },
};
