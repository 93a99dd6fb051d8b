"""Lo que de un párrafo se dice en la lámina: sus frases, sin partir fórmulas.

Un párrafo es para leer; en clase lo dice quien enseña. A la lámina van la
pregunta, la frase que anuncia lo que sigue y la que presenta un término.
"""

import copy
import re

from bs4 import BeautifulSoup, NavigableString, Tag

# Donde acaba una frase y empieza otra.
END = re.compile(r"(?<=[.?!…])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«])")
# Lo que cierra una lección: útil para quien la lee, no en la lámina.
CLOSING = ("Diapositivas.", "Para saber más.")
MAKER = BeautifulSoup("", "html.parser")


def words(node):
    """Devuelve el texto que se ve; una fórmula está dos veces en la página."""
    return "".join(
        text
        for text in node.strings
        if text.find_parent(class_="katex-mathml") is None
    )


def sentences(paragraph):
    """Parte un párrafo en frases: listas de nodos, copias de los suyos."""
    parts = [[]]
    for child in paragraph.children:
        if not isinstance(child, NavigableString):
            parts[-1].append(copy.copy(child))
            continue
        first, *others = END.split(child)
        parts[-1].append(NavigableString(first))
        parts += [[NavigableString(text)] for text in others]
    return [part for part in parts if _plain(part)]


def spoken(paragraph, opens=False, announces=False):
    """Devuelve el párrafo que va en la lámina, o None.

    Parameters
    ----------
    paragraph : Tag
        El párrafo de la página.
    opens : bool
        Si abre su sección: entonces cuenta su primera frase.
    announces : bool
        Si lo que sigue va en la lámina: cuenta la frase que acaba en «:».
    """
    if words(paragraph).lstrip().startswith(CLOSING):
        return None
    parts = sentences(paragraph)
    last = len(parts) - 1
    kept = [
        part
        for i, part in enumerate(parts)
        if "?" in _plain(part)
        or (opens and i == 0)
        or (announces and i == last and _plain(part).endswith(":"))
        or any(_presents(node) for node in part)
    ]
    if not kept:
        return None
    result = MAKER.new_tag("p", attrs={"class": ["dicho"]})
    for part in kept:
        result.extend([*part, NavigableString(" ")])
    return result


def note(paragraph):
    """Devuelve un párrafo para las notas: sin nombres y con MathML.

    La ventana de notas no tiene los estilos de KaTeX; el navegador dibuja el
    MathML sin ellos.
    """
    result = copy.copy(paragraph)
    for formula in result.select(".katex"):
        formula.replace_with(formula.math)
    for node in result.select("[id]"):
        del node["id"]
    return result


def _plain(part):
    """El texto de una frase, sin el espacio de los lados."""
    texts = [words(n) if isinstance(n, Tag) else str(n) for n in part]
    return "".join(texts).strip()


def _presents(node):
    """Si en un nodo está el término que la frase presenta."""
    if not isinstance(node, Tag):
        return False
    return node.name == "strong" or bool(
        node.select(".std-term, strong") or "std-term" in node.get("class", ())
    )
