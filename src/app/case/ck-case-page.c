/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-case-dialogs.h"
#include "ck-case-people-view.h"
#include "ck-check-dialogs.h"
#include "ck-checks-view.h"
#include "ck-chronology-view.h"
#include "ck-one-stop.h"
#include "ck-opened.h"
#include "ck-page-buttons.h"
#include "ck-pill.h"
#include "ck-plan-view.h"
#include "ck-text.h"
#include "ck-tie-dialogs.h"
#include "ck-ties-list.h"

struct _CkCasePage {
  CkSessionPage     parent_instance;

  CkCaseLook       *look;

  AdwWindowTitle   *title;
  char             *go_to_entry; /* its reference; to be shown when the case was read; NULL for none */

  GtkWidget        *back;
  GtkLabel         *name;
  CkPill           *status;
  CkPill           *risk;
  CkPill           *put_off;
  GtkButton        *ties;
  GtkLabel         *review_label;
  GtkLabel         *review;
  GtkButton        *hold;
  GtkStack         *views;
  CkChronologyView *chronology;
  CkPlanView       *plan;
  CkCasePeopleView *people;
  CkChecksView     *checks;
  GtkStackPage     *checks_page;
  GtkWidget        *restricted;
  GtkWidget        *say_why;
  GtkWidget        *head;
  GtkWidget        *asking;   /* the dialog that asks why a restricted case is looked at */
  char             *opened;   /* the restricted case that somebody said why they look at */
};

G_DEFINE_FINAL_TYPE (CkCasePage, ck_case_page, CK_TYPE_SESSION_PAGE)

static void
show_review (CkCasePage *self)
{
  CkCase *head = self->look->file->head;
  gboolean open = head->status == CK_STATUS_OPEN;
  gboolean due = ck_date_is_set (head->next_review);
  g_autofree char *when = NULL;
  g_autofree char *exactly = ck_date_format (head->next_review);

  if (due)
    {
      g_autofree char *day = ck_date_format_short (head->next_review, self->look->today);
      g_autofree char *far = ck_date_format_due (head->next_review, self->look->today);
      int days = ck_date_days_until (self->look->today, head->next_review);

      if (days > 1)
        /* Translators: a day, and how far it is: "Thu 26 Nov, in 3 days" */
        when = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, in %2$d day", "%1$s, in %2$d days", (gulong) days), day, days);
      else
        /* Translators: a day, and "today", "tomorrow" or "5 days overdue" */
        when = g_strdup_printf (_ ("%1$s, %2$s"), day, far);
    }
  else if (head->outcome >= 0)
    when = g_strdup (ck_token_label (&ck_case_outcomes, head->outcome));

  gtk_label_set_label (self->review_label, open ? _ ("Next review") : due ? _ ("Long-term check") : _ ("Outcome"));
  gtk_label_set_label (self->review, when != NULL ? when : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->review), due ? exactly : NULL);
  gtk_button_set_label (self->hold, open                        ? _ ("Hold _Review…")
                                    : due                       ? _ ("Hold _Check…")
                                    : head->merged_into != NULL ? _ ("_Take Out Again…")
                                                                : _ ("_Reopen…"));
}

/* How often its review was put off, and the other cases that it has to do with. */
static void
show_standing (CkCasePage *self)
{
  CkCase *head = self->look->file->head;
  g_autofree char *ties = ck_ties_summary (self->look);

  gtk_widget_set_visible (GTK_WIDGET (self->put_off), head->n_postponed > 0);
  if (head->n_postponed > 0)
    {
      /* Translators: how often a review was put off */
      g_autofree char *word = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put off %d time", "Put off %d times",
                                                            (gulong) head->n_postponed), (int) head->n_postponed);

      ck_pill_set (self->put_off, head->n_postponed > 1 ? "late" : "role",
                   head->n_postponed == 1 ? _ ("Put off once") : head->n_postponed == 2 ? _ ("Put off twice") : word);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->ties), ties != NULL);
  if (ties != NULL)
    gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->ties)), ties);
  if (head->merged_into != NULL)
    {
      /* Translators: %s is the reference of a case */
      g_autofree char *merged = g_strdup_printf (_ ("Merged into %s"), head->merged_into);

      ck_pill_set (self->status, "closed", merged);
    }
}

