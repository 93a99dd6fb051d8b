"""Lo que el libro dice de sí: dirección, páginas y numeración."""

import pytest
import yaml

from sitio import book


@pytest.fixture
def root(tmp_path):
    """Una función que escribe un libro con cierta configuración."""
    book.config.cache_clear()

    def write(**config):
        (tmp_path / "_config.yml").write_text(yaml.safe_dump(config))
        return tmp_path

    yield write
    book.config.cache_clear()


def test_pages_address_comes_from_the_repository(root):
    path = root(repository={"url": "https://github.com/ana/curso.git"})
    assert book.repository_url(path) == "https://github.com/ana/curso"
    assert book.published_url(path) == "https://ana.github.io/curso/"


def test_own_address_wins(root):
    path = root(
        repository={"url": "https://github.com/ana/curso"},
        html={"baseurl": "https://escuela.mx/redes"},
    )
    assert book.published_url(path) == "https://escuela.mx/redes/"


@pytest.mark.parametrize("url", ["", "github.com/ana/curso", "https://x"])
def test_bad_address_says_what_is_expected(root, url):
    with pytest.raises(book.BookError, match="se espera algo como https"):
        book.repository_url(root(repository={"url": url}))


def test_placeholder_is_noticed_until_changed(root):
    address = "https://github.com/{}/curso-redes-neuronales"
    path = root(repository={"url": address.format(book.PLACEHOLDER_USER)})
    assert "make notebooks" in book.placeholder_notice(path)
    book.config.cache_clear()
    path = root(repository={"url": address.format("ana")})
    assert book.placeholder_notice(path) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("lessons/2-neurona/04-neurona", 4),
        ("lessons/apendices/glosario", None),
        # La página de una parte no es una lección.
        ("lessons/apendices/soluciones/2-neurona", None),
    ],
)
def test_lesson_number_comes_from_the_file(name, number):
    assert book.lesson_number(name) == number


def test_course_lessons_with_code_are_the_notebooks():
    names = book.lesson_names()
    assert "lessons/2-neurona/04-neurona-artificial" in names
    assert "lessons/apendices/glosario" not in names
