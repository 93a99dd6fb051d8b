"""Las páginas ligeras: qué se quita, y qué no puede faltar."""

import io

import pytest
from fontTools.ttLib import TTFont

from sitio.finish import light

PAGE = """\
<link rel="preload" as="script" href="_static/scripts/bootstrap.js" />
<script defer src="_static/scripts/fontawesome.js?digest=1"></script>
<script src="_static/doctools.js?v=1"></script>
<script src="_static/copybutton.js?v=1"></script>
<script src="_static/design-tabs.js?v=1" data-x="y"></script>
<script src="searchindex.js"></script>
<script>DOCUMENTATION_OPTIONS.pagename = 'index';</script>
<script>document.title = "otro";</script>
<p class="fa-solid fa-bars">
"""


def test_a_page_keeps_only_what_it_uses():
    assert light.lighter(PAGE) == (
        '<script defer src="_static/doctools.js?v=1"></script>\n'
        "<script type=\"module\">DOCUMENTATION_OPTIONS.pagename = 'index';"
        "</script>\n"
        '<script>document.title = "otro";</script>\n'
        '<p class="fa-solid fa-bars">\n'
    )


@pytest.mark.parametrize(
    ("script", "sign"),
    [
        ("copybutton.js", '<div class="highlight">'),
        ("design-tabs.js", '<div class="sd-tab-set docutils">'),
        ("searchindex.js", '<div id="search-results">'),
    ],
)
def test_a_page_that_uses_a_script_keeps_it(script, sign):
    assert script in light.lighter(PAGE + sign)


def test_lightening_twice_changes_nothing():
    once = light.lighter(PAGE)
    assert light.lighter(once) == once


def link(name):
    """Como el tema pide una hoja de estilo."""
    return f'<link rel="stylesheet" href="../_static/{name}.css?v=1" />\n'


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("pygments", '<div class="highlight">'),
        ("mystnb.0a1b", '<div class="cell docutils">'),
        ("exercise", '<div class="exercise admonition">'),
        ("sphinx-design.min", '<div class="sd-card">'),
        ("katex/katex.min", '<span class="katex">'),
        ("laboratorios", '<div class="lab" data-lab="neuron">'),
    ],
)
def test_a_page_asks_only_for_the_styles_it_uses(name, sign):
    course = link("curso")
    assert light.lighter(link(name) + course) == course
    assert light.lighter(link(name) + sign) == link(name) + sign


def test_a_sheet_that_only_imports_another_is_skipped():
    page = '<link href="../_static/styles/theme.css?digest=1" />'
    assert (
        light.lighter(page) == '<link href="../_static/basic.css?digest=1" />'
    )


def test_the_theme_keeps_only_the_rules_in_use(tmp_path):
    path = tmp_path / light.STYLES
    path.parent.mkdir(parents=True)
    path.write_text(".a{top:0}.b{top:0}.c{top:0}", "utf8")
    (tmp_path / "x.js").write_text('add("b")', "utf8")
    light.write_styles(tmp_path, ['<p class="a">'])
    assert path.read_text("utf8") == ".a{top:0}.b{top:0}"


def test_only_used_icons_stay_in_the_styles():
    styles = (
        ':root{--pst-icon-bell:"\\f0f3"}'
        '.fa-bars:before,.fa-navicon:before{content:"\\f0c9"}'
        '.fa-bars-progress:before{content:"\\f828"}.fa-lg{font-size:2em}'
    )
    few, letters = light.few_icons(styles, {"fa-navicon", "fa-lg"})
    assert "f0c9" in few and "f828" not in few and ".fa-lg{" in few
    assert {light.code_point(letter) for letter in letters} == {0xF0C9, 0xF0F3}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Los estilos y las letras de dos iconos, en una carpeta."""
    static = tmp_path_factory.mktemp("static")
    (static / light.STYLES).parent.mkdir(parents=True)
    (static / light.FONTS).mkdir(parents=True)
    light.write_icons(static, {"fa-bars", "fa-github"})
    return static


def test_the_fonts_hold_the_icons_asked_and_the_theme_ones(written):
    letters = set()
    for path in (written / light.FONTS).glob("*.woff2"):
        letters |= set(TTFont(io.BytesIO(path.read_bytes())).getBestCmap())
        assert path.stat().st_size < 5000
    assert {0xF0C9, 0xF09B} <= letters
    # Una advertencia lleva su icono aunque nadie lo nombre.
    assert 0xF071 in letters
    assert 0xF135 not in letters


def test_the_styles_name_only_files_that_are_there(written):
    styles = (written / light.STYLES).read_text("utf8")
    assert ".ttf" not in styles
    assert styles.count("webfonts/") == 3
    for path in (written / light.FONTS).iterdir():
        assert path.name in styles
