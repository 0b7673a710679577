/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-form-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-dialog-draft.h"
#include "ck-dialogs.h"
#include "ck-drafting.h"
#include "ck-field-error.h"
#include "ck-field-problem.h"
#include "ck-field-state.h"
#include "ck-form-error.h"
#include "ck-window.h"

struct _CkFormDialog {
  AdwWindow       parent_instance;

  gboolean        saving;
  gboolean        gone;   /* what it stood over may be gone as well */
  char           *saved;  /* what the toast says */
  GtkWidget      *left;   /* what had the focus before it was saved */
  GPtrArray      *fields; /* Field */
  CkDrafting     *drafting;

  AdwWindowTitle *heading;
  GtkButton      *apply;
  GtkBox         *content;
  GtkBox         *offers;
  CkFieldError   *problem;
  GtkLabel       *status;
};

static void ck_form_dialog_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkFormDialog, ck_form_dialog, ADW_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_form_dialog_draftable_init))

typedef struct {
  char      *name;    /* in the draft */
  char      *members; /* of the form that it fills, so that what is wrong with them is said at it */
  GtkWidget *widget;
} Field;

enum { APPLY, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  g_free (field->members);
  g_object_unref (field->widget);
  g_free (field);
}

/* The focus leaves while it is saved, and comes back: a field that can't be used doesn't hear that it lost it. */
static void
set_saving (CkFormDialog *self,
            gboolean      saving)
{
  self->saving = saving;
  if (saving)
    {
      g_set_weak_pointer (&self->left, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", !saving);
  if (!saving && self->left != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), self->left);
}

static void
on_apply (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CkFormDialog *self = CK_FORM_DIALOG (widget);

  if (self->saving)
    return;

  ck_form_dialog_set_error (self, NULL, NULL);
  g_signal_emit (self, signals[APPLY], 0);
}

/* Ctrl+Enter saves from a text as well, which would take it for a new line: it is caught on its way down. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        CkFormDialog          *self)
{
  if ((state & GDK_CONTROL_MASK) == 0 || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;

  on_apply (GTK_WIDGET (self), NULL, NULL);
  return GDK_EVENT_STOP;
}

/* --- the draft ----------------------------------------------------------------------------------------------------------- */

static CkRecord *
ck_form_dialog_write (CkDraftable *form)
{
  CkFormDialog *self = CK_FORM_DIALOG (form);
  CkDialogDraft *draft = ck_dialog_draft_new ();
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      g_autofree char *state = ck_field_state_dup (field->widget);
      g_autofree char *pair = g_strconcat (field->name, "=", state, NULL);

      g_strv_builder_add (fields, pair);
    }
  draft->fields = g_strv_builder_end (fields);
  return CK_RECORD (draft);
}

static gboolean
ck_form_dialog_fill (CkDraftable *form,
                     CkRecord    *draft)
{
  CkFormDialog *self = CK_FORM_DIALOG (form);
  GStrv fields = CK_DIALOG_DRAFT (draft)->fields;
  gboolean any = FALSE;

  /* in the dialog's own order: what a choice shows and proposes comes before what was typed there */
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      gsize length = strlen (field->name);

      for (guint j = 0; fields != NULL && fields[j] != NULL; j++)
        if (strncmp (fields[j], field->name, length) == 0 && fields[j][length] == '=')
          {
            ck_field_state_set (field->widget, fields[j] + length + 1);
            any = TRUE;
          }
    }
  return any;
}

static void
ck_form_dialog_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_form_dialog_write;
  iface->fill = ck_form_dialog_fill;
}

static void
on_changed (CkFormDialog *self)
{
  if (ck_drafting_touch (self->drafting))
    ck_form_dialog_set_error (self, NULL, NULL);
}

