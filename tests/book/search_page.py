"""Buscar en la página de búsqueda, hasta que termina."""

from sitio.book import ROOT

SITE = ROOT / "_build" / "html"
# Al terminar, el título nuevo se lleva los puntos de la espera. (El estado
# del pulso no sirve: vuelve a contar medio segundo después de terminar.)
FINISHED = "() => Search.dots?.isConnected === false"


def search(page, query):
    """Abre la búsqueda de unas palabras y espera todos los resultados."""
    page.goto((SITE / "search.html").as_uri() + f"?q={query}")
    page.wait_for_function(FINISHED)
