"""Lo que ``_config.yml`` y ``_toc.yml`` dicen del libro."""

import functools
import re
from pathlib import Path
from urllib.parse import urlparse

import yaml

ROOT = Path(__file__).resolve().parents[2]
# Un nombre de GitHub no admite guion bajo: nadie puede registrar esta cuenta
# y servir otro código desde ella.
PLACEHOLDER_USER = "TU_USUARIO"


class BookError(Exception):
    """Algo del libro no está como debe; el mensaje dice cómo remediarlo."""


@functools.cache
def config(root=ROOT):
    """Devuelve ``_config.yml`` como diccionario."""
    return yaml.safe_load((root / "_config.yml").read_text("utf8"))


def repository_url(root=ROOT):
    """Devuelve la dirección del repositorio, sin barra final."""
    url = str(config(root).get("repository", {}).get("url", "")).rstrip("/")
    parts = urlparse(url)
    if parts.scheme not in ("https", "file") or not parts.path.strip("/"):
        raise BookError(
            f"repository.url de _config.yml es «{url}»: se espera algo como "
            "https://github.com/tu-nombre/curso-redes-neuronales"
        )
    return url.removesuffix(".git")


def repository_branch(root=ROOT):
    """Devuelve la rama que se publica."""
    return config(root)["repository"].get("branch", "main")


def published_url(root=ROOT):
    """Devuelve la dirección del sitio publicado, con barra final.

    Es ``html.baseurl`` si está puesta; si no, la que GitHub Pages da al
    repositorio.
    """
    base = config(root).get("html", {}).get("baseurl")
    if base:
        return base.rstrip("/") + "/"
    parts = urlparse(repository_url(root))
    user, _, name = parts.path.strip("/").partition("/")
    if parts.netloc != "github.com":
        return repository_url(root) + "/"
    return f"https://{user}.github.io/{name}/"


def placeholder_notice(root=ROOT):
    """Devuelve el aviso de dirección sin cambiar, o None."""
    if PLACEHOLDER_USER not in repository_url(root):
        return None
    return (
        "Aviso: repository.url de _config.yml todavía dice "
        f"{PLACEHOLDER_USER}; pon ahí tu repositorio y corre «make notebooks»."
    )


def page_names(root=ROOT):
    """Devuelve los nombres de las páginas de ``_toc.yml``, en orden."""
    text = (root / "_toc.yml").read_text("utf8")
    return re.findall(r"(?:root|file):\s*(\S+)", text)


def lesson_names(root=ROOT):
    """Devuelve las páginas con código, en orden: las que dan un cuaderno."""
    return [
        name
        for name in page_names(root)
        if "{code-cell}" in (root / f"{name}.md").read_text("utf8")
    ]


def lesson_number(name):
    """Devuelve el número de dos cifras de una lección, o None.

    Examples
    --------
    >>> lesson_number("lessons/2-neurona/04-neurona-artificial")
    4
    """
    match = re.match(r"(\d\d)-", name.rpartition("/")[2])
    return int(match[1]) if match else None
