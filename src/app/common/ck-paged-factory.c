/* SPDX-License-Identifier: GPL-3.0-or-later */
/* List items over a CkPagedModel: they show their record when it comes, and show it anew when it changes. */
#include "ck-paged-factory.h"

typedef struct {
  CkPagedMake    make;
  CkPagedShow    show;
  gpointer       user_data;
  GDestroyNotify destroy;
} Ways;

static void
free_ways (gpointer data)
{
  Ways *ways = data;

  if (ways->destroy != NULL)
    ways->destroy (ways->user_data);
  g_free (ways);
}

static const Ways *
get_ways (GObject *object)
{
  return g_object_get_data (object, "ck-ways");
}

static void
on_record (CkPagedRow  *row,
           GParamSpec  *pspec,
           GtkListItem *item)
{
  const Ways *ways = get_ways (G_OBJECT (item));

  ways->show (gtk_list_item_get_child (item), ck_paged_row_get_record (row), ways->user_data);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  const Ways *ways = get_ways (G_OBJECT (factory));

  g_object_set_data (G_OBJECT (item), "ck-ways", (gpointer) ways);
  gtk_list_item_set_child (item, ways->make (ways->user_data));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  CkPagedRow *row = gtk_list_item_get_item (item);

  g_signal_connect (row, "notify::record", G_CALLBACK (on_record), item);
  on_record (row, NULL, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/**
 * ck_paged_factory_new:
 * @make: makes the widget of an item
 * @show: shows a record in it
 * @user_data: for both
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): a factory for a list view over a CkPagedModel
 */
GtkListItemFactory *
ck_paged_factory_new (CkPagedMake    make,
                      CkPagedShow    show,
                      gpointer       user_data,
                      GDestroyNotify destroy)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Ways *ways = g_new (Ways, 1);

  *ways = (Ways){ make, show, user_data, destroy };
  g_object_set_data_full (G_OBJECT (factory), "ck-ways", ways, free_ways);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
