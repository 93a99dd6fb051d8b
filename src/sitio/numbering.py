"""Numera figuras, ecuaciones, tablas y ejercicios por lección: 5.1, 5.2…

Sphinx los numera seguidos en todo el libro; así, al añadir una lección
cambiarían los números (y los cuadernos) de todas las que siguen.
"""

from sitio.book import lesson_number


def number_by_lesson(app, env):
    """Cambia (n,) por (lección, n) y devuelve las páginas que cambian."""
    changed = []
    for docname, kinds in env.toc_fignumbers.items():
        lesson = lesson_number(docname)
        if lesson is None:
            continue
        for kind, numbers in kinds.items():
            in_order = sorted(numbers, key=numbers.get)
            kinds[kind] = {
                key: (lesson, i) for i, key in enumerate(in_order, start=1)
            }
        changed.append(docname)
    return changed


def setup(app):
    """Conecta la numeración con Sphinx, después de la suya (500)."""
    app.connect("env-get-updated", number_by_lesson, priority=600)
