"""Los enlaces que abren cada lección en un JupyterHub, con nbgitpuller.

``{hub-links}`` escribe la tabla con lo que dice ``_config.yml``: la dirección
y la rama del repositorio y ``launch_buttons.jupyterhub_url``. Sin esta última
muestra la forma del enlace con una dirección de ejemplo. Son los mismos
enlaces que el tema pone en el botón del cohete.
"""

import html
from pathlib import Path
from urllib.parse import urlencode

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sitio.book import (
    BookError,
    config,
    lesson_number,
    page_names,
    repository_branch,
    repository_url,
)
from sitio.classroom.plans import lesson_times

EXAMPLE = "https://hub.example.org"


def hub_url(root):
    """Devuelve la dirección del JupyterHub, sin barra final, o ""."""
    buttons = config(root).get("launch_buttons") or {}
    return str(buttons.get("jupyterhub_url") or "").strip().rstrip("/")


def hub_link(hub, repository, branch, path):
    """Devuelve el enlace que baja el repositorio y abre un archivo suyo.

    Parameters
    ----------
    hub : str
        Dirección del JupyterHub, sin barra final.
    repository : str
        Dirección del repositorio, sin barra final ni ``.git``.
    branch : str
        La rama.
    path : str
        El archivo, desde la raíz del repositorio.

    References
    ----------
    nbgitpuller: los parámetros ``repo``, ``branch`` y ``urlpath`` de
    ``git-pull``, y ``/hub/user-redirect/`` de JupyterHub.

    Examples
    --------
    >>> hub_link("https://hub.mx", "https://github.com/a/b", "main", "c.ipynb")
    ... # doctest: +NORMALIZE_WHITESPACE
    'https://hub.mx/hub/user-redirect/git-pull?repo=https%3A//github.com/a/b&urlpath=lab/tree/b/c.ipynb&branch=main'
    """  # noqa: E501
    # nbgitpuller clona en una carpeta con el nombre del repositorio.
    folder = repository.rpartition("/")[2]
    query = urlencode(
        {
            "repo": repository,
            "urlpath": f"lab/tree/{folder}/{path}",
            "branch": branch,
        },
        safe="/",
    )
    return f"{hub}/hub/user-redirect/git-pull?{query}"


def hub_links(root):
    """Devuelve, por número de lección, su enlace; {} si no hay JupyterHub."""
    hub = hub_url(root)
    if not hub:
        return {}
    return {
        number: hub_link(
            hub,
            repository_url(root),
            repository_branch(root),
            f"{name}.ipynb",
        )
        for name in page_names(root)
        if (number := lesson_number(name)) is not None
    }


def links_text(root):
    """Escribe la tabla de enlaces, o uno de ejemplo si no hay JupyterHub."""
    links, times = hub_links(root), lesson_times(root)
    if not links:
        name = next(name for name in page_names(root) if lesson_number(name))
        link = hub_link(
            EXAMPLE,
            repository_url(root),
            repository_branch(root),
            f"{name}.ipynb",
        )
        # Partido donde empieza cada parámetro: entero no cabe en un teléfono.
        shown = link.replace("?", "\n  ?").replace("&", "\n  &")
        return (
            "`_config.yml` no nombra ningún JupyterHub todavía. Con el tuyo, "
            "aquí va una tabla con un enlace por lección. Este es el de la "
            f"primera si estuviera en `{EXAMPLE}` (va en un solo renglón):\n\n"
            f"```text\n{shown}\n```"
        )
    lines = ["```{list-table}", ":header-rows: 1", ":widths: 60 40", ""]
    lines += ["* - Lección", "  - Enlace"]
    for number, link in sorted(links.items()):
        lines += [f"* - {number} · {{ref}}`{times[number].label}`"]
        lines += [f"  - [Lección {number} en JupyterHub](<{link}>)"]
    return "\n".join([*lines, "```"])


class HubLinks(SphinxDirective):
    """Muestra los enlaces de nbgitpuller: ```` ```{hub-links} ````."""

    def run(self):
        """Lee la configuración y deja que MyST arme la tabla."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / "_config.yml"))
        try:
            text = links_text(root)
        except BookError as error:
            raise self.error(str(error)) from None
        found = self.parse_text_to_nodes(text)
        for node in found:
            for link in node.findall(nodes.reference):
                # MyST escapa cada «&» de la dirección, y Sphinx otra vez.
                link["refuri"] = html.unescape(link.get("refuri", ""))
        return found


def setup(app):
    """Da a las páginas la directiva."""
    app.add_directive("hub-links", HubLinks)
