/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-session-private.h"

#include <glib/gi18n-lib.h>
#include "ck-unit.h"

G_DEFINE_FINAL_TYPE (CkSession, ck_session, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const CkField keyholder_info_fields[] = {
  CK_FIELD (CkKeyholderInfo, id, UUID, 0, NULL),
  CK_FIELD (CkKeyholderInfo, kind, TEXT, 0, NULL),
  CK_FIELD (CkKeyholderInfo, label, TEXT, 0, NULL),
  CK_FIELD (CkKeyholderInfo, kdf_operations, INTEGER, 0, NULL),
  CK_FIELD (CkKeyholderInfo, kdf_memory_mib, INTEGER, 0, NULL),
  CK_FIELD (CkKeyholderInfo, present, FLAG, 0, NULL),
};

CK_DEFINE_RECORD (KeyholderInfo, keyholder_info)

/* The next kind that "changed" has to tell; NULL when all are told and the source may go. */
static char *
take_kind (CkSession *self)
{
  char *kind;

  g_mutex_lock (&self->lock);
  kind = g_queue_pop_head (&self->kinds);
  if (kind == NULL)
    g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);
  return kind;
}

static void
free_weak (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static gboolean
on_tell (gpointer user_data)
{
  g_autoptr (CkSession) self = g_weak_ref_get (user_data);
  char *kind;

  while (self != NULL && (kind = take_kind (self)) != NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0, kind);
      g_free (kind);
    }
  return G_SOURCE_REMOVE;
}

/* on the lane, after each unit */
static void
on_committed (const char *kind,
              gpointer    user_data)
{
  CkSession *self = user_data;

  /* without a listener there may be no main loop either, and the queue would only grow */
  if (!g_signal_has_handler_pending (self, signals[CHANGED], 0, TRUE))
    return;

  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->kinds, g_strdup (kind));
  if (self->telling == NULL)
    {
      GWeakRef *weak = g_new0 (GWeakRef, 1);

      g_weak_ref_init (weak, self);
      self->telling = g_idle_source_new ();
      g_source_set_priority (self->telling, G_PRIORITY_DEFAULT);
      g_source_set_static_name (self->telling, "[casekeeper] changed");
      g_source_set_callback (self->telling, on_tell, weak, free_weak);
      g_source_attach (self->telling, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* Takes over what others may ask of the session on any thread. */
void
ck_session_watch_store (CkSession *self)
{
  self->store->committed = on_committed;
  self->store->committed_data = self;
  ck_session_after_call (self);
}

void
ck_session_after_call (CkSession *self)
{
  if (self->store == NULL)
    return;

  if (ck_unit_is_open (self->store))
    ck_unit_rollback (self->store);
  self->store->discard_draft = (CkUuid){ 0 };

  g_mutex_lock (&self->lock);
  if (self->zone != self->store->zone && self->store->zone != NULL)
    {
      g_clear_pointer (&self->zone, g_time_zone_unref);
      self->zone = g_time_zone_ref (self->store->zone);
    }
  g_mutex_unlock (&self->lock);
}

static CkKeyholderInfo *
describe_keyholder (const CkKeyholder *keyholder,
                    const CkKeyholder *present)
{
  CkKeyholderInfo *info = ck_keyholder_info_new ();

  info->id = keyholder->id;
  info->kind = g_strdup (keyholder->kind == CK_KEYHOLDER_RECOVERY_KEY ? "recovery-key" : "passphrase");
  info->label = g_strdup (keyholder->label);
  info->kdf_operations = (gint64)keyholder->kdf_operations;
  info->kdf_memory_mib = keyholder->kdf_memory_mib;
  info->present = present != NULL && ck_uuid_equal (&present->id, &keyholder->id);
  return info;
}

/* Only by the thread that has the vault. */
void
ck_session_read_header (CkSession *self)
{
  g_autoptr (GPtrArray) slots = ck_vault_list_keyholders (self->vault);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  const CkKeyholder *present = ck_vault_is_unlocked (self->vault) ? ck_vault_get_keyholder (self->vault) : NULL;

  for (guint i = 0; i < slots->len; i++)
    g_ptr_array_add (infos, describe_keyholder (g_ptr_array_index (slots, i), present));

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->keyholders, g_ptr_array_unref);
  self->keyholders = g_steal_pointer (&infos);
  g_mutex_unlock (&self->lock);
}

/* Each warning once. Any thread. */
void
ck_session_warn (CkSession  *self,
                 const char *warning)
{
  g_mutex_lock (&self->lock);
  if (!g_ptr_array_find_with_equal_func (self->warnings, warning, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_strdup (warning));
  g_mutex_unlock (&self->lock);
}

gboolean
ck_session_refuse_locked (GError **error)
{
  g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                       _("The vault is locked. Nothing was changed. Unlock it, and try again."));
  return FALSE;
}

static void
ck_session_dispose (GObject *object)
{
  CkSession *self = CK_SESSION (object);

  if (self->telling != NULL)
    g_source_destroy (self->telling);
  g_clear_pointer (&self->telling, g_source_unref);
  if (self->lane != NULL)
    ck_session_close (self, NULL);
  g_clear_pointer (&self->lane, ck_lane_free);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (ck_session_parent_class)->dispose (object);
}

static void
ck_session_finalize (GObject *object)
{
  CkSession *self = CK_SESSION (object);

  g_free (self->path);
  g_free (self->organisation);
  g_clear_pointer (&self->clock, ck_clock_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->keyholders, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_queue_clear_full (&self->kinds, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (ck_session_parent_class)->finalize (object);
}

static void
ck_session_class_init (CkSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ck_session_dispose;
  object_class->finalize = ck_session_finalize;

  /**
   * CkSession::changed:
   * @self: a session
   * @kind: of the unit, as the history has it: "log-concern", "hold-review", …
   *
   * After each unit that was committed, on the main context of the thread that made the session.
   */
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ck_session_init (CkSession *self)
{
  g_mutex_init (&self->lock);
  g_queue_init (&self->kinds);
  self->keyholders = g_ptr_array_new_with_free_func (g_object_unref);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->zone = g_time_zone_new_identifier ("Europe/London");
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
}

/**
 * ck_session_get_path:
 * @self: a session
 *
 * Returns: (transfer none): where the vault lies; for opening it again, not for showing
 */
const char *
ck_session_get_path (CkSession *self)
{
  g_return_val_if_fail (CK_IS_SESSION (self), NULL);

  return self->path;
}

/**
 * ck_session_get_organisation:
 * @self: a session, locked or not
 *
 * Returns: (transfer none): the organisation as the header has it, in the clear
 */
const char *
ck_session_get_organisation (CkSession *self)
{
  g_return_val_if_fail (CK_IS_SESSION (self), NULL);

  return self->organisation;
}

/**
 * ck_session_is_practice:
 * @self: a session, locked or not
 *
 * Returns: whether the vault was made for practice, with invented people; for good
 */
gboolean
ck_session_is_practice (CkSession *self)
{
  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);

  return self->practice;
}

/**
 * ck_session_is_unlocked:
 * @self: a session
 *
 * Any thread.
 *
 * Returns: whether the record is open
 */
gboolean
ck_session_is_unlocked (CkSession *self)
{
  gboolean unlocked;

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);

  g_mutex_lock (&self->lock);
  unlocked = self->unlocked;
  g_mutex_unlock (&self->lock);
  return unlocked;
}

/**
 * ck_session_list_keyholders:
 * @self: a session, locked or not
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type CkKeyholderInfo): who can unlock the vault, in the header's order
 */
GPtrArray *
ck_session_list_keyholders (CkSession *self)
{
  GPtrArray *keyholders;

  g_return_val_if_fail (CK_IS_SESSION (self), NULL);

  g_mutex_lock (&self->lock);
  keyholders = g_ptr_array_copy (self->keyholders, (GCopyFunc)(GCallback)g_object_ref, NULL);
  g_mutex_unlock (&self->lock);
  g_ptr_array_set_free_func (keyholders, g_object_unref);
  return keyholders;
}

/**
 * ck_session_get_warnings:
 * @self: a session, locked or not
 *
 * What a person should know though nothing failed: that the file is older than the one last used on this laptop, that
 * the clock was set back. Any thread.
 *
 * Returns: (transfer full): translated sentences; empty when there are none
 */
GStrv
ck_session_get_warnings (CkSession *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (CK_IS_SESSION (self), NULL);

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->warnings->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->warnings, i));
  g_mutex_unlock (&self->lock);
  return g_strv_builder_end (builder);
}