static void
on_status (CkFormDialog *self)
{
  const char *status = ck_drafting_get_status (self->drafting);

  gtk_label_set_label (self->status, status != NULL ? status : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
}

/* --- closing --------------------------------------------------------------------------------------------------------------- */

static void
toast (CkFormDialog *self,
       const char   *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  CkWindow *window = parent != NULL ? ck_window_of (GTK_WIDGET (parent)) : NULL;

  if (window != NULL)
    ck_window_toast (window, text);
}

static void
on_close_anyway (gboolean agreed,
                 gpointer user_data)
{
  g_autoptr (CkFormDialog) self = user_data;

  if (agreed && !self->gone)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CkFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = ck_draft_keeper_flush_finish (CK_DRAFT_KEEPER (source), result, &error);

  if (self->gone || self->saving)
    return;
  if (!kept)
    {
      ck_dialog_ask (GTK_WIDGET (self), _ ("Close Without Keeping What You Typed?"), error->message, _ ("_Close"),
                     CK_ANSWER_DESTRUCTIVE, on_close_anyway, g_object_ref (self));
      return;
    }
  if (!ck_drafting_is_untouched (self->drafting))
    toast (self, _ ("What you typed was kept. It is offered where you left it."));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Escape and Cancel lose nothing, and while it is being saved the dialog stays until that is known. */
static gboolean
ck_form_dialog_close_request (GtkWindow *window)
{
  CkFormDialog *self = CK_FORM_DIALOG (window);

  if (self->saving)
    return TRUE;
  if (self->drafting == NULL)
    return GTK_WINDOW_CLASS (ck_form_dialog_parent_class)->close_request (window);

  ck_draft_keeper_flush_async (ck_drafting_get_keeper (self->drafting), on_kept, g_object_ref (self));
  return TRUE;
}

/* Locking is for the whole window, from wherever one is. */
static void
on_lock (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.lock", NULL);
}

static void
leave (CkFormDialog *self)
{
  self->gone = TRUE;
  ck_drafting_clear (&self->drafting);
}

/* A window that is destroyed lives on for as long as somebody holds it, such as a call on the lane; this is when it goes. */
static void
ck_form_dialog_unrealize (GtkWidget *widget)
{
  leave (CK_FORM_DIALOG (widget));
  /* GTK 4.8 would let go of it when this is freed, by which time it may be gone */
  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);

  GTK_WIDGET_CLASS (ck_form_dialog_parent_class)->unrealize (widget);
}

static void
ck_form_dialog_dispose (GObject *object)
{
  CkFormDialog *self = CK_FORM_DIALOG (object);

  leave (self);
  g_clear_weak_pointer (&self->left);
  g_ptr_array_set_size (self->fields, 0);

  G_OBJECT_CLASS (ck_form_dialog_parent_class)->dispose (object);
}

static void
ck_form_dialog_finalize (GObject *object)
{
  g_free (CK_FORM_DIALOG (object)->saved);
  g_ptr_array_unref (CK_FORM_DIALOG (object)->fields);

  G_OBJECT_CLASS (ck_form_dialog_parent_class)->finalize (object);
}

static void
ck_form_dialog_class_init (CkFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_form_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ck_form_dialog_finalize;
  widget_class->unrealize = ck_form_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = ck_form_dialog_close_request;

  signals[APPLY] = g_signal_new ("apply", CK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", CK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, content);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, status);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, problem);

  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, on_apply);
  gtk_widget_class_install_action (widget_class, "dialog.lock", NULL, on_lock);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "dialog.lock", NULL);
}

static void
ck_form_dialog_init (CkFormDialog *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->fields = g_ptr_array_new_with_free_func (field_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/**
 * ck_form_dialog_new:
 * @near: a widget of the window that it stands over
 * @title: translated, without a name
 * @subtitle: (nullable): translated, without a name
 * @apply: translated, with a mnemonic
 *
 * Returns: (transfer none): the dialog; call ck_form_dialog_open() once its fields are there
 */
CkFormDialog *
ck_form_dialog_new (GtkWidget  *near,
                    const char *title,
                    const char *subtitle,
                    const char *apply)
{
  CkFormDialog *self = g_object_new (CK_TYPE_FORM_DIALOG, "title", title, NULL);
  GtkRoot *root = near != NULL ? gtk_widget_get_root (near) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle != NULL ? subtitle : "");
  gtk_button_set_label (self->apply, apply);

  return self;
}

/**
 * ck_form_dialog_add:
 * @self: a dialog
 * @widget: goes below what is there
 */
void
ck_form_dialog_add (CkFormDialog *self,
                    GtkWidget    *widget)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  gtk_box_append (self->content, widget);
}

/**
 * ck_form_dialog_add_rows:
 * @self: a dialog
 * @label: translated: its name for assistive technology
 *
 * Returns: (transfer none): a list for rows
 */
GtkWidget *
ck_form_dialog_add_rows (CkFormDialog *self,
                         const char   *label)
{
  GtkWidget *rows = gtk_list_box_new ();

  g_return_val_if_fail (CK_IS_FORM_DIALOG (self), NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (self->content, rows);
  return rows;
}

/**
 * ck_form_dialog_keep:
 * @self: a dialog
 * @name: of the member of the form that the field fills, or of several that it may fill, with spaces; or one of its own
 * @field: one of the fields of the dialog: see ck_field_state_dup()
 *
 * What stands in it is part of the dialog's draft, and what is wrong with that member is said at it.
 */
void
ck_form_dialog_keep (CkFormDialog *self,
                     const char   *name,
                     GtkWidget    *field)
{
  Field *kept;

  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  kept = g_new0 (Field, 1);
  kept->name = g_strdup (name);
  kept->members = g_strdup (name);
  kept->widget = g_object_ref (field);
  g_ptr_array_add (self->fields, kept);
  ck_field_state_follow (field, G_CALLBACK (on_changed), self);
}

/**
 * ck_form_dialog_fills:
 * @self: a dialog
 * @field: one that it keeps
 * @members: more members of the form that it fills, with spaces between them
 */
void
ck_form_dialog_fills (CkFormDialog *self,
                      gpointer      field,
                      const char   *members)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *kept = g_ptr_array_index (self->fields, i);
      g_autofree char *before = kept->widget == field ? kept->members : NULL;

      if (before != NULL)
        kept->members = g_strconcat (before, " ", members, NULL);
    }
}