static void
update_actions (CkCasePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean there = self->look != NULL;
  gboolean open = there && self->look->file->head->status == CK_STATUS_OPEN;
  gboolean due = there && ck_date_is_set (self->look->file->head->next_review);

  gtk_widget_action_set_enabled (widget, "case.add-concern", open);
  gtk_widget_action_set_enabled (widget, "case.change", there);
  gtk_widget_action_set_enabled (widget, "case.postpone", due);
  gtk_widget_action_set_enabled (widget, "case.restrict", there);
  gtk_widget_action_set_enabled (widget, "case.close", open);
  gtk_widget_action_set_enabled (widget, "case.reopen", there && !open);
  gtk_widget_action_set_enabled (widget, "case.link", there);
  gtk_widget_action_set_enabled (widget, "case.merge", there && self->look->file->head->merged_into == NULL);
  gtk_widget_action_set_enabled (widget, "case.split", there && self->look->file->head->merged_into == NULL);
  gtk_widget_action_set_enabled (widget, "case.hold-review", there);
  gtk_widget_action_set_enabled (widget, "case.print", there);
  gtk_widget_action_set_enabled (widget, "case.history", there);
}

static void
show_head (CkCasePage *self)
{
  CkCase *head = self->look->file->head;
  g_autofree char *opened = ck_date_format_short (ck_case_look_day (self->look, head->opened_at), self->look->today);
  g_autofree char *lead = ck_text_is_blank (head->lead) ? g_strdup ("–") : ck_case_look_name (self->look, head->lead);
  /* Translators: when a case was opened, and who leads it */
  g_autofree char *subtitle = g_strdup_printf (_ ("Opened %1$s, lead %2$s"), opened, lead);
  g_autofree char *title = ck_case_look_text (self->look, head->title);
  static const char *const risks[] = { "not-assessed", "low", "medium", "high" };
  const char *words[] = { _ ("Risk not assessed"), _ ("Low risk"), _ ("Medium risk"), _ ("High risk") };

  adw_window_title_set_title (self->title, head->reference);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->name, title);
  ck_pill_set_status (self->status, head->status, head->long_term);
  ck_pill_set (self->risk, risks[CLAMP (head->risk, 0, 3)], words[CLAMP (head->risk, 0, 3)]);
  show_review (self);
  show_standing (self);
}

/* Nothing of a restricted case is read before somebody said why. */
typedef struct {
  char    *reference;
  gboolean opened;
} Load;

static void
load_free (gpointer data)
{
  g_free (((Load *) data)->reference);
  g_free (data);
}

static gpointer
load_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Load *load = data;
  gboolean restricted = FALSE;

  if (!load->opened && !ck_case_is_restricted (store, load->reference, &restricted, error))
    return NULL;
  if (restricted)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED, "restricted");
      return NULL;
    }
  return ck_case_look_load_on_lane (store, load->reference, cancellable, error);
}

static void load (CkCasePage *self);

static void
on_opened (CkFormDialog *dialog,
           CkCasePage   *self)
{
  ck_opened_set (ck_session_page_get_session (CK_SESSION_PAGE (self)), ck_session_page_get_reference (CK_SESSION_PAGE (self)),
                 g_object_get_data (G_OBJECT (dialog), "ck-reason"));
  g_free (self->opened);
  self->opened = g_strdup (ck_session_page_get_reference (CK_SESSION_PAGE (self)));
  load (self);
}

/* Nothing of a case before it is left in sight either. */
static void
show_restricted (CkCasePage *self,
                 gboolean    restricted)
{
  gtk_widget_set_visible (self->restricted, restricted);
  gtk_widget_set_visible (self->head, !restricted);
  gtk_widget_set_visible (GTK_WIDGET (self->views), !restricted);
}

