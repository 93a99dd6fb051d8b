"""El laboratorio de las activaciones en la página, abierta del disco."""

import json
import re
from decimal import ROUND_HALF_UP, Context

import numpy as np
import pytest

from neurona.labs import ActivationsLab
from neurona.labs._modules import FOLDER
from neurona.labs.activations import NAMES, FirstOfTwo
from neurona.plots.activation_curves import SPANISH
from sitio.book import ROOT

LESSON = ROOT / "_build/html/lessons/2-neurona/05-activaciones.html"
KNOBS = {"z": 1, "depth": 0, "alpha": 2}
READINGS = ("values", "slopes", "products", "largest_products")
LABELS = SPANISH | {"softmax": "softmax [z, 0]"}


def initial(page, **state):
    """Abre la lección, la pone así y devuelve lo mismo en Python."""
    page.goto(LESSON.as_uri())
    found = page.locator(".lab.lab-on").get_attribute("data-props")
    state = json.loads(found) | state
    for name in NAMES:
        box = page.locator(f".lab input[value={name}]")
        box.set_checked(name in state["shown"])
    for name in KNOBS:
        page.locator(f".lab input[name={name}]").fill(str(state[name]))
    return ActivationsLab(**state)


def short(value):
    """El número como lo escribe el laboratorio: tres cifras o dos."""
    if value == 0:
        return "0"
    plain = 1e-3 <= abs(value) < 1e4
    context = Context(prec=3 if plain else 2, rounding=ROUND_HALF_UP)
    rounded = context.create_decimal_from_float(value)
    if plain:
        return f"{float(rounded):.6g}"
    digits, power = f"{rounded:.1e}".split("e")
    return f"{digits}e{int(power):+d}"


