"""Comprobaciones de «Backpropagation»: cada error recibe su pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.practices import backpropagation as solutions

# Con t = 1, hechas con calculadora: 0.765 - 1, y de ahí por 0.1 y por 0.2,
# con h = 0.679 y 0.574.
DELTAS = [-0.235, -0.005, -0.011]


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def reluctant_step(X, y, W1, b1, W2, b2, rate):
    """Otra solución correcta, que escribe sobre los parámetros."""
    Z = X @ W1 + b1
    H = np.where(Z > 0, Z, 0)
    error = H @ W2 + b2 - y
    back = error @ W2.T
    back[Z <= 0] = 0
    W2 -= rate * 2 * H.T @ error / len(X)
    b2 -= rate * 2 * error.mean(axis=0)
    W1 -= rate * 2 * X.T @ back / len(X)
    b1 -= rate * 2 * back.mean(axis=0)
    return [W1, b1, W2, b2]


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.pencil_deltas, DELTAS),
        (checks.pencil_deltas, (-0.2346, -0.00511, -0.01147)),
        (checks.pencil_deltas, np.array([-0.235, -0.0051, -0.0115])),
        (checks.sigmoid_backward, solutions.sigmoid_backward),
        (
            checks.sigmoid_backward,
            lambda X, W, A, G: [
                np.einsum("ni,nj->ij", X, G * (A - A**2)),
                np.einsum("nj->j", G * (A - A**2)),
                np.einsum("nj,ij->ni", G * (A - A**2), W),
            ],
        ),
        (checks.training_step, solutions.training_step),
        (checks.training_step, reluctant_step),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.pencil_deltas, ...),
        (checks.pencil_deltas, None),
        (checks.pencil_deltas, [-0.235, ..., ...]),
        (checks.sigmoid_backward, lambda X, W, A, G: ...),
        (checks.sigmoid_backward, lambda X, W, A, G: None),
        (checks.sigmoid_backward, lambda X, W, A, G: (X.T @ G, ..., ...)),
        (checks.sigmoid_backward, ...),
        (checks.training_step, lambda X, y, W1, b1, W2, b2, rate: ...),
        (checks.training_step, lambda X, y, W1, b1, W2, b2, rate: None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ([0.235, 0.005, 0.011], "Signo"),
        ([0.765, 0.0167, 0.0374], "Esas son las deltas con t = 0"),
        ([-0.235, -0.0235, -0.0469], "Falta atravesar la sigmoide"),
        ([-0.235, -0.0511, -0.0573], "Falta el peso"),
        ([-0.235, -0.0102, -0.0057], "Cambiaste los pesos"),
        ([-0.235, -0.0159, -0.0269], "La pendiente es h"),
        ([-0.235, -0.005], "La forma no coincide"),
        (["a", "b", "c"], "Se esperaban números"),
        ([1.0, 2.0, 3.0], "revisa la fórmula"),
    ],
)
def test_pencil_hints(answer, hint, capsys):
    assert not checks.pencil_deltas(answer)
    assert hint in said(capsys)


def layer(rule, dW=None, db=None, dX=None):
    """Una capa hacia atrás, con la delta y los resultados que se pidan."""

    def backward(X, W, A, G):
        D = rule(A, G)
        return (
            dW(X, D) if dW else X.T @ D,
            db(D) if db else D.sum(axis=0),
            dX(D, W, G) if dX else D @ W.T,
        )

    return backward


def delta(A, G):
    return G * A * (1 - A)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (layer(lambda A, G: G), "Falta atravesar la activación"),
        (layer(lambda A, G: G * (1 - A**2)), "pendiente de tanh"),
        (layer(lambda A, G: A * (1 - A)), "Falta lo que llega"),
        (layer(delta, dW=lambda X, D: D.T @ X), "dW está transpuesta"),
        (layer(delta, dW=lambda X, D: X.T @ D / len(X)), "otra vez entre n"),
        (layer(delta, db=lambda D: D.mean(axis=0)), "db suma sobre"),
        (layer(delta, db=lambda D: D.sum(axis=1)), "Sumaste por renglones"),
        (layer(delta, db=np.sum), "un número por neurona"),
        (layer(delta, dX=lambda D, W, G: D @ W), "W transpuesta"),
        (layer(delta, dX=lambda D, W, G: G @ W.T), "regresa D, no G"),
        (layer(delta, dX=lambda D, W, G: D), "Revisa dX"),
        (lambda X, W, A, G: X.T @ G, "falta return dW, db, dX"),
        (lambda X, W, A, G: (1, 2), "llegaron 2 resultados"),
        (lambda X, W, A, G: X @ W @ A @ G, "Las formas no encajan"),
        (3.5, "Pasa la función misma"),
    ],
)
def test_layer_hints(answer, hint, capsys):
    assert not checks.sigmoid_backward(answer)
    assert hint in said(capsys)


def test_it_names_the_result_that_fails(capsys):
    checks.sigmoid_backward(layer(delta, db=np.sum))
    assert said(capsys).startswith("Revisa db, el resultado 2 de 3. ✗ Aún no.")
    checks.sigmoid_backward(lambda X, W, A, G: 1 / 0)
    assert said(capsys).startswith("✗ Aún no.")


def step(
    slope=lambda H: H > 0,
    factor=2.0,
    sign=-1.0,
    parts=4,
    late=False,
    size=None,
):
    """Un paso de la red, con el descuido que se pida."""

    def one(X, y, W1, b1, W2, b2, rate):
        rate = size or rate
        H = np.maximum(X @ W1 + b1, 0)
        D2 = factor * (H @ W2 + b2 - y) / len(X)
        after = W2 + sign * rate * H.T @ D2
        D1 = (D2 @ (after if late else W2).T) * slope(H)
        if parts == 2:
            return W1 + sign * rate * X.T @ D1, b1, after, b2
        return (
            W1 + sign * rate * X.T @ D1,
            b1 + sign * rate * D1.sum(axis=0),
            after,
            b2 + sign * rate * D2.sum(axis=0),
        )

    return one


def summed(X, y, W1, b1, W2, b2, rate):
    """El costo como suma en lugar de media."""
    return step(factor=2.0 * len(X))(X, y, W1, b1, W2, b2, rate)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (step(sign=1.0), "Signo: subiste"),
        (step(late=True), "W2 ya corregida"),
        (step(factor=1.0), "Falta el 2"),
        (summed, "Falta dividir entre n"),
        (step(slope=lambda H: 1.0), "Falta la pendiente de ReLU"),
        (step(slope=lambda H: H * (1 - H)), "pendiente de la sigmoide"),
        (step(slope=lambda H: 1 - H**2), "pendiente de tanh"),
        (step(parts=2), "Falta corregir los bias"),
        (step(size=1.0), "Falta el factor de aprendizaje"),
        (lambda *args: args[2:4], "llegaron 2 resultados"),
    ],
)
def test_step_hints(answer, hint, capsys):
    assert not checks.training_step(answer)
    assert hint in said(capsys)
