"""Lo que la página del espacio oculto debe decir y dibujar."""

import json
import re

import numpy as np

from neurona import datasets
from neurona.labs import HiddenSpaceLab
from sitio.book import ROOT

LESSON = ROOT / "_build/html/lessons/3-redes/07-xor.html"
X, T = datasets.gate("xor")
KNOBS = ("h1_w1", "h1_w2", "h1_b", "h2_w1", "h2_w2", "h2_b")
# Los botones y lo que cada uno pone en las perillas.
PRESETS = {
    "OR y NAND": (1, 1, -0.5, -1, -1, 1.5),
    "OR y NAND, × 3": (3, 3, -1.5, -3, -3, 4.5),
    "copiar las entradas": (1, 0, -0.5, 0, 1, -0.5),
}


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(LESSON.as_uri())
    props = page.locator(".lab.lab-on").get_attribute("data-props")
    return HiddenSpaceLab(**json.loads(props))


def press(page, name):
    """Pulsa un botón del laboratorio."""
    page.locator(".lab").get_by_role("button", name=name, exact=True).click()


def put(lab, values):
    """Pone las seis perillas del laboratorio de Python."""
    for knob, value in zip(KNOBS, values, strict=True):
        setattr(lab, knob, value)


def expected(lab):
    """Lo que la página debe decir."""
    digits = 0 if lab.activation == "step" else 3
    told = {knob: f"{getattr(lab, knob):.2f}" for knob in KNOBS}
    for x, h, y, t in zip(X, lab.hidden, lab.outputs, T, strict=True):
        case = f"{x[0]:.0f}{x[1]:.0f}"
        told |= {
            f"h1-{case}": f"{h[0]:.{digits}f}",
            f"h2-{case}": f"{h[1]:.{digits}f}",
            f"y-{case}": f"{y:.0f}",
            f"t-{case}": f"{t}",
            f"right-{case}": "✓ sí" if y == t else "✗ no",
        }
    return told | {
        "correct": f"{lab.correct} de 4",
        "separable": "sí" if lab.separable else "no",
    }


def places(page, plane, kind):
    """Dónde están los puntos o las fichas de un plano, en sus unidades."""
    moves = (
        page.locator(".lab-plane")
        .nth(plane)
        .locator(kind)
        .evaluate_all("all => all.map(node => node.style.transform)")
    )
    pixels = np.array([re.findall(r"-?[\d.e-]+(?=px)", m) for m in moves])
    x, y = pixels.astype(float).T / 160
    return np.stack([x - 0.5, 1.5 - y], axis=1)


def same_as_python(page, lab):
    """Compara lecturas y dibujo con los de Python."""
    assert expected(lab) == page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")].map(
                o => [o.getAttribute("name"), o.textContent]))"""
    )
    wrong = (lab.outputs != T).tolist()
    for plane, points in enumerate([X, lab.hidden]):
        dots = places(page, plane, ".lab-dot")
        np.testing.assert_allclose(dots, points, atol=1e-5)
        chips = places(page, plane, ".lab-case")
        # Todas se ven enteras, y cada una toca su punto.
        apart = np.linalg.norm(chips[:, np.newaxis] - chips, axis=-1) * 160
        assert apart[~np.eye(4, dtype=bool)].min() > 33
        assert np.linalg.norm(chips - dots, axis=1).max() * 160 < 27
        assert wrong == page.locator(".lab-plane").nth(plane).locator(
            ".lab-wrong"
        ).evaluate_all("all => all.map(n => n.style.display !== 'none')")


def said(page):
    """La frase, cuando el estado ya se quedó quieto."""
    page.wait_for_timeout(300)
    return page.locator(".lab-sentence").inner_text()
