/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-concern-page-private.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-fold.h"
#include "ck-page.h"
#include "ck-text.h"
#include "ck-typed.h"
#include "ck-window.h"
#include "ck-wrap-layout.h"

static void ck_concern_page_iface_init (CkPageInterface *iface);
static void ck_concern_page_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkConcernPage, ck_concern_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_concern_page_iface_init)
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_concern_page_draftable_init))

/* What the page needs of the vault when it opens. */
typedef struct {
  CkSettings *settings;
  GPtrArray  *categories; /* CkCategory */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->settings);
  g_clear_pointer (&opening->categories, g_ptr_array_unref);
  g_free (opening);
}

static gpointer
open_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->settings = ck_settings_load (store, error);
  if (opening->settings != NULL)
    opening->categories = ck_categories_load (store, error);
  if (opening->categories == NULL)
    g_clear_pointer (&opening, opening_free);

  return opening;
}

static const struct {
  const char *needed;
  const char *ask;
} enough[] = {
  /* Translators: what a concern needs before it can be saved, and what is said where it is missing */
  { N_("What kind it is"), N_("Choose what kind of concern it is.") },
  { N_("Who it is about"), N_("Add at least one person; a description is enough where nobody is known.") },
  { N_("When it happened"), N_("Choose a day, or “Not known”.") },
  { N_("Facts"), N_("Write down what was seen, heard or reported.") },
};

static void
find_given (CkConcernPage *self,
            gboolean      *given)
{
  g_autofree char *facts = ck_text_field_get_text (self->facts);
  guint kind = adw_combo_row_get_selected (self->kind);
  CkMoment moment;

  given[0] = kind > 0;
  given[1] = ck_who_list_get_n_people (self->who) > 0 || kind == CK_CONCERN_ORGANISATION + 1;
  given[2] = ck_moment_field_is_given (self->happened) && ck_moment_field_get_moment (self->happened, &moment, NULL);
  given[3] = !ck_text_is_blank (facts);
}

/* Beside the form what is enough to save; where that is folded away, what is missing stands under the title. */
static void
show_status (CkConcernPage *self)
{
  gboolean given[G_N_ELEMENTS (enough)];
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *draft = ck_drafting_get_status (self->drafting);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->needed));

  find_given (self, given);
  for (gsize i = 0; i < G_N_ELEMENTS (enough); i++, row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *tick = gtk_widget_get_first_child (row);
      GtkWidget *label = gtk_widget_get_last_child (row);
      const char *needed = g_dgettext (GETTEXT_PACKAGE, enough[i].needed);
      /* Translators: for screen readers: something that a concern needs, and whether it is there */
      g_autofree char *spoken = g_strdup_printf (given[i] ? _ ("%s: done") : _ ("%s: missing"), needed);

      gtk_image_set_from_icon_name (GTK_IMAGE (tick), given[i] ? "object-select-symbolic" : "ck-risk-low-symbolic");
      gtk_widget_remove_css_class (tick, given[i] ? "ck-quiet" : "ck-tick");
      gtk_widget_add_css_class (tick, given[i] ? "ck-tick" : "ck-quiet");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      if (!given[i])
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", needed);
    }

  if (adw_leaflet_get_folded (self->leaflet) && missing->len > 0)
    {
      /* Translators: %s lists what is missing: "Who it is about, Facts" */
      g_autofree char *text = g_strdup_printf (_ ("Missing: %s"), missing->str);

      adw_window_title_set_subtitle (self->title, text);
    }
  else
    adw_window_title_set_subtitle (self->title, draft != NULL ? draft : "");
}

void
ck_concern_page_touched (CkConcernPage *self)
{
  if (self->setting)
    return;

  ck_concern_page_clear_errors (self);
  ck_concern_page_show_parts (self);
  ck_drafting_touch (self->drafting);
  show_status (self);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkConcernPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Opening *opening = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (opening == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }

  g_set_object (&self->settings, opening->settings);
  ck_danger_help_set_helplines (self->danger_help, self->settings->helplines);
  ck_concern_page_set_categories (self, opening->categories);
  ck_concern_page_show_parts (self);
  opening_free (opening);
}

/* --- saving -------------------------------------------------------------------------------------------------------- */

