/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-create-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-focus.h"
#include "ck-passphrase-fields.h"
#include "ck-recovery-view.h"
#include "ck-text.h"

#define ORGANISATION_MAX 128 /* bytes, as the header has room for */
#define LABEL_MAX        64

typedef enum {
  STEP_WHO,
  STEP_SHEET,
  STEP_CHECK,
} Step;

struct _CkCreatePage {
  GtkBox              parent_instance;

  Step                step;
  char               *path;
  CkSession          *session;
  gboolean            creating;

  AdwWindowTitle     *title;
  GtkStack           *steps;
  GtkButton          *next;
  GtkSpinner         *spinner;
  AdwEntryRow        *organisation;
  AdwEntryRow        *coordinator;
  AdwActionRow       *place;
  CkPassphraseFields *passphrase;
  GtkLabel           *refused;
  CkRecoveryView     *recovery;
};

enum {
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CkCreatePage, ck_create_page, GTK_TYPE_BOX)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
refuse (CkCreatePage *self,
        const char   *text)
{
  gtk_label_set_label (self->refused, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), text != NULL);
}

static void
update (CkCreatePage *self)
{
  g_autofree char *subtitle = g_strdup_printf (_("Step %d of 3"), (int) self->step + 1);
  gboolean ready;

  if (self->step == STEP_WHO)
    ready = !ck_text_is_blank (text_of (self->organisation)) && !ck_text_is_blank (text_of (self->coordinator))
            && ck_passphrase_fields_get (self->passphrase)[0] != '\0' && !self->creating;
  else
    ready = self->step == STEP_SHEET || ck_recovery_view_is_checked (self->recovery);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->steps, self->step == STEP_WHO ? "who" : "recovery");
  gtk_button_set_label (self->next, self->step == STEP_CHECK ? _("_Done") : _("_Next"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->next),
                               ready                    ? NULL
                               : self->step == STEP_WHO ? _("Organisation, coordinator and passphrase are needed")
                                                        : _("Type the four characters first"));
  gtk_spinner_set_spinning (self->spinner, self->creating);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->creating);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !self->creating);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "create.next", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "create.back", !self->creating && self->step != STEP_SHEET);
}

/* The first name in the person's documents that is free: nothing is ever overwritten by making a vault. */
static char *
propose_path (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *folder = documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR) ? documents : g_get_home_dir ();

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup ("casekeeper.casevault") : g_strdup_printf ("casekeeper-%u.casevault", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
take_path (CkCreatePage *self,
           const char   *path)
{
  g_autofree char *shown = NULL;
  g_autofree char *escaped = NULL;
  const char *home = g_get_home_dir ();

  g_free (self->path);
  self->path = g_str_has_suffix (path, ".casevault") ? g_strdup (path) : g_strconcat (path, ".casevault", NULL);
  shown = g_filename_display_name (self->path);
  if (g_str_has_prefix (self->path, home) && self->path[strlen (home)] == '/')
    {
      g_free (shown);
      shown = g_filename_display_name (self->path + strlen (home) + 1);
    }
  escaped = g_markup_escape_text (shown, -1);
  adw_action_row_set_subtitle (self->place, escaped);
}

static void
on_typed (CkCreatePage *self)
{
  refuse (self, NULL);
  update (self);
}

static void
on_checked (CkCreatePage *self)
{
  update (self);
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CkCreatePage) self = user_data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;

  self->session = ck_session_create_finish (result, &recovery_key, &error);
  self->creating = FALSE;
  if (self->session == NULL)
    {
      refuse (self, error->message);
      update (self);
      return;
    }

  ck_passphrase_fields_clear (self->passphrase);
  ck_recovery_view_set_key (self->recovery, text_of (self->organisation), recovery_key);
  ck_wipe_free (recovery_key);
  self->step = STEP_SHEET;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->recovery));
}

static gboolean
check_line (AdwEntryRow *row,
            const char  *field,
            gsize        max_bytes,
            GError     **error)
{
  return ck_text_check (text_of (row), strlen (text_of (row)), field, max_bytes, TRUE, error);
}

/* What is wrong with the first step, in the order of the page; NULL when nothing is. The focus goes there. */
static char *
check_who (CkCreatePage *self)
{
  g_autoptr (GError) error = NULL;

  if (!check_line (self->organisation, _("Organisation"), ORGANISATION_MAX, &error))
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation));
  else if (!check_line (self->coordinator, _("Safeguarding coordinator"), LABEL_MAX, &error))
    gtk_widget_grab_focus (GTK_WIDGET (self->coordinator));
  else
    return g_strdup (ck_passphrase_fields_check (self->passphrase));

  return g_strdup (error->message);
}

static void
create (CkCreatePage *self)
{
  g_autofree char *wrong = check_who (self);
  CkSessionCreate form = {
    .organisation = text_of (self->organisation),
    .keyholder = text_of (self->coordinator),
    .passphrase = ck_passphrase_fields_get (self->passphrase),
  };

  if (wrong != NULL)
    {
      refuse (self, wrong);
      return;
    }

  self->creating = TRUE;
  refuse (self, NULL);
  ck_focus_drop (GTK_WIDGET (self->steps));
  update (self);
  ck_session_create_async (self->path, &form, NULL, on_created, g_object_ref (self));
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkCreatePage *self = CK_CREATE_PAGE (widget);

  switch (self->step)
    {
    case STEP_WHO:
      create (self);
      break;
    case STEP_SHEET:
      self->step = STEP_CHECK;
      update (self);
      ck_recovery_view_ask (self->recovery, TRUE);
      break;
    case STEP_CHECK:
      g_signal_emit (self, signals[CREATED], 0, self->session);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkCreatePage *self = CK_CREATE_PAGE (widget);

  if (self->step == STEP_CHECK)
    {
      self->step = STEP_SHEET;
      ck_recovery_view_ask (self->recovery, FALSE);
      update (self);
    }
  else
    gtk_widget_activate_action (widget, "win.back", NULL);
}

static void
on_place_chosen (GFile   *file,
                 gpointer user_data)
{
  g_autoptr (CkCreatePage) self = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL)
    take_path (self, g_file_peek_path (file));
}

static void
on_choose_place (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  g_autofree char *name = g_path_get_basename (CK_CREATE_PAGE (widget)->path);

  ck_dialog_save_file (widget, _("Where the Vault Is Kept"), name, on_place_chosen, g_object_ref (widget));
}

static void
on_entry_activated (CkCreatePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "create.next", NULL);
}

static gboolean
ck_create_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_CREATE_PAGE (widget)->organisation));
}

static void
ck_create_page_dispose (GObject *object)
{
  CkCreatePage *self = CK_CREATE_PAGE (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ck_create_page_parent_class)->dispose (object);
}

static void
ck_create_page_class_init (CkCreatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_create_page_dispose;
  widget_class->grab_focus = ck_create_page_grab_focus;

  signals[CREATED] = g_signal_new ("created", CK_TYPE_CREATE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, CK_TYPE_SESSION);

  g_type_ensure (CK_TYPE_PASSPHRASE_FIELDS);
  g_type_ensure (CK_TYPE_RECOVERY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-create-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, title);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, steps);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, next);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, organisation);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, coordinator);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, place);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, refused);
  gtk_widget_class_bind_template_child (widget_class, CkCreatePage, recovery);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
  gtk_widget_class_install_action (widget_class, "create.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "create.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "create.choose-place", NULL, on_choose_place);
}

static void
ck_create_page_init (CkCreatePage *self)
{
  g_autofree char *path = propose_path ();

  gtk_widget_init_template (GTK_WIDGET (self));
  take_path (self, path);
  update (self);
}
