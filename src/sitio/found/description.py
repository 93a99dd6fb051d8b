"""La descripción de cada página: sus primeras oraciones, enteras."""

import re

from docutils import nodes

LONGEST = 160
# Con menos que esto no se sabe de qué trata la página.
SHORTEST = 50
# Donde termina una oración: lo que sigue empieza otra.
END = re.compile(r"(?<=[.?!…])\s+(?=[¿¡«A-ZÁÉÍÓÚÑ0-9])")
CLAUSE = re.compile(r"[:;,](?=\s)")
# Lo que no se lee en voz alta: fórmulas, citas y notas.
UNREADABLE = (nodes.math, nodes.raw, nodes.footnote_reference)
CITATION = "bibtex-citation"

# Las páginas que ninguna lección escribe: su título y de qué tratan.
OWN = {
    "search": (
        "Búsqueda",
        "Busca una palabra en todas las lecciones del curso, con acentos o "
        "sin ellos, también sin conexión.",
    ),
    "genindex": (
        "Índice",
        "Todos los nombres del curso en orden alfabético: las funciones y "
        "clases de neurona y los términos del glosario.",
    ),
    "py-modindex": (
        "Índice de módulos",
        "Los módulos del paquete neurona en orden alfabético, cada uno con "
        "su página de la referencia.",
    ),
    "404": (
        "Página no encontrada",
        "Esta página no existe o cambió de lugar: búscala, o vuelve a "
        "cualquiera de las partes del curso.",
    ),
}


def plain_text(node):
    """El texto de un nodo como se lee: sin fórmulas, citas ni saltos."""
    kept = [
        text.astext()
        for text in node.findall(nodes.Text)
        if not _is_unreadable(text, node)
    ]
    text = " ".join("".join(kept).split())
    # Donde había una cita queda un espacio antes del punto.
    return re.sub(r"\s+(?=[.,;:?!])", "", text)


def _is_unreadable(node, top):
    while node is not top:
        if isinstance(node, UNREADABLE):
            return True
        if isinstance(node, nodes.inline) and CITATION in node["classes"]:
            return True
        node = node.parent
    return False


def first_sentences(text, longest=LONGEST):
    """Las primeras oraciones que caben, o el principio de la primera.

    Examples
    --------
    >>> first_sentences("¿Cabe? Cabe. Y sobra lugar.", longest=15)
    '¿Cabe? Cabe.'
    """
    kept = ""
    for sentence in END.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > longest:
            break
        kept = longer
    if len(kept) >= SHORTEST or kept == text or longest < SHORTEST:
        return kept
    # Una oración larga después de una corta se corta en una de sus pausas.
    ends = [m.start() for m in CLAUSE.finditer(text, 0, longest)]
    if ends and ends[-1] > SHORTEST:
        return text[: ends[-1]] + "…"
    return text[: longest - 1].rpartition(" ")[0] + "…"


def describe(doctree):
    """La descripción de una página, o "" si no tiene qué contar."""
    section = doctree.next_node(nodes.section)
    if section is None:
        return ""
    opening = [
        plain_text(child)
        for child in section.children
        if isinstance(child, nodes.paragraph)
    ]
    if any(opening):
        return first_sentences(" ".join(filter(None, opening)))
    title = plain_text(section.next_node(nodes.title))
    inside = [
        plain_text(child.next_node(nodes.title))
        for child in section.children
        if isinstance(child, nodes.section)
    ]
    return _list_of(title, inside)


def _list_of(title, inside):
    """«Título. Contiene: esto; aquello.», sin pasarse."""
    text = f"{title}." if inside else ""
    for name in inside:
        longer = (
            f"{text[:-1]}; {name}."
            if "Contiene" in text
            else f"{text} Contiene: {name}."
        )
        if len(longer) > LONGEST:
            break
        text = longer
    return text
