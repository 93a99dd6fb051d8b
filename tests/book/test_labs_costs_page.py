"""El laboratorio de los costos y el atípico, en su página, del disco."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from neurona.labs import CostsLab
from sitio.book import ROOT

LESSON = ROOT / "_build/html/lessons/4-aprendizaje/09-funcion-de-costo.html"
LAB = '.lab[data-lab="costs"]'
KNOBS = {"slope": 2, "intercept": 2, "outlier_x": 1, "outlier_y": 0}
NAMES = {"mse": "MSE", "mae": "MAE", "huber": "Huber"}


def initial(page, **state):
    """Abre la lección, la pone así y devuelve lo mismo en Python."""
    page.goto(LESSON.as_uri())
    found = json.loads(page.locator(LAB).get_attribute("data-props"))
    assert page.locator(f"{LAB}.lab-on").count() == 1
    for name, value in state.items():
        page.locator(f"{LAB} input[name={name}]").fill(str(value))
    return CostsLab(**(found | state))


def fixed(value, digits=2):
    """El número como lo escribe el laboratorio: la mitad, hacia afuera."""
    text = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return str(text) if text else f"{0:.{digits}f}"


def expected(lab):
    """Lo que la página debe decir de un laboratorio de Python."""
    knobs = {n: fixed(getattr(lab, n), digits) for n, digits in KNOBS.items()}
    costs = {f"{name}-cost": fixed(c) for name, c in lab.costs.items()}
    least = {f"{name}-least": fixed(c) for name, c in lab.least.items()}
    return knobs | costs | least | {"delta": f"{lab.delta:g}"}


def readings(page):
    """Lo que dicen los renglones y los deslizadores."""
    return page.evaluate(
        """lab => Object.fromEntries(
            [...document.querySelectorAll(`${lab} output`)].map(
                o => [o.getAttribute("name"), o.textContent]))""",
        LAB,
    )


def sentence_of(lab):
    """La frase que resume un estado."""
    answer = lab.slope * lab.outlier_x + lab.intercept
    side = "debajo" if lab.outlier_y < answer else "arriba"
    away = fixed(abs(lab.outlier_y - answer), 1)
    parts = [fixed(100 * share, 0) for share in lab.shares.values()]
    met = [
        NAMES[name]
        for name, cost in lab.costs.items()
        if cost == pytest.approx(lab.least[name], rel=1e-6)
    ]
    verdict = "Con cualquiera de los tres costos hay una mejor."
    if met:
        verdict = f"Ninguna recta mejora su {' ni su '.join(met)}."
    return (
        f"El atípico está {away} minutos {side} de tu recta y pone el "
        f"{parts[0]} % del MSE, el {parts[1]} % del MAE y el {parts[2]} % "
        f"de Huber. {verdict}"
    )


def drawn(page):
    """Las rectas, como pares (x, y), y el atípico, leídos con los ejes."""
    texts, paths, diamond = page.locator(f"{LAB} .lab-chart > svg").evaluate(
        """svg => [
            [...svg.querySelectorAll(".lab-tick")].map(t => [t.textContent,
              ...["text-anchor", "x", "y"].map(n => t.getAttribute(n))]),
            [...svg.querySelectorAll(".lab-curve")].map(
              p => p.getAttribute("d")),
            svg.querySelector(".lab-point").getAttribute("d")]"""
    )
    ticks = [t for t in texts if re.fullmatch(r"-?[\d.]+", t[0])]
    across = [(float(x), float(n)) for n, end, x, _ in ticks if end != "end"]
    # La línea base de un número queda 4 abajo de su altura.
    up = [(float(y) - 4, float(n)) for n, end, _, y in ticks if end == "end"]
    axes = [np.polyfit(*zip(*pairs, strict=True), 1) for pairs in (across, up)]

    def points(path):
        pairs = np.array(re.findall(r"[ML](\S+) ([-.\d]+)", path), float)
        return np.column_stack(
            [
                np.polyval(axes[0], pairs[:, 0]),
                np.polyval(axes[1], pairs[:, 1]),
            ]
        )

    center = points(diamond)[0] + [0, np.polyval(axes[1], 8) - axes[1][1]]
    return [points(path) for path in paths if path], center


def same_as_python(page, lab):
    """Compara lecturas, dibujo y frase con Python."""
    assert readings(page) == expected(lab)
    (errors, *lines), outlier = drawn(page)
    x, y = lab.points
    assert errors[::2] == pytest.approx(np.column_stack([x, y]), abs=0.01)
    answers = lab.slope * x + lab.intercept
    assert errors[1::2, 1] == pytest.approx(answers, abs=0.01)
    best = [*lab.best.values(), (lab.slope, lab.intercept)]
    for ends, (slope, intercept) in zip(lines, best, strict=True):
        heights = slope * ends[:, 0] + intercept
        assert np.ptp(ends[:, 0]) == pytest.approx(10, abs=0.01)
        assert ends[:, 1] == pytest.approx(heights, abs=0.02)
    assert outlier == pytest.approx([x[-1], y[-1]], abs=0.01)
    page.wait_for_timeout(300)
    says = page.locator(f"{LAB} .lab-sentence").inner_text()
    assert says == sentence_of(lab)


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    for name, change in [
        ("slope", -0.2),
        ("intercept", -1),
        ("outlier_x", -1),
        ("outlier_y", -2),
    ]:
        for _ in range(2):
            page.locator(f"{LAB} input[name={name}]").press("ArrowLeft")
        setattr(lab, name, round(getattr(lab, name) + change, 1))
        same_as_python(page, lab)
    page.locator(f"{LAB} input[name=delta]").press("ArrowRight")
    lab.delta = 1.1
    same_as_python(page, lab)
    for button, name in zip(
        page.locator(f"{LAB} button").all(), NAMES, strict=True
    ):
        button.press("Enter")
        lab.fit(name)
        same_as_python(page, lab)


def test_every_control_works_by_pointer(page):
    lab = initial(page, slope=0)
    for name in [*KNOBS, "delta"]:
        page.locator(f"{LAB} input[name={name}]").click(
            position={"x": 20, "y": 10}
        )
        seen = float(readings(page)[name])
        assert seen != getattr(lab, name)
        setattr(lab, name, seen)
        same_as_python(page, lab)
    for name, text in NAMES.items():
        page.get_by_role("button", name=f"ajustar con {text}").click()
        lab.fit(name)
        same_as_python(page, lab)


def test_the_outlier_follows_the_pointer(page):
    lab = initial(page)
    svg = page.locator(f"{LAB} .lab-chart > svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()

    def at(x, y):
        # Los ejes van de 36 a 298 y de 18 a 260 en un dibujo de 320 × 280.
        u, v = 36 + 262 * x / 10.6, 18 + 242 * (80 - y) / 80
        return box["x"] + box["width"] * u / 320, box["y"] + box[
            "height"
        ] * v / 280

    page.mouse.move(*at(9, 60))
    page.mouse.down()
    page.mouse.move(*at(5.1, 60.3))
    lab.outlier_x, lab.outlier_y = 5.0, 60.0
    same_as_python(page, lab)
    # Más allá de los ejes se queda en la orilla.
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 1)
    page.mouse.up()
    lab.outlier_x, lab.outlier_y = 10.0, 80.0
    same_as_python(page, lab)


def test_mse_chases_the_outlier_while_it_is_dragged(page):
    lab = initial(page, outlier_x=9, outlier_y=31)
    knob = page.locator(f"{LAB} input[name=outlier_y]")
    seen = []
    for lab.outlier_y in (31, 46, 61, 76):
        knob.fill(str(lab.outlier_y))
        _, by_mse, by_mae, *_ = drawn(page)[0]
        seen.append([np.ptp(by_mse[:, 1]) / 10, np.ptp(by_mae[:, 1]) / 10])
        same_as_python(page, lab)
    chased, ignored = np.diff(seen, axis=0).T
    assert chased == pytest.approx([1, 1, 1], abs=0.02)
    assert ignored == pytest.approx([0, 0, 0], abs=0.02)


@pytest.mark.parametrize("km", [0, 5, 10])
@pytest.mark.parametrize("minutes", [0, 80])
def test_no_marker_leaves_the_axes(page, km, minutes):
    lab = initial(page, outlier_x=km, outlier_y=minutes)
    same_as_python(page, lab)
    paths = page.locator(f"{LAB} .lab-chart .lab-mark").evaluate_all(
        "all => all.map(mark => mark.getAttribute('d'))"
    )
    heights = [float(y) for d in paths for y in re.findall(r"M\S+ (\S+?)m", d)]
    assert 15 < len(heights) and min(heights) >= 18 and max(heights) <= 260


def test_it_fits_a_phone_and_every_target_can_be_touched(page):
    page.set_viewport_size({"width": 390, "height": 844})
    initial(page, slope=-4, intercept=-20, outlier_y=80)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lab = page.locator(LAB).bounding_box()
    for part in page.locator(f"{LAB} :is(label, table, button)").all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24
