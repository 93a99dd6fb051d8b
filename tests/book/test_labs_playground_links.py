"""El campo de juego se lleva: en una liga y en código que lo repite."""

import pytest
from playground_page import (
    LAB,
    PLAYGROUND,
    button,
    initial,
    press,
    same_as_python,
    set_state,
)

STATES = [
    "#campo&dataset=xor&samples=60&epochs=21",
    "#campo&dataset=moons&layers=2&units2=7&activation=relu&l2=0.01"
    "&optimizer=sgd&rate=0.5&samples=80&epochs=20&seed=17",
    "#campo&dataset=spiral&layers=3&loss=mean_squared_error&batch=1000"
    "&optimizer=momentum&noise=0&epochs=30",
    "#campo&dataset=own&points=-1.5,2,0;0,0,1;2.5,-0.3,0;3,3,1&batch=1"
    "&activation=leaky_relu&optimizer=rmsprop&epochs=20",
]


def copied(page, name, key=None):
    """Oprime un botón de copiar y devuelve lo que ofrece."""
    node = button(page, f"copiar {name}")
    node.press(key) if key else node.click()
    page.wait_for_function(
        f"""() => document.querySelector("{LAB} .lab-said").textContent"""
    )
    kind = {"liga": "link", "código": "code"}[name]
    return page.locator(f"{LAB} textarea[name={kind}]").input_value()


@pytest.mark.parametrize("address", STATES)
def test_the_copied_code_gives_the_same_costs(page, address):
    """Se corre tal cual: sus primeros 20 costos son los que se vieron."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    initial(page, address)
    epochs = address.split("epochs=")[1].split("&")[0]
    page.wait_for_function(
        f"""epoch => document.querySelector("{LAB} output[name=epoch]")
            .textContent === epoch""",
        arg=epochs,
    )
    # Uno por teclado; los demás, con el puntero.
    text = copied(page, "código", "Enter" if "own" in address else None)
    assert page.evaluate("navigator.clipboard.readText()") == text
    names = {}
    exec(text, names)
    assert len(names["lab"]) == 20 <= len(names["costs"])
    assert names["costs"][:20] == pytest.approx(names["lab"], abs=1e-9)
    # Y los del texto son los que la página muestra.
    shown = page.locator(f"{LAB} output[name=cost]").inner_text()
    assert float(shown) == pytest.approx(names["costs"][-1], rel=1e-3)


def test_a_copied_link_opens_the_same_state(page):
    lab = initial(page, "#campo&dataset=circles&samples=40&epochs=3")
    press(page, "seed", "ArrowRight", 2)
    button(page, "una época").click()
    link = copied(page, "liga")
    assert copied(page, "liga", "Enter") == link
    page.goto("about:blank")
    page.goto(link)
    set_state(lab, dataset="circles", samples=40, seed=lab.seed + 2, epochs=1)
    same_as_python(page, lab)
    # Y se ve, sin buscarlo.
    top = page.locator(LAB).evaluate("e => e.getBoundingClientRect().top")
    assert page.evaluate("scrollY") > 0 and -1 <= top < 200


def test_the_address_follows_the_state(page):
    lab = initial(page)
    assert "#" not in page.url
    press(page, "noise", "Home")
    button(page, "una época").click()
    page.wait_for_function("() => location.hash.includes('noise=0&')")
    assert page.url.startswith(PLAYGROUND.as_uri() + "#campo&dataset=")
    page.reload()
    set_state(lab, noise=0, epochs=1)
    same_as_python(page, lab)


def test_a_link_of_the_page_loads_its_state(page):
    lab = initial(page, "#campo&dataset=own&points=1,1,0&seed=8")
    page.evaluate("location.hash = '#campo&dataset=moons&units1=2&epochs=5'")
    # Lo que la liga calla vuelve a lo que la lección dice.
    set_state(lab, dataset="moons", units1=2, epochs=5)
    same_as_python(page, lab)
    page.evaluate("location.hash = '#otra-seccion'")
    same_as_python(page, lab)


def test_without_a_clipboard_the_text_is_left_selected(page):
    page.add_init_script(
        """Object.defineProperty(navigator, "clipboard", { value: undefined });
        document.execCommand = () => false;"""
    )
    initial(page)
    assert copied(page, "código").startswith("import numpy as np")
    said = page.locator(f"{LAB} .lab-said").inner_text()
    assert "selecciónalo" in said
    area = page.locator(f"{LAB} textarea[name=code]")
    assert area.is_visible() and not area.is_editable()
    chosen = area.evaluate("a => a.selectionEnd - a.selectionStart")
    assert chosen == len(area.input_value())


def test_the_code_in_view_follows_the_state(page):
    initial(page)
    page.locator(f"{LAB} summary").nth(1).click()
    area = page.locator(f"{LAB} textarea[name=code]")
    press(page, "seed", "End")
    assert "RandomState(99)" in area.input_value()


def test_without_points_there_is_no_code_to_run(page):
    initial(page, "#campo&dataset=own&points=")
    assert copied(page, "código") == "# Todavía no hay puntos.\n"
