"""``make lesson``: el esqueleto de una lección nueva, que ya se construye.

Uso: ``python -m sitio.skeleton 3-redes/22-mi-tema "El título"``
"""

import re
import sys
from pathlib import Path

from sitio.book import ROOT, BookError

TEMPLATE = Path(__file__).with_name("esqueleto.md")
SOLUTIONS = Path(__file__).with_name("esqueleto_soluciones.md")
NAME = re.compile(r"(\d-[a-z-]+)/(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")
NEXT = """\
Listo: {path}
Y sus soluciones, al final de {solutions}

Para que aparezca en el libro:
1. en _toc.yml, debajo de su parte: - file: {page}
2. make notebooks

La guía docente, en «Cambiar el libro», dice qué sigue.
"""


def skeleton(slug, title, template=TEMPLATE):
    """Devuelve el texto de una lección que cumple el contrato, en pequeño."""
    text = template.read_text("utf8")
    return text.replace("SLUG", slug).replace("TÍTULO", title)


def write_skeleton(name, title, root=ROOT):
    """Escribe la lección y sus soluciones, y dice qué falta.

    Parameters
    ----------
    name : str
        La carpeta de su parte, su número y su tema: ``3-redes/22-mi-tema``.
    title : str
        Su título.

    Raises
    ------
    BookError
        Si el nombre no tiene esa forma, si la parte no existe o no tiene
        página de soluciones, o si ya hay una lección con ese número o tema.
    """
    match = NAME.fullmatch(name)
    if match is None or not title.strip():
        raise BookError(
            f"El nombre «{name}» con el título «{title}» no sirve. Se espera, "
            'por ejemplo: make lesson NAME=3-redes/22-mi-tema TITLE="Mi tema"'
        )
    part, number, slug = match.groups()
    folder = root / "lessons" / part
    parts = sorted(p.name for p in folder.parent.glob("[0-9]-*"))
    if part not in parts:
        raise BookError(
            f"No hay una parte «{part}»: las que hay son {', '.join(parts)}."
        )
    for other in folder.parent.glob("[0-9]-*/*.md"):
        if other.stem.startswith(f"{number}-") or other.stem[3:] == slug:
            raise BookError(
                f"Ya existe {other.relative_to(root)}: elige otro número y "
                "otro tema."
            )
    path = folder / f"{number}-{slug}.md"
    solutions = root / "lessons" / "apendices" / "soluciones" / f"{part}.md"
    if not solutions.exists():
        raise BookError(
            f"Falta {solutions.relative_to(root)}: ahí van las soluciones de "
            "esa parte."
        )
    with solutions.open("a", encoding="utf8") as page:
        page.write(skeleton(slug, title.strip(), SOLUTIONS))
    path.write_text(skeleton(slug, title.strip()), "utf8")
    page = path.relative_to(root).with_suffix("").as_posix()
    return NEXT.format(
        path=path.relative_to(root),
        page=page,
        solutions=solutions.relative_to(root),
    )


def main(arguments):
    """Escribe el esqueleto y devuelve el estado de salida."""
    try:
        print(write_skeleton(*(arguments + ["", ""])[:2]), end="")
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
