"""``make site-report``: mide cada página y dice si el sitio cumple.

Uso: ``python -m sitio.report [--pages 04,18] [--runs 3] [--resume]``

Escribe ``_build/site-report/report.md`` y, con los consejos de Lighthouse,
``report.json``. Termina con 1 si una página no cumple, y con 2 si no se pudo
medir. Las cifras de rendimiento solo valen en una máquina desocupada.
"""

import argparse
import contextlib
import json
import socket
import sys

from playwright.sync_api import sync_playwright

from sitio.book import ROOT, BookError
from sitio.browser import OPTIONS, find_browser
from sitio.report import lighthouse, pages, screens, stock
from sitio.report.server import serve
from sitio.report.table import THEMES, Row, as_dicts, misses, report

FOLDER = ROOT / "_build" / "site-report"


@contextlib.contextmanager
def open_browser():
    """Abre un Chromium que también Lighthouse maneja; da él y su puerto.

    Raises
    ------
    BookError
        Si no hay ninguno.
    """
    path = find_browser()
    if path is None:
        raise BookError(
            "No hay Chromium: instálalo (en Debian o Ubuntu, sudo apt install "
            "chromium) o pon en CHROME_PATH la ruta de tu navegador."
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[*OPTIONS, f"--remote-debugging-port={port}"],
        )
        try:
            yield browser, port
        finally:
            browser.close()


def measure(page, theme, base, site, browser, port, runs):
    """Devuelve el renglón de una página en un tema; si algo falla, lo dice."""
    row = Row(page.name, theme, page.bound)
    url = f"{base}/{page.address}"
    try:
        found = lighthouse.audit(
            FOLDER / "lighthouse", port, url, theme, runs, page.skip
        )
        row.best_practices = found.pop("best-practices")
        seen = screens.look(browser, url, theme)
        images = seen.pop("images") + screens.inline_images(
            site / page.address
        )
        row.kib_all = seen.pop("bytes") / 1024
        row.kib = row.kib_all - images / 1024
        for name, value in (found | seen).items():
            setattr(row, name, value)
    # Una página que falla no detiene a las demás.
    except Exception as error:
        row.error = str(error).strip().partition("\n")[0]
    return row


def measure_all(site, chosen, runs, rows, browser, port):
    """Mide las páginas de un sitio y guarda cada renglón en cuanto está."""
    done = {(row.page, row.theme) for row in rows}
    todo = [
        (page, theme)
        for page in chosen
        for theme in THEMES
        if (page.name, theme) not in done
    ]
    with serve(site) as base:
        for k, (page, theme) in enumerate(todo, 1):
            row = measure(page, theme, base, site, browser, port, runs)
            rows.append(row)
            save(rows)
            score = row.error or f"rendimiento {row.performance:.2f}"
            late = ", no cumple" if misses(row) else ""
            print(f"[{k}/{len(todo)}] {row.place}: {score}{late}", flush=True)


def save(rows):
    """Guarda los renglones."""
    text = json.dumps(as_dicts(rows), ensure_ascii=False, indent=1)
    (FOLDER / "report.json").write_text(text, "utf8")


def saved(names):
    """Devuelve los renglones que ya están bien en una medida interrumpida.

    El que no cumple se mide otra vez: quizá ya se remedió, o quizá la máquina
    estaba ocupada.
    """
    path = FOLDER / "report.json"
    if not path.exists():
        return []
    rows = [Row(**each) for each in json.loads(path.read_text("utf8"))]
    return [
        row
        for row in rows
        if row.page in names and not row.error and not misses(row)
    ]


def in_order(rows, names):
    """Devuelve los renglones por página y, en cada una, por tema."""
    order = [(name, theme) for name in names for theme in THEMES]
    return sorted(rows, key=lambda row: order.index((row.page, row.theme)))


def run(options):
    """Mide lo que se pide; devuelve los renglones en el orden del libro."""
    chosen = pages.chosen(pages.site_pages(), options.pages)
    names = [page.name for page in chosen] + [stock.NAME]
    rows = saved(names) if options.resume else []
    with open_browser() as (browser, port):
        lighthouse.install(FOLDER / "lighthouse")
        site = ROOT / "_build" / "html"
        measure_all(site, chosen, options.runs, rows, browser, port)
        plain = [pages.Page(stock.NAME, "index.html")]
        try:
            site = stock.build_stock(FOLDER / "stock")
            measure_all(site, plain, options.runs, rows, browser, port)
        except RuntimeError as error:
            rows.append(Row(stock.NAME, "light", None, error=str(error)))
    return in_order(rows, names)


def main(arguments=None):
    """Mide, escribe el informe y devuelve el estado de salida."""
    parser = argparse.ArgumentParser(prog="python -m sitio.report")
    parser.add_argument(
        "--pages", default="", help="solo estas: números o nombres, con comas"
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args(arguments)
    options.pages = [p for p in options.pages.replace(",", " ").split() if p]
    try:
        rows = run(options)
    except BookError as error:
        print(error, file=sys.stderr)
        return 2
    text = report(rows)
    (FOLDER / "report.md").write_text(text + "\n", "utf8")
    print("\n" + text)
    return 1 if any(map(misses, rows)) else 0


if __name__ == "__main__":
    sys.exit(main())
