/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-drafting.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-window.h"

struct _CkDrafting {
  GObject        parent_instance;

  CkDraftable   *form;      /* (unowned): owns this; NULL once it goes */
  CkSession     *session;
  char          *kind;
  char          *reference;
  CkDraftKeeper *keeper;
  GType          type;      /* of the record that the form writes */
  char          *untouched; /* the form as it was before anything was typed */
  gboolean       filling;
  gboolean       saving;
  GtkBox        *offers;    /* (unowned): in the form */
  GCancellable  *looking;
};

G_DEFINE_FINAL_TYPE (CkDrafting, ck_drafting, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATUS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static char *
write_json (CkDrafting *self)
{
  g_autoptr (CkRecord) record = ck_draftable_write (self->form);

  self->type = G_OBJECT_TYPE (record);
  return ck_record_to_json (record, FALSE);
}

static char *
collect (gpointer user_data)
{
  CkDrafting *self = user_data;
  g_autofree char *json = write_json (self);

  return g_strcmp0 (json, self->untouched) == 0 ? NULL : g_steal_pointer (&json);
}

static void
say (CkDrafting *self,
     const char *text)
{
  GtkRoot *root = self->form != NULL ? gtk_widget_get_root (GTK_WIDGET (self->form)) : NULL;

  /* a dialog has no toasts; the window that it stands over has */
  if (GTK_IS_WINDOW (root) && !CK_IS_WINDOW (root))
    root = (GtkRoot *)gtk_window_get_transient_for (GTK_WINDOW (root));
  if (root != NULL && CK_IS_WINDOW (root))
    ck_window_toast (CK_WINDOW (root), text);
}

/* --- what was left from before ------------------------------------------------------------------------------------------ */

typedef struct {
  GPtrArray *drafts; /* CkDraft */
  GTimeZone *zone;   /* of the vault */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->drafts, g_ptr_array_unref);
  g_clear_pointer (&found->zone, g_time_zone_unref);
  g_free (found);
}

/* on the lane */
static gpointer
look_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);
  g_autoptr (GPtrArray) drafts = settings != NULL ? ck_draft_list (store, error) : NULL;
  Found *found;

  if (drafts == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->drafts = g_steal_pointer (&drafts);
  found->zone = g_time_zone_new_identifier (settings->time_zone != NULL ? settings->time_zone : "Europe/London");
  return found;
}

/* on the lane */
static gpointer
discard_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (ck_draft_discard (store, data, error));
}

static void
on_discarded (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CkDrafting) self = user_data;
  g_autoptr (GError) error = NULL;

  ck_session_call_finish (CK_SESSION (source), result, &error);
  if (error != NULL)
    say (self, error->message);
}

static void
remove_offer (CkDrafting *self,
              GtkWidget  *offer)
{
  gtk_box_remove (self->offers, offer);
  gtk_widget_set_visible (GTK_WIDGET (self->offers), gtk_widget_get_first_child (GTK_WIDGET (self->offers)) != NULL);
}

static void
on_discard (GtkButton  *button,
            CkDrafting *self)
{
  CkDraft *draft = g_object_get_data (G_OBJECT (button), "draft");
  GtkWidget *form = GTK_WIDGET (self->form);

  ck_session_call_async (self->session, discard_on_lane, g_memdup2 (&draft->id, sizeof draft->id), g_free, NULL, NULL,
                         on_discarded, g_object_ref (self));
  remove_offer (self, g_object_get_data (G_OBJECT (button), "offer"));
  if (!gtk_widget_grab_focus (form))
    gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

static void
on_continue (GtkButton  *button,
             CkDrafting *self)
{
  CkDraft *draft = g_object_get_data (G_OBJECT (button), "draft");
  GtkWidget *offer = g_object_get_data (G_OBJECT (button), "offer");
  g_autoptr (GError) error = NULL;

  if (!ck_drafting_go_on (self, draft, &error))
    {
      say (self, error->message);
      return;
    }
  /* what else there is stays in the vault, and is offered the next time */
  while ((offer = gtk_widget_get_first_child (GTK_WIDGET (self->offers))) != NULL)
    remove_offer (self, offer);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->form)))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static CkDraft *