static gboolean
asks_about (GtkWidget  *dialog,
            const char *reference)
{
  return dialog != NULL && gtk_widget_get_realized (dialog)
         && g_strcmp0 (g_object_get_data (G_OBJECT (dialog), "ck-reference"), reference) == 0;
}

/* At most one dialog asks: who asks again is led to it. */
static void
ask_why (CkCasePage *self)
{
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));
  CkFormDialog *dialog;

  if (asks_about (self->asking, reference))
    {
      gtk_window_present (GTK_WINDOW (self->asking));
      return;
    }
  if (self->asking != NULL && gtk_widget_get_realized (self->asking))
    gtk_window_close (GTK_WINDOW (self->asking));
  dialog = ck_check_dialog_open (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), reference);
  g_object_set_data_full (G_OBJECT (dialog), "ck-reference", g_strdup (reference), g_free);
  g_set_weak_pointer (&self->asking, GTK_WIDGET (dialog));

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_opened), self, 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkCasePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkCaseLook) look = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (look == NULL && g_error_matches (error, CK_ERROR, CK_ERROR_REFUSED))
    {
      show_restricted (self, TRUE);
      ask_why (self);
      return;
    }
  if (look == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  /* another case was opened meanwhile */
  if (g_strcmp0 (look->file->head->reference, ck_session_page_get_reference (CK_SESSION_PAGE (self))) == 0)
    ck_case_page_set_case (self, look);
}

static void
load (CkCasePage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));
  Load *data;

  if (session == NULL || reference == NULL)
    return;

  data = g_new0 (Load, 1);
  data->reference = g_strdup (reference);
  data->opened = g_strcmp0 (self->opened, reference) == 0 || self->look != NULL;
  ck_session_call_async (session, load_on_lane, data, load_free,
                         (GDestroyNotify) ck_case_look_unref, ck_session_page_get_cancellable (CK_SESSION_PAGE (self)),
                         on_loaded, g_object_ref (self));
}

/* Until somebody said why, news of a restricted case isn't asked for again. */
static void
on_session_changed (CkCasePage *self)
{
  if (!gtk_widget_get_visible (self->restricted))
    load (self);
}

static void
on_plan_add (CkPlanView *plan,
             int         strand,
             CkCasePage *self)
{
  gtk_stack_set_visible_child_name (self->views, "chronology");
  ck_chronology_view_add (self->chronology, "action", strand);
}

/* What was merged into another case is opened by being taken out of it. */
static void
reopen (CkCasePage *self,
        CkSession  *session)
{
  CkCase *head = self->look->file->head;

  if (head->merged_into != NULL)
    ck_tie_dialog_take_out (GTK_WIDGET (self), session, self->look, head->reference, head->merged_into);
  else
    ck_case_dialog_reopen (GTK_WIDGET (self), session, self->look);
}

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkCasePage *self = CK_CASE_PAGE (widget);
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *name = action + strlen ("case.");
  const char *reference;

  if (self->look == NULL)
    return;

  reference = self->look->file->head->reference;
  if (g_str_equal (name, "change"))
    ck_case_dialog_change (widget, session, self->look);
  else if (g_str_equal (name, "postpone"))
    ck_case_dialog_postpone (widget, session, self->look);
  else if (g_str_equal (name, "restrict"))
    ck_check_dialog_restrict (widget, session, self->look);
  else if (g_str_equal (name, "close"))
    ck_case_dialog_close (widget, session, self->look);
  else if (g_str_equal (name, "reopen"))
    reopen (self, session);
  else if (g_str_equal (name, "link"))
    ck_tie_dialog_link (widget, session, self->look);
  else if (g_str_equal (name, "merge"))
    ck_tie_dialog_merge (widget, session, self->look);
  else if (g_str_equal (name, "split"))
    ck_tie_dialog_split (widget, session, self->look);
  else if (g_str_equal (name, "show-ties"))
    gtk_stack_set_visible_child_name (self->views, "people");
  else if (g_str_equal (name, "hold-review"))
    {
      /* a closed case without a check has nothing to hold: its button says Reopen… */
      if (ck_date_is_set (self->look->file->head->next_review))
        gtk_widget_activate_action (widget, "win.hold-review", "s", reference);
      else
        reopen (self, session);
    }
  else if (g_str_equal (name, "add-concern"))
    gtk_widget_activate_action (widget, "win.add-concern", "s", reference);
  else if (g_str_equal (name, "print"))
    gtk_widget_activate_action (widget, "win.print-chronology", "s", reference);
  else
    gtk_widget_activate_action (widget, "win.history", "s", reference);
}

