/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-session-page.h"

#include "ck-window.h"

typedef struct {
  CkSession    *session;
  char         *reference;
  gboolean      hide_names;
  GCancellable *cancellable;
} CkSessionPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CkSessionPage, ck_session_page, GTK_TYPE_BOX)

enum { PROP_0, PROP_SESSION, PROP_REFERENCE, PROP_HIDE_NAMES, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_session (CkSessionPage *self,
             CkSession     *session)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  if (!g_set_object (&priv->session, session))
    return;

  if (session != NULL && CK_SESSION_PAGE_GET_CLASS (self)->session_set != NULL)
    CK_SESSION_PAGE_GET_CLASS (self)->session_set (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
set_hide_names (CkSessionPage *self,
                gboolean       hide_names)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  if (priv->hide_names == hide_names)
    return;

  priv->hide_names = hide_names;
  if (CK_SESSION_PAGE_GET_CLASS (self)->names_changed != NULL)
    CK_SESSION_PAGE_GET_CLASS (self)->names_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDE_NAMES]);
}

static void
ck_session_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (CK_SESSION_PAGE (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_REFERENCE:
      g_value_set_string (value, priv->reference);
      break;
    case PROP_HIDE_NAMES:
      g_value_set_boolean (value, priv->hide_names);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_session_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CkSessionPage *self = CK_SESSION_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_REFERENCE:
      ck_session_page_set_reference (self, g_value_get_string (value));
      break;
    case PROP_HIDE_NAMES:
      set_hide_names (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_session_page_dispose (GObject *object)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (CK_SESSION_PAGE (object));

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->reference, g_free);

  G_OBJECT_CLASS (ck_session_page_parent_class)->dispose (object);
}

static void
ck_session_page_class_init (CkSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ck_session_page_get_property;
  object_class->set_property = ck_session_page_set_property;
  object_class->dispose = ck_session_page_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CK_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REFERENCE] = g_param_spec_string ("reference", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ck_session_page_init (CkSessionPage *self)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * ck_session_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the session that it works on
 */
CkSession *
ck_session_page_get_session (CkSessionPage *self)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  return priv->session;
}

/**
 * ck_session_page_get_reference:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the case that it is about
 */
const char *
ck_session_page_get_reference (CkSessionPage *self)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  return priv->reference;
}

/**
 * ck_session_page_set_reference:
 * @self: a page
 * @reference: (nullable): of a case, "2026-0014"
 */
void
ck_session_page_set_reference (CkSessionPage *self,
                               const char    *reference)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  if (g_strcmp0 (priv->reference, reference) == 0)
    return;

  g_free (priv->reference);
  priv->reference = g_strdup (reference);
  if (CK_SESSION_PAGE_GET_CLASS (self)->reference_changed != NULL)
    CK_SESSION_PAGE_GET_CLASS (self)->reference_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFERENCE]);
}

/**
 * ck_session_page_hides_names:
 * @self: a page
 *
 * Returns: whether names are to be shown as initials
 */
gboolean
ck_session_page_hides_names (CkSessionPage *self)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  return priv->hide_names;
}

/**
 * ck_session_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): cancelled when the page goes, so that no answer of the lane reaches a page that is gone
 */
GCancellable *
ck_session_page_get_cancellable (CkSessionPage *self)
{
  CkSessionPagePrivate *priv = ck_session_page_get_instance_private (self);

  return priv->cancellable;
}

/**
 * ck_session_page_toast:
 * @self: a page
 * @text: translated; never a name
 *
 * Shows @text as a toast of the window.
 */
void
ck_session_page_toast (CkSessionPage *self,
                       const char    *text)
{
  CkWindow *window = ck_window_of (GTK_WIDGET (self));

  if (window != NULL)
    ck_window_toast (window, text);
}

/**
 * ck_session_page_failed:
 * @self: a page
 * @error: (nullable): of a call on the lane
 *
 * Says @error in a toast. A call that was cancelled says nothing, since its page is gone.
 *
 * Returns: whether there was an error
 */
gboolean
ck_session_page_failed (CkSessionPage *self,
                        const GError  *error)
{
  if (error == NULL)
    return FALSE;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ck_session_page_toast (self, error->message);
  return TRUE;
}
