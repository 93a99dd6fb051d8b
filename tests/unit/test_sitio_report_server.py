"""El servidor del informe: comprime, dice qué manda y no sale de su casa."""

import gzip
import http.client

import pytest

from sitio.report.screens import inline_images
from sitio.report.server import serve

PAGE = "<p>época</p>" * 50


@pytest.fixture(scope="module")
def get(tmp_path_factory):
    """Una función que pide una dirección a un sitio de tres archivos."""
    site = tmp_path_factory.mktemp("fuera") / "sitio"
    site.mkdir()
    (site / "index.html").write_text(PAGE, "utf8")
    (site / "404.html").write_text("No está.", "utf8")
    (site / "a b.woff2").write_bytes(b"letras")
    (site.parent / "secreto.txt").write_text("no", "utf8")

    with serve(site) as base:
        connection = http.client.HTTPConnection(base.removeprefix("http://"))

        def ask(address, method="GET"):
            connection.request(method, address)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

        yield ask
        connection.close()


def test_a_page_travels_compressed(get):
    status, headers, body = get("/?v=1")
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "max-age=600"
    assert int(headers["Content-Length"]) == len(body) < len(PAGE) / 5
    assert gzip.decompress(body).decode("utf8") == PAGE


def test_a_font_travels_as_it_is(get):
    status, headers, body = get("/a%20b.woff2?digest=1")
    assert (status, body) == (200, b"letras")
    assert headers["Content-Type"] == "font/woff2"
    assert "Content-Encoding" not in headers


@pytest.mark.parametrize(
    "address", ["/nada.css", "/../secreto.txt", "/%2e%2e/secreto.txt"]
)
def test_what_is_not_there_gets_the_page_that_says_so(get, address):
    status, headers, body = get(address)
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert gzip.decompress(body).decode("utf8") == "No está."


def test_head_sends_no_body_and_the_connection_goes_on(get):
    status, headers, body = get("/index.html", "HEAD")
    assert status == 200 and int(headers["Content-Length"]) > 0
    assert body == b""
    assert get("/")[0] == 200


def test_a_picture_inside_the_page_counts_as_a_picture(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf8")
    assert inline_images(path) == 0
    noise = "".join(chr(97 + k * k % 23) for k in range(999))
    other = tmp_path / "b.html"
    other.write_text(f'{PAGE}<img src="data:image/png;base64,{noise}">')
    assert inline_images(other) > 10
