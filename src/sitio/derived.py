"""Los cuadernos guardados junto a cada lección: ponerlos al día y vigilarlos.

``_build/cuadernos`` tiene los recién derivados; ``lessons`` los guardados.
"""

import os

from sitio.book import ROOT, BookError, lesson_names
from sitio.start_cell import package_address

MEND = "corre «make notebooks» y haz commit"


def stale_notebooks(root=ROOT):
    """Devuelve los cuadernos guardados que difieren de su lección.

    Cuentan también los que faltan y los que sobran.
    """
    fresh = {f"{name}.ipynb" for name in lesson_names(root)}
    stored = {
        path.relative_to(root).as_posix()
        for path in (root / "lessons").rglob("*.ipynb")
        if ".ipynb_checkpoints" not in path.parts
    }
    different = {
        name
        for name in fresh & stored
        if _fresh(root, name).read_bytes() != (root / name).read_bytes()
    }
    return sorted(different | fresh ^ stored)


def _fresh(root, name):
    return root / "_build" / "cuadernos" / name


def install_notebooks(root=ROOT):
    """Copia a ``lessons`` los cuadernos que cambiaron y quita los que sobran.

    Cada archivo se cambia de una vez: una interrupción no deja medio cuaderno.

    Returns
    -------
    bool
        Si apareció alguno nuevo: los botones de su página aún no lo conocen.
    """
    stale = stale_notebooks(root)
    added = False
    for name in stale:
        target = root / name
        if not target.exists():
            added = True
            page = root / "_build" / "html" / name
            page.with_suffix(".html").unlink(missing_ok=True)
        if not _fresh(root, name).exists():
            target.unlink()
            print(f"  quitado   {name}")
            continue
        partial = target.with_suffix(".partial")
        partial.write_bytes(_fresh(root, name).read_bytes())
        os.replace(partial, target)
        print(f"  escrito   {name}")
    if not stale:
        print("Los cuadernos ya estaban al día.")
    return added


def refuse_other_address(root=ROOT):
    """Detiene la construcción si los cuadernos llevan otra dirección.

    Raises
    ------
    BookError
        Si repository.url cambió después de derivar los cuadernos.
    """
    for name in lesson_names(root):
        path = root / f"{name}.ipynb"
        if path.exists() and package_address(root) not in path.read_text(
            "utf8"
        ):
            raise BookError(
                f"{name}.ipynb lleva otra dirección que _config.yml: {MEND}."
            )
