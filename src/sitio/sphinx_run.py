"""Sphinx, siempre con las mismas opciones.

Con otras tomaría el libro por distinto y leería de nuevo cada página.
"""

from jupyter_book.sphinx import build_sphinx


def run_sphinx(root, folder, overrides=(), **options):
    """Corre Sphinx sobre un libro y devuelve su estado de salida.

    Parameters
    ----------
    root : Path
        La carpeta del libro, con ``_config.yml`` y ``_toc.yml``.
    folder : Path
        Dónde escribe; lo que ya leyó queda junto a ella.
    overrides : dict, optional
        Opciones de ``_config.yml`` que cambian en esta corrida.
    **options
        Lo demás que ``jupyter_book.sphinx.build_sphinx`` entiende.
    """
    return build_sphinx(
        root,
        folder,
        noconfig=True,
        path_config=root / "_config.yml",
        confoverrides={
            "external_toc_path": str(root / "_toc.yml"),
            "latex_individualpages": False,
            "nitpicky": True,
            **dict(overrides),
        },
        keep_going=True,
        **options,
    )
