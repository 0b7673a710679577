/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-checks-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-check-dialogs.h"
#include "ck-check-row.h"
#include "ck-text.h"

struct _CkChecksView {
  CkSessionPage parent_instance;

  CkCaseLook *look;
  guint       n_waiting;

  GtkWidget  *waiting_group;
  GtkListBox *waiting;
  GtkWidget  *adult_group;
  GtkListBox *adult;
  GtkWidget  *referrals_group;
  GtkListBox *referrals;
  GtkWidget  *decided_group;
  GtkListBox *decided;
  GtkWidget  *empty;
  GtkButton  *consider;
  GtkButton  *refer;
  GtkLabel   *sources;
};

G_DEFINE_FINAL_TYPE (CkChecksView, ck_checks_view, CK_TYPE_SESSION_PAGE)

/* What a row's button is about: a body, a referral or a concern. */
typedef struct {
  CkChecksView *view;
  int           body;
  char         *organisation;
  char         *entry;
} About;

static void
about_free (gpointer  data,
            GClosure *closure)
{
  About *about = data;

  g_free (about->organisation);
  g_free (about->entry);
  g_free (about);
}

static CkSession *
session_of (CkChecksView *self)
{
  return ck_session_page_get_session (CK_SESSION_PAGE (self));
}

static void
on_check (CkCheckRow *row,
          About      *about)
{
  ck_check_dialog_decide (GTK_WIDGET (about->view), session_of (about->view), about->view->look, about->body,
                          about->organisation);
}

static void
on_referral (CkCheckRow *row,
             About      *about)
{
  ck_check_dialog_answer (GTK_WIDGET (about->view), session_of (about->view), about->view->look, about->entry);
}

static void
on_harm_test (CkCheckRow *row,
              About      *about)
{
  ck_check_dialog_harm_test (GTK_WIDGET (about->view), session_of (about->view), about->view->look, about->entry);
}

/* By the reference that it was recorded with: what was merged or split off keeps it. */
static char *
dup_reference (CkChecksView *self,
               const CkUuid *id)
{
  for (guint i = 0; i < self->look->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (self->look->file->entries, i);

      if (ck_uuid_equal (&entry->id, id))
        return g_strdup_printf ("%s/%" G_GINT64_FORMAT,
                                entry->case_reference != NULL ? entry->case_reference : self->look->file->head->reference,
                                entry->number);
    }
  return NULL;
}

