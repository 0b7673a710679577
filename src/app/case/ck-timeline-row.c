/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-timeline-row.h"

#include <glib/gi18n-lib.h>

#include "ck-amendments.h"
#include "ck-concern-view.h"
#include "ck-pill.h"
#include "ck-text.h"
#include "ck-wrap-layout.h"

struct _CkTimelineRow {
  GtkBox         parent_instance;

  CkEntry       *entry;
  CkCaseLook    *look;

  CkMark        *mark;
  GtkWidget     *line;
  GtkLabel      *kind;
  GtkWidget     *star;
  CkPill        *late;
  GtkLabel      *time;
  GtkMenuButton *menu;
  GtkLabel      *facts;
  GtkWidget     *words;
  GtkLabel      *words_label;
  GtkBox        *more;
  GtkLabel      *meta;
  GtkExpander   *amendments;
  GtkLabel      *amendments_label;
  GtkBox        *amendment_list;
};

G_DEFINE_FINAL_TYPE (CkTimelineRow, ck_timeline_row, GTK_TYPE_BOX)

enum { AMEND, SUPERSEDE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Colour tells the kind of entry apart, beside its icon and word; risk and time alone are red. */
static const struct {
  const char *icon;
  const char *tone;
} marks[] = {
  [CK_ENTRY_CONCERN] = { "dialog-warning-symbolic", "amber" },
  [CK_ENTRY_NOTE] = { "document-edit-symbolic", NULL },
  [CK_ENTRY_CONTACT] = { "call-start-symbolic", "blue" },
  [CK_ENTRY_DECISION] = { "ck-decision-symbolic", "violet" },
  [CK_ENTRY_ACTION_DONE] = { "object-select-symbolic", "green" },
  [CK_ENTRY_ACTION_DROPPED] = { "window-close-symbolic", NULL },
  [CK_ENTRY_REVIEW] = { "ck-review-symbolic", "teal" },
  [CK_ENTRY_STATUS] = { "media-record-symbolic", NULL },
  [CK_ENTRY_REFERRAL] = { "mail-send-symbolic", "blue" },
  [CK_ENTRY_SHARING] = { "emblem-shared-symbolic", "blue" },
};

static char *
format_title (CkTimelineRow *self)
{
  const char *kind = ck_token_label (&ck_entry_kinds, self->entry->kind);
  g_autofree char *title = ck_case_look_text (self->look, self->entry->title);

  /* A title that begins with its kind ("Review held", "Action done: …") doesn't need it twice. */
  if (ck_text_is_blank (title))
    return g_strdup (kind);
  if (g_str_has_prefix (title, kind) || self->entry->kind == CK_ENTRY_STATUS)
    return g_steal_pointer (&title);
  /* Translators: the kind of an entry and its title: "Contact: mother, by telephone" */
  return g_strdup_printf (_ ("%1$s: %2$s"), kind, title);
}

/* The case that it was recorded in: another one where it was merged or split. */
static const char *
reference_of (CkTimelineRow *self)
{
  return self->entry->case_reference != NULL ? self->entry->case_reference : self->look->file->head->reference;
}

static char *
format_time (CkEntry *entry)
{
  g_autofree char *from = ck_entry_is_of_a_day (entry) ? g_strdup ("") : ck_moment_format_time (entry->happened);
  g_autofree char *to = NULL;

  if (!ck_moment_is_known (entry->happened_to))
    return g_steal_pointer (&from);

  to = ck_date_equal (entry->happened.date, entry->happened_to.date) ? ck_moment_format_time (entry->happened_to)
                                                                      : ck_moment_format (entry->happened_to);
  /* Translators: from a time to another */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

static void
append_part (GString    *meta,
             const char *part)
{
  if (part == NULL)
    return;
  if (meta->len > 0)
    g_string_append (meta, "  ·  ");
  g_string_append (meta, part);
}

/* "Told Fri 20 Nov, 16:30 · from Kit Aldous · recorded by Jo Merrick · 2026-0014/19" */
static char *
format_meta (CkTimelineRow *self)
{
  CkEntry *entry = self->entry;
  GString *meta = g_string_new (NULL);
  g_autofree char *source = ck_case_look_description (self->look, entry->source);
  g_autofree char *told_to = ck_case_look_description (self->look, entry->told_to);
  g_autofree char *told = NULL;
  g_autofree char *from = NULL;
  g_autofree char *by = NULL;
  g_autofree char *reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, reference_of (self), entry->number);

  if (ck_moment_is_known (entry->told) && ck_moment_compare (entry->told, entry->happened) != 0)
    {
      g_autofree char *when = ck_moment_format (entry->told);

      /* Translators: when the organisation was told, and who was */
      told = told_to != NULL ? g_strdup_printf (_ ("Told %1$s, to %2$s"), when, told_to)
                             : g_strdup_printf (_ ("Told %s"), when);
    }
  else if (told_to != NULL)
    told = g_strdup_printf (_ ("Told to %s"), told_to);
  if (source != NULL)
    /* Translators: who saw, said or sent what an entry tells of */
    from = g_strdup_printf (_ ("Source: %s"), source);
  if (entry->recorded_by != NULL)
    {
      g_autofree char *name = ck_case_look_name (self->look, entry->recorded_by);

      by = g_strdup_printf (_ ("Recorded by %s"), name);
    }

  append_part (meta, told);
  append_part (meta, from);
  append_part (meta, by);
  append_part (meta, reference);
  return g_string_free (meta, FALSE);
}

static void
add_more (CkTimelineRow *self,
          const char    *label,
          const char    *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *markup = NULL;
  GtkWidget *line;

  if (ck_text_is_blank (text))
    return;

  shown = ck_case_look_text (self->look, text);
  /* Translators: the name of a field, and what it says */
  markup = g_markup_printf_escaped (_ ("<b>%1$s</b>  %2$s"), label, shown);
  line = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (line), markup);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 40);
  gtk_box_append (self->more, line);
}

