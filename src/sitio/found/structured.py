"""Los datos que un buscador lee de cada página, en JSON-LD.

Con el vocabulario de https://schema.org: la portada es un ``Course``; cada
lección, un ``LearningResource`` con lo que enseña y lo que tarda; las demás
páginas solo dicen dónde están. No nombra a nadie que ``_config.yml`` no
nombre.
"""

import json
import re

from docutils import nodes

from sitio.book import config, lesson_number, page_names, published_url
from sitio.found.description import plain_text
from sitio.lesson import MINUTES
from sitio.parts import cover_name

CONTEXT = "https://schema.org"
LANGUAGE = "es-MX"
# La licencia de los textos (LICENSE-CONTENT).
LICENSE = "https://creativecommons.org/licenses/by/4.0/deed.es"
LEVEL = "Introductorio"
# Como se lee en la página, ya sin negritas.
SEEN = re.compile(r"\bTiempo\. (\d+) minutos")


def page_url(name, root):
    """La dirección publicada de una página."""
    return f"{published_url(root)}{name}.html"


def duration(minutes):
    """Unos minutos, como los escribe ISO 8601.

    Examples
    --------
    >>> duration(45), duration(150)
    ('PT45M', 'PT2H30M')
    """
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def goals(doctree):
    """Los objetivos y los minutos de la ficha de una lección."""
    for card in doctree.findall(nodes.admonition):
        if "ficha" in card["classes"]:
            items = [plain_text(i) for i in card.findall(nodes.list_item)]
            minutes = SEEN.search(
                " ".join(map(plain_text, card.findall(nodes.paragraph)))
            )
            return (
                [item.rstrip(".;") for item in items],
                int(minutes[1]) if minutes else None,
            )
    return [], None


def _who(root):
    """Quien firma el curso, como ``_config.yml`` lo dice."""
    return {
        "@type": "Organization",
        "name": config(root)["author"],
        "url": page_url(cover_name(root), root),
    }


def _shared(description, url, root):
    """Lo que un curso y una lección dicen igual."""
    return {
        "description": description,
        "url": url,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "license": LICENSE,
        "educationalLevel": LEVEL,
        "author": _who(root),
    }


def course(description, titles, root):
    """El curso: sus lecciones en orden, y que es libre y en línea.

    Parameters
    ----------
    description : str
        La de la portada.
    titles : dict
        El título de cada página.
    root : Path
        La carpeta del libro.
    """
    url = page_url(cover_name(root), root)
    lessons = [name for name in page_names(root) if lesson_number(name)]
    texts = [(root / f"{name}.md").read_text("utf8") for name in lessons]
    times = filter(None, map(MINUTES.search, texts))
    minutes = sum(int(found[1]) for found in times)
    return {
        "@context": CONTEXT,
        "@type": "Course",
        "@id": url,
        "name": config(root)["title"],
        **_shared(description, url, root),
        "provider": _who(root),
        # Lo que la guía de Google para cursos pide además.
        "offers": {"@type": "Offer", "category": "Free"},
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": duration(minutes),
            "inLanguage": LANGUAGE,
        },
        "hasPart": [
            {
                "@type": "LearningResource",
                "@id": page_url(name, root),
                "url": page_url(name, root),
                "name": titles[name],
                "position": lesson_number(name),
            }
            for name in lessons
        ],
    }


def lesson(name, title, description, doctree, root):
    """Una lección: qué enseña, cuánto tarda y de qué curso es."""
    teaches, minutes = goals(doctree)
    cover = page_url(cover_name(root), root)
    found = {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "@id": page_url(name, root),
        "name": title,
        **_shared(description, page_url(name, root), root),
        "learningResourceType": "Lección",
        "position": lesson_number(name),
        "isPartOf": {
            "@type": "Course",
            "@id": cover,
            "url": cover,
            "name": config(root)["title"],
        },
    }
    if teaches:
        found["teaches"] = teaches
    if minutes:
        found["timeRequired"] = duration(minutes)
    return found


def trail(names, titles, root):
    """El camino desde la portada hasta una página."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": titles[name],
                "item": page_url(name, root),
            }
            for position, name in enumerate(names, start=1)
        ],
    }


def script(*found):
    """Los datos, listos para la cabecera: un navegador no los ejecuta."""
    text = json.dumps(
        found[0] if len(found) == 1 else found,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # Un «</script>» dentro de un texto cerraría el elemento.
    text = text.replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
