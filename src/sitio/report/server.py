"""Un servidor como el que publicará el sitio: comprime y dice qué manda."""

import contextlib
import functools
import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Escritos aquí: los que cada sistema conoce no son los mismos.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# Lo que ya viene comprimido no se comprime otra vez.
PACKED = {".ico", ".jpg", ".png", ".webp", ".woff2"}
OTHER = "application/octet-stream"


@functools.lru_cache(maxsize=4096)
def packed(path):
    """Devuelve los bytes de un archivo como viajan, y si van comprimidos."""
    data = path.read_bytes()
    if path.suffix in PACKED or path.suffix not in TYPES:
        return data, False
    return gzip.compress(data, mtime=0), True


def find_file(root, address):
    """Devuelve el archivo de una dirección, o None si no está en ``root``."""
    path = (root / unquote(urlsplit(address).path).lstrip("/")).resolve()
    if path.is_dir():
        path /= "index.html"
    inside = path.is_relative_to(root) and path.is_file()
    return path if inside else None


class Handler(BaseHTTPRequestHandler):
    """Contesta GET y HEAD con los archivos de una carpeta."""

    protocol_version = "HTTP/1.1"
    # Encabezados y cuerpo salen juntos: por separado, la red los demora.
    wbufsize = -1

    def __init__(self, *args, root):
        self.root = root
        super().__init__(*args)

    def do_GET(self):
        """Manda un archivo, o la página de lo que no se encontró."""
        path, status = find_file(self.root, self.path), 200
        if path is None:
            path, status = find_file(self.root, "404.html"), 404
        data, zipped = packed(path) if path else (b"No existe.", False)
        self.send_response(status)
        suffix = path.suffix if path else ".txt"
        self.send_header("Content-Type", TYPES.get(suffix, OTHER))
        self.send_header("Content-Length", str(len(data)))
        # Lo que GitHub Pages promete.
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    do_HEAD = do_GET

    def log_message(self, *args):
        """No escribe nada: la tabla dice lo que importa."""


class Server(ThreadingHTTPServer):
    """Un hilo por conexión; una que el navegador corta no es un error."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Calla."""


@contextlib.contextmanager
def serve(folder):
    """Sirve una carpeta en un puerto libre y da su dirección.

    Examples
    --------
    >>> with serve("_build/html") as base:  # doctest: +SKIP
    ...     print(base)
    http://127.0.0.1:40181
    """
    root = Path(folder).resolve()
    server = Server(("127.0.0.1", 0), functools.partial(Handler, root=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