static char *
join_tokens (const CkTokenSet *set,
             char            **tokens)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", ck_token_label (set, ck_token_value (set, tokens[i])));
  return g_string_free (labels, FALSE);
}

static void
show_concern (CkTimelineRow *self)
{
  CkConcern *concern = self->entry->concern;
  g_autofree char *categories = concern->category_labels != NULL ? g_strjoinv (", ", concern->category_labels) : g_strdup ("");
  g_autofree char *four_cs = join_tokens (&ck_four_cs, concern->four_cs);
  g_autofree char *characteristics = join_tokens (&ck_characteristics, concern->characteristics);
  g_autoptr (GString) motive = NULL;
  g_autoptr (GString) online = g_string_new (four_cs);
  g_autofree char *kind = NULL;

  /* Translators: the kind of a concern and its categories */
  kind = *categories != '\0' ? g_strdup_printf (_ ("%1$s; %2$s"), ck_token_label (&ck_concern_kinds, concern->kind), categories)
                             : g_strdup (ck_token_label (&ck_concern_kinds, concern->kind));
  add_more (self, _ ("Kind"), kind);

  if (concern->platform != NULL)
    g_string_append_printf (online, "%s%s", online->len > 0 ? "; " : "", concern->platform);
  if (concern->handle != NULL)
    /* an address is a name of its own kind */
    g_string_append_printf (online, "%s%s", online->len > 0 ? "; " : "",
                            self->look->hide_names ? _ ("handle hidden while names are hidden") : concern->handle);
  if (concern->ai_made == CK_ANSWER_YES)
    g_string_append_printf (online, "%s%s", online->len > 0 ? "; " : "", _ ("made or altered by AI"));
  add_more (self, _ ("Online"), online->str);
  add_more (self, _ ("The child’s view"), concern->child_view);
  if (concern->parents_told != CK_ANSWER_UNKNOWN || concern->parents_reason != NULL)
    {
      g_autofree char *parents = NULL;

      parents = concern->parents_reason != NULL
                  ? g_strdup_printf (_ ("%1$s; %2$s"), ck_token_label (&ck_answers, concern->parents_told), concern->parents_reason)
                  : g_strdup (ck_token_label (&ck_answers, concern->parents_told));
      add_more (self, _ ("Parents or carers told"), parents);
    }
  motive = g_string_new (characteristics);
  if (concern->bias != NULL)
    g_string_append_printf (motive, "%s%s", motive->len > 0 ? "; " : "", concern->bias);
  add_more (self, _ ("A motive"), motive->str);
  if (concern->immediate_danger == CK_ANSWER_YES)
    add_more (self, _ ("Danger"), _ ("Somebody was in immediate danger."));
  ck_concern_view_add (self->more, self->look, concern);
}

static char *
dup_by (CkTimelineRow *self,
        const char    *name)
{
  return name != NULL ? ck_case_look_name (self->look, name) : g_strdup ("");
}

