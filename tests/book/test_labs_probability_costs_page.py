"""El laboratorio de la neurona segura y equivocada, en su página."""

import json
import re
from decimal import ROUND_HALF_UP, Context

import numpy as np
import pytest

from neurona.labs import ProbabilityCostLab
from sitio.book import ROOT

LESSON = ROOT / "_build/html/lessons/4-aprendizaje/09-funcion-de-costo.html"
LAB = '.lab[data-lab="probability-costs"]'


def initial(page, **state):
    """Abre la lección, la pone así y devuelve lo mismo en Python."""
    page.goto(LESSON.as_uri())
    found = json.loads(page.locator(LAB).get_attribute("data-props")) | state
    assert page.locator(f"{LAB}.lab-on").count() == 1
    page.locator(f"{LAB} input[name=z]").fill(str(found["z"]))
    page.locator(f"{LAB} select[name=y]").select_option(str(found["y"]))
    return ProbabilityCostLab(**found)


def short(value):
    """El número como lo escribe el laboratorio: tres cifras o dos."""
    if value == 0:
        return "0"
    plain = 1e-3 <= abs(value) < 1e4
    context = Context(prec=3 if plain else 2, rounding=ROUND_HALF_UP)
    rounded = context.create_decimal_from_float(value)
    if plain:
        return f"{float(rounded):.6g}"
    return re.sub(r"e([+-])0*", r"e\1", f"{rounded:.1e}")


def sentence_of(lab):
    """La frase que resume un estado."""
    error = abs(lab.p - lab.y)
    verdict = "equivocada" if error > 0.5 else "acertada"
    if not 0.1 < error < 0.9:
        verdict = f"segura y {verdict}"
    if error == 0.5:
        verdict = "en duda"
    times = abs(lab.slopes["binary_crossentropy"] / lab.slopes["mse"])
    return (
        f"Con z = {lab.z:.1f} y respuesta {lab.y}, la neurona está {verdict}. "
        f"La entropía cruzada empuja {short(times)} veces lo que el MSE."
    )


def marks(page, graph):
    """Los puntos marcados de una gráfica, leídos con sus ejes."""
    texts, paths = (
        page.locator(f"{LAB} .lab-chart > svg")
        .nth(graph)
        .evaluate(
            """svg => [
            [...svg.querySelectorAll(".lab-tick")].map(t => [t.textContent,
              ...["text-anchor", "x", "y"].map(n => t.getAttribute(n))]),
            [...svg.querySelectorAll(".lab-mark")].map(
              p => p.getAttribute("d"))]"""
        )
    )
    ticks = [t for t in texts if re.fullmatch(r"-?[\d.]+", t[0])]
    across = [(float(x), float(n)) for n, end, x, _ in ticks if end != "end"]
    # La línea base de un número queda 4 abajo de su altura.
    up = [(float(y) - 4, float(n)) for n, end, _, y in ticks if end == "end"]
    axes = [np.polyfit(*zip(*pairs, strict=True), 1) for pairs in (across, up)]
    found = [re.findall(r"M(\S+) ([-.\d]+)m", path) for path in paths]
    return [
        [np.polyval(a, float(n)) for a, n in zip(axes, point, strict=True)]
        for points in found
        for point in points
    ]


def same_as_python(page, lab):
    """Compara lecturas, dibujo y frase con Python."""
    expected = {"z": f"{lab.z:.1f}", "p": short(lab.p)}
    for name in lab.costs:
        expected[f"{name}-cost"] = short(lab.costs[name])
        expected[f"{name}-slope"] = short(lab.slopes[name])
    assert expected == page.evaluate(
        """lab => Object.fromEntries(
            [...document.querySelectorAll(`${lab} output`)].map(
                o => [o.getAttribute("name"), o.textContent]))""",
        LAB,
    )
    chosen = page.locator(f"{LAB} select").input_value()
    assert chosen == str(lab.y)
    for graph, heights in enumerate([lab.costs, lab.slopes]):
        points = [[lab.z, height] for height in heights.values()]
        seen = np.array(marks(page, graph))
        assert seen == pytest.approx(np.array(points), abs=0.02)
    page.wait_for_timeout(300)
    says = page.locator(f"{LAB} .lab-sentence").inner_text()
    assert says == sentence_of(lab)


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    for _ in range(3):
        page.locator(f"{LAB} input[name=z]").press("ArrowRight")
    lab.z = round(lab.z + 0.3, 1)
    same_as_python(page, lab)
    for key, y in [("ArrowUp", 0), ("ArrowDown", 1)]:
        page.locator(f"{LAB} select").press(key)
        lab.y = y
        same_as_python(page, lab)


@pytest.mark.parametrize("y", [0, 1])
def test_every_answer_reads_as_in_python(page, y):
    lab = initial(page, y=y)
    knob = page.locator(f"{LAB} input[name=z]")
    for lab.z in (-8, -4.2, -2.2, -0.7, 0, 0.1, 2.1, 8):
        knob.fill(str(lab.z))
        same_as_python(page, lab)


@pytest.mark.parametrize("graph", [0, 1])
def test_z_follows_the_pointer_on_both_charts(page, graph):
    lab = initial(page)
    svg = page.locator(f"{LAB} .lab-chart > svg").nth(graph)
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40)
    page.mouse.down()
    # Los ejes van de 36 a 298 en un dibujo de 320 de ancho.
    at = (36 + 262 * (2 + 8) / 16) / 320
    page.mouse.move(box["x"] + box["width"] * at, box["y"] + 60)
    page.mouse.up()
    lab.z = 2.0
    same_as_python(page, lab)


def test_z_works_by_pointer(page):
    lab = initial(page)
    page.locator(f"{LAB} input[name=z]").click()
    lab.z = float(page.locator(f"{LAB} output[name=z]").inner_text())
    assert abs(lab.z) < 1
    same_as_python(page, lab)


def test_the_mse_curve_goes_out_and_that_of_entropy_does_not(page):
    """Las curvas enteras, en los 161 valores de z."""
    lab = initial(page)
    curves = (
        page.locator(f"{LAB} .lab-chart > svg")
        .nth(1)
        .locator(".lab-curve")
        .evaluate_all("all => all.slice(1).map(p => p.getAttribute('d'))")
    )
    for path, name in zip(curves, lab.slopes, strict=True):
        heights = [float(y) for y in re.findall(r"[ML]\S+ ([-.\d]+)", path)]
        # De 18 a 155 caben los valores de 1.1 a -1.1.
        seen = 1.1 - (np.array(heights) - 18) / 137 * 2.2
        ours = [
            ProbabilityCostLab(z=z, y=lab.y).slopes[name]
            for z in np.round(np.linspace(-8, 8, 161), 1)
        ]
        assert seen == pytest.approx(ours, abs=1e-3)


def test_curves_differ_in_more_than_colour(page):
    initial(page)
    dashes = page.locator(f"{LAB} .lab-swatch .lab-curve").evaluate_all(
        "all => all.map(p => p.getAttribute('stroke-dasharray'))"
    )
    shapes = page.locator(f"{LAB} .lab-swatch .lab-mark").evaluate_all(
        "all => all.map(p => p.dataset.shape)"
    )
    assert len(set(dashes)) == len(set(shapes)) == 2


def test_it_fits_a_phone_and_every_target_can_be_touched(page):
    page.set_viewport_size({"width": 390, "height": 844})
    initial(page, z=-8)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lab = page.locator(LAB).bounding_box()
    for part in page.locator(f"{LAB} :is(label, table, select)").all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24
