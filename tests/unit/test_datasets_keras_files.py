"""La descarga de Keras: cortada, colgada, estropeada, o innecesaria."""

import os
import socket
import subprocess
import sys

import numpy as np
import pytest
from small_images import (
    KERAS_NAMES,
    Server,
    forget,
    isolate,
    keras_files,
    write,
)

from neurona.datasets import _keras_files, images
from neurona.datasets._idx import DamagedFile
from neurona.quiet import quiet_tensorflow

FIRST = "train-images-idx3-ubyte.gz"


@pytest.fixture
def arrays(monkeypatch, tmp_path):
    return isolate(monkeypatch, tmp_path)


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "keras" / "datasets"


@pytest.fixture
def no_tensorflow(monkeypatch):
    """Importar TensorFlow falla, como donde no está instalado."""
    monkeypatch.setitem(sys.modules, "tensorflow", None)


@pytest.fixture
def server(arrays, monkeypatch):
    with quiet_tensorflow():
        pytest.importorskip("tensorflow")
    server = Server(keras_files(arrays))
    monkeypatch.setattr(_keras_files, "ORIGIN", server.address)
    yield server
    server.close()


def same(found, expected):
    return all(map(np.array_equal, found, expected))


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_cache_is_read_without_tensorflow(name, arrays, cache, no_tensorflow):
    write(cache, keras_files(arrays))
    assert same(_keras_files.read_keras(name), arrays)


def test_temporary_cache_of_keras_is_read(arrays, tmp_path, no_tensorflow):
    write(tmp_path / "temporal/.keras/datasets", keras_files(arrays))
    assert same(_keras_files.read_keras("mnist"), arrays)


def test_no_tensorflow_and_no_cache(arrays, no_tensorflow):
    with pytest.raises(_keras_files.NoDownload, match="^falta TensorFlow"):
        _keras_files.read_keras("mnist")


def test_bad_cache_without_tensorflow_is_never_read(
    arrays, cache, no_tensorflow
):
    write(cache, {"mnist.npz": keras_files(arrays)["mnist.npz"][:-30]})
    with pytest.raises(_keras_files.NoDownload):
        _keras_files.read_keras("mnist")
    assert not (cache / "mnist.npz").exists()


@pytest.mark.parametrize("part", [0, 0.01, 0.2, 0.5, 0.8, 0.999])
def test_cut_npz_is_refused(part, arrays, tmp_path):
    content = keras_files(arrays)["mnist.npz"]
    path = tmp_path / "corto.npz"
    path.write_bytes(content[: int(part * len(content))])
    with pytest.raises(DamagedFile, match="corto.npz» no es un .npz íntegro"):
        _keras_files._read_npz(path, ["-"] * 4)


def test_npz_with_other_numbers_is_refused(arrays, cache, no_tensorflow):
    other = (arrays[0] ^ 1, *arrays[1:])
    write(cache, {"mnist.npz": keras_files(other)["mnist.npz"]})
    with pytest.raises(_keras_files.NoDownload):
        _keras_files.read_keras("mnist")


def test_npz_of_another_type_is_refused(arrays, tmp_path):
    path = tmp_path / "otro.npz"
    np.savez(path, **{name: np.zeros(3) for name in KERAS_NAMES})
    with pytest.raises(DamagedFile, match="'float64' en lugar de 'uint8'"):
        _keras_files._read_npz(path, ["-"] * 4)


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_download_is_kept_in_keras_cache(name, arrays, cache, server, capsys):
    assert same(_keras_files.read_keras(name), arrays)
    expected = {
        p: c for p, c in keras_files(arrays).items() if p.startswith(name)
    }
    kept = {
        path.relative_to(cache).as_posix()
        for path in cache.rglob("*")
        if path.is_file()
    }
    assert kept == set(expected)
    assert not list(cache.rglob("neurona-*"))
    assert socket.getdefaulttimeout() is None
    lines = capsys.readouterr().out.splitlines()
    host = server.address[len("http://") : -1]
    assert lines == [
        f"Descargando {file} de {host}, solo esta vez..." for file in expected
    ]
    asked = len(server.asked)
    assert same(_keras_files.read_keras(name), arrays)
    assert len(server.asked) == asked


