"""Un solo título, y tablas cuyos encabezados y nombres se oyen."""

from sitio.finish import structure

TABLE = (
    '<h2>De un vistazo<a class="headerlink" href="#a">#</a></h2>'
    '<table class="table"><thead><tr><th class="head">Rango</th></tr></thead>'
    '<tbody><tr><th class="stub">x</th></tr></tbody></table>'
)


def test_a_header_says_what_it_heads():
    page = structure.mend(TABLE)
    assert '<th scope="col" class="head">Rango' in page
    assert '<th scope="row" class="stub">x' in page


def test_a_table_is_named_after_its_section():
    page = structure.mend(TABLE + '<table class="table"></table>')
    assert '<table aria-label="De un vistazo" class="table">' in page
    assert '<table aria-label="De un vistazo, 2" class="table">' in page


def test_a_table_with_its_caption_keeps_it():
    page = '<h2>A</h2><table class="table"><caption>B</caption></table>'
    assert structure.mend(page) == page


def test_the_title_for_paper_is_not_a_second_title():
    page = '<div id="jb-print-docs-body" class="onlyprint">\n <h1>A</h1></div>'
    assert "<h1>" not in structure.mend(page)
    assert '<p class="h1">A</p>' in structure.mend(page)


def test_a_second_pass_changes_nothing():
    once = structure.mend(TABLE)
    assert structure.mend(once) == once
