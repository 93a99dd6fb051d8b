"""Lo que al tema le falta: textos en español y nombres que se oyen."""

import re

from sitio.finish import spanish

# Lo que el tema y Sphinx dejan en inglés, en atributos...
ATTRIBUTES = {
    "Abrir un problema": "Avisar de un error en esta página",
    "Binder logo": "Binder",
    "Colab logo": "Colab",
    "Descarga esta pagina": "Descargar esta página",
    "Launch interactive content": "Ejecutar esta página",
    "Launch on Binder": "Ejecutar en Binder",
    "Launch on Colab": "Ejecutar en Colab",
    "Launch on JupyterHub": "Ejecutar en JupyterHub",
    "Link to this definition": "Enlace a esta definición",
    "Link to this code": "Enlace a este código",
    "Link to this heading": "Enlace a este título",
    "Link to this image": "Enlace a esta figura",
    "Link to this table": "Enlace a esta tabla",
    "Link to this term": "Enlace a este término",
    "Link to this toctree": "Enlace a este índice",
    "Logo image": "Logotipo del curso",
    "Main": "Lecciones",
    "Page": "Contenido de la página",
    "Permalink to this equation": "Enlace a esta ecuación",
    "Search this book...": "Buscar en el curso",
    "Source repositories": "Repositorio",
    "Toggle primary sidebar": "Mostrar u ocultar las lecciones",
    "Toggle secondary sidebar": "Mostrar u ocultar el contenido de la página",
}
ATTRIBUTE = re.compile(
    r'\b(title|aria-label|placeholder|alt)="('
    + "|".join(map(re.escape, ATTRIBUTES))
    + ')"'
)
# ... y en los botones.
BUTTONS = {"Open issue": "Avisar de un error", "Repository": "Repositorio"}
BUTTON = re.compile(
    r'(<span class="btn__text-container">)('
    + "|".join(BUTTONS)
    + ")(?=</span>)"
)
SIDEBAR = re.compile(r'<div (?=id="pst-primary-sidebar")')
# La flecha que abre una parte del índice viene después de su enlace.
TOGGLE = re.compile(
    r"(<a [^>]*>(?P<name>(?:(?!</a>).)*)</a><details[^>]*><summary)(?=>)",
    re.DOTALL,
)
# El botón ya dice «Búsqueda», y también con qué teclas: su etiqueta lo tapa.
SEARCH = re.compile(
    r'(<button class="btn search-button-field[^>]*?) aria-label="[^"]*"'
)
# Los papeles que bibtex escribe ya no se usan; los de una lista, sí.
BIBLIOGRAPHY = re.compile(
    r'(<div class="citation"[^>]*) role="doc-biblioentry"'
)
# Una fórmula más ancha que la pantalla se recorre también con el teclado.
FORMULA = re.compile(r'<div class="math"(?! tabindex)')
TAGS = re.compile(r"<[^>]+>")


def mend(page):
    """Devuelve una página con sus textos en español y todo con su nombre."""

    def toggle(found):
        name = TAGS.sub("", found["name"]).strip()
        return f'{found[1]} aria-label="Páginas de {name}"'

    page = ATTRIBUTE.sub(
        lambda found: f'{found[1]}="{ATTRIBUTES[found[2]]}"', page
    )
    page = BUTTON.sub(lambda found: found[1] + BUTTONS[found[2]], page)
    page = SIDEBAR.sub(
        '<div role="complementary" aria-label="Barra lateral" ', page
    )
    page = TOGGLE.sub(toggle, page)
    page = BIBLIOGRAPHY.sub(r'\1 role="listitem"', page)
    page = FORMULA.sub('<div class="math" tabindex="0"', page)
    return spanish.speak(SEARCH.sub(r"\1", page))
