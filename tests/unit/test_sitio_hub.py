"""Los enlaces de JupyterHub: los del tema, y con la ruta del cuaderno."""

import html
import re
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from sphinx.application import Sphinx
from sphinx_book_theme.header_buttons.launch import add_launch_buttons

from sitio import book
from sitio.book import ROOT, lesson_number, page_names
from sitio.classroom.hub import hub_link, hub_links, links_text

HUB = "https://hub.escuela.mx"


@pytest.fixture
def fork(tmp_path):
    """El libro de alguien más, con o sin JupyterHub."""
    book.config.cache_clear()
    for name in ("_toc.yml", *(f"{name}.md" for name in page_names(ROOT))):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)

    def write(hub=None):
        settings = {
            "repository": {
                "url": "https://github.com/ana/redes.git",
                "branch": "otoño 26",
            },
            "launch_buttons": {"jupyterhub_url": hub} if hub else {},
        }
        (tmp_path / "_config.yml").write_text(yaml.safe_dump(settings))
        return tmp_path

    yield write
    book.config.cache_clear()


def test_a_link_pulls_the_repository_and_opens_the_notebook(fork):
    links = hub_links(fork(f"{HUB}/"))
    parts = urlsplit(links[4])
    assert links[4].startswith(f"{HUB}/hub/user-redirect/git-pull?")
    # Cómo lo lee nbgitpuller.
    assert parse_qs(parts.query, strict_parsing=True) == {
        "repo": ["https://github.com/ana/redes"],
        "branch": ["otoño 26"],
        "urlpath": [
            "lab/tree/redes/lessons/2-neurona/04-neurona-artificial.ipynb"
        ],
    }


def test_every_lesson_has_a_link_to_a_notebook_that_exists(fork):
    links = hub_links(fork(HUB))
    assert set(links) == set(filter(None, map(lesson_number, page_names())))
    for link in links.values():
        path = parse_qs(urlsplit(link).query)["urlpath"][0]
        assert (ROOT / path.removeprefix("lab/tree/redes/")).is_file()


def test_the_link_is_the_one_of_the_theme(tmp_path):
    """El botón del cohete y la tabla llevan al mismo lugar."""
    (tmp_path / "04-neurona.ipynb").touch()
    theme = {
        "launch_buttons": {
            "jupyterhub_url": f"{HUB}/",
            "notebook_interface": "jupyterlab",
        },
        "repository_branch": "main",
    }
    app = SimpleNamespace(
        env=SimpleNamespace(
            doc2path=lambda name: tmp_path / f"{name}.md",
            metadata={"04-neurona": {"kernelspec": {}}},
        ),
        config={"html_theme_options": theme},
    )
    context = {
        "header_buttons": [],
        "pagename": "04-neurona",
        "sourcename": "",
        "github_url": "https://github.com",
        "github_user": "ana",
        "github_repo": "redes",
    }
    add_launch_buttons(app, "04-neurona", "", context, None)
    (button,) = context["header_buttons"][0]["buttons"]
    assert button["text"] == "JupyterHub"
    assert button["url"] == hub_link(
        HUB, "https://github.com/ana/redes", "main", "04-neurona.ipynb"
    )


def test_the_table_appears_with_the_hub(fork):
    assert "hub.example.org/hub/user-redirect" in links_text(fork())
    book.config.cache_clear()
    text = links_text(fork(HUB))
    assert "example" not in text
    assert text.count("* - ") == 1 + len(hub_links(fork(HUB)))
    assert "* - 4 · {ref}`leccion-neurona`\n  - [Lección 4" in text


def test_the_page_has_the_same_links(fork, tmp_path):
    """Un «&» escapado dos veces abriría el JupyterHub sin la lección."""
    source = tmp_path / "página"
    source.mkdir()
    config = "extensions = ['myst_parser', 'sitio.classroom.hub']\n"
    (source / "conf.py").write_text(config)
    (source / "index.md").write_text("# Enlaces\n\n```{hub-links}\n```\n")
    root = fork(HUB)
    for name in ("_toc.yml", "_config.yml", "lessons"):
        (source / name).symlink_to(root / name)
    out = source / "html"
    Sphinx(
        source,
        source,
        out,
        out,
        "html",
        confoverrides={"exclude_patterns": ["lessons"]},
        status=None,
        warning=None,
    ).build()
    page = (out / "index.html").read_text("utf8")
    hrefs = map(html.unescape, re.findall(r'href="([^"]*git-pull[^"]*)', page))
    assert sorted(hrefs) == sorted(hub_links(root).values())
