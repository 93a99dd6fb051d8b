"""Los bloques de una lección: su Markdown, con el renglón de cada uno."""

import re
from typing import NamedTuple

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

PARSER = (
    MarkdownIt("commonmark")
    .enable("table")
    .use(front_matter_plugin)
    .use(colon_fence_plugin)
    .use(dollarmath_plugin, allow_labels=True)
    .use(myst_block_plugin)
)
DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
DASHES = re.compile(r"---\n(.*?)^---\n?", re.DOTALL | re.MULTILINE)
COLONS = re.compile(r"(?::[\w-]+:.*\n)+")


class Block(NamedTuple):
    """Un título, un párrafo, un punto de lista, una directiva...

    ``kind`` es ``"heading"``, ``"text"``, ``"item"`` o el nombre de la
    directiva; ``text`` es su texto o, en una directiva, su argumento.
    """

    kind: str
    text: str
    line: int
    level: int = 0
    options: dict = {}
    body: str = ""
    body_line: int = 0

    @property
    def children(self):
        """Los bloques que una directiva de prosa lleva adentro."""
        return blocks(self.body, self.body_line)


def blocks(text, first_line=1):
    """Devuelve los bloques de un texto, en orden.

    Parameters
    ----------
    text : str
        Markdown de MyST.
    first_line : int, optional
        El renglón del archivo donde empieza.
    """
    found = []
    kind, level, items = "text", 0, 0
    for token in PARSER.parse(text):
        if token.type == "heading_open":
            kind, level = "heading", int(token.tag[1])
        elif token.type == "list_item_open":
            items += 1
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "inline":
            line = first_line + (token.map[0] if token.map else 0)
            if kind == "text" and items:
                kind = "item"
            found.append(Block(kind, token.content, line, level))
            kind, level = "text", 0
        elif token.type in ("fence", "colon_fence"):
            found.append(directive(token, first_line + token.map[0]))
    return found


def directive(token, line):
    """Lee una directiva: nombre, argumento, opciones y cuerpo."""
    match = DIRECTIVE.match(token.info.strip())
    if match is None:
        return Block("code", token.info.strip(), line, body=token.content)
    options, body = {}, token.content
    if head := DASHES.match(body):
        options = yaml.safe_load(head[1]) or {}
    elif head := COLONS.match(body):
        options = dict(
            re.findall(r"^:([\w-]+): *(.*)$", head[0], re.MULTILINE)
        )
    skipped = len(head[0]) if head else 0
    return Block(
        match[1],
        match[2],
        line,
        options=options,
        body=body[skipped:],
        body_line=line + 1 + body[:skipped].count("\n"),
    )
