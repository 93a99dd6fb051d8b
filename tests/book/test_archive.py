"""El curso en un archivo: los mismos bytes, y se abre sin red."""

import hashlib
import os
import shutil
import zipfile
from datetime import datetime

import pytest

from sitio import archive
from sitio.book import BookError


@pytest.fixture
def course(tmp_path):
    """Un curso de una lección, ya construido."""
    texts = {
        "pyproject.toml": '[project]\nversion = "1.2"\n',
        "_toc.yml": "root: lessons/index\n- file: lessons/01-uno\n",
        "LICENSE": "MIT",
        "LICENSE-CONTENT": "CC",
        "lessons/index.md": "# Curso\n",
        "lessons/01-uno.md": "```{code-cell}\n1\n```\n",
        "lessons/01-uno.ipynb": "{}",
        "_build/html/index.html": "portada",
        "_build/html/.buildinfo": "no viaja",
        "_build/html/_static/a.css": "p {}",
        "_build/html/lessons/index.html": "curso",
        "_build/html/lessons/01-uno.html": "uno",
        "_build/html/lessons/01-antes.html": "ya no está en _toc.yml",
        "_build/slides/01-uno.html": "láminas",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf8")
    return tmp_path


def test_archive_holds_the_three_and_nothing_stale(course):
    path = archive.write_archive(course)
    names = zipfile.ZipFile(path).namelist()
    assert names == [
        f"{archive.NAME}-1.2/{name}"
        for name in (
            "ABRE-AQUI.html",
            "LEEME.txt",
            "LICENSE",
            "LICENSE-CONTENT",
            "cuadernos/01-uno.ipynb",
            "presentaciones/01-uno.html",
            "sitio/_static/a.css",
            "sitio/index.html",
            "sitio/lessons/01-uno.html",
            "sitio/lessons/index.html",
        )
    ]


def test_same_content_gives_the_same_bytes(course):
    first = archive.write_archive(course).read_bytes()
    old = datetime(2001, 2, 3).timestamp()
    for path in course.rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            os.utime(path, (old, old))
    path = archive.write_archive(course)
    assert path.read_bytes() == first
    told = path.with_suffix(".zip.sha256").read_text("utf8")
    assert told == f"{hashlib.sha256(first).hexdigest()}  {path.name}\n"


def test_interrupted_archive_leaves_the_last_one(course, monkeypatch):
    path = archive.write_archive(course)
    whole = path.read_bytes()

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    with pytest.raises(KeyboardInterrupt):
        archive.write_archive(course)
    assert path.read_bytes() == whole
    assert not list(path.parent.glob("*.partial"))


@pytest.mark.parametrize(
    ("missing", "order"),
    [
        ("_build/html/lessons/01-uno.html", "make book"),
        ("_build/slides/01-uno.html", "make slides"),
        ("lessons/01-uno.ipynb", "make notebooks"),
    ],
)
def test_what_is_missing_is_said(course, missing, order):
    (course / missing).unlink()
    with pytest.raises(BookError, match=order):
        archive.write_archive(course)


def test_unzipped_course_opens_without_network(page, tmp_path, monkeypatch):
    """La entrada, la portada y la búsqueda, lejos del repositorio."""
    # Las presentaciones tienen sus propias pruebas, y tardan en hacerse.
    monkeypatch.setattr(archive, "course_slides", lambda root: [])
    files = archive.course_files()
    for name, path in files.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (tmp_path / archive.OPEN).write_text(archive.OPEN_PAGE, "utf8")
    page.goto((tmp_path / archive.OPEN).as_uri())
    page.wait_for_url("**/sitio/lessons/index.html")
    page.goto((tmp_path / "sitio/search.html").as_uri() + "?q=epoca")
    page.wait_for_selector("#search-results li a")
    assert page.evaluate("document.fonts.size") > 0
