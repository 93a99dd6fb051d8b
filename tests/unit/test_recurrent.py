"""La celda recurrente, contra cuentas a mano y contra una capa densa."""

import numpy as np
import pytest

from neurona.recurrent import recurrent_cell


@pytest.fixture
def cell():
    rng = np.random.default_rng(0)
    return {
        "x": rng.normal(size=(5, 4, 3)),
        "W": rng.normal(size=(3, 2)),
        "U": rng.normal(size=(2, 2)),
        "b": rng.normal(size=2),
    }


def test_two_steps_by_hand():
    # h1 = tanh(2·1 + 0.5), h2 = tanh(2·0 + 3·h1 + 0.5).
    states = recurrent_cell([[1.0], [0.0]], [[2.0]], [[3.0]], [0.5])
    first = np.tanh(2.5)
    expected = [[first], [np.tanh(3 * first + 0.5)]]
    np.testing.assert_allclose(states, expected, rtol=1e-15)


def test_each_row_of_U_says_whom_a_unit_feeds():
    # La unidad 0 alimenta a la 1, y nadie alimenta a la 0.
    U = [[0.0, 1.0], [0.0, 0.0]]
    states = recurrent_cell([[1.0], [0.0]], [[1.0, 0.0]], U, [0.0, 0.0])
    np.testing.assert_allclose(states[1], [0, np.tanh(np.tanh(1))])


def test_without_feedback_it_is_a_dense_layer(cell):
    cell["U"] = np.zeros((2, 2))
    expected = np.tanh(cell["x"] @ cell["W"] + cell["b"])
    np.testing.assert_allclose(recurrent_cell(**cell), expected)


def test_many_sequences_are_each_one_alone(cell):
    together = recurrent_cell(**cell)
    assert together.shape == (5, 4, 2)
    for i, sequence in enumerate(cell.pop("x")):
        alone = recurrent_cell(sequence, **cell)
        np.testing.assert_allclose(together[i], alone)


def test_the_state_carries_the_whole_past(cell):
    x = cell.pop("x")
    whole = recurrent_cell(x, **cell)
    first = recurrent_cell(x[:, :2], **cell)
    rest = recurrent_cell(x[:, 2:], **cell, state=first[:, -1])
    np.testing.assert_allclose(whole[:, 2:], rest)


def test_order_matters(cell):
    forward = recurrent_cell(**cell)[:, -1]
    cell["x"] = cell["x"][:, ::-1]
    assert not np.allclose(forward, recurrent_cell(**cell)[:, -1])


@pytest.mark.parametrize(
    ("name", "shape", "message"),
    [
        ("x", (3,), r"x tiene forma \(3,\).*\(pasos, entradas\)"),
        ("W", (2, 3), r"W tiene forma \(2, 3\).*debe tener \(3, 2\)"),
        ("U", (2, 3), r"U tiene forma \(2, 3\).*debe tener \(2, 2\)"),
        ("b", (1, 2), r"b tiene forma \(1, 2\).*debe tener \(2,\)"),
        ("state", (4, 2), r"state tiene forma \(4, 2\).*\(5, 2\)"),
    ],
)
def test_refuses_wrong_shapes(cell, name, shape, message):
    cell[name] = np.zeros(shape)
    with pytest.raises(ValueError, match=message):
        recurrent_cell(**cell)


def test_refuses_garbage(cell):
    with pytest.raises(ValueError, match="U contiene 1 valores"):
        recurrent_cell(**(cell | {"U": [[np.nan, 0.0], [0.0, 0.0]]}))
    with pytest.raises(TypeError, match="x debe contener números"):
        recurrent_cell(**(cell | {"x": [["hola"]]}))
