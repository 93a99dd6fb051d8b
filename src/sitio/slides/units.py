"""Las piezas de las láminas: cuánto miden y cuáles no se separan."""

import math
from dataclasses import dataclass

from sitio.slides.text import MAKER, words

# Lo que cabe en una lámina de 1280 x 720, y lo que mide cada renglón.
ROOM = 560
LINE = 36
CODE_LINE = 29
GAP = 18
LETTERS_PER_LINE = 88


@dataclass
class Unit:
    """Piezas que no se separan; ``alone`` si la lámina es solo para ellas."""

    blocks: list
    alone: bool = False


def unite(blocks):
    """Junta lo que va junto: una pregunta y un ejercicio, con lo suyo."""
    units = []
    for block in blocks:
        classes = set(block.get("class", ()))
        last = units[-1].blocks if units else [None]
        in_exercise = last[0] is not None and "exercise" in last[0].get(
            "class", ()
        )
        if block.name == "details" and last[0] is not None:
            last.append(block)
            units[-1].alone = True
        elif in_exercise and "cell" in classes:
            last.append(_cell(block, answered=False))
        elif "exercise" in classes:
            units.append(Unit([block], alone=True))
        elif "cell" in classes:
            drawn = block.select_one("figure, .lab") is not None
            cell = _cell(block)
            parts = [cell] if drawn else _halves(cell)
            units += [Unit([part], alone=drawn) for part in parts]
        else:
            units.append(Unit([block]))
    return units


def height(block):
    """Cuánto mide más o menos una pieza, en los puntos de la lámina."""
    if block.name in ("p", "li", "summary"):
        return math.ceil(len(words(block)) / LETTERS_PER_LINE) * LINE + GAP
    if block.name == "pre":
        return words(block).rstrip().count("\n") * CODE_LINE + 4 * GAP
    if block.name == "details":
        return LINE + 2 * GAP
    if block.name == "tr":
        return LINE + GAP
    if "math" in block.get("class", ()):
        rows = len(block.select(".katex-display mtr")) or 1
        return rows * 1.6 * LINE + 2 * GAP
    inner = block.find_all(True, recursive=False)
    return sum(map(height, inner))


def is_silent(block):
    """Si es una celda que no muestra nada."""
    is_cell = "cell" in block.get("class", ())
    return is_cell and block.select_one(".cell_output") is None


def _cell(cell, answered=True):
    """Prepara una celda: su salida espera, o su código se pliega."""
    output = cell.select_one(".cell_output")
    code = cell.select_one(".cell_input")
    if output is None or code is None:
        return cell
    if not answered:
        # «Todavía no hay respuesta» ya lo sabe quien resuelve.
        output.decompose()
    elif output.select_one("figure, .lab"):
        folded = MAKER.new_tag("details", attrs={"class": ["codigo"]})
        title = MAKER.new_tag("summary")
        title.string = "Código"
        folded.extend([title, code.extract()])
        cell.append(folded)
        cell["class"] += ["dibujo"]
    else:
        # Primero se predice; la tecla siguiente muestra lo que salió.
        output["class"] += ["fragment"]
    return cell


def _halves(cell):
    """Separa una salida muy larga de su código: no se leerían juntos."""
    output = cell.select_one(".cell_output")
    if output is None or height(cell) < 1.5 * ROOM:
        return [cell]
    output["class"].remove("fragment")
    other = MAKER.new_tag("div", attrs={"class": ["cell"]})
    other.append(output.extract())
    return [cell, other]
