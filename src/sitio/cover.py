"""La portada: un laboratorio sin celda de código y el camino de las partes.

Las partes y sus lecciones salen de ``_toc.yml``; los minutos, de la ficha de
cada lección; el laboratorio, de ``neurona.labs``: nada se escribe dos veces.
"""

from pathlib import Path

import yaml
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from neurona import labs
from sitio.book import BookError, lesson_number
from sitio.classroom.plans import lesson_times
from sitio.progress import SUMMARY

STYLES = "portada.css"


def read_parts(root):
    """Devuelve los números de las lecciones de cada parte de ``_toc.yml``.

    Una parte sin lecciones (los apéndices) no cuenta.
    """
    contents = yaml.safe_load((root / "_toc.yml").read_text("utf8"))
    parts = {}
    for part in contents.get("parts", []):
        names = [chapter["file"] for chapter in part["chapters"]]
        numbers = [n for n in map(lesson_number, names) if n is not None]
        if numbers:
            parts[part["caption"]] = numbers
    return parts


def path_list(parts, questions, times):
    """Escribe el camino en MyST: una lista de partes, cada una con la suya.

    Parameters
    ----------
    parts : dict
        Los números de las lecciones, por parte.
    questions : dict
        La pregunta que abre cada parte.
    times : dict
        La etiqueta y los minutos, por número de lección.

    Raises
    ------
    BookError
        Si a una parte le falta su pregunta, o si una pregunta sobra.
    """
    for part in questions.keys() ^ parts.keys():
        problem = "no tiene pregunta" if part in parts else "no existe"
        raise BookError(
            f"course-path: la parte «{part}» {problem}; _toc.yml tiene "
            f"{', '.join(parts)}."
        )
    lines = []
    for count, (part, numbers) in enumerate(parts.items(), start=1):
        lines += [f"{count}. **{part}**", "", f"   {questions[part]}", ""]
        for number in numbers:
            stop = times[number]
            lines.append(
                f"   {number}. {{ref}}`{stop.label}` "
                f"[{stop.minutes} min]{{.minutos}}"
            )
        lines.append("")
    return "\n".join(lines)


class CoursePath(SphinxDirective):
    """Muestra las partes y sus lecciones; su contenido, las preguntas."""

    has_content = True

    def run(self):
        """Junta lo que dicen los archivos y deja que MyST arme la lista."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / "_toc.yml"))
        try:
            questions = yaml.safe_load("\n".join(self.content)) or {}
            parts = read_parts(root)
            text = path_list(parts, questions, lesson_times(root))
        except (BookError, yaml.YAMLError) as error:
            raise self.error(str(error)) from None
        summary = nodes.raw("", SUMMARY, format="html")
        path = nodes.container(classes=["camino"])
        path += self.parse_text_to_nodes(text)
        return [summary, path]


class LiveLab(SphinxDirective):
    """Pone un laboratorio: ```` ```{live-lab} NeuronLab ````.

    Su contenido es el estado inicial, en YAML; ``:alt:``, lo que se ve en su
    figura fija.
    """

    required_arguments = 1
    has_content = True
    option_spec = {"alt": directives.unchanged_required}

    def run(self):
        """Escribe el mismo HTML que la celda de una lección."""
        name = self.arguments[0]
        kind = getattr(labs, name, None)
        if kind is None:
            raise self.error(
                f"neurona.labs no tiene «{name}»: tiene "
                f"{', '.join(labs.__all__)}."
            )
        lab = kind(**yaml.safe_load("\n".join(self.content)) or {})
        lab.alt = self.options.get("alt", lab.alt)
        return [nodes.raw("", lab.static_html(), format="html")]


def add_styles(app, pagename, templatename, context, doctree):
    """Pide los estilos de la portada solo en ella."""
    if pagename == app.config.root_doc:
        app.add_css_file(STYLES, priority=900)


def setup(app):
    """Da a las páginas las dos directivas, y a la portada sus estilos."""
    app.add_directive("course-path", CoursePath)
    app.add_directive("live-lab", LiveLab)
    app.connect("html-page-context", add_styles)
