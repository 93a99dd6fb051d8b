"""La tarjeta de cada página: la imagen que acompaña a un enlace compartido.

Se dibuja al construir el libro, en PNG, que es lo que las redes sociales
piden. A la izquierda dice qué página es; a la derecha, una red cuya forma es
la de la parte del curso y cuyos pesos son los de esa página.
"""

import zlib

import numpy as np
from PIL import Image, PngImagePlugin

from neurona.plots.style import BLUE, INK, VERMILION
from sitio.book import config, lesson_number, page_names
from sitio.found.description import OWN
from sitio.found.pen import PAPER, SCALE, SIZE, TEXT, Pen, font, mixed
from sitio.parts import cover_name, part_of, parts

FOLDER = "tarjetas"
# Lo que el título ocupa a lo más.
MARGIN, COLUMN, HEIGHT = 72, 600, 320
TITLE_SIZES = (82, 74, 66, 58, 50, 42)
LEADING = 1.14
# La red de cada parte: crece con el curso.
COVER_LAYERS = (3, 5, 5, 2)
LAYERS = (
    (1,),
    (3, 1),
    (2, 2, 1),
    (3, 4, 2),
    (3, 4, 4, 2),
    (5, 6, 4, 3),
    (4, 6, 6, 6, 3),
)
APPENDIX_LAYERS = (1, 3, 3, 1)
COLORS = 48
# Con otra forma de dibujar, las tarjetas de antes ya no valen.
STYLE = "1"


def file_name(name):
    """El archivo de la tarjeta de una página.

    Examples
    --------
    >>> file_name("lessons/3-redes/07-xor")
    '3-redes-07-xor.png'
    """
    if name in OWN:
        return "index.png"
    return name.removeprefix("lessons/").replace("/", "-") + ".png"


def layers_of(name, root):
    """Las capas de la red que acompaña a una página."""
    if name == cover_name(root) or name in OWN:
        return COVER_LAYERS
    part = part_of(name, root)
    if part is None or part.number > len(LAYERS):
        return APPENDIX_LAYERS
    return LAYERS[part.number - 1]


def heading(name, root):
    """Lo que va encima del título: la lección y su parte."""
    if name == cover_name(root) or name in OWN:
        return "Curso abierto"
    part, number = part_of(name, root), lesson_number(name)
    place = part.name if part else "Apéndices"
    return place if number is None else f"Lección {number} · {place}"


def alternative(name, title, root):
    """Lo que se ve en la tarjeta, en una oración."""
    if name in OWN:
        title = config(root)["title"]
    *first, last = map(str, layers_of(name, root))
    count = f"{', '.join(first)} y {last}" if first else last
    drawing = (
        "una neurona con sus entradas"
        if count == "1"
        else f"una red con capas de {count} neuronas"
    )
    return f"{heading(name, root)}: «{title}», junto al dibujo de {drawing}."


def wrap(title, letter, width):
    """Parte un título en renglones que caben en ``width``."""
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letter.getlength(longer) > width * SCALE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def fitted(title):
    """La letra más grande con que un título cabe, y sus renglones."""
    for size in TITLE_SIZES:
        letter = font(size, 750)
        lines = wrap(title, letter, COLUMN)
        widest = max(map(letter.getlength, lines)) / SCALE
        if len(lines) * size * LEADING <= HEIGHT and widest <= COLUMN:
            break
    return size, letter, lines


def draw_network(pen, layers, seed):
    """Dibuja una red: cada línea, del color y el grueso de su peso."""
    weights = np.random.default_rng(seed)
    left, right, top, bottom = 760, 1128, 96, 534
    if len(layers) == 1:
        layers, hidden_inputs = (3, *layers, 1), True
    else:
        hidden_inputs = False
    columns = np.linspace(left, right, len(layers))
    gap = min(112, (bottom - top) / max(layers))
    middle = (top + bottom) / 2
    places = [
        [(x, middle + gap * (i - (count - 1) / 2)) for i in range(count)]
        for x, count in zip(columns, layers, strict=True)
    ]
    for before, after in zip(places, places[1:], strict=False):
        for start in before:
            for end in after:
                weight = weights.uniform(-1, 1)
                color = BLUE if weight > 0 else VERMILION
                size = abs(weight)
                pen.line(
                    start, end, mixed(color, 0.3 + 0.7 * size), 2 + 5 * size
                )
    radius = min(30, gap * 0.36)
    for i, column in enumerate(places):
        for center in column:
            if hidden_inputs and i != 1:
                pen.circle(center, 9, mixed(INK, 1), None, 0)
            elif hidden_inputs:
                pen.circle(center, 64, PAPER, TEXT, 6)
            elif i == len(places) - 1:
                pen.circle(center, radius, TEXT, TEXT, 4)
            else:
                pen.circle(center, radius, PAPER, TEXT, 4)


def draw_path(pen, name, root):
    """Dibuja el camino del curso, con una marca por lección."""
    x, y = MARGIN + 7, 566
    now = lesson_number(name)
    for part in parts(root):
        numbers = [n for n in map(lesson_number, part.pages) if n]
        for number in numbers:
            if number == now:
                pen.circle((x, y), 9, VERMILION, None, 0)
            else:
                passed = now is None or number < now
                fill = mixed(INK, 0.9 if passed else 0.3)
                pen.circle((x, y), 6, fill, None, 0)
            x += 20
        x += 14 if numbers else 0


def draw(name, title, root):
    """Devuelve la tarjeta de una página."""
    pen = Pen()
    draw_network(pen, layers_of(name, root), zlib.crc32(name.encode()))
    pen.text(MARGIN, 122, heading(name, root), font(34, 600), BLUE)
    size, letter, lines = fitted(title)
    y = 122 + 40 + size
    for line in lines:
        pen.text(MARGIN, y, line, letter, TEXT)
        y += size * LEADING
    if name != cover_name(root):
        pen.text(MARGIN, 528, config(root)["title"], font(30, 500), TEXT)
    draw_path(pen, name, root)
    small = pen.image.resize(SIZE, Image.Resampling.BOX)
    return small.quantize(COLORS, dither=Image.Dither.NONE)


def is_drawn(path, key):
    """Si la tarjeta guardada es la de esa página y ese título."""
    if not path.exists():
        return False
    with Image.open(path) as image:
        return image.info.get("curso") == key


def draw_all(titles, folder, root):
    """Dibuja las tarjetas que faltan o cambiaron, y borra las demás.

    Parameters
    ----------
    titles : dict
        El título de cada página.
    folder : Path
        Dónde se guardan.
    root : Path
        La carpeta del libro.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = len([n for n in page_names(root) if lesson_number(n)])
    wanted = set()
    for name, title in titles.items():
        path = folder / file_name(name)
        wanted.add(path)
        place = heading(name, root), layers_of(name, root), count
        key = repr((STYLE, config(root)["title"], name, title, *place))
        if not is_drawn(path, key):
            info = PngImagePlugin.PngInfo()
            info.add_itxt("curso", key)
            draw(name, title, root).save(path, optimize=True, pnginfo=info)
    for path in set(folder.glob("*.png")) - wanted:
        path.unlink()
