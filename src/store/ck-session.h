/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session that locks and unlocks: all that the window and the command line see of a vault. */
#pragma once

#include <gio/gio.h>
#include "ck-casefile.h"
#include "ck-error.h"

G_BEGIN_DECLS

/* The open record, on its lane. Only functions that run on the lane get one. */
typedef struct _CkStore CkStore;

#define CK_TYPE_SESSION (ck_session_get_type ())
G_DECLARE_FINAL_TYPE (CkSession, ck_session, CK, SESSION, GObject)

/** CkKeyholderInfo: a keyholder as the header and the record know them */
#define CK_TYPE_KEYHOLDER_INFO ck_keyholder_info_get_type ()
CK_DECLARE_RECORD (KeyholderInfo, keyholder_info, KEYHOLDER_INFO)
struct _CkKeyholderInfo {
  CkRecord parent_instance;
  CkUuid   id;
  char    *kind;             /* "passphrase" or "recovery-key" */
  char    *label;
  gint64   kdf_operations;
  gint64   kdf_memory_mib;
  gboolean present;          /* the one who unlocked this session */
};

typedef struct {
  const char *organisation;
  gboolean    practice;
  const char *keyholder;       /* label, and name in the record; "Coordinator" when NULL */
  const char *passphrase;
  guint64     kdf_operations;  /* 0: calibrated */
  guint       kdf_memory_mib;  /* 0: 256 */
} CkSessionCreate;

/* Runs on the lane. Returns what the caller gets (its free function goes with the call), or NULL with @error set. */
typedef gpointer (*CkLaneFunc) (CkStore *store, gpointer data, GCancellable *cancellable, GError **error);

/* One slice, at most about 50 ms, with no statement left open; sets @finished at the end. Slices of long work give way
 * to calls that wait. */
typedef gboolean (*CkLaneSlice) (CkStore *store, gpointer data, gboolean *finished, double *fraction, GError **error);
typedef void     (*CkLaneProgress) (double fraction, gpointer user_data); /* on the caller's main context */

/* --- the closed vault ---------------------------------------------------------------------------------------------- */
CkSession  *ck_session_create              (const char *path, const CkSessionCreate *create, char **recovery_key, GError **error);
CkSession  *ck_session_open                (const char *path, GError **error);  /* header only */
const char *ck_session_get_path            (CkSession *self);
const char *ck_session_get_organisation    (CkSession *self);
gboolean    ck_session_is_practice         (CkSession *self);
gboolean    ck_session_is_unlocked         (CkSession *self);
GPtrArray  *ck_session_list_keyholders     (CkSession *self);                   /* CkKeyholderInfo */
GStrv       ck_session_get_warnings        (CkSession *self);                   /* translated, for the user to see */

/* --- unlocking and closing: blocking, for the command line; the window uses the _async forms ----------------------- */
gboolean ck_session_unlock                (CkSession *self, const char *keyholder, const char *passphrase, GError **error);
gboolean ck_session_unlock_with_recovery  (CkSession *self, const char *recovery_key, GError **error);
void     ck_session_unlock_async          (CkSession *self, const char *keyholder, const char *passphrase, gboolean is_recovery_key,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ck_session_unlock_finish         (CkSession *self, GAsyncResult *result, GError **error);
void     ck_session_create_async          (const char *path, const CkSessionCreate *create, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
CkSession *ck_session_create_finish       (GAsyncResult *result, char **recovery_key, GError **error);
gboolean ck_session_close                 (CkSession *self, GError **error);
void     ck_session_close_async           (CkSession *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean ck_session_close_finish          (CkSession *self, GAsyncResult *result, GError **error);

/* --- the lane ------------------------------------------------------------------------------------------------------ */
gpointer ck_session_call                  (CkSession *self, CkLaneFunc func, gpointer data, GError **error);
void     ck_session_call_async            (CkSession *self, CkLaneFunc func, gpointer data, GDestroyNotify data_destroy,
                                           GDestroyNotify result_destroy, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gpointer ck_session_call_finish           (CkSession *self, GAsyncResult *result, GError **error);
void     ck_session_run_sliced_async      (CkSession *self, CkLaneSlice slice, gpointer data, GDestroyNotify data_destroy,
                                           CkLaneProgress progress, gpointer progress_data, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean ck_session_run_sliced_finish     (CkSession *self, GAsyncResult *result, GError **error);
/* emitted on the main context after each unit that was committed: "changed" (const char *kind) */

/* --- practice vaults only: their clock ------------------------------------------------------------------------------ */
gboolean ck_session_set_clock             (CkSession *self, gint64 instant, GError **error); /* refused elsewhere */
gint64   ck_session_now                   (CkSession *self);
CkDate   ck_session_today                 (CkSession *self);
CkMoment ck_session_now_local             (CkSession *self);

/* --- keyholders (each also a unit of the record) --------------------------------------------------------------------- */
gboolean ck_session_add_keyholder         (CkSession *self, const char *label, const char *passphrase, guint64 kdf_operations,
                                           guint kdf_memory_mib, GError **error);
char    *ck_session_add_recovery_key      (CkSession *self, const char *label, GError **error);
gboolean ck_session_change_passphrase     (CkSession *self, const char *label, const char *passphrase, GError **error);
gboolean ck_session_remove_keyholder      (CkSession *self, const char *label, GError **error);
char    *ck_session_propose_passphrase    (void);
double   ck_session_passphrase_bits       (const char *passphrase);

/* --- backup: blocking with progress, and asynchronous ----------------------------------------------------------------- */
gboolean ck_session_backup                (CkSession *self, const char *destination, CkLaneProgress progress, gpointer user_data,
                                           GCancellable *cancellable, GError **error);
void     ck_session_backup_async          (CkSession *self, const char *destination, CkLaneProgress progress, gpointer progress_data,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean ck_session_backup_finish         (CkSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
