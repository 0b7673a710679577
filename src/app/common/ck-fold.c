/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-fold.h"

typedef struct {
  GWeakRef object;
  void (*folded) (gpointer object);
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_weak_ref_clear (&call->object);
  g_free (call);
}

static gboolean
on_laid_out (gpointer data)
{
  Call *call = data;
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);

  if (object != NULL)
    call->folded (object);

  return G_SOURCE_REMOVE;
}

static void
on_folded (GObject    *leaflet,
           GParamSpec *pspec,
           Call       *call)
{
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);
  Call *now;

  if (object == NULL)
    return;

  now = g_new0 (Call, 1);
  g_weak_ref_init (&now->object, object);
  now->folded = call->folded;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_laid_out, now, call_free);
}

static void
on_gone (gpointer  call,
         GClosure *closure)
{
  call_free (call);
}

/**
 * ck_fold_follow:
 * @leaflet: that folds and unfolds
 * @object: what is told; the leaflet may outlive it
 * @folded: (scope forever): called with @object alone
 *
 * A leaflet says that it is folded while it is being laid out. Whatever is shown or hidden then is drawn before it
 * has a place, which GTK warns about; so @folded is called when the layout is done.
 */
void
ck_fold_follow (AdwLeaflet *leaflet,
                gpointer    object,
                GCallback   folded)
{
  Call *call;

  g_return_if_fail (ADW_IS_LEAFLET (leaflet));
  g_return_if_fail (G_IS_OBJECT (object));

  call = g_new0 (Call, 1);
  g_weak_ref_init (&call->object, object);
  call->folded = (void (*) (gpointer)) folded;
  g_signal_connect_data (leaflet, "notify::folded", G_CALLBACK (on_folded), call, on_gone, 0);
}
