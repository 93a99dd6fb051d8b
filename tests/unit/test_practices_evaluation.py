"""Lección «Evaluar y predecir»: clases, precisión, calibración, cuentas."""

import numpy as np
import pytest

from neurona.practices import evaluation

Y = np.array([1, 1, 1, 0, 0, 0, 0, 0])
P = np.array([0.9, 0.8, 0.4, 0.7, 0.5, 0.3, 0.2, 0.1])


def test_pieces_have_one_bad_in_five():
    x, y = evaluation.pieces(500, seed=1)
    assert x.shape == (500, 2)
    assert y.tolist() == [0, 0, 0, 0, 1] * 100
    assert np.allclose(x[y == 0].mean(axis=0), [0, 0], atol=0.2)
    assert np.allclose(x[y == 1].mean(axis=0), [1.6, 1.2], atol=0.3)


def test_most_alike_looks_at_size_and_not_at_sign():
    y = np.array([0, 1, 0, 1])
    x = np.stack([y * 0.5, y * -2.0, [1, 1, 0, 0], y + 10.0], axis=1)
    assert evaluation.most_alike(x, y, 3).tolist() == [1, 3, 0]


@pytest.mark.parametrize("shape", [(-1,), (-1, 1)])
def test_classes_of_one_output_use_the_threshold(shape):
    answers = P.reshape(shape)
    # Igual al umbral se lee como 0, como en Keras.
    assert evaluation.predicted_classes(answers).tolist() == [
        1, 1, 0, 1, 0, 0, 0, 0,
    ]  # fmt: skip
    assert evaluation.predicted_classes(answers, 0.15).sum() == 7


def test_classes_of_several_outputs_are_the_largest():
    answers = [[0.3, 0.3, 0.4], [0.9, 0.1, 0.0]]
    assert evaluation.predicted_classes(answers).tolist() == [2, 0]


def test_precision_and_recall_by_hand():
    # Con 0.5 señala tres, dos bien, de tres que había.
    assert evaluation.precision_recall(Y, P) == pytest.approx((2 / 3, 2 / 3))
    assert evaluation.precision_recall(Y, P, 0.35) == (3 / 5, 1.0)
    assert evaluation.precision_recall(Y, P[:, None], 0.85) == (1.0, 1 / 3)


def test_precision_and_recall_without_any_yes():
    assert evaluation.precision_recall(Y, P, 0.95) == (0.0, 0.0)
    assert evaluation.precision_recall(0 * Y, P) == (0.0, 0.0)


def test_bins_by_hand():
    predicted, observed, counts = evaluation.calibration_bins(
        [0, 1, 1, 0, 1], [0.125, 0.375, 0.5, 0.75, 1.0], bins=4
    )
    # 0.5 y 0.75 abren su caja; 1 cabe en la última.
    assert predicted.tolist() == [0.125, 0.375, 0.5, 0.875]
    assert observed.tolist() == [0, 1, 1, 0.5]
    assert counts.tolist() == [1, 1, 1, 2]


def test_empty_bins_are_left_out():
    predicted, observed, counts = evaluation.calibration_bins(
        [[1], [0]], [[0.95], [0.93]], bins=10
    )
    assert predicted == pytest.approx([0.94])
    assert observed.tolist() == [0.5]
    assert counts.tolist() == [2]


def test_calibration_error_weighs_each_bin():
    y = [0, 0, 0, 1]
    p = [0.2, 0.2, 0.2, 0.6]
    error = evaluation.calibration_error(y, p, bins=2)
    assert error == pytest.approx((3 * 0.2 + 1 * 0.4) / 4)


def test_perfect_calibration_costs_nothing():
    assert evaluation.calibration_error([0, 1, 0, 1], [0.5] * 4) == 0
    assert evaluation.calibration_error([0, 1], [0.0, 1.0]) == 0


@pytest.mark.parametrize(
    ("p", "bins", "message"),
    [
        ([0.2, 1.5], 10, "las probabilidades van"),
        ([-0.1, 0.5], 10, "las probabilidades van"),
        ([0.5], 10, "y tiene 2 ejemplos"),
        ([0.5, np.nan], 10, "no son finitos"),
        ([0.5, 0.5], 0, "bins"),
    ],
)
def test_bad_probabilities_are_explained(p, bins, message):
    with pytest.raises(ValueError, match=message):
        evaluation.calibration_bins([0, 1], p, bins)


def test_products_are_counted_by_hand():
    model = evaluation.counted_network()
    x, y = evaluation.pieces(10)
    model.evaluate(x, y, verbose=0)
    assert evaluation.products(model) == 10 * (2 * 16 + 16)
    assert evaluation.products(model) == 0
    # Hacia atrás, la segunda capa hace dos productos y la primera uno.
    model.fit(x, y, epochs=3, batch_size=4, verbose=0)
    assert evaluation.products(model) == 3 * 10 * (48 + 32 + 2 * 16)


def test_counting_does_not_change_the_answer():
    from neurona import Dense, Input, Sequential

    model = evaluation.counted_network()
    plain = Sequential(
        [Input((2,)), Dense(16, "relu"), Dense(1, "sigmoid")], seed=15
    )
    x, _ = evaluation.pieces(10)
    assert np.array_equal(model.predict(x), plain.predict(x))