/**
 * ck_session_set_clock:
 * @self: a session
 * @instant: microseconds UTC, at which the clock then stands; 0 lets it go with the machine's again
 * @error: %CK_ERROR_REFUSED unless the vault's header says PRACTICE
 *
 * Moves the clock that units take their time from. Any thread, the lane's too.
 *
 * Returns: whether it is set
 */
gboolean
ck_session_set_clock (CkSession *self,
                      gint64     instant,
                      GError   **error)
{
  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);

  if (!self->practice)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_REFUSED,
          _("Only a practice vault’s clock can be set. In this one every record has the time of the laptop."));
      return FALSE;
    }
  if (instant == 0)
    ck_clock_follow (self->clock);
  else
    ck_clock_set (self->clock, instant);
  return TRUE;
}

/**
 * ck_session_now:
 * @self: a session
 *
 * Returns: the time by the vault's clock, in microseconds UTC
 */
gint64
ck_session_now (CkSession *self)
{
  g_return_val_if_fail (CK_IS_SESSION (self), 0);

  return ck_clock_now (self->clock);
}

static GTimeZone *
dup_zone (CkSession *self)
{
  GTimeZone *zone;

  g_mutex_lock (&self->lock);
  zone = g_time_zone_ref (self->zone);
  g_mutex_unlock (&self->lock);
  return zone;
}

/**
 * ck_session_today:
 * @self: a session
 *
 * Returns: the day by the vault's clock, in the vault's time zone (Europe/London until it is unlocked)
 */
CkDate
ck_session_today (CkSession *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_val_if_fail (CK_IS_SESSION (self), CK_DATE_NONE);

  zone = dup_zone (self);
  return ck_instant_to_date (ck_clock_now (self->clock), zone);
}

/**
 * ck_session_now_local:
 * @self: a session
 *
 * Returns: day and minute by the vault's clock, in the vault's time zone
 */
CkMoment
ck_session_now_local (CkSession *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  gint64 now;

  g_return_val_if_fail (CK_IS_SESSION (self), CK_MOMENT_UNKNOWN);

  zone = dup_zone (self);
  now = ck_clock_now (self->clock);
  utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, zone);
  return ck_moment_new (ck_instant_to_date (now, zone),
                        g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local), CK_PRECISION_EXACT);
}
