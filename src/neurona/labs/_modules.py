"""Junta los módulos ES de un laboratorio en un solo texto.

Un navegador no deja importar módulos de un archivo suelto (``file://``) ni
JupyterLab sabe dónde están los nuestros. Por eso cada módulo se envuelve en
una función que devuelve lo que exporta, y los ``import`` se vuelven
asignaciones. Los originales siguen siendo módulos de verdad.
"""

import re
from importlib.resources import files

FOLDER = files("neurona.labs") / "modules"
IMPORT = re.compile(
    r'^import \{ (\w+(?:, \w+)*) \} from "\./([\w-]+)\.js";$', re.MULTILINE
)
EXPORT = re.compile(
    r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE
)
DEFAULT = re.compile(r"^export default (\{.*\});$", re.MULTILINE)
# Los comentarios son para quien lee un módulo; a la página no van.
COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


def widget_module(name):
    """Devuelve el módulo de un laboratorio con todo lo que importa adentro.

    Parameters
    ----------
    name : str
        El nombre de su archivo, sin ``.js``.

    Returns
    -------
    str
        Un módulo ES sin ningún ``import``: lo que anywidget espera.

    Raises
    ------
    ValueError
        Si un módulo importa o exporta de otra manera que las previstas.
    """
    return f"{_wrapped(name)}\nexport default {_variable(name)}.default;\n"


def page_script(names):
    """Devuelve el programa que da vida a los laboratorios de una página.

    Parameters
    ----------
    names : iterable of str
        Los laboratorios que la página usa.
    """
    labs = ", ".join(f'"{n}": {_variable(n)}.default' for n in sorted(names))
    program = (
        f"{_wrapped('host', *sorted(names))}\n"
        f"{_variable('host')}.start({{ {labs} }});"
    )
    # Dentro de una página, este texto terminaría el programa.
    return program.replace("</script", r"<\/script")


def stylesheet():
    """Devuelve los estilos de todos los laboratorios."""
    return (FOLDER / "lab.css").read_text("utf8")


def _wrapped(*names):
    order = []
    for name in names:
        _visit(name, order, [])
    return "\n".join(_wrap(name) for name in order)


def _visit(name, order, path):
    if name in path:
        raise ValueError(f"Los módulos {path} se importan en círculo.")
    for _, other in IMPORT.findall(_source(name)):
        _visit(other, order, [*path, name])
    if name not in order:
        order.append(name)


def _wrap(name):
    text = _source(name)
    exported = EXPORT.findall(text)
    text = IMPORT.sub(
        lambda found: f"const {{ {found[1]} }} = {_variable(found[2])};", text
    )
    text = EXPORT.sub("", text)
    if default := DEFAULT.search(text):
        exported.append(f"default: {default[1]}")
        text = DEFAULT.sub("", text)
    if other := re.search(r"^(?:import|export)\b.*", text, re.MULTILINE):
        raise ValueError(
            f"{name}.js dice «{other[0]}», pero solo se aceptan "
            '«import { a, b } from "./otro.js";», export delante de '
            "function, const o class, y «export default { ... };» en una "
            "línea."
        )
    inside = f"{text.strip()}\nreturn {{ {', '.join(exported)} }};"
    return f"const {_variable(name)} = (() => {{\n{inside}\n}})();"


def _variable(name):
    return "$" + name.replace("-", "_")


def _source(name):
    return COMMENT.sub("", (FOLDER / f"{name}.js").read_text("utf8"))
