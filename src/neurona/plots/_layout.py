"""Dónde va cada caja de un grafo: renglones, columnas y rodeos."""

from itertools import pairwise

BOX = (1.62, 0.5)
"""Ancho y alto de una caja, en pulgadas."""

GAP, ROW, PORT = 0.12, 0.86, 0.3
"""Entre cajas, entre renglones y entre flechas de una misma caja."""

BYPASS = 0.3
"""Ancho del hueco por el que una flecha rodea a una caja."""


def lay_out(boxes, edges):
    """Reparte las cajas en renglones y les da su lugar.

    Parameters
    ----------
    boxes : iterable of str
        Los nombres de las cajas; cada una después de las que recibe.
    edges : list of tuple of str
        Las parejas que se conectan, ``(de, a)``, con sus repeticiones.

    Returns
    -------
    paths : list of list
        Cada flecha, como la lista de sus escalas. Las de en medio son pares
        ``(flecha, renglón)``: huecos por los que rodea a otra caja.
    places : dict
        El centro ``(x, y)`` de cada caja y de cada hueco, en pulgadas.
    """
    rows = _rows(boxes, edges)
    paths = [
        [start, *((i, r) for r in range(rows[start] + 1, rows[end])), end]
        for i, (start, end) in enumerate(edges)
    ]
    return paths, _places(rows, paths)


def _rows(boxes, edges):
    """Cada capa va un renglón debajo de la más baja de las que recibe."""
    rows = dict.fromkeys(boxes, 0)
    # Keras entrega las capas en orden: cada una después de sus entradas.
    for name in boxes:
        above = [rows[start] for start, end in edges if end == name]
        rows[name] = max(above, default=-1) + 1
    return rows


def _places(rows, paths):
    """Devuelve el centro de cada caja y de cada hueco."""
    level = dict(rows)
    level |= {stop: stop[1] for path in paths for stop in path[1:-1]}
    places = {}
    for row in range(max(level.values()) + 1):
        stops = [stop for stop in level if level[stop] == row]
        wanted = {stop: _wanted(stop, paths, places) for stop in stops}
        stops.sort(key=wanted.get)
        x, right = {}, None
        for stop in stops:
            half = (BYPASS if isinstance(stop, tuple) else BOX[0]) / 2
            least = wanted[stop] if right is None else right + GAP + half
            x[stop] = max(wanted[stop], least)
            right = x[stop] + half
        # Quien se mueve para hacer sitio es el hueco, no la caja.
        boxes = [s for s in stops if not isinstance(s, tuple)]
        shift = sum(x[s] - wanted[s] for s in boxes) / len(boxes)
        places |= {s: (x[s] - shift, -ROW * row) for s in stops}
    return places


def _wanted(stop, paths, places):
    """Dónde quisiera estar: debajo de lo que recibe, si puede elegir."""
    above = [a for path in paths for a, b in pairwise(path) if b == stop]
    boxes = [a for a in above if not isinstance(a, tuple)] or above
    return sum(places[a][0] for a in boxes) / max(len(boxes), 1)


def ports(paths, places):
    """Devuelve dónde sale y dónde llega cada flecha.

    Las que comparten una caja se reparten a lo ancho de su borde, en el
    orden que no las cruza.
    """
    starts = _spread(paths, places, 0, 1, -BOX[1] / 2)
    ends = _spread(paths, places, -1, -2, BOX[1] / 2)
    return list(zip(starts, ends, strict=True))


def _spread(paths, places, here, beyond, height):
    found = [None] * len(paths)
    for stop in {path[here] for path in paths}:
        mine = [i for i, path in enumerate(paths) if path[here] == stop]
        mine.sort(key=lambda i: places[paths[i][beyond]][0])
        x, y = places[stop]
        for k, i in enumerate(mine):
            offset = PORT * (k - (len(mine) - 1) / 2)
            found[i] = (x + offset, y + height)
    return found
