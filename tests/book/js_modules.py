"""Un módulo de los laboratorios, solo en un navegador."""

from neurona.labs import _modules


def run(browser, module, program, argument=None):
    """Corre un programa que recibe lo que un módulo exporta."""
    text = f"{_modules._wrapped(module)}\nreturn {_modules._variable(module)};"
    page = browser.new_page()
    try:
        return page.evaluate(
            f"""([text, argument]) =>
                ({program})(new Function(text)(), argument)""",
            [text, argument],
        )
    finally:
        page.close()
