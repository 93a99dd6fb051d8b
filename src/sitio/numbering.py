"""Numera figuras, ecuaciones, tablas y ejercicios por lección: 5.1, 5.2…

Sphinx los numera seguidos en todo el libro; así, al añadir una lección
cambiarían los números (y los cuadernos) de todas las que siguen.
"""

from sitio.book import lesson_number


def restore_sequential(app, env):
    """Devuelve a Sphinx sus números: con ellos sabe qué páginas cambiaron."""
    env.toc_fignumbers = getattr(env, "sequential_numbers", {})
    return []


def number_by_lesson(app, env):
    """Cambia (n,) por (lección, n) y devuelve las páginas que cambian."""
    before = getattr(env, "lesson_numbers", {})
    env.sequential_numbers = env.toc_fignumbers
    env.lesson_numbers = {
        docname: by_lesson(lesson_number(docname), kinds)
        for docname, kinds in env.toc_fignumbers.items()
    }
    env.toc_fignumbers = env.lesson_numbers
    return [
        docname
        for docname, kinds in env.lesson_numbers.items()
        if kinds != before.get(docname)
    ]


def by_lesson(lesson, kinds):
    """Numera de nuevo lo de una página; sin lección, queda como está."""
    if lesson is None:
        return kinds
    return {
        kind: {
            key: (lesson, i)
            for i, key in enumerate(sorted(numbers, key=numbers.get), start=1)
        }
        for kind, numbers in kinds.items()
    }


def setup(app):
    """Conecta la numeración con Sphinx, antes y después de la suya (500)."""
    app.connect("env-get-updated", restore_sequential, priority=400)
    app.connect("env-get-updated", number_by_lesson, priority=600)
