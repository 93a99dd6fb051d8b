"""Comprobaciones de la práctica de Fashion-MNIST: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import Dense, Input, Sequential, checks, datasets
from neurona.practices import fashion_mnist as practice


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def cycle(start=1 / 25, turn=0.3, fall=None):
    """Un calendario con alguna pieza cambiada."""

    def rate(step, steps, peak):
        climb = turn * steps
        if step < climb:
            return peak * (start + (1 - start) * step / climb)
        progress = (step - climb) / (steps - climb)
        if fall:
            return peak * fall(progress, step / steps)
        return peak * (1 + math.cos(math.pi * progress)) / 2

    return rate


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.one_cycle, practice.one_cycle),
        (checks.one_cycle, cycle()),
        (checks.standard_error, practice.standard_error),
        (checks.standard_error, lambda c: c.std(ddof=1) / len(c) ** 0.5),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize("check", [checks.one_cycle, checks.standard_error])
@pytest.mark.parametrize("stub", [lambda *a: ..., lambda *a: None])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (cycle(start=0), "no empieza en 0"),
        (
            lambda t, n, top: (
                top * (1 + 24 * t / n) / 25
                if t < 0.3 * n
                else practice.one_cycle(t, n, top)
            ),
            "no entre T",
        ),
        (
            cycle(fall=lambda p, t: (1 + math.cos(math.pi * t)) / 2),
            "La bajada empieza cuando termina",
        ),
        (cycle(fall=lambda p, t: 1 + math.cos(math.pi * p)), "entre 2"),
        (cycle(fall=lambda p, t: (1 - math.cos(math.pi * p)) / 2), "Signo"),
        (cycle(fall=lambda p, t: 1 - p), "recta"),
        (
            lambda t, n, top: top * (1 + math.cos(math.pi * t / n)) / 2,
            "Falta la subida",
        ),
    ],
)
def test_one_cycle_hints(answer, hint, capsys):
    assert not checks.one_cycle(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda c: np.std(c, ddof=1), "raíz de n"),
        (lambda c: np.std(c) / np.sqrt(len(c)), "ddof=1"),
        (lambda c: np.std(c, ddof=1) / len(c), "Dividiste entre n;"),
        (lambda c: np.var(c, ddof=1) / np.sqrt(len(c)), "varianza"),
        (lambda c: np.var(c, ddof=1) / len(c), "falta la raíz"),
        (np.mean, "Esa es la media"),
    ],
)
def test_standard_error_hints(answer, hint, capsys):
    assert not checks.standard_error(answer)
    assert hint in said(capsys)


class Oracle:
    """Una red de mentira: da a la clase correcta la probabilidad que se pide.

    ``right`` dice con cuánta seguridad acierta en lo que estudió, en la
    validación y en la prueba; reconoce cada imagen por sus píxeles.
    """

    input_shape = (None, 784)

    def __init__(self, data, studied, validation, test, grey=1.0):
        (x, y), (x_test, y_test) = data
        self.grey = grey
        images = np.concatenate([x, x_test]).reshape(-1, 784)
        labels = np.concatenate([y, y_test])
        split = len(x) * 9 // 10
        sizes = [split, len(x) - split, len(x_test)]
        sure = np.repeat([studied, validation, test], sizes)
        p = np.full((len(images), 10), (1 - sure[:, None]) / 9)
        p[np.arange(len(images)), labels] = sure
        self.known = dict(zip(map(bytes, images), p, strict=True))

    def predict(self, x, verbose=0):
        pixels = np.round(x * 255 / self.grey).clip(0, 255).astype("uint8")
        guess = np.full(10, 0.1)
        return np.array(
            [self.known.get(bytes(image), guess) for image in pixels]
        )


@pytest.fixture
def data(monkeypatch):
    """Doscientas imágenes distintas, como si fueran las reales."""
    rng = np.random.default_rng(0)
    x = rng.integers(0, 256, (200, 28, 28), dtype=np.uint8)
    x_test = rng.integers(0, 256, (40, 28, 28), dtype=np.uint8)
    images = (x, np.arange(200) % 10), (x_test, np.arange(40) % 10)
    monkeypatch.setattr(datasets, "load_fashion_mnist", lambda: images)
    monkeypatch.setattr(datasets, "origin", lambda name: "real")
    return images


def test_a_good_network_meets_the_challenge(data, capsys):
    """-ln 0.75 = 0.288."""
    assert checks.fashion_challenge(Oracle(data, 0.8, 0.75, 0.74))
    text = said(capsys)
    assert "Costo de validación: 0.288" in text
    assert "Exactitud: 100.0%" in text
    assert "Reto cumplido" in text


def test_it_says_how_far_a_network_is(data, capsys):
    """-ln 0.7 = 0.357: faltan 0.057."""
    assert not checks.fashion_challenge(Oracle(data, 0.71, 0.7, 0.7))
    assert "Te faltan 0.057" in said(capsys)


@pytest.mark.parametrize(
    ("sure", "hint"),
    [
        ((0.1, 0.1, 0.1), "casi como adivinar"),
        ((0.66, 0.66, 0.66), "más neuronas"),
        ((0.95, 0.72, 0.71), "memoriza"),
        ((0.76, 0.73, 0.72), "baja el factor"),
        # La validación sale como lo estudiado, y la prueba no.
        ((0.9, 0.9, 0.7), "¿entrenó con la validación?"),
    ],
)
def test_challenge_hints(data, sure, hint, capsys):
    assert not checks.fashion_challenge(Oracle(data, *sure))
    assert hint in said(capsys)


def test_whole_greys_are_measured_as_they_were_learned(data, capsys):
    raw = Oracle(data, 0.7, 0.7, 0.7, grey=255.0)
    assert not checks.fashion_challenge(raw)
    text = said(capsys)
    assert "Costo de validación: 0.357" in text
    assert "divide entre 255" in text


class Strange:
    """Una red cuya salida o cuya entrada no sirve."""

    def __init__(self, output, input_shape=(None, 784)):
        self.output = output
        self.input_shape = input_shape

    def predict(self, x, verbose=0):
        return self.output(len(x))


@pytest.mark.parametrize(
    ("model", "hint"),
    [
        (Strange(lambda n: np.full((n, 1), 0.5)), "(20, 1)"),
        (Strange(lambda n: np.full((n, 10), np.nan)), "10 probabilidades"),
        (Strange(lambda n: np.full((n, 10), 0.5)), "no suman 1"),
        (Strange(lambda n: np.eye(10)[[0] * n] * 3 - 0.2), "no suman 1"),
        (Strange(np.zeros, (None, 100)), "entrada de tu red es (100,)"),
        ({"loss": [0.3]}, "Pasa la red entrenada"),
        (len, "Pasa la red entrenada"),
    ],
)
def test_challenge_explains_what_it_cannot_measure(data, model, hint, capsys):
    assert not checks.fashion_challenge(model)
    assert hint in said(capsys)


@pytest.mark.parametrize("stub", [..., None])
def test_untouched_challenge_does_not_pass(stub, capsys):
    assert not checks.fashion_challenge(stub)
    assert "Todavía no" in said(capsys)


def test_what_fit_returns_is_not_a_network(data, capsys):
    model = Sequential([Input((4,)), Dense(10, "softmax")], seed=0)
    model.compile("sgd", "sparse_categorical_crossentropy")
    history = model.fit(np.ones((20, 4)), np.arange(20) % 10, verbose=0)
    assert not checks.fashion_challenge(history)
    assert "lo que devuelve fit" in said(capsys)


def test_networks_of_neurona_and_keras_are_measured_alike(data, capsys):
    """Los mismos pesos, con la imagen aplanada y sin aplanar."""
    keras = pytest.importorskip("tensorflow").keras
    ours = Sequential([Input((784,)), Dense(10, "softmax")], seed=0)
    ours.compile("sgd", "sparse_categorical_crossentropy")
    theirs = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    theirs.set_weights(ours.get_weights())
    assert not checks.fashion_challenge(ours)
    first = said(capsys)
    assert not checks.fashion_challenge(theirs)
    assert said(capsys) == first


def test_the_sample_is_named(data, monkeypatch, capsys):
    monkeypatch.setattr(datasets, "origin", lambda name: "sample")
    assert checks.fashion_challenge(Oracle(data, 0.8, 0.75, 0.74))
    assert "Con la muestra" in said(capsys)