static void
add_row (CkChecksView *self,
         GtkListBox   *list,
         GtkWidget    *row,
         GCallback     handler,
         int           body,
         const char   *organisation,
         char         *entry)
{
  About *about = g_new0 (About, 1);

  about->view = self;
  about->body = body;
  about->organisation = g_strdup (organisation);
  about->entry = entry;
  g_signal_connect_data (row, "deal", handler, about, about_free, 0);
  gtk_list_box_append (list, row);
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* "Today by 18:00", "1 day overdue", in the pill's kind */
static char *
describe_due (CkCaseLook  *look,
              CkMoment     due,
              const char **kind)
{
  g_autofree char *day = NULL;
  int days;

  *kind = "later";
  if (!ck_moment_is_known (due))
    return g_strdup (_ ("To be decided"));
  days = ck_date_days_until (look->today, due.date);
  *kind = days < 0 ? "overdue" : days == 0 ? "today" : "later";
  day = ck_date_format_due (due.date, look->today);
  if (due.minute >= 0 && days >= 0)
    {
      g_autofree char *time = ck_moment_format_time (due);

      /* Translators: a day, and the time of that day by which something is due */
      return g_strdup_printf (_ ("%1$s by %2$s"), day, time);
    }
  return g_steal_pointer (&day);
}

static void
show_call (CkChecksView *self,
           CkCheckCall  *call,
           GHashTable   *sources)
{
  CkCheck *check = ck_check_find (self->look->file, call->body, NULL);
  const char *kind;
  g_autofree char *due = describe_due (self->look, call->due, &kind);
  g_autofree char *why = NULL;
  g_autofree char *shown = NULL;
  gboolean to_tell = check != NULL && check->decided == CK_CHECK_YES && check->recorded_at >= call->recorded_at;

  if (to_tell)
    why = g_strdup_printf (_ ("To be told, and not told yet. %s"), check->why);
  else if (check != NULL && check->recorded_at >= call->recorded_at)
    why = g_strdup_printf (_ ("%1$s Considered: %2$s"), call->why, check->why);
  else if (check != NULL)
    /* Translators: %d is the number of an entry */
    why = g_strdup_printf (_ ("%1$s Asked again because of entry %2$d."), call->why, (int) call->number);
  else
    why = g_strdup (call->why);
  shown = ck_case_look_text (self->look, why);
  add_row (self, self->waiting,
           ck_check_row_new (ck_token_label (&ck_check_bodies, call->body), shown, kind, due,
                             to_tell ? _ ("_Told…") : _ ("_Decide…")),
           G_CALLBACK (on_check), call->body, NULL, NULL);
  self->n_waiting++;
  g_hash_table_add (sources, call->source);
}

static gboolean
waits (CkChecksView *self,
       CkCheck      *check)
{
  for (guint i = 0; i < self->look->file->calls->len; i++)
    {
      CkCheckCall *call = g_ptr_array_index (self->look->file->calls, i);

      if (call->body == check->body && ck_check_call_is_open (self->look->file, call))
        return TRUE;
    }
  return FALSE;
}

static void
show_check (CkChecksView *self,
            CkCheck      *check)
{
  gboolean told = ck_moment_is_known (check->told);
  g_autofree char *day = told ? ck_date_format_short (check->told.date, self->look->today) : NULL;
  /* Translators: of somebody who had to be told of a concern: on which day they were */
  g_autofree char *word = told ? g_strdup_printf (_ ("Told %s"), day)
                          : check->decided == CK_CHECK_NO ? g_strdup (_ ("Considered, not needed"))
                          : check->decided == CK_CHECK_YES ? g_strdup (_ ("To be told"))
                                                           : g_strdup (_ ("Not decided yet"));
  g_autofree char *why = NULL;
  g_autofree char *shown = NULL;

  if (!ck_text_is_blank (check->reference))
    /* Translators: why somebody was told, and the reference that they gave */
    why = g_strdup_printf (_ ("%1$s Reference %2$s."), check->why, check->reference);
  shown = ck_case_look_text (self->look, why != NULL ? why : check->why);
  add_row (self, ck_check_is_settled (check) ? self->decided : self->waiting,
           ck_check_row_new (check->body == CK_BODY_OTHER ? check->organisation : ck_token_label (&ck_check_bodies, check->body),
                             shown, told ? "yes" : check->decided == CK_CHECK_NO ? "role" : "later", word,
                             ck_check_is_settled (check) ? _ ("_Again…") : _ ("_Decide…")),
           G_CALLBACK (on_check), check->body, check->organisation, NULL);
  if (!ck_check_is_settled (check))
    self->n_waiting++;
}

static void
show_referral (CkChecksView *self,
               CkReferral   *referral)
{
  g_autofree char *sent = ck_date_format_short (referral->sent.date, self->look->today);
  g_autofree char *by = ck_case_look_description (self->look, referral->sent_by);
  g_autofree char *answered_by = ck_case_look_description (self->look, referral->acknowledged_by);
  g_autofree char *recipient = ck_case_look_text (self->look, referral->recipient);
  g_autofree char *how = g_strdup_printf (_ ("Sent %1$s by %2$s: %3$s."), sent, by, referral->how);
  g_autoptr (GString) text = g_string_new (how);
  g_autofree char *shown = NULL;
  g_autofree char *word = NULL;
  const char *kind = "yes";
  gboolean waiting = ck_date_is_set (referral->due);
  gboolean chased = ck_moment_is_known (referral->chased) || ck_moment_is_known (referral->escalated);

  if (ck_moment_is_known (referral->acknowledged))
    {
      g_autofree char *day = ck_date_format_short (referral->acknowledged.date, self->look->today);

      g_string_append_printf (text, " %s", answered_by != NULL ? answered_by : "");
      word = g_strdup_printf (_ ("Acknowledged %s"), day);
    }
  if (!ck_text_is_blank (referral->decision))
    {
      g_string_append_printf (text, " %s", referral->decision);
      g_free (word);
      word = g_strdup (_ ("They decided"));
    }
  if (waiting)
    {
      g_autofree char *due = describe_due (self->look, ck_moment_new (referral->due, -1, CK_PRECISION_DATE), &kind);

      /* Translators: a referral that wasn't answered; %s says when somebody has to ask about it */
      word = g_strdup_printf (chased ? _ ("Escalate: %s") : _ ("Chase: %s"), due);
    }
  shown = ck_case_look_text (self->look, text->str);
  add_row (self, self->referrals,
           ck_check_row_new (recipient, shown, kind, word,
                             !waiting ? _ ("_Answer…") : chased ? _ ("_Escalate…") : _ ("_Chase…")),
           G_CALLBACK (on_referral), 0, NULL, dup_reference (self, &referral->referral_id));
}

static CkHarmTest *
find_harm_test (CkChecksView *self,
                CkEntry      *entry)
{
  for (guint i = 0; i < self->look->file->harm_tests->len; i++)
    {
      CkHarmTest *test = g_ptr_array_index (self->look->file->harm_tests, i);

      if (ck_uuid_equal (&test->concern_id, &entry->id))
        return test;
    }
  return NULL;
}

static void
show_adult_concern (CkChecksView *self,
                    CkEntry      *entry)
{
  CkHarmTest *test = find_harm_test (self, entry);
  CkAnswer result = test != NULL ? ck_harm_test_result (test->harmed, test->offence, test->risk, test->suitability)
                                 : CK_ANSWER_UNKNOWN;
  g_autofree char *title = g_strdup_printf (_ ("Entry %1$d: %2$s"), (int) entry->number,
                                            ck_token_label (&ck_concern_kinds, entry->concern->kind));
  const char *word = test == NULL            ? _ ("Not answered yet")
                     : result == CK_ANSWER_YES ? _ ("Allegation threshold")
                     : result == CK_ANSWER_NO  ? _ ("Low-level concern")
                                               : _ ("Not known yet");

  add_row (self, self->adult,
           ck_check_row_new (title,
                             _ ("Harm, offence, risk, suitability: one limb is enough, and then the designated officer (LADO) is "
                                "consulted."),
                             result == CK_ANSWER_YES ? "today" : result == CK_ANSWER_NO ? "role" : "later", word,
                             test == NULL ? _ ("_Answer…") : _ ("_Again…")),
           G_CALLBACK (on_harm_test), 0, NULL, dup_reference (self, &entry->id));
}

static void
show_sources (CkChecksView *self,
              GHashTable   *sources)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    g_string_append_printf (text, "%s\n", (const char *) source);
  g_string_append (text, _ ("Working days leave out weekends and the bank holidays of the vault’s nation. "));
  g_string_append (text, ck_bank_holidays_source ());
  gtk_label_set_label (self->sources, text->str);
}

