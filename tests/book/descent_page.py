"""Lo que la página de un descenso debe decir y dibujar."""

import re
from decimal import ROUND_HALF_UP, Context

import numpy as np
import pytest


def short(value, digits=4):
    """Un número como lo escribe el laboratorio."""
    if value == 0:
        return "0"
    if 1e-3 <= abs(value) < 1e4:
        return f"{float(rounded(value, digits)):.{digits}g}"
    shown = f"{float(rounded(value, digits - 1)):.{digits - 2}e}"
    return re.sub(r"e([+-])0*", r"e\1", shown)


def rounded(value, digits):
    """Redondea como JavaScript: la mitad, hacia afuera."""
    return Context(digits, ROUND_HALF_UP).create_decimal(value)


def expected(lab):
    """Lo que la página debe decir de un laboratorio de Python."""
    w = [short(x) for x in np.atleast_1d(lab.w)]
    taken = len(lab.path) - 1
    bowl = lab.surface in ("parabola", "ravine")
    formula = "2(1 + μ)/L" if lab.optimizer == "momentum" else "2/L"
    return {
        "condition": f"{lab.condition:.0f}",
        "start1": f"{lab.start1:.1f}",
        "start2": f"{lab.start2:.1f}",
        "rate": f"{lab.rate:g}",
        "momentum": f"{lab.momentum:.2f}",
        "taken": f"{taken} (se fue)" if lab.lost else f"{taken}",
        "w": w[0] if len(w) == 1 else f"({', '.join(w)})",
        "cost": short(lab.cost),
        "slope": short(lab.slope),
        "stride": "—" if lab.stride is None else short(lab.stride),
        "curvature": short(lab.condition) if bowl else "cambia",
        "edge": "—" if lab.edge is None else f"{formula} = {short(lab.edge)}",
    }


def same_as_python(page, lab):
    """Compara cada lectura y el dibujo con los de Python."""
    assert expected(lab) == page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")].map(
                o => [o.getAttribute("name"), o.textContent]))"""
    )
    drawn = page.locator(".lab .lab-path").first.get_attribute("d")
    points = np.array(re.findall(r"-?[\d.]+", drawn), float).reshape(-1, 2)
    pixels = pixels_of(lab)
    assert len(points) == len(pixels)
    inside = np.abs(pixels) < 9999
    assert points[inside] == pytest.approx(pixels[inside], abs=0.01)


def pixels_of(lab):
    """Dónde va cada punto del camino en el dibujo, de 320 por 320."""
    path = lab.path
    if lab.surface == "parabola":
        costs = path**2 / 9
        return np.column_stack([(path + 3) / 6 * 320, 296 - costs * 272])
    return (path * [1, -1] + 3) / 6 * 320


def sentence(page, lab):
    """Lo que dice la frase, cuando termina de decirlo."""
    page.wait_for_timeout(300)
    text = page.locator(".lab-sentence").inner_text()
    says = expected(lab)
    where = f"Paso {says['taken']}: w = {says['w']} y el costo es "
    assert text.startswith(f"{where}{says['cost']}. ")
    return text
