"""``make zip``: el curso entero en un archivo, para un aula sin red.

Uso: ``python -m sitio.archive``

Lleva el sitio, los cuadernos y las presentaciones, y una hoja que dice por
dónde empezar. Lo mismo adentro da siempre los mismos bytes: su huella, en un
archivo al lado, dice si la copia llegó entera.
"""

import hashlib
import os
import sys
import tomllib
import zipfile

from sitio.book import ROOT, BookError, lesson_names, lesson_number, page_names
from sitio.finish import site_pages

NAME = "curso-redes-neuronales"
# La más vieja que un .zip admite: la de los archivos cambia con cada copia.
DATE = (1980, 1, 1, 0, 0, 0)
OPEN = "ABRE-AQUI.html"
OPEN_PAGE = """<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta http-equiv="Refresh" content="0; url=sitio/index.html">
<title>Abre el curso</title>
</head>
<body>
<p><a href="sitio/index.html">Abre el curso</a></p>
</body>
</html>
"""
README = """Redes neuronales artificiales: un curso abierto ({version})

No hace falta instalar nada ni tener red para leerlo.

  {open}   ábrelo con un navegador: es el curso, con su buscador
                   y sus laboratorios
  presentaciones/  una presentación por lección, para la clase: cada una es
                   un solo archivo; la tecla S abre las notas
  cuadernos/       las lecciones para ejecutarlas en Jupyter o en Colab

Descomprime la carpeta entera antes de abrirlo: dentro del .zip un navegador
no encuentra las demás páginas.
"""


def course_version(root=ROOT):
    """Devuelve la versión del curso, la de ``pyproject.toml``."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf8"))
    return project["project"]["version"]


def course_slides(root=ROOT):
    """Devuelve las presentaciones que hay, o debería haber."""
    return [
        root / "_build" / "slides" / f"{name.rpartition('/')[2]}.html"
        for name in page_names(root)
        if lesson_number(name) is not None
    ]


def course_files(root=ROOT):
    """Devuelve lo que se empaca: de cada nombre, su archivo.

    De lo construido hace tiempo no viaja nada: ni páginas que ya no están en
    ``_toc.yml`` ni presentaciones de otra lección.

    Raises
    ------
    BookError
        Si falta construir algo.
    """
    build = root / "_build"
    site = build / "html"
    wanted = {site / f"{name}.html" for name in page_names(root)}
    slides = course_slides(root)
    notebooks = [root / f"{name}.ipynb" for name in lesson_names(root)]
    for needed, order in (
        (sorted(wanted), "make book"),
        (slides, "make slides"),
        (notebooks, "make notebooks"),
    ):
        for path in needed:
            if not path.is_file():
                raise BookError(
                    f"Falta {path.relative_to(root)}: corre «{order}»."
                )
    stale = {
        path for path in site_pages(site / "lessons") if path not in wanted
    }
    files = {
        f"sitio/{path.relative_to(site).as_posix()}": path
        for path in site.rglob("*")
        if path.is_file()
        and path not in stale
        and not any(p.startswith(".") for p in path.relative_to(site).parts)
    }
    files |= {f"presentaciones/{path.name}": path for path in slides}
    files |= {
        f"cuadernos/{path.relative_to(root / 'lessons').as_posix()}": path
        for path in notebooks
    }
    for name in ("LICENSE", "LICENSE-CONTENT"):
        files[name] = root / name
    return files


def write_archive(root=ROOT):
    """Empaca el curso en ``_build`` y devuelve el archivo.

    Se escribe aparte y se cambia de nombre al final: entero o nada.
    """
    files = course_files(root)
    version = course_version(root)
    folder = f"{NAME}-{version}"
    path = root / "_build" / f"{folder}.zip"
    contents = {
        OPEN: OPEN_PAGE,
        "LEEME.txt": README.format(version=version, open=OPEN),
        **files,
    }
    partial = path.with_suffix(".partial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(contents.items()):
                entry = zipfile.ZipInfo(f"{folder}/{name}", DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                # Lo mismo hecho en Windows o con otros permisos.
                entry.create_system = 3
                entry.external_attr = 0o100644 << 16
                data = (
                    content.encode()
                    if isinstance(content, str)
                    else content.read_bytes()
                )
                archive.writestr(entry, data)
        digest = hashlib.sha256(partial.read_bytes()).hexdigest()
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)
    path.with_suffix(".zip.sha256").write_text(
        f"{digest}  {path.name}\n", "utf8"
    )
    return path


def main():
    """Empaca y devuelve el estado de salida."""
    try:
        path = write_archive()
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    size = path.stat().st_size / 2**20
    print(f"Listo: {path} ({size:.0f} MB), con su huella al lado.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
