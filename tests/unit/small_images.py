"""Conjuntos de imágenes diminutos y un servidor que los estropea."""

import gzip
import hashlib
import http.server
import io
import struct
import threading

import numpy as np

from neurona.datasets import _keras_files, images
from neurona.datasets._idx import PUBLISHED

KERAS_NAMES = ("x_train", "y_train", "x_test", "y_test")


def idx_bytes(array):
    """El archivo IDX de un arreglo de bytes, escrito aparte de neurona."""
    magic = {1: 0x00000801, 3: 0x00000803}[array.ndim]
    header = struct.pack(">" + "I" * (1 + array.ndim), magic, *array.shape)
    return header + array.tobytes()


def isolate(monkeypatch, folder):
    """Cambia los MD5 por los de unos datos diminutos, y olvida lo cargado.

    Devuelve los arreglos, en el orden de Keras. La caché de Keras y la
    carpeta temporal quedan dentro de ``folder``; no hay NEURONA_DATA.
    """
    rng = np.random.default_rng(0)
    arrays = tuple(
        rng.integers(0, 256, shape, dtype=np.uint8)
        for shape in ((50, 4, 3), (50,), (20, 4, 3), (20,))
    )
    md5s = [hashlib.md5(idx_bytes(array)).hexdigest() for array in arrays]
    for name, files in list(PUBLISHED.items()):
        small = dict(zip(files, md5s, strict=True))
        monkeypatch.setitem(PUBLISHED, name, small)
    (folder / "temporal").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder / "temporal"))
    monkeypatch.setenv("KERAS_HOME", str(folder / "keras"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv("NEURONA_DATA", raising=False)
    forget()
    return arrays


def forget():
    """Como si el proceso acabara de empezar."""
    images._load.cache_clear()
    _keras_files._reachable.cache_clear()


def keras_files(arrays):
    """Lo que guarda Keras: ruta dentro de su caché -> contenido."""
    npz = io.BytesIO()
    np.savez_compressed(npz, **dict(zip(KERAS_NAMES, arrays, strict=True)))
    files = {"mnist.npz": npz.getvalue()}
    for name, array in zip(PUBLISHED["fashion-mnist"], arrays, strict=True):
        files[f"fashion-mnist/{name}.gz"] = gzip.compress(idx_bytes(array))
    return files


def write(folder, files):
    """Escribe ``files`` (ruta -> contenido) dentro de ``folder``."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


class Server:
    """Un servidor local que entrega los archivos de Keras, o los estropea.

    ``spoil(contenido, vez)`` devuelve los bytes que se anuncian y los que se
    mandan. ``asked`` son los nombres pedidos, en orden.
    """

    def __init__(self, files):
        self.files = {
            name.rpartition("/")[2]: data for name, data in files.items()
        }
        self.spoil = lambda content, time: (len(content), content)
        self.asked = []
        self.half_sent = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()
        self._http = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), self._handler()
        )
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._http.server_port}/"

    def close(self):
        """Deja de servir."""
        self.go_on.set()
        self._http.shutdown()
        self._http.server_close()

    def _handler(server):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_HEAD(self):
                self.send_error(404)

            def do_GET(self):
                name = self.path.lstrip("/")
                server.asked.append(name)
                announced, body = server.spoil(
                    server.files[name], server.asked.count(name)
                )
                self.send_response(200)
                self.send_header("Content-Length", str(announced))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2])
                server.half_sent.set()
                server.go_on.wait(20)
                self.wfile.write(body[len(body) // 2 :])

            def log_message(self, *args):
                pass

        return Handler
