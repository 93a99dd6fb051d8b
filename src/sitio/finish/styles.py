"""Los estilos del tema, sin las reglas que ninguna página puede usar.

El tema trae Bootstrap entero. Una regla se va cuando todos sus selectores
exigen una clase o un id que ninguna página lleva y ningún programa nombra; lo
demás se queda como está. Basta con partir la hoja en reglas: una biblioteca
que entienda sus propiedades no haría falta.
"""

import re

TAG = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
ATTRIBUTE = re.compile(r"""\b(?:class|id)=("[^"]*"|'[^']*')""")
WORD = re.compile(r"[\w-]+")
# Lo que no se lee letra por letra, y lo que separa una regla de otra.
TOKEN = re.compile(
    r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[{};]""", re.DOTALL
)
# Lo que no obliga a llevar una clase: atributos y condiciones.
OPTIONAL = re.compile(r"""\[[^]]*\]|\((?:[^()]|\([^()]*\))*\)""")
NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
# Los que empiezan con «!» son licencias: viajan con el código.
COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
LICENSE = re.compile(r"\s*/\*!.*?\*/", re.DOTALL)
GROUPS = ("@media", "@supports")


def used_names(pages, programs):
    """Devuelve las clases e ids de las páginas, y lo que un programa nombra.

    Parameters
    ----------
    pages, programs : iterable of str
        El texto de las páginas, y el de los archivos ``.js``.
    """
    names = set()
    scripts = list(programs)
    for page in pages:
        for value in ATTRIBUTE.findall(page):
            names.update(value[1:-1].split())
        scripts += TAG.findall(page)
    for script in scripts:
        names.update(WORD.findall(script))
    return names


def prune(styles, names):
    """Devuelve una hoja de estilo sin las reglas que nadie puede usar.

    Examples
    --------
    >>> prune(".a{color:red}.b p,.a p{top:0}@media print{.b{top:0}}", {"a"})
    '.a{color:red}.a p{top:0}'
    """
    # Bootstrap arma «bs-», el nombre y «-auto»: todas esas se quedan.
    starts = tuple(n for n in names if len(n) > 2 and n.endswith("-"))

    def is_used(selector):
        bare = OPTIONAL.sub("", selector)
        wanted = (name.replace("\\", "") for name in NAME.findall(bare))
        return all(n in names or n.startswith(starts) for n in wanted)

    kept = []
    for prelude, block in rules(COMMENT.sub("", styles)):
        kept += LICENSE.findall(prelude)
        prelude = LICENSE.sub("", prelude)
        if block is None:
            kept.append(prelude)
        elif prelude.lstrip().startswith(GROUPS):
            inside = prune(block, names)
            if inside:
                kept.append(f"{prelude}{{{inside}}}")
        elif prelude.lstrip().startswith("@"):
            kept.append(f"{prelude}{{{block}}}")
        else:
            few = [s for s in selectors(prelude) if is_used(s)]
            if few:
                kept.append(f"{','.join(few)}{{{block}}}")
    return "".join(kept)


def rules(styles):
    """Da cada regla: lo que va antes de su llave, y lo de adentro.

    Lo que no abre llave (``@charset "utf8";``) viene entero, y None.
    """
    start = depth = 0
    for token in TOKEN.finditer(styles):
        sign = token[0]
        if sign == "{":
            if depth == 0:
                opened = token.start()
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield (
                    styles[start:opened],
                    styles[opened + 1 : token.start()],
                )
                start = token.end()
        elif sign == ";" and depth == 0:
            yield styles[start : token.end()], None
            start = token.end()
    if styles[start:].strip():
        yield styles[start:], None


def selectors(prelude):
    """Parte ``a,b:is(c,d)`` en sus selectores: ``a`` y ``b:is(c,d)``."""
    found, depth = [""], 0
    for sign in prelude:
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found