def readings(page):
    """Lo que dicen los renglones a la vista y los deslizadores."""
    return page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")]
              .filter(o => o.checkVisibility())
              .map(o => [o.getAttribute("name"), o.textContent]))"""
    )


def sentence_of(lab):
    """La frase que resume un estado."""
    fates = {
        "queda entera": lambda share: share == 1,
        "se encoge": lambda share: 0.001 <= share < 1,
        "casi se borra": lambda share: 0 < share < 0.001,
        "desaparece": lambda share: share == 0,
    }
    told = []
    for fate, test in fates.items():
        names = [LABELS[n] for n, s in lab.products.items() if test(s)]
        told += [f"{fate}: {', '.join(names)}"] if names else []
    layers = "una capa" if lab.depth == 1 else f"{lab.depth} capas"
    head = f"En z = {lab.z:.1f}, tras {layers}, la pendiente "
    return head + "; ".join(told) + "."


def same_as_python(page, lab):
    """Compara lecturas, casillas, dibujo y frase con Python."""
    expected = {n: f"{getattr(lab, n):.{d}f}" for n, d in KNOBS.items()}
    for reading in READINGS:
        for name, value in getattr(lab, reading).items():
            expected[f"{name}-{reading}"] = short(value)
    assert readings(page) == expected
    checked = page.locator(".lab input:checked")
    assert checked.evaluate_all("b => b.map(x => x.value)") == lab.shown
    powers = page.locator(".lab sup").all_inner_texts()
    assert powers == [str(lab.depth)] * 2
    for graph, heights in enumerate([lab.values, lab.slopes]):
        points = [number for y in heights.values() for number in (lab.z, y)]
        assert marks_at_z(page, graph) == pytest.approx(points, abs=0.02)
    page.wait_for_timeout(300)
    assert page.locator(".lab-sentence").inner_text() == sentence_of(lab)


def marks_at_z(page, graph):
    """Los puntos sobre la línea vertical, leídos con los ejes."""
    texts, path = (
        page.locator(".lab-chart > svg")
        .nth(graph)
        .evaluate(
            """svg => [
            [...svg.querySelectorAll(".lab-tick")].map(t => [t.textContent,
              ...["text-anchor", "x", "y"].map(n => t.getAttribute(n))]),
            [...svg.querySelectorAll(".lab-mark")].at(-1).getAttribute("d")]"""
        )
    )
    ticks = [t for t in texts if re.fullmatch(r"-?[\d.]+", t[0])]
    across = [(float(x), float(n)) for n, end, x, _ in ticks if end != "end"]
    # La línea base de un número queda 4 abajo de su altura.
    up = [(float(y) - 4, float(n)) for n, end, _, y in ticks if end == "end"]
    axes = [np.polyfit(*zip(*pairs, strict=True), 1) for pairs in (across, up)]
    points = re.findall(r"M(\S+) ([-.\d]+)m", path)
    assert all(18 <= float(y) <= 170 for _, y in points), "fuera de los ejes"
    return [
        np.polyval(axis, float(number))
        for point in points
        for axis, number in zip(axes, point, strict=True)
    ]


def test_every_control_works_by_keyboard(page):
    lab = initial(page, shown=["sigmoid", "leaky_relu"], z=-1.5)
    same_as_python(page, lab)
    for name, step in [("z", 0.1), ("depth", 1), ("alpha", 0.01)]:
        page.locator(f".lab input[name={name}]").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        setattr(lab, name, round(getattr(lab, name) + 3 * step, 2))
        same_as_python(page, lab)
    for name in NAMES:
        page.locator(f".lab input[value={name}]").focus()
        page.keyboard.press("Space")
        others = [n for n in lab.shown if n != name]
        lab.shown = others if name in lab.shown else [*others, name]
        same_as_python(page, lab)


def test_every_check_box_works_by_pointer(page):
    lab = initial(page, shown=["linear"])
    for name in NAMES[1:]:
        page.locator(f".lab label:has(input[value={name}])").click()
        lab.shown = [*lab.shown, name]
        assert readings(page)[f"{name}-slopes"] == short(lab.slopes[name])
    same_as_python(page, lab)


@pytest.mark.parametrize("z", [-6, -2.5, 0, 0.1, 6])
def test_the_seven_answer_like_neurona(page, z):
    lab = initial(page, shown=list(NAMES), z=z)
    for depth in (1, 2, 3, 10, 20):
        page.locator(".lab input[name=depth]").fill(str(depth))
        lab.depth = depth
        same_as_python(page, lab)


@pytest.mark.parametrize("graph", [0, 1])
def test_z_follows_the_pointer_on_both_charts(page, graph):
    lab = initial(page)
    svg = page.locator(".lab-chart > svg").nth(graph)
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40)
    page.mouse.down()
    # Los ejes van de 36 a 298 en un dibujo de 320 de ancho.
    at = (36 + (298 - 36) * (2 + 6) / 12) / 320
    page.mouse.move(box["x"] + box["width"] * at, box["y"] + 60)
    page.mouse.up()
    lab.z = 2.0
    same_as_python(page, lab)


def test_with_nothing_checked_it_says_what_to_do(page):
    initial(page, shown=[])
    page.wait_for_timeout(300)
    assert "Marca alguna" in page.locator(".lab-sentence").inner_text()
    assert set(readings(page)) == set(KNOBS)


def test_curves_that_coincide_differ_in_more_than_colour(page):
    initial(page, shown=list(NAMES))
    lines = """n => [n.getAttribute("stroke-dasharray"),
                     n.getAttribute("stroke")]"""
    find = f"all => all.slice(0, 7).map({lines})"
    drawn = page.locator(".lab-chart").first.locator(".lab-curve")
    keys = page.locator(".lab-swatch .lab-curve").evaluate_all(find)
    assert drawn.evaluate_all(find) == keys
    assert len(set(map(tuple, keys))) == len(NAMES)
    shapes = page.locator(".lab-swatch .lab-mark").evaluate_all(
        "all => all.map(mark => mark.dataset.shape)"
    )
    assert len(set(shapes)) == len(NAMES)


def test_a_jump_is_not_joined(page):
    initial(page, shown=list(NAMES))
    for graph, jumps in enumerate([{"step"}, {"relu", "leaky_relu"}]):
        chart = page.locator(".lab-chart").nth(graph)
        pieces = chart.locator(".lab-curve").evaluate_all(
            """all => all.slice(0, 7).map(
                line => line.getAttribute("d").match(/M/g).length)"""
        )
        assert pieces == [1 + (name in jumps) for name in NAMES]


def test_the_formulas_of_the_module_are_those_of_neurona(page):
    """A doce cifras, en 241 valores de z."""
    lab = ActivationsLab(shown=list(NAMES), alpha=0.3)
    z = np.linspace(-6, 6, 241)
    text = (FOLDER / "activations.js").read_text("utf8")
    seen = page.evaluate(
        """async ({ text, z }) => {
            const address = URL.createObjectURL(
              new Blob([text], { type: "text/javascript" }));
            const m = await import(address);
            const all = (names) => Object.fromEntries(Object.entries(names)
              .map(([name, f]) => [name, z.map(at => f(at, 0.3))]));
            return { value: all(m.activations), slope: all(m.derivatives),
                     first: z.map(at => m.softmax([at, 0])[0]) };
        }""",
        {"text": text, "z": z.tolist()},
    )
    for f in lab._functions()[:-1]:
        assert seen["value"].pop(f.name) == pytest.approx(f(z), rel=1e-12)
        assert seen["slope"].pop(f.name) == pytest.approx(
            f.derivative(z), rel=1e-9, abs=1e-15
        )
    assert not seen["value"] and not seen["slope"]
    assert seen["first"] == pytest.approx(FirstOfTwo()(z), rel=1e-12)


def test_it_fits_a_phone_and_every_target_can_be_touched(page):
    page.set_viewport_size({"width": 390, "height": 844})
    initial(page, shown=list(NAMES), depth=20, z=-6)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lab = page.locator(".lab").bounding_box()
    for part in page.locator(".lab label, .lab table, .lab output").all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24 or part.get_attribute("name")