static void
on_consider (CkChecksView *self)
{
  if (self->look != NULL)
    ck_check_dialog_decide (GTK_WIDGET (self), session_of (self), self->look, -1, NULL);
}

static void
on_refer (CkChecksView *self)
{
  if (self->look != NULL)
    ck_check_dialog_refer (GTK_WIDGET (self), session_of (self), self->look);
}

static void
ck_checks_view_dispose (GObject *object)
{
  g_clear_pointer (&CK_CHECKS_VIEW (object)->look, ck_case_look_unref);

  G_OBJECT_CLASS (ck_checks_view_parent_class)->dispose (object);
}

static void
ck_checks_view_class_init (CkChecksViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_checks_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "checks/ck-checks-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, waiting);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, adult_group);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, adult);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, referrals_group);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, referrals);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, decided_group);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, decided);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, empty);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, consider);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, refer);
  gtk_widget_class_bind_template_child (widget_class, CkChecksView, sources);
}

static void
ck_checks_view_init (CkChecksView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->consider, "clicked", G_CALLBACK (on_consider), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->refer, "clicked", G_CALLBACK (on_refer), self, G_CONNECT_SWAPPED);
}

static gboolean
show_group (GtkWidget  *group,
            GtkListBox *list)
{
  gboolean any = gtk_list_box_get_row_at_index (list, 0) != NULL;

  gtk_widget_set_visible (group, any);
  return any;
}

/**
 * ck_checks_view_set_case:
 * @self: the view
 * @look: the case
 */
void
ck_checks_view_set_case (CkChecksView *self,
                         CkCaseLook   *look)
{
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean any;

  g_return_if_fail (CK_IS_CHECKS_VIEW (self));

  if (self->look != look)
    {
      g_clear_pointer (&self->look, ck_case_look_unref);
      self->look = ck_case_look_ref (look);
    }
  self->n_waiting = 0;
  clear_list (self->waiting);
  clear_list (self->adult);
  clear_list (self->referrals);
  clear_list (self->decided);
  for (guint i = 0; i < look->file->calls->len; i++)
    if (ck_check_call_is_open (look->file, g_ptr_array_index (look->file->calls, i)))
      show_call (self, g_ptr_array_index (look->file->calls, i), sources);
  for (guint i = 0; i < look->file->checks->len; i++)
    if (!waits (self, g_ptr_array_index (look->file->checks, i)))
      show_check (self, g_ptr_array_index (look->file->checks, i));
  for (guint i = 0; i < look->file->referrals->len; i++)
    show_referral (self, g_ptr_array_index (look->file->referrals, i));
  for (guint i = 0; i < look->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (look->file->entries, i);

      if (entry->concern != NULL
          && (entry->concern->kind == CK_CONCERN_ALLEGATION || entry->concern->kind == CK_CONCERN_LOW_LEVEL))
        show_adult_concern (self, entry);
    }
  any = show_group (self->waiting_group, self->waiting);
  any = show_group (self->adult_group, self->adult) || any;
  any = show_group (self->referrals_group, self->referrals) || any;
  any = show_group (self->decided_group, self->decided) || any;
  gtk_widget_set_visible (self->empty, !any);
  show_sources (self, sources);
}

/**
 * ck_checks_view_is_waiting:
 * @self: the view, of a case
 *
 * Returns: whether anybody waits to be decided about, or to be told
 */
gboolean
ck_checks_view_is_waiting (CkChecksView *self)
{
  g_return_val_if_fail (CK_IS_CHECKS_VIEW (self), FALSE);

  return self->n_waiting > 0;
}
