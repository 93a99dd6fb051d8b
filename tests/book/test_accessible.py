"""Lo que axe encuentra en cada página, en los dos temas: nada."""

import pytest

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIOLATIONS = """async () => {
    const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) =>
        `${id} (${help}), ${nodes.length}: `
        + nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" | "));
}"""
# Cada página, en los dos temas, y cada tema con un ancho: «make site-report»
# prueba los cuatro.
SCREENS = {"light": 390, "dark": 1280}


@pytest.mark.parametrize("name", [*page_names(), "search", "genindex"])
@pytest.mark.parametrize("theme", SCREENS)
def test_axe_finds_nothing(browser, name, theme):
    context = browser.new_context(
        color_scheme=theme,
        viewport={"width": SCREENS[theme], "height": 900},
        reduced_motion="reduce",
        # La política de la página no dejaría entrar a axe.
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto((SITE / f"{name}.html").as_uri())
    page.wait_for_load_state("load")
    page.add_script_tag(path=AXE)
    found = page.evaluate(VIOLATIONS)
    context.close()
    assert not found, "\n" + "\n".join(found)
