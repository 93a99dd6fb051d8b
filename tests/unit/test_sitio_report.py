"""El informe del sitio: sus cotas, su tabla y qué páginas mide."""

import pytest

from sitio.book import BookError
from sitio.report import __main__ as order
from sitio.report.pages import Page, bound, chosen
from sitio.report.table import Row, misses, report, table


def good(**changes):
    """Un renglón que cumple, con algo cambiado."""
    values = dict(
        page="lessons/04-neurona",
        theme="dark",
        bound=0.95,
        performance=0.95,
        accessibility=1,
        best_practices=1,
        seo=1,
        kib=300,
        kib_all=900,
    )
    return Row(**values | changes)


def test_a_page_that_meets_every_bound_misses_none():
    assert misses(good()) == []
    assert report([good()]).endswith("Todas las páginas cumplen.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"performance": 0.94}, "rendimiento 0.94, y se pide 0.95"),
        ({"accessibility": 0.99}, "accesibilidad 0.99, y se pide 1.00"),
        ({"best_practices": 0.96}, "buenas prácticas 0.96"),
        ({"seo": 0.9}, "SEO 0.90"),
        ({"kib": 301.2}, "301 KiB sin imágenes, y caben 300"),
        ({"axe": ["a 390, region"]}, "axe encuentra: a 390, region"),
        ({"others": ["https://a.b/c"]}, "otros sitios: https://a.b/c"),
        ({"console": ["rota"]}, "en la consola: rota"),
        ({"error": "se colgó"}, "no se midió: se colgó"),
    ],
)
def test_each_bound_is_watched(changes, said):
    (found,) = misses(good(**changes))
    assert found.startswith("lessons/04-neurona (oscuro): ")
    assert said in found
    assert f"- {found}" in report([good(), good(**changes)])


def test_resuming_measures_again_what_failed_or_misses(tmp_path, monkeypatch):
    monkeypatch.setattr(order, "FOLDER", tmp_path)
    assert order.saved(["bien"]) == []
    order.save(
        [
            good(page="bien"),
            good(page="lenta", performance=0.9),
            good(page="rota", error="se colgó"),
            good(page="de fábrica", bound=None, performance=0.6),
            good(page="de fábrica", bound=None, error="sin red"),
            good(page="no se pidió"),
        ]
    )
    names = ["bien", "lenta", "rota", "de fábrica"]
    kept = [(row.page, row.error) for row in order.saved(names)]
    assert kept == [("bien", ""), ("de fábrica", "")]


def test_a_page_measured_again_returns_to_its_place():
    pairs = [("b", "light"), ("a", "dark"), ("b", "dark"), ("a", "light")]
    rows = [good(page=page, theme=theme) for page, theme in pairs]
    sorted_rows = order.in_order(rows, ["b", "a"])
    assert [(row.page, row.theme) for row in sorted_rows] == [
        ("b", "light"),
        ("b", "dark"),
        ("a", "light"),
        ("a", "dark"),
    ]


def test_a_lost_point_says_which_audit_took_it():
    complaints = [
        {"category": "seo", "id": "meta-description"},
        {"category": "performance", "id": "render-blocking"},
    ]
    (found,) = misses(good(seo=0.9, complaints=complaints))
    assert found.endswith("y se pide 1.00 (meta-description)")


def test_the_stock_page_is_shown_and_asked_nothing():
    stock = good(
        page="de fábrica",
        theme="light",
        bound=None,
        performance=0.6,
        others=["https://cdn.example/a.js", "https://cdn.example/b.js"],
    )
    assert misses(stock) == []
    text = report([good(), stock])
    assert "| de fábrica " in text
    assert "Pide archivos (MathJax) a cdn.example: sin red" in text
    assert text.endswith("Todas las páginas cumplen.")


def test_the_table_is_markdown_with_a_row_for_each_page():
    lines = table([good(axe=["uno", "dos"]), good(error="x")]).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells == [
        "lessons/04-neurona",
        "oscuro",
        *("0.95", "1.00", "1.00", "1.00", "300", "900", "2", "0", "0"),
    ]
    assert lines[3].count("—") == 9


PAGES = [
    Page("lessons/index", "a"),
    Page("lessons/2-neurona/04-neurona-artificial", "b"),
    Page("lessons/apendices/soluciones/2-neurona", "c"),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], [0, 1, 2]),
        (["04"], [1]),
        (["2-neurona", "index"], [2, 0]),
        (["04-neurona-artificial", "04"], [1]),
    ],
)
def test_pages_are_chosen_by_number_or_name(wanted, found):
    assert chosen(PAGES, wanted) == [PAGES[k] for k in found]


def test_an_unknown_page_is_named():
    with pytest.raises(BookError, match="«99»; las hay: index, 04-neurona"):
        chosen(PAGES, ["99"])


def test_a_page_with_a_lab_is_asked_a_little_less():
    lab = '<div class="lab" data-lab="neuron">'
    assert bound("lessons/2-neurona/04-neurona-artificial", "") == 0.95
    assert bound("lessons/index", "") == 0.95
    assert bound("lessons/2-neurona/04-neurona-artificial", lab) == 0.9