draft_copy (const CkDraft *draft)
{
  CkDraft *copy = g_new0 (CkDraft, 1);

  copy->id = draft->id;
  copy->kind = g_strdup (draft->kind);
  copy->reference = g_strdup (draft->reference);
  copy->json = g_strdup (draft->json);
  copy->saved_at = draft->saved_at;
  return copy;
}

static GtkWidget *
offer_button (CkDrafting    *self,
              GtkWidget     *offer,
              const CkDraft *draft,
              const char    *label,
              GCallback      clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "draft", draft_copy (draft), (GDestroyNotify)ck_draft_free);
  g_object_set_data (G_OBJECT (button), "offer", offer);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static char *
when_kept (CkDrafting    *self,
           const CkDraft *draft,
           GTimeZone     *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (draft->saved_at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone) : g_date_time_ref (utc);
  CkDate date = ck_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
  g_autofree char *day = ck_date_format_short (date, ck_session_today (self->session));
  g_autofree char *time = g_date_time_format (local, "%H:%M");

  /* Translators: a day and a time, "Thu 19 Nov, 15:42" */
  return g_strdup_printf (_ ("A draft from %1$s, %2$s was kept"), day, time);
}

static GtkWidget *
offer_draft (CkDrafting    *self,
             const CkDraft *draft,
             GTimeZone     *zone)
{
  GtkWidget *offer = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = when_kept (self, draft, zone);
  GtkWidget *go_on = offer_button (self, offer, draft, _ ("_Continue"), G_CALLBACK (on_continue));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (offer), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (offer, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (offer), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Or start a new one below; this one stays until you discard it."));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), offer_button (self, offer, draft, _ ("_Discard"), G_CALLBACK (on_discard)));
  gtk_widget_add_css_class (go_on, "suggested-action");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), go_on);
  gtk_list_box_append (GTK_LIST_BOX (offer), row);
  gtk_box_append (self->offers, offer);
  gtk_widget_set_visible (GTK_WIDGET (self->offers), TRUE);
  return go_on;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkDrafting) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = ck_session_call_finish (CK_SESSION (source), result, &error);
  GtkWidget *first = NULL;

  if (found == NULL || self->form == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      g_clear_pointer (&found, found_free);
      return;
    }

  for (guint i = 0; i < found->drafts->len; i++)
    {
      CkDraft *draft = g_ptr_array_index (found->drafts, i);
      GtkWidget *go_on;

      if (g_strcmp0 (draft->kind, self->kind) != 0 || g_strcmp0 (draft->reference, self->reference) != 0)
        continue;
      if (self->offers != NULL)
        {
          go_on = offer_draft (self, draft, found->zone);
          first = first != NULL ? first : go_on;
        }
      else if (ck_drafting_is_untouched (self) && ck_drafting_go_on (self, draft, NULL))
        {
          say (self, _ ("What you were writing here was kept. Go on with it, or save it."));
          break;
        }
    }
  /* who types already isn't torn away */
  if (first != NULL && ck_drafting_is_untouched (self))
    gtk_widget_grab_focus (first);
  found_free (found);
}

/* --- the object ---------------------------------------------------------------------------------------------------------- */

