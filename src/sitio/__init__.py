"""Lo que convierte las lecciones en el sitio y en los cuadernos.

Es una extensión de Sphinx: ``_config.yml`` la nombra y jupyter-book la carga.
"""

PARTS = (
    "execution",
    "numbering",
    "formulas",
    "bibliography",
    "notebooks",
    "labs",
    "classroom.deck",
    "glossary",
    "classroom.plans",
    "found.addresses",
    "found.metadata",
    "found.notfound",
    "progress",
    "cover",
    "icons",
    "classroom.tables",
    "classroom.hub",
    "rewrite",
    "finish",
    "found.search",
)


def setup(app):
    """Carga cada parte de la extensión."""
    for part in PARTS:
        app.setup_extension(f"sitio.{part}")
    return {"parallel_read_safe": False, "parallel_write_safe": True}
