"""Lo que un lector de pantalla sabe de la página por sus etiquetas."""

import re

# El título que el tema escribe para el papel, encima del verdadero.
PRINT_TITLE = re.compile(
    r'(<div id="jb-print-docs-body" class="onlyprint">\s*)<h1>(.*?)</h1>',
    re.DOTALL,
)
HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
STUB = re.compile(r'<th class="stub">')
CELL = re.compile(r"<th(?![^>]* scope=)(?=[ >])")
# El índice alfabético va en columnas: no es una tabla de datos.
LAYOUT = re.compile(r'<table class="indextable')
# Un título, o una tabla que no tiene el suyo.
HEADING_OR_TABLE = re.compile(
    r"<h[1-6]>(?P<title>.*?)(?:<a class=\"headerlink\".*?)?</h[1-6]>"
    r'|<table class="table(?P<rest>[^"]*)">(?!\s*<caption)',
    re.DOTALL,
)
TAGS = re.compile(r"<[^>]+>")


def mend(page):
    """Devuelve una página con un solo título y tablas que se explican.

    Examples
    --------
    >>> mend("<thead><tr><th>Rango</th></tr></thead>")
    '<thead><tr><th scope="col">Rango</th></tr></thead>'
    """
    page = PRINT_TITLE.sub(r'\1<p class="h1">\2</p>', page)
    page = LAYOUT.sub('<table role="none" class="indextable', page)
    page = HEAD.sub(lambda h: CELL.sub('<th scope="col"', h[0]), page)
    page = STUB.sub('<th scope="row" class="stub">', page)
    return _named_tables(page)


def _named_tables(page):
    """Una tabla sin título lleva el de su sección, y su número si hay más."""
    seen = {}
    title = ""

    def name(found):
        nonlocal title
        if found["title"] is not None:
            title = TAGS.sub("", found["title"]).replace('"', "&quot;")
            title = " ".join(title.split())
            return found[0]
        seen[title] = seen.get(title, 0) + 1
        number = f", {seen[title]}" if seen[title] > 1 else ""
        return (
            f'<table aria-label="{title}{number}" '
            f'class="table{found["rest"]}">'
        )

    return HEADING_OR_TABLE.sub(name, page)
