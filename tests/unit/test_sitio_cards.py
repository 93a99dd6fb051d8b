"""Las tarjetas: su tamaño, su texto y cuándo se dibujan."""

import pytest
from PIL import Image

from sitio.book import ROOT, page_names
from sitio.found import cards

LESSON = "lessons/6-practicas/18-mnist"
LARGEST = 60_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """La tarjeta de la lección de título más largo, dibujada."""
    folder = tmp_path_factory.mktemp("tarjetas")
    title = "Práctica: dígitos escritos a mano (MNIST)"
    cards.draw_all({LESSON: title}, folder, ROOT)
    return folder


def test_a_card_has_the_size_that_networks_ask_for(folder):
    path = folder / "6-practicas-18-mnist.png"
    with Image.open(path) as image:
        assert image.size == (1200, 630) and image.format == "PNG"
        assert image.mode == "P"
    assert path.stat().st_size < LARGEST


def test_a_card_is_drawn_again_only_when_its_title_changes(folder):
    path = folder / "6-practicas-18-mnist.png"
    title = "Práctica: dígitos escritos a mano (MNIST)"
    before = path.stat().st_mtime_ns
    cards.draw_all({LESSON: title}, folder, ROOT)
    assert path.stat().st_mtime_ns == before
    cards.draw_all({LESSON: "Otro"}, folder, ROOT)
    assert path.stat().st_mtime_ns != before


def test_a_card_without_page_is_deleted(folder):
    (folder / "vieja.png").touch()
    cards.draw_all({LESSON: "Otro"}, folder, ROOT)
    assert [path.name for path in folder.iterdir()] == [
        "6-practicas-18-mnist.png"
    ]


def test_every_page_has_its_own_file():
    names = [cards.file_name(name) for name in page_names()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "title",
    [
        "Backpropagation",
        "Práctica: dígitos escritos a mano (MNIST)",
        "Un título mucho más largo de lo que una lección debería llevar nunca",
    ],
)
def test_a_title_fits_in_its_place(title):
    size, letter, lines = cards.fitted(title)
    assert len(lines) * size * cards.LEADING <= cards.HEIGHT
    for line in lines:
        assert letter.getlength(line) <= cards.COLUMN * cards.SCALE
    assert " ".join(lines) == title


def test_the_alternative_says_what_is_drawn():
    assert cards.alternative("lessons/3-redes/07-xor", "XOR", ROOT) == (
        "Lección 7 · Redes: «XOR», junto al dibujo de una red con capas de "
        "2, 2 y 1 neuronas."
    )
    assert "una neurona con sus entradas" in cards.alternative(
        "lessons/1-origenes/02-historia", "Historia", ROOT
    )


def test_each_part_has_its_own_network():
    assert len(set(cards.LAYERS)) == len(cards.LAYERS)
    assert cards.layers_of("lessons/apendices/glosario", ROOT) == (
        cards.APPENDIX_LAYERS
    )