static void
ck_case_page_session_set (CkSessionPage *page)
{
  CkCasePage *self = CK_CASE_PAGE (page);
  CkSession *session = ck_session_page_get_session (page);

  g_object_set (self->chronology, "session", session, NULL);
  g_object_set (self->plan, "session", session, NULL);
  g_object_set (self->people, "session", session, NULL);
  g_object_set (self->checks, "session", session, NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
ck_case_page_reference_changed (CkSessionPage *page)
{
  CkCasePage *self = CK_CASE_PAGE (page);
  const char *reference = ck_session_page_get_reference (page);

  g_clear_pointer (&self->go_to_entry, g_free);
  g_clear_pointer (&self->look, ck_case_look_unref);
  if (self->opened != NULL)
    ck_opened_set (ck_session_page_get_session (page), NULL, NULL);
  g_clear_pointer (&self->opened, g_free);
  show_restricted (self, FALSE);
  update_actions (self);
  adw_window_title_set_title (self->title, reference != NULL ? reference : "");
  adw_window_title_set_subtitle (self->title, "");
  ck_session_page_set_reference (CK_SESSION_PAGE (self->chronology), reference);
  ck_session_page_set_reference (CK_SESSION_PAGE (self->plan), reference);
  ck_session_page_set_reference (CK_SESSION_PAGE (self->people), reference);
  ck_session_page_set_reference (CK_SESSION_PAGE (self->checks), reference);
  gtk_stack_set_visible_child_name (self->views, "chronology");
  load (self);
}

static void
ck_case_page_names_changed (CkSessionPage *page)
{
  CkCasePage *self = CK_CASE_PAGE (page);

  if (self->look != NULL)
    ck_case_page_set_case (self, self->look);
}

static gboolean
ck_case_page_grab_focus (GtkWidget *widget)
{
  CkCasePage *self = CK_CASE_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
ck_case_page_dispose (GObject *object)
{
  g_clear_pointer (&CK_CASE_PAGE (object)->look, ck_case_look_unref);
  g_clear_weak_pointer (&CK_CASE_PAGE (object)->asking);
  g_clear_pointer (&CK_CASE_PAGE (object)->opened, g_free);
  g_clear_pointer (&CK_CASE_PAGE (object)->go_to_entry, g_free);

  G_OBJECT_CLASS (ck_case_page_parent_class)->dispose (object);
}

static void
ck_case_page_class_init (CkCasePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);
  static const char *const actions[] = {
    "case.add-concern", "case.change", "case.postpone", "case.restrict", "case.close", "case.reopen", "case.hold-review", "case.print",
    "case.history",
    "case.link", "case.merge", "case.split", "case.show-ties",
  };

  G_OBJECT_CLASS (klass)->dispose = ck_case_page_dispose;
  widget_class->grab_focus = ck_case_page_grab_focus;
  page_class->session_set = ck_case_page_session_set;
  page_class->reference_changed = ck_case_page_reference_changed;
  page_class->names_changed = ck_case_page_names_changed;

  g_type_ensure (CK_TYPE_CASE_PEOPLE_VIEW);
  g_type_ensure (CK_TYPE_CHECKS_VIEW);
  g_type_ensure (CK_TYPE_CHRONOLOGY_VIEW);
  g_type_ensure (CK_TYPE_ONE_STOP);
  g_type_ensure (CK_TYPE_PAGE_BUTTONS);
  g_type_ensure (CK_TYPE_PILL);
  g_type_ensure (CK_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-case-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, title);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, back);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, name);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, status);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, risk);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, put_off);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, ties);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, review_label);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, review);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, hold);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, views);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, chronology);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, plan);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, people);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, checks);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, checks_page);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, restricted);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, say_why);
  gtk_widget_class_bind_template_child (widget_class, CkCasePage, head);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "case.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "cases.show-table", NULL);
}

