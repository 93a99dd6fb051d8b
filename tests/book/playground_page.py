"""Lo que la página del campo de juego debe decir y dibujar."""

import json
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from descent_page import short

from neurona.labs import PlaygroundLab
from sitio.book import ROOT

LESSON = "_build/html/lessons/7-mas-alla/20-campo-de-juego.html"
PLAYGROUND = ROOT / LESSON
SMALL = "#campo&samples=60&units1=3&seed=5&epochs=4"
LAB = ".lab[data-lab=playground]"


def initial(page, address=""):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(PLAYGROUND.as_uri() + address)
    props = page.locator(LAB).first.get_attribute("data-props")
    return PlaygroundLab(**json.loads(props))


def small(page):
    """Un estado chico, igual aquí y en la página."""
    lab = initial(page, SMALL)
    set_state(lab, samples=60, units1=3, seed=5, epochs=4)
    same_as_python(page, lab)
    return lab


def set_state(lab, **state):
    """Cambia las perillas; como en la página, se empieza de nuevo."""
    for name, value in ({"epochs": 0} | state).items():
        setattr(lab, name, value)


def percent(share):
    """Una exactitud como la escribe el laboratorio."""
    if share is None:
        return "—"
    tenths = Decimal(100 * share).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{tenths} %"


def last(costs):
    """El último costo, o una raya si no hay."""
    return short(costs[-1]) if costs else "—"


def expected(lab):
    """Lo que la página debe decir de un laboratorio de Python."""
    numbers = ("samples", "layers", "units1", "units2", "units3", "seed")
    taken = max(0, len(lab.costs) - 1)
    return {
        **{name: str(getattr(lab, name)) for name in numbers},
        "noise": f"{lab.noise:.2f}",
        "rate": f"{lab.rate:g}",
        "l2": f"{lab.l2:g}",
        "batch": "todos" if lab.batch == 1000 else str(lab.batch),
        "epoch": f"{taken} (se fue)" if lab.lost else str(taken),
        "cost": last(lab.costs),
        "test_cost": last(lab.test_costs),
        "accuracy": percent(lab.accuracy),
        "test_accuracy": percent(lab.test_accuracy),
        **{f"norm{k}": short(n, 3) for k, n in enumerate(lab.norms, 1)},
    }


def readings(page):
    """Lo que la página dice, por nombre."""
    seen = page.evaluate(
        f"""() => Object.fromEntries(
            [...document.querySelectorAll("{LAB} output")]
                .filter(o => !o.closest("[hidden]"))
                .map(o => [o.getAttribute("name"), o.textContent]))"""
    )
    return {k: v for k, v in seen.items() if not k.startswith("own")}


def same_as_python(page, lab):
    """Compara cada lectura, cada perilla y el dibujo con los de Python."""
    page.wait_for_function(
        f"""epoch => document.querySelector("{LAB} output[name=epoch]")
            .textContent.split(" ")[0] === epoch""",
        arg=expected(lab)["epoch"].split(" ")[0],
    )
    assert readings(page) == expected(lab)
    for name in ("dataset", "activation", "loss", "optimizer"):
        select = page.locator(f"{LAB} select[name={name}]")
        assert select.input_value() == getattr(lab, name)
    same_field(page, lab)


def same_field(page, lab):
    """El color de cada celda es la respuesta de la red."""
    pixels = np.array(
        page.locator(f"{LAB} canvas").evaluate(
            """c => [...c.getContext("2d").getImageData(
                0, 0, c.width, c.height).data]"""
        )
    ).reshape(64, 64, 4)
    side = (np.arange(64) + 0.5) / 64 * 6 - 3
    mesh = np.stack(np.meshgrid(side, -side), axis=-1).reshape(-1, 2)
    answer = lab.model.predict(mesh).reshape(64, 64)
    depth = 220 * np.abs(answer - 0.5)
    assert np.abs(pixels[..., 3] - depth).max() < 1
    # Naranja donde la red dice 1: más rojo que azul.
    sure = depth > 10
    orange = pixels[..., 0] > pixels[..., 2]
    assert np.array_equal(orange[sure], answer[sure] > 0.5)


def sentence(page):
    """La frase, cuando deja de cambiar."""
    page.wait_for_timeout(350)
    return page.locator(f"{LAB} .lab-sentence").inner_text()


def press(page, name, key, times=1):
    """Oprime una tecla en una perilla."""
    for _ in range(times):
        page.locator(f"{LAB} [name={name}]:is(input, select)").press(key)


def button(page, name):
    """Un botón del laboratorio."""
    return page.locator(LAB).get_by_role("button", name=name, exact=True)
