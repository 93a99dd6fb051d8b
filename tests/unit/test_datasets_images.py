"""MNIST y Fashion-MNIST: la carpeta, los archivos dañados y el origen."""

import gzip

import numpy as np
import pytest
from real_images import needs_real_images
from small_images import forget, idx_bytes, isolate, write

from neurona.datasets import _idx, images

LOADERS = {
    "mnist": images.load_mnist,
    "fashion-mnist": images.load_fashion_mnist,
}
FIRST = "train-images-idx3-ubyte"
COPY_AGAIN = (
    "Cópialo de nuevo desde su fuente, o quita la variable NEURONA_DATA "
    "para descargar los datos."
)
FIX = "Corrige NEURONA_DATA, o quítala para descargar los datos."


@pytest.fixture
def arrays(monkeypatch, tmp_path):
    return isolate(monkeypatch, tmp_path)


@pytest.fixture
def folder(arrays, monkeypatch, tmp_path):
    """NEURONA_DATA con los dos conjuntos, uno comprimido y el otro no."""
    folder = tmp_path / "datos"
    for file, array in zip(_idx.PUBLISHED["mnist"], arrays, strict=True):
        content = idx_bytes(array)
        write(
            folder,
            {
                f"mnist/{file}": content,
                f"fashion-mnist/{file}.gz": gzip.compress(content),
            },
        )
    monkeypatch.setenv("NEURONA_DATA", str(folder))
    return folder


@pytest.mark.parametrize("name", LOADERS)
def test_folder_gives_what_keras_gives(name, folder, arrays, capsys):
    (x_train, y_train), (x_test, y_test) = LOADERS[name]()
    for found, expected in zip(
        (x_train, y_train, x_test, y_test), arrays, strict=True
    ):
        np.testing.assert_array_equal(found, expected)
        assert found.dtype == np.uint8
    assert images.origin(name) == "real"
    assert capsys.readouterr().out == ""


def test_read_only_folder(folder):
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        before = sorted(folder.rglob("*"))
        images.load_mnist()
        assert sorted(folder.rglob("*")) == before
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def test_each_caller_gets_its_own_arrays(folder, arrays):
    (x_train, _), _ = images.load_mnist()
    x_train[:] = 0
    (again, _), _ = images.load_mnist()
    np.testing.assert_array_equal(again, arrays[0])


def test_files_are_read_once(folder, monkeypatch):
    calls = []
    read = images.read_folder
    monkeypatch.setattr(
        images, "read_folder", lambda *args: calls.append(1) or read(*args)
    )
    images.origin("fashion_mnist")
    images.load_fashion_mnist()
    images.origin("fashion-mnist")
    assert len(calls) == 1


def test_origin_suggests_the_nearest_name():
    with pytest.raises(ValueError, match="¿Quisiste decir 'fashion_mnist'"):
        images.origin("fashion_mnits")