@pytest.mark.parametrize("name", ["mnist", "fashion-mnist"])
def test_half_file_left_by_keras_is_fetched_again(name, arrays, cache, server):
    files = keras_files(arrays)
    bad = next(file for file in files if file.startswith(name))
    write(cache, files | {bad: files[bad][: len(files[bad]) // 2]})
    assert same(_keras_files.read_keras(name), arrays)
    assert server.asked == [bad.rpartition("/")[2]]
    assert (cache / bad).read_bytes() == files[bad]


def test_bad_download_is_fetched_again_once(arrays, server):
    def spoil(content, time):
        # La primera vez llega la mitad, anunciada como si fuera todo.
        body = content[: len(content) // 2] if time == 1 else content
        return len(body), body

    server.spoil = spoil
    assert same(_keras_files.read_keras("mnist"), arrays)
    assert server.asked == ["mnist.npz"] * 2


def test_download_bad_twice_is_named_and_refused(arrays, cache, server):
    server.spoil = lambda content, time: (5, b"hola!")
    with pytest.raises(ValueError) as error:
        images.load_fashion_mnist()
    assert str(error.value) == (
        f"El archivo «{cache / 'fashion-mnist' / FIRST}» no es un gzip "
        "íntegro, aunque se pidió de nuevo a Keras. Bórralo si sigue ahí y "
        "revisa si tu red pide iniciar sesión, o usa NEURONA_DATA con los "
        "archivos originales."
    )
    assert server.asked == [FIRST] * 2
    assert not (cache / "fashion-mnist" / FIRST).exists()


def test_cut_connection_gives_the_sample(arrays, cache, server, capsys):
    server.spoil = lambda content, time: (
        len(content),
        content[: len(content) // 2],
    )
    (x_train, _), _ = images.load_fashion_mnist()
    assert x_train.shape == (2000, 28, 28)
    assert images.origin("fashion_mnist") == "sample"
    notice = f"porque la descarga de fashion-mnist/{FIRST} se interrumpió."
    assert notice in capsys.readouterr().out
    assert not [path for path in cache.rglob("*") if path.is_file()]


def test_stalled_download_is_abandoned(arrays, server, monkeypatch):
    monkeypatch.setattr(_keras_files, "TIMEOUT", 0.5)
    server.go_on.clear()
    with pytest.raises(_keras_files.NoDownload, match="se interrumpió"):
        _keras_files.read_keras("mnist")
    assert socket.getdefaulttimeout() is None


def test_deaf_server_is_asked_only_once(arrays, monkeypatch):
    monkeypatch.setattr(_keras_files, "TIMEOUT", 0.3)
    # Acepta la conexión, pero nadie contesta.
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        host = f"127.0.0.1:{deaf.getsockname()[1]}"
        monkeypatch.setattr(_keras_files, "ORIGIN", f"http://{host}/")
        pytest.importorskip("tensorflow")
        for name in ("mnist", "fashion-mnist"):
            with pytest.raises(
                _keras_files.NoDownload, match=f"no hay conexión con {host}"
            ):
                _keras_files.read_keras(name)
        deaf.setblocking(False)
        deaf.accept()[0].close()
        with pytest.raises(BlockingIOError):
            deaf.accept()


def test_killed_download_leaves_nothing_to_trust(arrays, cache, server):
    server.go_on.clear()
    code = (
        "from neurona.datasets import _keras_files as files\n"
        f"files.ORIGIN = {server.address!r}\n"
        "files.read_keras('mnist')\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    try:
        assert server.half_sent.wait(120)
        # El servidor espera 20 s: da tiempo a que lo recibido toque el disco.
        while not any(path.is_file() for path in cache.rglob("*")):
            assert child.poll() is None
    finally:
        child.kill()
        child.wait()
    assert not (cache / "mnist.npz").exists()
    server.go_on.set()
    forget()
    assert same(_keras_files.read_keras("mnist"), arrays)
