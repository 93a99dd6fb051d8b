"""Cada término del glosario enlaza la lección que lo presenta.

Es la primera, en el orden del libro, que lo usa con ``{term}``: nadie tiene
que apuntarlo, y al mover un término de lección el enlace lo sigue.
"""

from docutils import nodes
from sphinx import addnodes

from sitio.book import lesson_number

GLOSSARY = "lessons/apendices/glosario"


def collect_terms(app, doctree):
    """Apunta los términos que usa la página que se acaba de leer."""
    uses = app.env.__dict__.setdefault("term_uses", {})
    uses[app.env.docname] = {
        node["reftarget"].casefold()
        for node in doctree.findall(addnodes.pending_xref)
        if node.get("reftype") == "term"
    }


def forget_page(app, env, docname):
    """Olvida los términos de una página que se leerá de nuevo."""
    env.__dict__.setdefault("term_uses", {}).pop(docname, None)


def first_lessons(env):
    """Devuelve la primera lección que usa cada término."""
    lessons = sorted(filter(lesson_number, env.term_uses), key=lesson_number)
    first = {}
    for docname in lessons:
        for term in env.term_uses[docname]:
            first.setdefault(term, docname)
    return first


def glossary_changes(app, env):
    """Pide rehacer el glosario si algún término cambió de lección."""
    before = getattr(env, "term_lessons", None)
    env.term_lessons = first_lessons(env)
    changed = env.term_lessons != before and GLOSSARY in env.found_docs
    return [GLOSSARY] if changed else []


def link_lessons(app, doctree, docname):
    """Añade a cada término el enlace a su lección."""
    if docname != GLOSSARY:
        return
    env, builder = app.env, app.builder
    for entry in doctree.findall(nodes.definition_list_item):
        names = [
            term.astext().casefold() for term in entry.findall(nodes.term)
        ]
        found = [env.term_lessons[n] for n in names if n in env.term_lessons]
        if not found:
            continue
        lesson = min(found, key=lesson_number)
        title = env.titles[lesson].astext()
        link = nodes.reference(
            "",
            f"{lesson_number(lesson)}. {title}",
            refuri=builder.get_relative_uri(docname, lesson),
            internal=True,
        )
        definition = next(entry.findall(nodes.definition))
        definition += nodes.paragraph("", "", nodes.Text("Lección "), link)


def setup(app):
    """Conecta el glosario con la lectura y la escritura."""
    app.connect("doctree-read", collect_terms)
    app.connect("env-purge-doc", forget_page)
    app.connect("env-updated", glossary_changes)
    app.connect("doctree-resolved", link_lessons)
