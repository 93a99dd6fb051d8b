"""Comprobaciones de «El perceptrón»: cada error recibe su pista."""

import numpy as np
import pytest

from neurona.activations import step
from neurona.checks import perceptron as checks
from neurona.perceptron import Perceptron
from neurona.practices.perceptron import correct, margin, pocket


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def error(w, b, x, t):
    return t - step(x @ w + b)


def errors(X, t, path):
    return [(step(X @ w[:-1] + w[-1]) != t).sum() for w in path]


def test_solutions_pass():
    assert checks.perceptron_correction(correct)
    assert checks.separation_margin(margin)
    assert checks.pocket_line(pocket)


def test_a_correction_in_place_passes():
    def in_place(w, b, x, t, eta):
        e = error(w, b, x, t)
        w += eta * e * x
        b += eta * e
        return w, b

    assert checks.perceptron_correction(in_place)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.perceptron_correction, lambda w, b, x, t, eta: ...),
        (checks.perceptron_correction, lambda w, b, x, t, eta: None),
        (checks.perceptron_correction, ...),
        (checks.separation_margin, lambda X, t, w, b: None),
        (checks.pocket_line, lambda X, t, path: None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (
            lambda w, b, x, t, n: (
                w - n * error(w, b, x, t) * x,
                b - n * error(w, b, x, t),
            ),
            "t - y, no y - t",
        ),
        (
            lambda w, b, x, t, n: (w + n * error(w, b, x, t) * x, b),
            "corregir el bias",
        ),
        (
            lambda w, b, x, t, n: correct(w, b, x, t, 1.0),
            "factor de aprendizaje",
        ),
        (
            lambda w, b, x, t, n: (
                w + n * error(w, b, x, t),
                b + n * error(w, b, x, t),
            ),
            "se multiplica por x",
        ),
        (
            lambda w, b, x, t, n: (
                w + n * (t - (x @ w + b)) * x,
                b + n * (t - (x @ w + b)),
            ),
            "no con la suma z",
        ),
        (
            lambda w, b, x, t, n: (w + n * t * x, b + n * t),
            "en lugar del error",
        ),
        (
            lambda w, b, x, t, n: (
                w + n * (t - float(x @ w + b > 0)) * x,
                b + n * (t - float(x @ w + b > 0)),
            ),
            "Con z = 0 el escalón vale 1",
        ),
        (lambda w, b, x, t, n: w, "return w, b"),
        (lambda w, b: (w, b), "cuántos argumentos"),
    ],
)
def test_correction_hints(answer, hint, capsys):
    assert not checks.perceptron_correction(answer)
    assert hint in said(capsys)


def size(w):
    return np.linalg.norm(w)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (
            lambda X, t, w, b: ((2 * t - 1) * (X @ w + b)).min(),
            "entre el tamaño de w",
        ),
        (
            lambda X, t, w, b: np.abs(X @ w + b).min() / size(w),
            "esconde los errores",
        ),
        (lambda X, t, w, b: (X @ w + b).min() / size(w), "Falta la etiqueta"),
        (
            lambda X, t, w, b: (t * (X @ w + b)).min() / size(w),
            "el producto se borra",
        ),
        (
            lambda X, t, w, b: ((2 * t - 1) * (X @ w + b)).mean() / size(w),
            "min, no mean",
        ),
        (
            lambda X, t, w, b: margin(X, t, w, b) * size(w) / np.sum(w),
            "valores absolutos",
        ),
        (lambda X, t, w, b: margin(X, t, w, b) / size(w), "Falta la raíz"),
        (
            lambda X, t, w, b: (2 * t - 1) * (X @ w + b) / size(w),
            "el margen es la menor",
        ),
    ],
)
def test_margin_hints(answer, hint, capsys):
    assert not checks.separation_margin(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda X, t, path: path[-1], "última recta"),
        (lambda X, t, path: np.argmin(errors(X, t, path)), "número de"),
        (lambda X, t, path: min(errors(X, t, path)), "que los comete"),
        (lambda X, t, path: path[np.argmax(errors(X, t, path))], "la peor"),
        (lambda X, t, path: pocket(X, t, path)[:-1], "Falta el bias"),
        (
            lambda X, t, path: path[
                np.argmin([(step(X @ w[:-1]) != t).sum() for w in path])
            ],
            "es el bias: súmalo",
        ),
    ],
)
def test_pocket_hints(answer, hint, capsys):
    assert not checks.pocket_line(answer)
    assert hint in said(capsys)


def test_correct_is_one_step_of_the_perceptron():
    rng = np.random.default_rng(5)
    x, w, b = rng.normal(size=(1, 3)), rng.normal(size=3), rng.normal()
    for t in (0, 1):
        model = Perceptron(0.3).fit(x, [t], epochs=1, weights=w, bias=b)
        ours = correct(w, b, x[0], t, 0.3)
        np.testing.assert_allclose(ours[0], model.weights)
        np.testing.assert_allclose(ours[1], model.bias)


def test_margin_by_hand():
    # 3·4 + 4·1 - 6 = 10, entre la raíz de 9 + 16.
    assert margin(
        np.array([[4.0, 1.0]]), np.array([1]), np.array([3.0, 4.0]), -6.0
    ) == pytest.approx(2)


def test_pocket_keeps_the_best_not_the_last():
    X, t = np.array([[0.0], [1.0], [2.0]]), np.array([0, 1, 1])
    path = np.array([[0.0, 0.0], [1.0, -0.5], [1.0, -1.5]])
    assert pocket(X, t, path).tolist() == [1.0, -0.5]
