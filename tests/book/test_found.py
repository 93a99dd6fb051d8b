"""Cada página se encuentra y se comparte: cabecera, tarjeta, mapa y 404."""

import json
import re
from urllib.parse import urlparse
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from sitio.book import ROOT, lesson_number, page_names, published_url

SITE = ROOT / "_build" / "html"
OWN = ["search", "genindex", "py-modindex"]
PAGES = [*page_names(), *OWN]
COVER = page_names()[0]
LESSONS = [name for name in page_names() if lesson_number(name)]
LONGEST, SHORTEST = 160, 50
LARGEST_CARD = 60_000
# Lo que no se lee en una oración: fórmulas, papeles de MyST, marcas.
SOURCE = re.compile(r"[$\\{}`*<>|\[\]]|\.\.\.")


@pytest.fixture(scope="module")
def heads():
    """La cabecera de cada página, leída."""
    found = {}
    for name in [*PAGES, "404", "index"]:
        text = (SITE / f"{name}.html").read_text("utf8")
        head = text[: text.index("</head>")]
        found[name] = BeautifulSoup(head, "html.parser")
    return found


def meta(head, name):
    """El contenido de una etiqueta, que debe estar una sola vez."""
    tags = head.select(f'meta[name="{name}"], meta[property="{name}"]')
    assert len(tags) == 1, f"{name}: {len(tags)} veces"
    return tags[0]["content"]


def data(head):
    """Los datos estructurados de una página, por tipo."""
    (script,) = head.select('script[type="application/ld+json"]')
    found = json.loads(script.string)
    return {
        entry["@type"]: entry
        for entry in (found if isinstance(found, list) else [found])
    }


def test_every_page_has_a_description_of_its_own(heads):
    seen = {}
    for name in [*PAGES, "404"]:
        text = meta(heads[name], "description")
        assert SHORTEST <= len(text) <= LONGEST, f"{name}: {text!r}"
        assert not SOURCE.search(text), f"{name}: {text!r}"
        assert text[-1] in ".?!…", f"{name}: {text!r}"
        assert text not in seen, f"{name} repite la de {seen[text]}"
        seen[text] = name


def test_one_description_serves_everywhere(heads):
    for name in PAGES:
        head = heads[name]
        text = meta(head, "description")
        assert meta(head, "og:description") == text, name
        for kind, entry in data(head).items():
            if kind != "BreadcrumbList":
                assert entry["description"] == text, name


def test_every_page_knows_its_address(heads):
    for name in PAGES:
        (link,) = heads[name].select('link[rel="canonical"]')
        address = f"{published_url()}{name}.html"
        assert link["href"] == meta(heads[name], "og:url") == address
    assert not heads["404"].select('link[rel="canonical"]')


def test_the_first_address_presents_the_course(heads):
    """La dirección corta es la que la gente comparte."""
    front, cover = heads["index"], heads[COVER]
    (link,) = front.select('link[rel="canonical"]')
    assert link["href"] == f"{published_url()}{COVER}.html"
    for name in ("description", "og:title", "og:image", "twitter:card"):
        assert meta(front, name) == meta(cover, name)


def test_every_page_has_a_card_that_exists(heads):
    alternatives = {}
    for name in PAGES:
        head = heads[name]
        assert meta(head, "twitter:card") == "summary_large_image"
        assert meta(head, "og:site_name") and meta(head, "og:title")
        address = meta(head, "og:image")
        assert address.startswith(published_url())
        path = SITE / address.removeprefix(published_url())
        assert path.stat().st_size < LARGEST_CARD, path.name
        with Image.open(path) as image:
            assert image.size == (
                int(meta(head, "og:image:width")),
                int(meta(head, "og:image:height")),
            )
        alternative = meta(head, "og:image:alt")
        assert alternative.endswith(".") and len(alternative) > 40
        alternatives.setdefault(alternative, set()).add(address)
    assert all(len(images) == 1 for images in alternatives.values())
    assert len(alternatives) == len(page_names())


def test_no_two_pages_share_a_title(heads):
    titles = [heads[name].title.string for name in [*PAGES, "404"]]
    assert len(set(titles)) == len(titles)
    for title in titles:
        halves = re.split(" [—-] ", title)
        assert len(set(halves)) == len(halves), title


def test_the_cover_is_a_course_with_its_lessons(heads):
    course = data(heads[COVER])["Course"]
    for name in ("name", "description", "inLanguage", "license", "offers"):
        assert course[name], name
    assert course["provider"]["name"] and course["isAccessibleForFree"]
    assert re.fullmatch(
        r"PT(\d+H)?(\d+M)?", course["hasCourseInstance"]["courseWorkload"]
    )
    assert [part["url"] for part in course["hasPart"]] == [
        f"{published_url()}{name}.html" for name in LESSONS
    ]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_says_what_it_teaches(heads, name):
    found = data(heads[name])
    lesson = found["LearningResource"]
    text = (ROOT / f"{name}.md").read_text("utf8")
    minutes = int(re.search(r"\*\*Tiempo\.\*\* (\d+)", text)[1])
    iso = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", lesson["timeRequired"])
    hours, rest = map(int, iso.groups("0"))
    assert 60 * hours + rest == minutes
    assert 3 <= len(lesson["teaches"]) <= 5
    assert not any(map(SOURCE.search, lesson["teaches"]))
    assert lesson["position"] == lesson_number(name)
    assert lesson["isPartOf"]["@id"] == data(heads[COVER])["Course"]["@id"]
    trail = found["BreadcrumbList"]["itemListElement"]
    assert trail[-1]["item"] == lesson["url"]


def test_the_map_names_every_page_once():
    tree = ElementTree.parse(SITE / "sitemap.xml")
    found = [tag.text for tag in tree.iter() if tag.tag.endswith("}loc")]
    expected = {f"{published_url()}{name}.html" for name in PAGES}
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_robots_point_to_the_map():
    text = (SITE / "robots.txt").read_text("utf8")
    assert f"\nSitemap: {published_url()}sitemap.xml\n" in text
    assert "Disallow: /" not in text


@pytest.fixture
def published(browser):
    """Una pestaña donde la dirección publicada se lee del disco."""
    context = browser.new_context(viewport={"width": 390, "height": 900})
    home, asked = urlparse(published_url()), []

    def serve(route):
        asked.append(route.request.url)
        address = urlparse(route.request.url)
        path = SITE / address.path.removeprefix(home.path)
        if address.netloc.casefold() != home.netloc.casefold():
            route.abort()
        elif path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404, path=SITE / "404.html")

    context.route("**/*", serve)
    page = context.new_page()
    page.asked = asked
    yield page
    context.close()


def test_a_missing_page_leads_back_from_any_depth(published):
    published.goto(f"{published_url()}no/existe/nada.html")
    assert len(published.asked) == 1, published.asked
    published.get_by_label("Buscar en el curso").fill("sigmoide")
    published.get_by_role("button", name="Buscar").click()
    published.wait_for_selector("#search-results li a")
    assert published.url.casefold() == (
        f"{published_url()}search.html?q=sigmoide".casefold()
    )


def test_a_missing_page_links_to_every_part(published):
    published.goto(f"{published_url()}no/existe/nada.html")
    links = published.locator("nav a").evaluate_all(
        "tags => tags.map(tag => tag.pathname)"
    )
    home = urlparse(published_url()).path
    assert len(links) > 20
    for link in links:
        assert (SITE / link.removeprefix(home)).is_file(), link


def test_a_missing_page_opens_from_disk(page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((SITE / "404.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("header a").click()
    assert page.url == (SITE / f"{COVER}.html").as_uri()
