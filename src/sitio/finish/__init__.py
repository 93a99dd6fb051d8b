"""El último paso: cada página construida se remienda y se aligera."""

from pathlib import Path

from sitio.finish import (
    images,
    language,
    light,
    markup,
    policy,
    spanish,
    structure,
    theme,
)


def site_pages(site):
    """Devuelve las páginas del sitio, en orden."""
    found = site.rglob("*.html")
    return sorted(p for p in found if "_static" not in p.parts)


def finish_pages(app, exception):
    """Pasa por todas las páginas; la segunda vez no cambia nada."""
    if exception is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    # Los moldes del tema no son páginas: nadie los abre.
    for path in (site / "_static").glob("*macros.html"):
        path.unlink()
    pages = []
    for path in site_pages(site):
        page = path.read_text("utf8")
        # Después de esto ya no se toca: cambiaría la huella de un programa.
        pages.append(policy.guarded(mended(page, path, app)))
        if pages[-1] != page:
            path.write_text(pages[-1], "utf8")
    light.lighten(site / "_static", pages)
    images.remove_leftovers(site, pages)
    write_catalog(site / "_static" / "translations.js")


def write_catalog(path):
    """Reescribe los textos de Sphinx: completos y sin nada que compilar."""
    text = path.read_text("utf8")
    # Sphinx no vuelve a copiarlo en una construcción sin cambios.
    if not policy.is_plain(text):
        text = policy.plain_translations(spanish.speak_catalog(text))
        path.write_text(text, "utf8")


def mended(page, path, app):
    """Devuelve una página corregida, accesible y con lo que usa."""
    page = markup.corrected(theme.mend(page))
    page = structure.mend(light.lighter(page))
    page = language.mend(page, Path(app.srcdir))
    return images.mend(page, path.parent, Path(app.outdir))


def setup(app):
    """Espera a que el sitio esté completo."""
    app.connect("build-finished", finish_pages, priority=900)
