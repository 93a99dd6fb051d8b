"""Cada página cumple su política, desde el disco y desde un servidor."""

import functools
import http.server
import threading

import pytest

from sitio.book import ROOT, page_names
from sitio.finish import site_pages

SITE = ROOT / "_build" / "html"
LESSON = "lessons/2-neurona/04-neurona-artificial.html"
SPY = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => {
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
window.print = () => { window.printed = true; };
"""
INTRUDERS = """() => {
  document.body.insertAdjacentHTML("beforeend",
    "<img src=data: onerror='window.entered = 1'><base href=https://otro.invalid>");
  for (const text of ["window.entered = 2", ""]) {
    const script = document.createElement("script");
    if (text) script.textContent = text;
    else script.src = "https://otro.invalid/a.js";
    document.body.append(script);
  }
  const style = document.createElement("style");
  style.textContent = "body { display: none }";
  new Image().src = "https://otro.invalid/a.png";
  document.head.append(style);
  return fetch("https://otro.invalid").catch(() => 0);
}"""
REFUSED = {
    "base-uri https://otro.invalid/",
    "connect-src https://otro.invalid/",
    "img-src https://otro.invalid/a.png",
    "script-src-attr inline",
    "script-src-elem inline",
    "script-src-elem https://otro.invalid/a.js",
    "style-src-elem inline",
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """No cuenta lo que sirve, ni le falta el icono que nadie nombró."""

    def do_GET(self):  # noqa: N802 (nombre que fija la biblioteca)
        """Sirve un archivo."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        """Calla."""


@pytest.fixture(scope="module", params=["disco", "servidor"])
def address(request):
    """La dirección del sitio, abierto de las dos maneras."""
    if request.param == "disco":
        yield SITE.as_uri()
        return
    handler = functools.partial(Quiet, directory=SITE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def tab(browser):
    """Una pestaña que apunta lo que su política rechaza."""
    context = browser.new_context()
    context.add_init_script(SPY)
    yield context.new_page()
    context.close()


def test_every_page_satisfies_its_policy(tab, address):
    """Ni un programa rechazado ni una petición a otro, en ninguna."""
    problems = []
    tab.on(
        "console",
        lambda m: m.type != "error" or problems.append(m.text[:300]),
    )
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on(
        "request",
        lambda r: (
            r.url.startswith((address, "data:", "blob:"))
            or problems.append(f"pide {r.url}")
        ),
    )
    # Desde el disco, test_pages ya las abre y no deja pasar un error.
    seen = page_names()
    pages = [p.relative_to(SITE).as_posix() for p in site_pages(SITE)]
    assert {"search.html", "genindex.html", "py-modindex.html"} < set(pages)
    for name in pages:
        # Sin ella la página se abre igual: lo que falta no se rechaza.
        text = (SITE / name).read_text("utf8")
        assert text.count('<meta http-equiv="Content-Security-Policy"') == 1
        if address.startswith("file:") and name.removesuffix(".html") in seen:
            continue
        tab.goto(f"{address}/{name}", wait_until="load")
        if name == "index.html":
            # Manda a la portada.
            tab.wait_for_url("**/lessons/index.html")
        refused = tab.evaluate("window.refused")
        assert not refused + problems, f"{name}: {refused + problems}"


def test_what_the_page_did_not_bring_is_refused(tab, address):
    tab.goto(f"{address}/{LESSON}")
    tab.evaluate(INTRUDERS)
    tab.wait_for_function(f"window.refused.length >= {len(REFUSED)}")
    assert set(tab.evaluate("window.refused")) == REFUSED
    assert tab.evaluate("window.entered") is None
    assert tab.locator("article h1").is_visible()


def test_buttons_and_search_still_work(tab, address):
    tab.goto(f"{address}/{LESSON}")
    tab.wait_for_load_state("load")
    mode = "document.documentElement.dataset.mode"
    before = tab.evaluate(mode)
    tab.locator(".theme-switch-button:visible").first.click()
    assert tab.evaluate(mode) != before
    tab.locator(".btn-download-pdf-button").dispatch_event("click")
    assert tab.evaluate("window.printed")
    tab.locator(".copybtn").first.dispatch_event("click")
    tab.wait_for_selector(".copybtn.success")
    tab.locator(".btn-fullscreen-button").click()
    tab.wait_for_function("document.fullscreenElement !== null")
    tab.goto(f"{address}/search.html?q=sigmoide")
    tab.wait_for_selector("#search-results li a")
    assert not tab.evaluate("window.refused")
