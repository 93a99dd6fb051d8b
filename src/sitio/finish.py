"""El último paso: cada página construida se remienda y se aligera."""

from pathlib import Path

from sitio import light, spanish, theme


def finish_pages(app, exception):
    """Pasa por todas las páginas; la segunda vez no cambia nada."""
    if exception is not None or app.builder.format != "html":
        return
    site = Path(app.outdir)
    pages = []
    for path in sorted(site.rglob("*.html")):
        page = path.read_text("utf8")
        pages.append(light.lighter(theme.mend(page)))
        if pages[-1] != page:
            path.write_text(pages[-1], "utf8")
    light.lighten(site / "_static", pages)
    catalog = site / "_static" / "translations.js"
    catalog.write_text(
        spanish.speak_catalog(catalog.read_text("utf8")), "utf8"
    )


def setup(app):
    """Espera a que el sitio esté completo."""
    app.connect("build-finished", finish_pages, priority=900)