static void
on_status (CkDrafting *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
ck_drafting_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, ck_drafting_get_status (CK_DRAFTING (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_drafting_finalize (GObject *object)
{
  CkDrafting *self = CK_DRAFTING (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->session);
  g_clear_object (&self->looking);
  g_free (self->kind);
  g_free (self->reference);
  g_free (self->untouched);

  G_OBJECT_CLASS (ck_drafting_parent_class)->finalize (object);
}

static void
ck_drafting_class_init (CkDraftingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ck_drafting_get_property;
  object_class->finalize = ck_drafting_finalize;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ck_drafting_init (CkDrafting *self)
{
  self->looking = g_cancellable_new ();
}

/**
 * ck_drafting_new:
 * @form: (transfer none): ready to be typed in, and nothing typed yet: a draft that says the same isn't kept
 * @session: an unlocked session
 * @kind: of the form: "concern", "note", "check"
 * @reference: (nullable): what the form is about: a case, or a thing of a case
 *
 * Returns: (transfer full): owned by @form, which calls ck_drafting_clear() when it goes
 */
CkDrafting *
ck_drafting_new (CkDraftable *form,
                 CkSession   *session,
                 const char  *kind,
                 const char  *reference)
{
  CkDrafting *self = g_object_new (CK_TYPE_DRAFTING, NULL);

  self->form = form;
  self->session = g_object_ref (session);
  self->kind = g_strdup (kind);
  self->reference = g_strdup (reference);
  self->untouched = write_json (self);
  self->keeper = ck_draft_keeper_new (session, kind, reference, collect, self);
  g_signal_connect_object (self->keeper, "notify::status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ck_drafting_clear:
 * @drafting: (inout) (nullable): of a form that goes, and still has all its fields
 *
 * What was typed last is on its way to the vault when this returns.
 */
void
ck_drafting_clear (CkDrafting **drafting)
{
  CkDrafting *self = *drafting;

  if (self == NULL)
    return;

  g_cancellable_cancel (self->looking);
  ck_draft_keeper_leave (self->keeper);
  self->form = NULL;
  self->offers = NULL;
  g_clear_object (drafting);
}

/**
 * ck_drafting_touch:
 * @self: (nullable): a form's, or %NULL while it isn't ready
 *
 * Something in the form changed.
 *
 * Returns: whether a person did that, and not the form itself while it is filled
 */
gboolean
ck_drafting_touch (CkDrafting *self)
{
  if (self == NULL || self->filling)
    return FALSE;

  ck_draft_keeper_touch (self->keeper);
  return TRUE;
}

/**
 * ck_drafting_is_untouched:
 * @self: a form's
 *
 * Returns: whether the form says what it said before anything was typed
 */
gboolean
ck_drafting_is_untouched (CkDrafting *self)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (CK_IS_DRAFTING (self), TRUE);

  typed = self->form != NULL ? collect (self) : NULL;
  return typed == NULL;
}

/**
 * ck_drafting_get_status:
 * @self: (nullable): a form's
 *
 * Returns: (transfer none) (nullable): "Draft saved 15:42", translated; %NULL while there is no draft
 */
const char *
ck_drafting_get_status (CkDrafting *self)
{
  return self != NULL && self->keeper != NULL ? ck_draft_keeper_get_status (self->keeper) : NULL;
}

/**
 * ck_drafting_get_keeper:
 * @self: a form's
 *
 * Returns: (transfer none): what saves the draft, to be waited for
 */
CkDraftKeeper *
ck_drafting_get_keeper (CkDrafting *self)
{
  g_return_val_if_fail (CK_IS_DRAFTING (self), NULL);

  return self->keeper;
}

/**
 * ck_drafting_look:
 * @self: a form's
 * @offers: (nullable): a box in the form, hidden, where drafts are offered; without one the newest is taken up at once
 *
 * Looks for what was typed in a form like this before, and not saved.
 */
void
ck_drafting_look (CkDrafting *self,
                  GtkBox     *offers)
{
  g_return_if_fail (CK_IS_DRAFTING (self));

  self->offers = offers;
  ck_session_call_async (self->session, look_on_lane, NULL, NULL, found_free, self->looking, on_found, g_object_ref (self));
}

/**
 * ck_drafting_go_on:
 * @self: a form's
 * @draft: of the same kind
 * @error: why it can't be read; nothing in the form is changed then
 *
 * Fills the form with @draft; what is typed from now on is saved over it.
 *
 * Returns: whether it did
 */
gboolean
ck_drafting_go_on (CkDrafting    *self,
                   const CkDraft *draft,
                   GError       **error)
{
  g_autoptr (CkRecord) record = NULL;
  gboolean filled;

  g_return_val_if_fail (CK_IS_DRAFTING (self), FALSE);

  record = ck_record_from_draft (self->type, draft->json, -1, error);
  if (record == NULL)
    return FALSE;

  self->filling = TRUE;
  filled = ck_draftable_fill (self->form, record);
  self->filling = FALSE;
  if (!filled)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_INVALID, _ ("The draft holds nothing that can be shown here. It stays in the vault."));
      return FALSE;
    }
  ck_draft_keeper_adopt (self->keeper, &draft->id);
  return TRUE;
}

/* --- saving --------------------------------------------------------------------------------------------------------------- */

typedef struct {
  CkLaneFunc     func;
  gpointer       data;
  GDestroyNotify data_destroy;
  GDestroyNotify result_destroy;
  CkUuid         draft;
  gboolean       has_draft;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  if (saving->data_destroy != NULL)
    saving->data_destroy (saving->data);
  g_free (saving);
}

/* On the lane. The draft goes with the first unit that is recorded; where none was, or another draft went with it, it
 * goes now. */
static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Saving *saving = data;
  gpointer result;

  if (saving->has_draft)
    ck_store_set_draft_to_discard (store, &saving->draft);
  result = saving->func (store, saving->data, cancellable, error);
  if (result != NULL && saving->has_draft)
    ck_draft_discard (store, &saving->draft, NULL);
  return result;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CkDrafting *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer saved = ck_session_call_finish (CK_SESSION (source), result, &error);

  self->saving = FALSE;
  if (error == NULL)
    {
      ck_drafting_done (self);
      g_task_return_pointer (task, saved, saving->result_destroy);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  CkDrafting *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);

  /* The save itself matters more than its draft: if that failed, the save says why. */
  ck_draft_keeper_flush_finish (self->keeper, result, NULL);
  saving->has_draft = ck_draft_keeper_get_id (self->keeper, &saving->draft);
  ck_session_call_async (self->session, save_on_lane, saving, NULL, saving->result_destroy, NULL, on_saved, task);
}

/**
 * ck_drafting_save_async:
 * @self: a form's
 * @func: records what was typed, on the lane; %NULL with an error when it couldn't
 * @data: for @func
 * @data_destroy: (nullable): frees @data
 * @result_destroy: (nullable): frees what @func returned if nobody takes it
 * @callback: called on the main context
 *
 * The draft goes with what is recorded, and stays when nothing is: until then all that was typed is in the vault.
 */
void
ck_drafting_save_async (CkDrafting         *self,
                        CkLaneFunc          func,
                        gpointer            data,
                        GDestroyNotify      data_destroy,
                        GDestroyNotify      result_destroy,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task;
  Saving *saving;

  g_return_if_fail (CK_IS_DRAFTING (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ck_drafting_save_async);
  saving = g_new0 (Saving, 1);
  saving->func = func;
  saving->data = data;
  saving->data_destroy = data_destroy;
  saving->result_destroy = result_destroy;
  g_task_set_task_data (task, saving, saving_free);
  self->saving = TRUE;
  ck_draft_keeper_flush_async (self->keeper, on_flushed, task);
}

/**
 * ck_drafting_save_finish:
 * @self: a form's
 * @result: as given to the callback
 * @error: what the function said, or that the vault is locked; the draft is still there
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
ck_drafting_save_finish (CkDrafting   *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ck_drafting_is_saving:
 * @self: (nullable): a form's
 *
 * Returns: whether what was typed is being recorded
 */
gboolean
ck_drafting_is_saving (CkDrafting *self)
{
  return self != NULL && self->saving;
}

/**
 * ck_drafting_done:
 * @self: (nullable): a form's
 *
 * What was typed is in the record: nothing is kept from now on.
 */
void
ck_drafting_done (CkDrafting *self)
{
  if (self == NULL)
    return;

  ck_draft_keeper_forget (self->keeper);
  ck_draft_keeper_stop (self->keeper);
}