def test_home_is_expanded(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("NEURONA_DATA", "~/datos")
    assert images.origin("mnist") == "real"


@pytest.mark.parametrize("place", ["no-existe", "datos/mnist/" + FIRST])
def test_variable_that_names_no_folder(place, folder, monkeypatch):
    path = folder.parent / place
    monkeypatch.setenv("NEURONA_DATA", str(path))
    with pytest.raises(FileNotFoundError) as error:
        images.load_mnist()
    assert str(error.value) == (
        f"NEURONA_DATA nombra «{path}», que no es una carpeta que se pueda "
        f"leer. {FIX}"
    )


@pytest.mark.parametrize("file", _idx.PUBLISHED["mnist"])
def test_missing_file_is_named(file, folder):
    (folder / "mnist" / file).unlink()
    for order in (images.load_mnist, lambda: images.origin("mnist")):
        with pytest.raises(FileNotFoundError) as error:
            order()
        path = folder / "mnist" / file
        assert str(error.value) == f"Falta el archivo «{path}[.gz]». {FIX}"


def shorten(content):
    return content[: len(content) // 2]


DAMAGES = {
    "plain-half": (
        "mnist", shorten,
        "tiene 308 bytes, pero su encabezado anuncia 616",
    ),
    "plain-longer": (
        "mnist", lambda content: content + b"!",
        "tiene 617 bytes, pero su encabezado anuncia 616",
    ),
    "empty": ("mnist", lambda content: b"", "está vacío o a medias"),
    "header-cut": (
        "mnist", lambda content: content[:9],
        "está a medias: se corta en su encabezado",
    ),
    "wrong-header": (
        "mnist", lambda content: b"\0\0\x0d" + content[3:],
        "no tiene el encabezado de un IDX de bytes",
    ),
    "gzip-half": (
        "fashion-mnist", shorten,
        "está a medias: se corta antes de su final",
    ),
    "gzip-empty": (
        "fashion-mnist", lambda content: b"", "está vacío o a medias",
    ),
    "not-gzip": (
        "fashion-mnist", gzip.decompress, "no es un gzip íntegro",
    ),
    "gzip-broken": (
        "fashion-mnist",
        lambda content: content[:-8] + bytes(8),
        "no es un gzip íntegro",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_file_is_named_and_refused(damage, folder, capsys):
    name, spoil, reason = DAMAGES[damage]
    path = folder / name / (FIRST + ".gz" * (name == "fashion-mnist"))
    path.write_bytes(spoil(path.read_bytes()))
    for order in (LOADERS[name], lambda: images.origin(name)):
        with pytest.raises(ValueError) as error:
            order()
        assert str(error.value) == (
            f"El archivo «{path}» {reason}. {COPY_AGAIN}"
        )
    assert path.exists()
    assert capsys.readouterr().out == ""


def test_one_changed_pixel_is_refused(folder):
    path = folder / "mnist" / FIRST
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    expected = _idx.PUBLISHED["mnist"][FIRST]
    with pytest.raises(ValueError, match=f"se esperaba {expected}"):
        images.load_mnist()


def test_file_swapped_with_another_is_refused(folder):
    labels = folder / "mnist" / "train-labels-idx1-ubyte"
    (folder / "mnist" / "t10k-labels-idx1-ubyte").replace(labels)
    (folder / "mnist" / "t10k-labels-idx1-ubyte").write_bytes(b"")
    with pytest.raises(ValueError, match="train-labels.*no es el publicado"):
        images.load_mnist()


def test_mended_file_is_read_in_the_same_process(folder):
    path = folder / "mnist" / FIRST
    content = path.read_bytes()
    path.write_bytes(shorten(content))
    with pytest.raises(ValueError):
        images.load_mnist()
    path.write_bytes(content)
    assert images.origin("mnist") == "real"


def test_names_follow_the_labels_of_keras():
    # El orden de la documentación de keras.datasets.fashion_mnist.
    assert images.FASHION_NAMES_EN[0] == "T-shirt/top"
    assert images.FASHION_NAMES_EN[9] == "Ankle boot"
    assert images.FASHION_NAMES[7] == "tenis"
    assert len(set(images.FASHION_NAMES)) == 10
    assert len(set(images.FASHION_NAMES_EN)) == 10


@needs_real_images
@pytest.mark.parametrize("name", LOADERS)
def test_real_data(name):
    forget()
    (x_train, y_train), (x_test, y_test) = LOADERS[name]()
    assert x_train.shape == (60000, 28, 28)
    assert x_test.shape == (10000, 28, 28)
    assert {a.dtype.name for a in (x_train, y_train, x_test, y_test)} == {
        "uint8"
    }
    # Dígitos de cada clase, y prendas por partes iguales.
    train = (
        [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
        if name == "mnist"
        else [6000] * 10
    )
    assert np.bincount(y_train).tolist() == train
    assert images.origin(name) == "real"
    assert (x_train.max(), x_train.min(), len(y_test)) == (255, 0, 10000)