typedef struct {
  CkConcernForm *form;
  char          *reference;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->form);
  g_free (saving->reference);
  g_free (saving);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Saving *saving = data;

  return ck_casework_log_concern (store, saving->form, saving->reference, error);
}

static void
set_saving (CkConcernPage *self,
            gboolean       saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "concern.save", !saving);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkConcernPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_drafting_save_finish (CK_DRAFTING (source), result, &error);
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;

  set_saving (self, FALSE);
  if (entry == NULL)
    {
      if (!ck_concern_page_show_error (self, error))
        ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }

  reference = g_strndup (entry, strcspn (entry, "/"));
  /* Translators: %s is an entry, "2026-0014/1" */
  text = g_strdup_printf (_ ("Saved as %s. It can’t be changed now; you can add an amendment."), entry);
  ck_session_page_toast (CK_SESSION_PAGE (self), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", reference);
}

/* What is enough to save, in the page's own words. */
static gboolean
check_enough (CkConcernPage *self)
{
  gboolean given[G_N_ELEMENTS (enough)];

  find_given (self, given);
  if (!given[1])
    ck_who_list_set_error (self->who, -1, g_dgettext (GETTEXT_PACKAGE, enough[1].ask));
  else if (!ck_moment_field_is_given (self->happened))
    ck_field_problem_say (GTK_WIDGET (self->happened), g_dgettext (GETTEXT_PACKAGE, enough[2].ask));
  else if (!given[0])
    ck_field_problem_say (GTK_WIDGET (self->kind), g_dgettext (GETTEXT_PACKAGE, enough[0].ask));
  else if (!given[3])
    ck_field_problem_say (GTK_WIDGET (self->facts), g_dgettext (GETTEXT_PACKAGE, enough[3].ask));
  else
    return ck_who_list_check_roles (self->who);
  return FALSE;
}

static void
ck_concern_page_save (CkPage *page)
{
  CkConcernPage *self = CK_CONCERN_PAGE (page);
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (CkConcernForm) form = NULL;
  Saving *saving;

  if (self->saving || session == NULL)
    return;

  ck_concern_page_clear_errors (self);
  if (!check_enough (self))
    return;
  form = ck_concern_page_dup_form (self, &error);
  if (form == NULL)
    return;
  if (!ck_concern_form_check (form, ck_session_now_local (session), &error))
    {
      if (!ck_concern_page_show_error (self, error))
        ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->form = g_steal_pointer (&form);
  saving->reference = g_strdup (ck_session_page_get_reference (CK_SESSION_PAGE (self)));
  set_saving (self, TRUE);
  ck_drafting_save_async (self->drafting, save_on_lane, saving, saving_free, g_free, on_saved, g_object_ref (self));
}

static void
on_save_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  ck_concern_page_save (CK_PAGE (widget));
}

static void
ck_concern_page_iface_init (CkPageInterface *iface)
{
  iface->save = ck_concern_page_save;
}

static CkRecord *
ck_concern_page_write (CkDraftable *form)
{
  return CK_RECORD (ck_concern_page_dup_draft (CK_CONCERN_PAGE (form)));
}

static gboolean
ck_concern_page_fill (CkDraftable *form,
                      CkRecord    *draft)
{
  if (CK_CONCERN_DRAFT (draft)->form == NULL)
    return FALSE;

  ck_concern_page_set_draft (CK_CONCERN_PAGE (form), CK_CONCERN_DRAFT (draft));
  show_status (CK_CONCERN_PAGE (form));
  return TRUE;
}

static void
ck_concern_page_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_concern_page_write;
  iface->fill = ck_concern_page_fill;
}

static void
ck_concern_page_reference_changed (CkSessionPage *page)
{
  CkConcernPage *self = CK_CONCERN_PAGE (page);
  const char *reference = ck_session_page_get_reference (page);

  if (reference != NULL)
    {
      /* Translators: %s is the reference of a case */
      g_autofree char *title = g_strdup_printf (_ ("Add a Concern to %s"), reference);

      adw_window_title_set_title (self->title, title);
    }
  ck_concern_page_show_parts (self);
}

