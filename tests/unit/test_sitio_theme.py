"""Los remiendos del tema."""

from sitio.finish import theme


def test_english_attributes_become_spanish():
    page = '<a title="Link to this heading"></a><button title="Main page">'
    assert theme.mend(page) == (
        '<a title="Enlace a este título"></a><button title="Main page">'
    )


def test_english_buttons_become_spanish_and_prose_does_not():
    page = '<span class="btn__text-container">Open issue</span> Open issue'
    assert theme.mend(page) == (
        '<span class="btn__text-container">Avisar de un error</span> '
        "Open issue"
    )


def test_the_sidebar_is_a_landmark():
    page = '<div id="pst-primary-sidebar" class="x">'
    mended = theme.mend(page)
    assert 'role="complementary"' in mended
    assert theme.mend(mended) == mended


def test_an_arrow_of_the_contents_says_what_it_opens():
    page = (
        '<li><a href="a.html">A</a></li><li><a href="b.html">De '
        "<code>neurona</code></a><details><summary><span></span></summary>"
    )
    mended = theme.mend(page)
    assert '<summary aria-label="Páginas de De neurona">' in mended
    assert theme.mend(mended) == mended


def test_the_search_button_is_named_by_its_text():
    page = (
        '<button class="btn search-button-field x" title="Búsqueda" '
        'aria-label="Búsqueda" data-x="y"><button aria-label="Tema">'
    )
    assert theme.mend(page) == (
        '<button class="btn search-button-field x" title="Búsqueda" '
        'data-x="y"><button aria-label="Tema">'
    )


def test_a_wide_formula_is_reached_by_keyboard():
    page = '<div class="math" id="e"><span class="math">'
    mended = theme.mend(page)
    assert (
        mended == '<div class="math" tabindex="0" id="e"><span class="math">'
    )
    assert theme.mend(mended) == mended


def test_the_bibliography_is_a_list():
    page = '<div class="citation" id="a" role="doc-biblioentry">'
    assert theme.mend(page) == '<div class="citation" id="a" role="listitem">'
