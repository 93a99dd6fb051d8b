"""Escribe una página ya resuelta como Markdown que cualquiera muestra bien.

Colab, GitHub y JupyterLab entienden Markdown, HTML sencillo y fórmulas entre
signos de pesos, no las directivas de MyST. La base es el traductor de
sphinx-markdown-builder; aquí está lo que un curso necesita además: avisos,
desplegables, ejercicios, figuras y ecuaciones numeradas, anclas.
"""

from docutils import nodes
from sphinx.locale import admonitionlabels
from sphinx_markdown_builder.contexts import IndentContext, WrappedContext
from sphinx_markdown_builder.escape import escape_html_quote
from sphinx_markdown_builder.translator import (
    MarkdownTranslator,
    pushing_context,
    pushing_status,
)

# Señales entre trozos de texto; el arroba final cierra el índice de la celda.
CELL_MARK = "@@celda@"
TEXT_MARK = "@@texto@@"
KINDS = (
    "note",
    "tip",
    "warning",
    "important",
    "hint",
    "attention",
    "caution",
    "danger",
    "error",
    "seealso",
)


class PortableTranslator(MarkdownTranslator):
    """Traduce los nodos de una lección a Markdown portátil."""

    def __init__(self, document, builder):
        super().__init__(document, builder)
        # Solo se escriben las anclas que alguien usa en esta misma página.
        self.linked = {
            node["refid"]
            for node in document.findall(nodes.reference)
            if "refid" in node
        }

    # Texto -----------------------------------------------------------------
    def visit_Text(self, node):  # noqa: N802 (nombre que fija docutils)
        """Escapa también < y $, que abrirían una etiqueta o una fórmula."""
        before = len(self.ctx.content)
        super().visit_Text(node)
        if self.status.escape_text and len(self.ctx.content) > before:
            text = self.ctx.content[-1]
            self.ctx.content[-1] = text.replace("<", "&lt;").replace(
                "$", r"\$"
            )

    def visit_emphasis(self, node):
        """Cursivas."""
        self.add("*")

    depart_emphasis = visit_emphasis

    @pushing_status
    def visit_section(self, node):
        """Empieza celda de texto con cada sección."""
        self.add(TEXT_MARK, prefix_eol=2, suffix_eol=2)
        self._add_anchors(node)
        self._push_status(section_level=self.status.section_level + 1)

    def visit_target(self, node):
        """No escribe nada: la etiqueta ya es un id de lo que la sigue."""
        raise nodes.SkipNode

    def _add_anchors(self, node):
        for name in node["ids"]:
            if name in self.linked:
                self._add_anchor(name)
                self.ensure_eol(2)

    # Referencias -----------------------------------------------------------
    def _adjust_url(self, url):
        # El constructor ya da direcciones completas del sitio publicado; el
        # estado del campo de juego solo se abre en su página.
        if url.startswith("#campo&"):
            name = self.builder.current_doc_name
            return self.builder.get_target_uri(name) + url
        return url

    def visit_image(self, node):
        """Muestra una imagen desde el sitio publicado."""
        name = node["uri"].rpartition("/")[2]
        self.add(
            f"![{node.get('alt', '')}]({self.builder.base_url}_images/{name})"
        )

    # Fórmulas --------------------------------------------------------------
    def visit_math_block(self, node):
        """Escribe la fórmula con su número."""
        self._add_anchors(node)
        tag = ""
        if node.get("number") is not None:
            tag = rf" \tag{{{self._number('displaymath', node)}}}"
        formula = node.astext().strip()
        self.add(f"$$\n{formula}{tag}\n$$", prefix_eol=2, suffix_eol=2)
        raise nodes.SkipNode

    def _number(self, kind, node):
        numbers = self.builder.env.toc_fignumbers.get(
            self.builder.current_doc_name, {}
        ).get(kind, {})
        for name in node["ids"]:
            if name in numbers:
                return ".".join(map(str, numbers[name]))
        return ""

    # Celdas y figuras --------------------------------------------------------
    def visit_container(self, node):
        """Marca el lugar de una celda; despliega lo desplegable."""
        if node.get("nb_element") == "cell_code":
            self.add(
                f"{CELL_MARK}{node['cell_index']}@", prefix_eol=2, suffix_eol=2
            )
            for figure in node.findall(nodes.figure):
                self._write_caption(figure)
                if "tag_laboratorio" in node["classes"]:
                    self._write_lab_link(figure)
            raise nodes.SkipNode
        if node.get("design_component") == "dropdown":
            self._write_dropdown(node)
            raise nodes.SkipNode

    def depart_container(self, node):
        """No queda nada por cerrar."""

    def _write_caption(self, figure):
        self._add_anchors(figure)
        number = self._number("figure", figure)
        self.add(f"**Figura {number}.** ", prefix_eol=2)
        for caption in figure.findall(nodes.caption):
            for child in caption.children:
                child.walkabout(self)
        self.ensure_eol(2)

    def _write_lab_link(self, figure):
        # Sin un núcleo que la ejecute, la celda de un laboratorio está vacía.
        page = self.builder.get_target_uri(self.builder.current_doc_name)
        self.add(
            f"[Abre este laboratorio en la página del curso]"
            f"({page}#{figure['ids'][0]})."
        )
        self.ensure_eol(2)

    def visit_caption(self, node):
        """Escribe el título de un código o tabla con número."""
        self.add("**", prefix_eol=2)

    def depart_caption(self, node):
        """Cierra el título."""
        self.add("**", suffix_eol=2)

    def _write_dropdown(self, node):
        title, *body = node.children
        self.add("<details>\n<summary>", prefix_eol=2)
        # Dentro de una etiqueta HTML nadie interpreta Markdown.
        self.add(escape_html_quote(title.astext()))
        self.add("</summary>", suffix_eol=2)
        for child in body:
            child.walkabout(self)
        self.add("</details>", prefix_eol=2, suffix_eol=2)

    # Avisos y ejercicios -----------------------------------------------------
    @pushing_context
    def visit_admonition(self, node):
        """Escribe un aviso como cita, con su título en negritas."""
        self._push_context(IndentContext("> ", empty=True))

    def visit_exercise_enumerable_node(self, node):
        """Escribe un ejercicio con su número y su nombre de encabezado."""
        title, *body = node.children
        number = self._number("exercise", node)
        heading = self.config.numfig_format["exercise"] % number
        name = title.astext().strip(" ()")
        self.add(TEXT_MARK, prefix_eol=2, suffix_eol=2)
        self._add_anchors(node)
        self.add(f"### {heading}. {name}", prefix_eol=2, suffix_eol=2)
        for part in body:
            # El cuerpo viene en una sección que no lo es para quien lee.
            inner = isinstance(part, nodes.section)
            for child in part.children if inner else [part]:
                child.walkabout(self)
        self.ensure_eol(2)
        raise nodes.SkipNode

    def visit_title(self, node):
        """Título de sección, o de un aviso en negritas."""
        if isinstance(node.parent, nodes.Admonition):
            self._push_context(WrappedContext("**", "**"))
        else:
            super().visit_title(node)

    def depart_title(self, node):
        """Cierra el título."""
        self._pop_context(node)
        self.ensure_eol(2)


def _labelled(kind):
    """Hace el método que escribe un aviso con el nombre de su clase."""

    def visit(self, node):
        self._push_context(IndentContext("> ", empty=True))
        self.add(f"**{admonitionlabels[kind]}**", suffix_eol=2)

    return visit


def _close(self, node):
    self._pop_context(node)


for _kind in KINDS:
    setattr(PortableTranslator, f"visit_{_kind}", _labelled(_kind))
    setattr(PortableTranslator, f"depart_{_kind}", _close)
