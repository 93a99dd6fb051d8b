"""Los seis experimentos: cada liga abre el estado que nombra."""

from urllib.parse import parse_qsl

import numpy as np
import pytest
from playground_page import LAB, initial, same_as_python, sentence

from neurona.labs import PlaygroundLab

LINKS = 'article a[href^="#campo&"]'
WORDS = {"dataset", "activation", "loss", "optimizer"}
REAL = {"noise", "rate", "l2"}
# Lo que la lección promete que se verá al abrir cada uno.
SAYINGS = [
    "75.3 % de los puntos",
    "Época 100: el costo es 0.57",
    "veces menor que el de la salida",
    "Prueba con 0.05.",
    "acierta en 100.0 % de los puntos; con los de prueba, 58.0 %",
    "acierta en 82.4 % de los puntos",
]


def state_of(address):
    """El estado que una liga nombra, como lo espera Python."""
    return {
        name: text if name in WORDS else read(name, text)
        for name, text in parse_qsl(address.removeprefix("#campo&"))
    }


def read(name, text):
    """Un número o una lista de puntos."""
    if name == "points":
        return [list(map(float, p.split(","))) for p in text.split(";")]
    return float(text) if name in REAL else int(text)


def addresses(page):
    """Las direcciones de las ligas, en orden."""
    return page.locator(LINKS).evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )


def test_there_are_six_different_experiments(page):
    initial(page)
    found = addresses(page)
    assert len(found) == len(set(found)) == 6


@pytest.mark.parametrize("number", range(6))
def test_a_link_opens_the_state_it_names(page, number):
    lab = initial(page)
    address = addresses(page)[number]
    page.locator(LINKS).nth(number).press("Enter")
    state = state_of(address)
    for name, value in state.items():
        setattr(lab, name, value)
    same_as_python(page, lab)
    assert SAYINGS[number] in sentence(page)
    # Nombra todo lo que cuenta: no depende de cómo empiece la lección.
    alone = PlaygroundLab(**state)
    assert alone.costs == lab.costs


@pytest.mark.parametrize("number", range(6))
def test_a_link_opened_in_a_new_tab_is_the_same(page, number):
    initial(page)
    address = addresses(page)[number]
    page.goto("about:blank")
    lab = initial(page, address)
    for name, value in state_of(address).items():
        setattr(lab, name, value)
    same_as_python(page, lab)


def test_following_a_link_brings_the_lab_into_view(page):
    initial(page)
    page.locator(LINKS).last.click()
    page.wait_for_function(
        f"""() => {{
            const box = document.querySelector("{LAB}")
                .getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight / 2;
        }}"""
    )


def test_the_points_of_the_last_one_are_those_of_the_cell(page):
    """Dieciséis separables con una recta vertical y uno del otro lado."""
    initial(page)
    points = np.array(state_of(addresses(page)[5])["points"])
    rows, sides = [-1.5, -0.5, 0.5, 1.5], [-1, 1]
    cell = [
        [side * a, b, side == 1]
        for b in rows
        for a in [0.5, 1]
        for side in sides
    ]
    assert np.array_equal(points, np.array([*cell, [-3, 3, 1]], dtype=float))
