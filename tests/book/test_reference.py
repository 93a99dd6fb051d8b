"""La referencia nombra todo lo que el paquete ofrece."""

import pkgutil

import neurona
from sitio.book import ROOT

# Lo que solo usan las lecciones por dentro: sus páginas lo explican.
INSIDE = {
    "checks",
    "practices",
    "quiet",
    "network",
    "training",
    "summary",
}


def test_every_public_module_is_in_the_reference():
    text = "".join(
        path.read_text("utf8")
        for path in (ROOT / "lessons/apendices/referencia").glob("*.md")
    )
    missing = [
        module.name
        for module in pkgutil.iter_modules(neurona.__path__)
        if not module.name.startswith("_")
        and module.name not in INSIDE
        and f"automodule:: neurona.{module.name}" not in text
    ]
    assert not missing