static void
ck_case_page_init (CkCasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->say_why, "clicked", G_CALLBACK (ask_why), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan, "add", G_CALLBACK (on_plan_add), self, 0);
  update_actions (self);
}

/**
 * ck_case_page_set_case:
 * @self: the page, with the case's reference
 * @look: the case, as it was read
 */
void
ck_case_page_set_case (CkCasePage *self,
                       CkCaseLook *look)
{
  g_return_if_fail (CK_IS_CASE_PAGE (self));

  if (self->look != look)
    {
      g_clear_pointer (&self->look, ck_case_look_unref);
      self->look = ck_case_look_ref (look);
    }
  ck_case_look_set_hide_names (look, ck_session_page_hides_names (CK_SESSION_PAGE (self)));

  show_restricted (self, FALSE);
  show_head (self);
  update_actions (self);
  ck_chronology_view_set_case (self->chronology, look);
  ck_plan_view_set_case (self->plan, look);
  ck_case_people_view_set_case (self->people, look);
  ck_checks_view_set_case (self->checks, look);
  gtk_stack_page_set_needs_attention (self->checks_page, ck_checks_view_is_waiting (self->checks));
  if (self->go_to_entry != NULL)
    {
      ck_chronology_view_show_entry (self->chronology, self->go_to_entry);
      g_clear_pointer (&self->go_to_entry, g_free);
    }
}

/**
 * ck_case_page_get_case:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the case that it shows; %NULL while it is read
 */
CkCaseLook *
ck_case_page_get_case (CkCasePage *self)
{
  g_return_val_if_fail (CK_IS_CASE_PAGE (self), NULL);

  return self->look;
}

/**
 * ck_case_page_show_back:
 * @self: the page
 * @show: whether list and page take turns, so that a button leads back
 */
void
ck_case_page_show_back (CkCasePage *self,
                        gboolean    show)
{
  g_return_if_fail (CK_IS_CASE_PAGE (self));

  gtk_widget_set_visible (self->back, show);
}

/**
 * ck_case_page_show_tab:
 * @self: the page
 * @tab: "chronology", "plan", "people" or "checks"
 */
void
ck_case_page_show_tab (CkCasePage *self,
                       const char *tab)
{
  g_return_if_fail (CK_IS_CASE_PAGE (self));

  gtk_stack_set_visible_child_name (self->views, tab);
}

/**
 * ck_case_page_go_to:
 * @self: the page, with the case's reference
 * @tab: as for ck_case_page_show_tab()
 * @entry: (nullable): reference of an entry to scroll to and focus, "2026-0014/3"
 *
 * Shows what a search found, now or when the case was read.
 */
void
ck_case_page_go_to (CkCasePage *self,
                    const char *tab,
                    const char *entry)
{
  g_return_if_fail (CK_IS_CASE_PAGE (self));

  ck_case_page_show_tab (self, tab);
  g_clear_pointer (&self->go_to_entry, g_free);
  if (self->look != NULL && entry != NULL)
    ck_chronology_view_show_entry (self->chronology, entry);
  else
    self->go_to_entry = g_strdup (entry);
}

/**
 * ck_case_page_save:
 * @self: the page
 *
 * Ctrl+Enter: saves what is being written in place.
 */
void
ck_case_page_save (CkCasePage *self)
{
  g_return_if_fail (CK_IS_CASE_PAGE (self));

  ck_chronology_view_save (self->chronology);
}