static void
add_amendment (CkTimelineRow *self,
               CkAmendment   *amendment)
{
  g_autofree char *name = amendment->field != NULL ? ck_amendment_label (amendment->field) : NULL;
  g_autofree char *says = ck_amendment_value (amendment->field, amendment->text);
  g_autofree char *said = ck_amendment_value (amendment->field, amendment->was);
  g_autofree char *text = ck_case_look_text (self->look, says);
  g_autofree char *was = ck_case_look_text (self->look, said);
  g_autofree char *why = ck_case_look_text (self->look, amendment->why);
  g_autofree char *when = ck_case_look_instant (self->look, amendment->recorded_at);
  g_autofree char *by = dup_by (self, amendment->recorded_by);
  g_autofree char *meta = NULL;
  g_autofree char *markup = NULL;
  GtkWidget *label = gtk_label_new (NULL);

  if (amendment->field == NULL)
    markup = g_markup_printf_escaped ("%s", text);
  else if (was != NULL)
    /* Translators: what an amendment corrects: the field, its text now, and its text before */
    markup = g_markup_printf_escaped (_ ("<b>%1$s</b>  %2$s\n<small>Before: %3$s</small>"), name, text,
                                      was);
  else
    markup = g_markup_printf_escaped (_ ("<b>%1$s</b>  %2$s"), name, text);

  /* Translators: the end of an amendment: why, by whom, when, and its reference */
  meta = g_markup_printf_escaped (_ ("\n<small>Why: %1$s  ·  %2$s, %3$s  ·  %4$s/%5$d</small>"), why,
                                  by, when,
                                  reference_of (self), (int) amendment->number);
  g_free (g_steal_pointer (&text));
  text = g_strconcat (markup, meta, NULL);
  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "ck-amendment");
  gtk_box_append (self->amendment_list, label);
}

static void
show_amendments (CkTimelineRow *self)
{
  GPtrArray *amendments = self->entry->amendments;
  CkAmendment *last;
  g_autofree char *day = NULL;
  g_autofree char *by = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->amendments), amendments->len > 0);
  if (amendments->len == 0)
    return;

  for (guint i = 0; i < amendments->len; i++)
    add_amendment (self, g_ptr_array_index (amendments, i));
  last = g_ptr_array_index (amendments, amendments->len - 1);
  day = ck_date_format_short (ck_case_look_day (self->look, last->recorded_at), self->look->today);
  by = dup_by (self, last->recorded_by);
  /* Translators: how many amendments an entry has, by whom the last was, and when: "1 amendment: Sam Hollis, Mon 23 Nov" */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u amendment: %2$s, %3$s", "%1$u amendments: %2$s, %3$s",
                                       amendments->len),
                          amendments->len, by, day);
  gtk_label_set_label (self->amendments_label, text);
}

static void
show_decision (CkTimelineRow *self)
{
  CkDecision *decision = self->entry->decision;

  add_more (self, _ ("Options considered"), decision->options);
  add_more (self, _ ("Threshold"), decision->threshold);
  if (g_strcmp0 (decision->decided_by, self->entry->recorded_by) != 0)
    {
      g_autofree char *by = ck_case_look_description (self->look, decision->decided_by);

      add_more (self, _ ("Decided by"), by);
    }
  if (decision->supersedes_number > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("Entry %d"), (int) decision->supersedes_number);

      add_more (self, _ ("Takes the place of"), text);
    }
}

/* What a later decision took the place of stays readable, and says so. */
static void
show_superseded (CkTimelineRow *self)
{
  CkEntry *entry = self->entry;
  gboolean open = entry->kind == CK_ENTRY_DECISION && entry->superseded_by == 0
                  && !(entry->title != NULL && entry->decision == NULL
                       && (g_str_has_prefix (entry->title, "Whom to tell: ") || g_str_has_prefix (entry->title, "Harm test: ")));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.supersede", open);
  if (entry->superseded_by > 0)
    {
      g_autofree char *word = g_strdup_printf (_ ("Superseded by entry %d"), (int) entry->superseded_by);

      ck_pill_set (self->late, "closed", word);
      gtk_widget_set_visible (GTK_WIDGET (self->late), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->facts), "ck-quiet");
    }
}

