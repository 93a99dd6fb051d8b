"""Las imágenes de una página: ligeras, con su tamaño y a su tiempo.

Matplotlib escribe PNG, y cada laboratorio lleva su figura fija escrita en la
página. Aquí unas y otras se vuelven archivos WebP sin pérdida, con la mitad
del peso. Con ``width`` y ``height`` el texto no salta al llegar la imagen, y
con ``loading="lazy"`` nadie descarga lo que no va a ver: con JavaScript, la
figura fija de un laboratorio solo se pide al imprimir.
"""

import base64
import functools
import hashlib
import io
import re
from pathlib import Path
from urllib.parse import unquote

from PIL import Image

IMAGES = "_images"
TAG = re.compile(r"<img\b[^>]*>")
SOURCE = re.compile(r'\bsrc="([^"]*)"')
INLINE = re.compile(r"^data:image/png;base64,")
NAMED = re.compile(rf"{IMAGES}/([^\"'?#)\s]+)")
VIEW_BOX = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
# Lo que hay antes del primer subtítulo se ve sin deslizar la página.
FIRST_SECTION = "<h2"


def mend(page, folder, site):
    """Devuelve una página cuyas imágenes pesan poco y dicen su tamaño.

    Parameters
    ----------
    page : str
        El HTML de la página.
    folder : Path
        La carpeta de la página: sus direcciones parten de ahí.
    site : Path
        La carpeta del sitio, donde se escriben las imágenes nuevas.
    """
    first = page.find(FIRST_SECTION, page.find("<article"))

    def lighter(found):
        tag = found[0]
        if " width=" in tag:
            return tag
        address = SOURCE.search(tag)[1]
        path = _file(address, folder, site)
        if not path.is_file():
            return tag
        if path.suffix == ".png" and path.parent.name == IMAGES:
            path = webp(path)
        up = "../" * len(folder.relative_to(site).parts)
        address = f"{up}{path.relative_to(site).as_posix()}"
        width, height = size(path)
        words = f' width="{width}" height="{height}"'
        if not 0 <= found.start() < first or "lab-static" in tag:
            words += ' loading="lazy"'
        tag = SOURCE.sub(lambda _: f'src="{address}"', tag)
        return f'<img{words} decoding="async"{tag.removeprefix("<img")}'

    return TAG.sub(lighter, page)


def _file(address, folder, site):
    """El archivo de una imagen; si iba escrita en la página, lo escribe."""
    if not INLINE.match(address):
        return (folder / unquote(address)).resolve()
    data = base64.b64decode(INLINE.sub("", address))
    path = site / IMAGES / f"{hashlib.sha256(data).hexdigest()}.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def webp(path):
    """Escribe una imagen como WebP sin pérdida, si así pesa menos.

    Returns
    -------
    Path
        El archivo que conviene mostrar: el nuevo o el mismo.
    """
    target = path.with_suffix(".webp")
    if not target.exists():
        data = io.BytesIO()
        with Image.open(path) as image:
            image.save(data, "webp", lossless=True, method=4, quality=80)
        if data.tell() >= path.stat().st_size:
            return path
        target.write_bytes(data.getvalue())
    return target


@functools.cache
def size(path):
    """El ancho y el alto de una imagen, en píxeles enteros."""
    if path.suffix == ".svg":
        found = VIEW_BOX.search(path.read_text("utf8"))
        return tuple(round(float(side)) for side in found.groups())
    with Image.open(path) as image:
        return image.size


def remove_leftovers(site, pages):
    """Borra las imágenes que ninguna página nombra: nadie las pediría."""
    used = {unquote(n) for page in pages for n in NAMED.findall(page)}
    for path in Path(site, IMAGES).glob("*"):
        if path.name not in used:
            path.unlink()