static void
ck_concern_page_session_set (CkSessionPage *page)
{
  CkConcernPage *self = CK_CONCERN_PAGE (page);
  CkSession *session = ck_session_page_get_session (page);
  CkDate today = ck_session_today (session);

  g_object_set (self->who, "session", session, NULL);
  ck_moment_field_set_today (self->happened, today);
  ck_moment_field_set_today (self->told, today);
  ck_moment_field_set_today (self->until, today);
  ck_date_button_set_today (self->review, today);
  ck_date_button_set_today (self->action_due, today);
  ck_moment_field_set_moment (self->told, ck_session_now_local (session));
  ck_concern_page_show_parts (self);

  self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, "concern", ck_session_page_get_reference (page));
  g_signal_connect_object (self->drafting, "notify::status", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  show_status (self);
  ck_drafting_look (self->drafting, self->drafts);

  ck_session_call_async (session, open_on_lane, NULL, NULL, opening_free, ck_session_page_get_cancellable (page), on_opened,
                         g_object_ref (self));
}

static gboolean
ck_concern_page_grab_focus (GtkWidget *widget)
{
  CkConcernPage *self = CK_CONCERN_PAGE (widget);

  if (ck_who_list_get_n_people (self->who) == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->who));
  return gtk_widget_grab_focus (GTK_WIDGET (self->facts));
}

static void
ck_concern_page_dispose (GObject *object)
{
  CkConcernPage *self = CK_CONCERN_PAGE (object);

  ck_drafting_clear (&self->drafting);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->category_list, g_ptr_array_unref);
  g_clear_pointer (&self->who_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ck_concern_page_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CkConcernPage, child)

static void
ck_concern_page_class_init (CkConcernPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_concern_page_dispose;
  widget_class->grab_focus = ck_concern_page_grab_focus;
  page_class->session_set = ck_concern_page_session_set;
  page_class->reference_changed = ck_concern_page_reference_changed;

  g_type_ensure (CK_TYPE_BODY_MAP);
  g_type_ensure (CK_TYPE_DANGER_HELP);
  g_type_ensure (CK_TYPE_DATE_BUTTON);
  g_type_ensure (CK_TYPE_MOMENT_FIELD);
  g_type_ensure (CK_TYPE_NUDES_FIELDS);
  g_type_ensure (CK_TYPE_SEGMENTS);
  g_type_ensure (CK_TYPE_TEXT_FIELD);
  g_type_ensure (CK_TYPE_WHO_LIST);
  g_type_ensure (CK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-concern-page.ui");
  BIND (title);
  BIND (save);
  BIND (leaflet);
  BIND (scroll);
  BIND (form);
  BIND (drafts);
  BIND (danger);
  BIND (danger_help);
  BIND (who);
  BIND (happened);
  BIND (told);
  BIND (lasted);
  BIND (until);
  BIND (source);
  BIND (told_to);
  BIND (kind);
  BIND (categories_row);
  BIND (categories);
  BIND (category_checks);
  BIND (title_row);
  BIND (nudes);
  BIND (injuries);
  BIND (body_map);
  BIND (add_injuries);
  BIND (parents);
  BIND (characteristics_row);
  BIND (characteristics);
  BIND (characteristic_checks);
  BIND (facts);
  BIND (words);
  BIND (opinion);
  BIND (online);
  BIND (four_cs);
  BIND (platform);
  BIND (handle);
  BIND (ai_made);
  BIND (add_online);
  BIND (done);
  BIND (child_view);
  BIND (parents_told);
  BIND (parents_reason);
  BIND (significance);
  BIND (bias);
  BIND (risk_row);
  BIND (risk);
  BIND (review_row);
  BIND (review);
  BIND (action);
  BIND (action_strand);
  BIND (action_owner);
  BIND (action_due_row);
  BIND (action_due);
  BIND (side);
  BIND (needed);

  gtk_widget_class_install_action (widget_class, "concern.save", NULL, on_save_action);
}

static void
ck_concern_page_init (CkConcernPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = ck_settings_new_default ();
  ck_concern_page_init_form (self);

  for (gsize i = 0; i < G_N_ELEMENTS (enough); i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *label = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, enough[i].needed));

      gtk_box_append (GTK_BOX (row), gtk_image_new ());
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (self->needed, row);
    }

  g_object_bind_property (self, "hide-names", self->who, "hide-names", G_BINDING_DEFAULT);
  ck_fold_follow (self->leaflet, self, G_CALLBACK (show_status));
  ck_concern_page_show_parts (self);
  show_status (self);
}