static void
show_entry (CkTimelineRow *self)
{
  CkEntry *entry = self->entry;
  g_autofree char *title = format_title (self);
  g_autofree char *time = format_time (entry);
  g_autofree char *meta = format_meta (self);
  g_autofree char *facts = ck_case_look_text (self->look, entry->facts);
  g_autofree char *words = ck_case_look_text (self->look, entry->own_words);
  g_autofree char *when = ck_entry_format_when (entry);
  g_autofree char *spoken = NULL;

  ck_mark_set (self->mark, marks[entry->kind].icon, marks[entry->kind].tone, TRUE);
  gtk_label_set_label (self->kind, title);
  gtk_widget_set_visible (self->star, entry->significant);
  gtk_label_set_label (self->time, time);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), when);
  gtk_label_set_label (self->facts, facts != NULL ? facts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts), !ck_text_is_blank (facts));
  gtk_widget_set_visible (self->words, !ck_text_is_blank (words));
  if (words != NULL)
    {
      /* Translators: the child's own words, in quotation marks */
      g_autofree char *quoted = g_str_has_prefix (words, "“") ? g_strdup (words) : g_strdup_printf (_ ("“%s”"), words);

      gtk_label_set_label (self->words_label, quoted);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->late), entry->late);
  if (entry->late)
    {
      g_autofree char *day = ck_date_format_short (ck_case_look_day (self->look, entry->recorded_at), self->look->today);
      g_autofree char *exactly = ck_case_look_instant (self->look, entry->recorded_at);
      g_autofree char *word = g_strdup_printf (_ ("Recorded on %s"), day);

      ck_pill_set (self->late, "late", word);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->late), exactly);
    }

  add_more (self, _ ("Opinion"), entry->opinion);
  if (entry->concern != NULL)
    show_concern (self);
  add_more (self, _ ("Outcome"), entry->outcome);
  add_more (self, _ ("Why"), entry->reason);
  if (entry->decision != NULL)
    show_decision (self);
  add_more (self, _ ("Significance"), entry->significance);
  gtk_widget_set_visible (GTK_WIDGET (self->more), gtk_widget_get_first_child (GTK_WIDGET (self->more)) != NULL);
  gtk_label_set_label (self->meta, meta);
  show_superseded (self);
  show_amendments (self);

  /* Translators: an entry for screen readers: its title and when it happened */
  spoken = g_strdup_printf (_ ("%1$s, %2$s"), title, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts != NULL ? facts : "", -1);
  g_free (g_steal_pointer (&spoken));
  spoken = g_strdup_printf (_ ("More about %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_amend (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[AMEND], 0);
}

static void
on_supersede (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SUPERSEDE], 0);
}

static void
on_copy_reference (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  CkTimelineRow *self = CK_TIMELINE_ROW (widget);
  g_autofree char *reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, reference_of (self), self->entry->number);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), reference);
}

static void
on_unfold (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkTimelineRow *self = CK_TIMELINE_ROW (widget);

  if (self->entry->amendments->len > 0)
    gtk_expander_set_expanded (self->amendments, !gtk_expander_get_expanded (self->amendments));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->menu)))
    gtk_menu_button_popup (self->menu);
}

static void
on_menu (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkTimelineRow *self = CK_TIMELINE_ROW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->menu)))
    gtk_menu_button_popup (self->menu);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CkTimelineRow   *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_second_button (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  CkTimelineRow   *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.menu", NULL);
}

static void
ck_timeline_row_dispose (GObject *object)
{
  CkTimelineRow *self = CK_TIMELINE_ROW (object);

  g_clear_object (&self->entry);
  g_clear_pointer (&self->look, ck_case_look_unref);

  G_OBJECT_CLASS (ck_timeline_row_parent_class)->dispose (object);
}

static void
ck_timeline_row_class_init (CkTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_timeline_row_dispose;

  signals[AMEND] = g_signal_new ("amend", CK_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SUPERSEDE]
      = g_signal_new ("supersede", CK_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_PILL);
  g_type_ensure (CK_TYPE_MARK);
  g_type_ensure (CK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, line);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, star);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, late);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, time);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, menu);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, facts);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, words);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, more);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, meta);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, amendments);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, amendments_label);
  gtk_widget_class_bind_template_child (widget_class, CkTimelineRow, amendment_list);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "entry.amend", NULL, on_amend);
  gtk_widget_class_install_action (widget_class, "entry.supersede", NULL, on_supersede);
  gtk_widget_class_install_action (widget_class, "entry.copy-reference", NULL, on_copy_reference);
  gtk_widget_class_install_action (widget_class, "entry.unfold", NULL, on_unfold);
  gtk_widget_class_install_action (widget_class, "entry.menu", NULL, on_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "entry.unfold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "entry.unfold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "entry.unfold", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "entry.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "entry.menu", NULL);
}

static void
ck_timeline_row_init (CkTimelineRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *second = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (second, "pressed", G_CALLBACK (on_second_button), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (second));
}

/**
 * ck_timeline_row_new:
 * @entry: of a case
 * @look: the case
 * @with_menu: whether it may be amended from here
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_timeline_row_new (CkEntry    *entry,
                     CkCaseLook *look,
                     gboolean    with_menu)
{
  CkTimelineRow *self = g_object_new (CK_TYPE_TIMELINE_ROW, NULL);

  self->entry = g_object_ref (entry);
  self->look = ck_case_look_ref (look);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), with_menu);
  show_entry (self);

  return GTK_WIDGET (self);
}

/**
 * ck_timeline_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
CkEntry *
ck_timeline_row_get_entry (CkTimelineRow *self)
{
  g_return_val_if_fail (CK_IS_TIMELINE_ROW (self), NULL);

  return self->entry;
}

/**
 * ck_timeline_row_set_last:
 * @self: a row
 * @last: whether it is the last of its day, where the line stops
 */
void
ck_timeline_row_set_last (CkTimelineRow *self,
                          gboolean       last)
{
  g_return_if_fail (CK_IS_TIMELINE_ROW (self));

  gtk_widget_set_visible (self->line, !last);
}