/**
 * ck_form_dialog_open:
 * @self: a dialog with all its fields, as they are before anything is typed
 * @session: an unlocked session
 * @kind: of its drafts
 * @about: (nullable): what it is about: a case, or a thing of a case; another thing has drafts of its own
 * @first: gets the focus
 *
 * Shows the dialog, and keeps what is typed in it from now on; what was typed in one like it before, and not saved, is
 * offered.
 *
 * Returns: (transfer none): the dialog
 */
CkFormDialog *
ck_form_dialog_open (CkFormDialog *self,
                     CkSession    *session,
                     const char   *kind,
                     const char   *about,
                     gpointer      first)
{
  g_return_val_if_fail (CK_IS_FORM_DIALOG (self), NULL);

  self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, kind, about);
  g_signal_connect_object (self->drafting, "notify::status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (first));
  ck_drafting_look (self->drafting, self->offers);
  return self;
}

/**
 * ck_form_dialog_set_error:
 * @self: a dialog
 * @error: (nullable): translated: what is wrong
 * @field: (nullable): where it is said, which gets the focus; otherwise it is said below all fields
 */
void
ck_form_dialog_set_error (CkFormDialog *self,
                          const char   *error,
                          GtkWidget    *field)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  for (guint i = 0; i < self->fields->len; i++)
    ck_field_problem_say (((Field *)g_ptr_array_index (self->fields, i))->widget, NULL);
  ck_field_error_set (self->problem, NULL, NULL);
  if (error == NULL || (field != NULL && ck_field_problem_say (field, error)))
    return;

  ck_field_error_set (self->problem, error, field);
  if (field != NULL)
    gtk_widget_grab_focus (field);
}

/**
 * ck_form_dialog_show_error:
 * @self: a dialog
 * @error: what was wrong with what its fields hold, or went wrong
 *
 * At the field that it is about, which gets the focus, if it is about one of those; otherwise below all fields.
 */
void
ck_form_dialog_show_error (CkFormDialog *self,
                           const GError *error)
{
  g_autofree CkFieldPlace *places = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  ck_form_dialog_set_error (self, NULL, NULL);
  places = g_new0 (CkFieldPlace, self->fields->len);
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      places[i].members = field->members;
      places[i].field = field->widget;
    }
  if (ck_field_problem_find (places, self->fields->len, error))
    return;

  text = ck_form_error_text (error);
  ck_field_error_set (self->problem, text, NULL);
}

static void
on_called (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (CK_IS_DRAFTING (source))
    ck_drafting_save_finish (CK_DRAFTING (source), result, &error);
  else
    ck_session_call_finish (CK_SESSION (source), result, &error);
  /* neither the dialog nor the window that it stood over can be asked for anything any more */
  if (self->gone)
    return;

  set_saving (self, FALSE);
  if (error != NULL)
    {
      ck_form_dialog_show_error (self, error);
      return;
    }
  if (self->saved != NULL)
    toast (self, self->saved);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * ck_form_dialog_call:
 * @self: a dialog
 * @session: an unlocked session
 * @func: saves, on the lane; returns anything but %NULL when it did, which is not freed
 * @data: for @func
 * @data_destroy: frees @data
 * @saved: (nullable): translated: what a toast says afterwards
 *
 * The fields can't be changed meanwhile. What goes wrong is said in the dialog, which stays; otherwise it goes, and its
 * draft with it.
 */
void
ck_form_dialog_call (CkFormDialog  *self,
                     CkSession     *session,
                     CkLaneFunc     func,
                     gpointer       data,
                     GDestroyNotify data_destroy,
                     const char    *saved)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  g_free (self->saved);
  self->saved = g_strdup (saved);
  set_saving (self, TRUE);
  if (self->drafting != NULL)
    ck_drafting_save_async (self->drafting, func, data, data_destroy, NULL, on_called, g_object_ref (self));
  else
    ck_session_call_async (session, func, data, data_destroy, NULL, NULL, on_called, g_object_ref (self));
}

static gpointer
nothing_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (TRUE);
}

/**
 * ck_form_dialog_finish:
 * @self: a dialog whose fields were taken over by the page below, which keeps them from now on
 *
 * The dialog goes, and its draft with it.
 */
void
ck_form_dialog_finish (CkFormDialog *self)
{
  CkUuid draft;

  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  if (self->drafting != NULL && ck_draft_keeper_get_id (ck_drafting_get_keeper (self->drafting), &draft))
    {
      set_saving (self, TRUE);
      ck_drafting_save_async (self->drafting, nothing_on_lane, NULL, NULL, NULL, on_called, g_object_ref (self));
      return;
    }
  ck_drafting_done (self->drafting);
  gtk_window_destroy (GTK_WINDOW (self));
}
