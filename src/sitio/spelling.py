"""La ortografía de las páginas construidas, con hunspell y su español.

Se revisa lo que una persona lee: el texto y los textos alternativos de cada
página, sin código ni fórmulas. Lo que el diccionario no conoce y el curso sí
(términos, nombres propios, palabras inglesas) está en ``palabras.txt``.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup

from sitio.book import ROOT, page_names

DICTIONARY = "es_MX"
WORDS = Path(__file__).with_name("palabras.txt")
# La bibliografía está en el idioma de cada obra.
SKIPPED_PAGES = ("bibliografia",)
NOT_PROSE = (
    "pre, code, script, style, .math, .headerlink, dt.sig, .eqno, "
    "dl.citation, [lang=en], "
    # En la referencia, tipos, argumentos y títulos de artículos en inglés.
    "dl.py em, dl.py strong"
)


def has_speller():
    """Dice si hunspell está instalado."""
    return shutil.which("hunspell") is not None


def prose(html):
    """Devuelve el texto de una página que una persona lee."""
    article = BeautifulSoup(html, "html.parser").find("article")
    for tag in article.select(NOT_PROSE):
        tag.replace_with(" ")
    alts = [image.get("alt", "") for image in article.select("img")]
    text = " ".join([article.get_text(" "), *alts])
    # Ni direcciones, ni llaves de cita, ni números pegados a letras.
    text = re.sub(r"https?://\S+|doi:\S+|\S*[\d_@/.]\w\S*", " ", text)
    return text.replace("­", "")


def unknown_words(text):
    """Devuelve las palabras que ni hunspell ni el curso conocen."""
    run = subprocess.run(
        ["hunspell", "-d", DICTIONARY, "-i", "utf-8", "-l"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    known = set(WORDS.read_text("utf8").lower().split())
    found = {word.strip("-'’.") for word in run.stdout.split()}
    return sorted(
        word for word in found if len(word) > 1 and word.lower() not in known
    )


def misspelled(root=ROOT):
    """Devuelve, por página, las palabras desconocidas."""
    found = {}
    for name in page_names(root):
        if name.rpartition("/")[2] in SKIPPED_PAGES:
            continue
        html = (root / "_build" / "html" / f"{name}.html").read_text("utf8")
        words = unknown_words(prose(html))
        if words:
            found[name] = words
    return found


def main():
    """Escribe lo que no está bien escrito; devuelve el estado de salida."""
    if not has_speller():
        print("Falta hunspell: sudo apt install hunspell hunspell-es")
        return 1
    found = misspelled()
    for name, words in found.items():
        print(f"{name}: {', '.join(words)}")
    if found:
        print(f"Corrige, o agrega a {WORDS.relative_to(ROOT)} lo que sí es.")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
