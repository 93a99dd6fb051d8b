"""Lo que hay dibujado en unos ejes, para compararlo."""


def texts(ax):
    """Devuelve los textos de unos ejes."""
    return [t.get_text() for t in ax.texts]


def labelled(artists, label):
    """Devuelve los trazos que llevan una etiqueta."""
    return [a for a in artists if a.get_label() == label]
