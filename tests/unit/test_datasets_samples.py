"""Las muestras que sustituyen a las imágenes reales, y su aviso."""

import sys

import numpy as np
import pytest
from small_images import isolate

from neurona.datasets import _keras_files, _samples, _silhouettes, images

NAMES = {
    "mnist": images.load_mnist,
    "fashion-mnist": images.load_fashion_mnist,
}
HOW = (
    "Para usar los datos reales, conéctate a internet y reinicia el kernel, "
    "o pon en NEURONA_DATA su carpeta.\n"
)
NOTICES = {
    "mnist": (
        "AVISO: esto no es MNIST, sino una muestra (los dígitos de 8x8 de "
        "scikit-learn, agrandados), porque no hay red.\n"
    )
    + HOW,
    "fashion-mnist": (
        "AVISO: esto no es Fashion-MNIST, sino una muestra (siluetas "
        "dibujadas por el curso), porque no hay red.\n"
    )
    + HOW,
}
SIZES = {"mnist": (1497, 300), "fashion-mnist": (2000, 400)}


@pytest.fixture
def attempts(monkeypatch, tmp_path):
    """Sin red: cada intento de descarga queda anotado y falla."""
    isolate(monkeypatch, tmp_path)
    attempts = []

    def fail(file):
        attempts.append(file)
        raise _keras_files.NoDownload("no hay red")

    monkeypatch.setattr(_keras_files, "_download", fail)
    return attempts


@pytest.mark.parametrize("name", NAMES)
def test_sample_says_so_once(name, attempts, capsys):
    (x_train, y_train), (x_test, y_test) = NAMES[name]()
    assert capsys.readouterr().out == NOTICES[name]
    tried = len(attempts)
    assert tried
    NAMES[name]()
    assert images.origin(name) == "sample"
    assert capsys.readouterr().out == ""
    assert len(attempts) == tried
    assert (len(x_train), len(x_test)) == SIZES[name]
    assert x_train.shape[1:] == x_test.shape[1:] == (28, 28)
    assert y_train.shape == (len(x_train),)
    assert {a.dtype.name for a in (x_train, y_train, x_test, y_test)} == {
        "uint8"
    }


def test_origin_before_load_gives_the_notice(attempts, capsys):
    assert images.origin("mnist") == "sample"
    assert capsys.readouterr().out == NOTICES["mnist"]


def test_empty_variable_is_no_variable(attempts, monkeypatch):
    monkeypatch.setenv("NEURONA_DATA", " ")
    assert images.origin("mnist") == "sample"


def test_sample_without_sklearn_says_what_to_install(attempts, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(ModuleNotFoundError, match="pip install scikit-learn"):
        images.load_mnist()


@pytest.mark.parametrize("sample", [_samples.digits, _samples.silhouettes])
def test_sample_can_be_learned(sample):
    """La media de cada clase ya reconoce lo que no ha visto.

    Al azar acertaría 1 de cada 10. Y no es trivial: se equivoca en algo.
    """
    x_train, y_train, x_test, y_test = sample()
    means = np.stack([x_train[y_train == k].mean(axis=0) for k in range(10)])
    distances = ((x_test[:, None] - means) ** 2).sum(axis=(2, 3))
    accuracy = np.mean(distances.argmin(axis=1) == y_test)
    assert 0.6 < accuracy < 0.97


@pytest.mark.parametrize("sample", [_samples.digits, _samples.silhouettes])
def test_sample_repeats_and_holds_every_class(sample):
    first, second = sample(), sample()
    assert all(map(np.array_equal, first, second))
    assert set(first[1]) == set(first[3]) == set(range(10))
    assert not np.array_equal(first[1], np.sort(first[1]))


def test_digits_are_those_of_sklearn_centred_as_in_mnist():
    from sklearn.datasets import load_digits

    x_train, y_train, x_test, y_test = _samples.digits()
    x, y = np.concatenate([x_train, x_test]), np.append(y_train, y_test)
    np.testing.assert_array_equal(
        np.bincount(y), np.bincount(load_digits().target)
    )
    # Mover píxeles enteros deja el centro a medio píxel o menos de 13.5.
    weights = x.sum(axis=(1, 2))
    for axis in (1, 2):
        centre = x.sum(axis=3 - axis) @ np.arange(28) / weights
        assert np.abs(centre - 13.5).max() < 0.51
    assert x.max() == 255


def test_interpolation_by_hand():
    np.testing.assert_array_equal(
        _samples._interpolation(2, 3), [[1, 0], [0.5, 0.5], [0, 1]]
    )


def test_polygon_covers_its_area_and_a_nested_one_is_a_hole():
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) / 2
    outer, inner = _silhouettes._inside(np.stack([square, square / 2]))
    # De 56 puntos por lado, la mitad y la cuarta parte.
    assert outer.sum() == 28**2
    assert inner.sum() == 14**2
    assert outer[14:42, 14:42].all()
    assert (outer ^ inner).sum() == 28**2 - 14**2


def test_coat_is_open_in_the_middle():
    coats = _silhouettes.draw(4, 200, np.random.default_rng(0))
    rows = coats[:, 12:18].mean(axis=(0, 1))
    assert rows[13:15].mean() < 0.9 * rows[10]


def test_sample_fits_in_the_image():
    """La tinta no sale por el lado opuesto ni se corta en el borde."""
    x_train, *_ = _samples.digits()
    ink = x_train.sum(axis=(1, 2))
    edge = x_train[:, [0, -1]].sum(axis=(1, 2))
    assert (edge < 0.05 * ink).all()
