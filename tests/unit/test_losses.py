"""Costos: los valores que publica Keras, y sus gradientes medidos."""

import numpy as np
import pytest

from neurona import activations, losses
from neurona.gradient_check import check_gradient

# Los ejemplos de losses_test.py de Keras.
Y_TRUE = np.array([[1.0, 9, 2], [-5, -2, 6]])
Y_PRED = np.array([[4.0, 8, 12], [8, 1, 3]])


@pytest.mark.parametrize(
    "name, expected",
    [("mse", 49.5), ("mae", 5.5), ("mean_squared_error", 49.5)],
)
def test_keras_goldens(name, expected):
    assert losses.get(name)(Y_TRUE, Y_PRED) == pytest.approx(expected)


def test_huber_golden():
    """El ejemplo de la documentación de keras.losses.Huber."""
    value = losses.huber([[0, 1], [0, 0]], [[0.6, 0.4], [0.4, 0.6]])
    assert value == pytest.approx(0.155)


def test_huber_by_hand():
    """Errores 1 y 3 con delta 2: 1/2 y 2*3 - 2, en promedio 2.25."""
    assert losses.Huber(2.0)([0.0, 0.0], [1.0, 3.0]) == pytest.approx(2.25)


def test_binary_golden():
    """El ejemplo de la documentación de Keras con from_logits=True."""
    y, z = [0, 1, 0, 0], [-18.6, 0.51, 2.94, -12.8]
    value = losses.BinaryCrossentropy(from_logits=True)(y, z)
    assert value == pytest.approx(0.865458, abs=1e-6)
    assert losses.binary_crossentropy(
        y, activations.sigmoid(z)
    ) == pytest.approx(0.865458, abs=1e-6)


def test_categorical_golden():
    """losses_test.py: 0.0573 a partir de las sumas ponderadas."""
    logits = [[8.0, 1.0, 1.0], [0.0, 9.0, 1.0], [2.0, 3.0, 5.0]]
    loss = losses.CategoricalCrossentropy(from_logits=True)
    assert loss(np.eye(3), logits) == pytest.approx(0.0573, abs=1e-4)
    sparse = losses.SparseCategoricalCrossentropy(from_logits=True)
    assert sparse([0, 1, 2], logits) == pytest.approx(0.0573, abs=1e-4)


def test_categorical_by_hand():
    """Si a la clase correcta se le dio 1/2 y 1/4: (ln 2 + ln 4) / 2."""
    p = [[0.5, 0.3, 0.2], [0.25, 0.25, 0.5]]
    expected = (np.log(2) + np.log(4)) / 2
    assert losses.sparse_categorical_crossentropy([0, 1], p) == pytest.approx(
        expected
    )
    y = [[1, 0, 0], [0, 1, 0]]
    assert losses.categorical_crossentropy(y, p) == pytest.approx(expected)


@pytest.mark.parametrize(
    "loss",
    [
        losses.MeanSquaredError(),
        losses.MeanAbsoluteError(),
        losses.Huber(0.2),
        losses.BinaryCrossentropy(),
        losses.BinaryCrossentropy(from_logits=True),
        losses.CategoricalCrossentropy(),
        losses.CategoricalCrossentropy(from_logits=True),
        losses.SparseCategoricalCrossentropy(),
        losses.SparseCategoricalCrossentropy(from_logits=True),
    ],
    ids=repr,
)
def test_gradient_is_that_of_the_value(loss):
    rng = np.random.default_rng(0)
    p = rng.uniform(0.1, 0.9, (6, 4))
    y = rng.uniform(size=(6, 4))
    if loss.name.endswith("categorical_crossentropy"):
        y = np.eye(4)[rng.integers(0, 4, 6)]
    if loss.name.startswith("sparse"):
        y = y.argmax(axis=1)
    check_gradient(
        lambda q: loss.value(y, q), lambda q: loss.gradient(y, q), p
    )


def test_extreme_logits_stay_finite():
    z = np.array([[800.0, -800.0], [-1e4, 1e4]])
    for loss, y in (
        (losses.binary_crossentropy, np.array([[0.0, 1], [1, 0]])),
        (losses.categorical_crossentropy, np.array([[0.0, 1], [1, 0]])),
        (losses.sparse_categorical_crossentropy, np.array([1, 0])),
    ):
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            value = loss.value_from_logits(y, z)
        assert np.isfinite(value) and value > 800


@pytest.mark.parametrize("p", [[[0.0, 1.0]], [[1.0, 0.0]]])
def test_certain_probabilities_stay_finite(p):
    p = np.array(p)
    with np.errstate(divide="raise", invalid="raise"):
        assert np.isfinite(losses.binary_crossentropy([[1, 1]], p))
        assert np.isfinite(losses.sparse_categorical_crossentropy([0], p))


def test_clipped_probabilities_have_no_gradient():
    """Como en Keras: donde se recorta, el costo ya no cambia con p."""
    y, p = np.array([[1.0, 0, 1]]), np.array([[0.0, 1.0, 0.5]])
    gradient = losses.binary_crossentropy.gradient(y, p)
    np.testing.assert_allclose(gradient, [[0, 0, -2 / 3]])


def test_certain_classes_cost_what_they_cost_in_keras():
    """Acertar con p = 1 cuesta -ln(1 - 1e-7); al recortar no hay gradiente."""
    loss, y = losses.categorical_crossentropy, np.eye(2)
    assert loss(y, y) == pytest.approx(1e-7, rel=1e-3)
    one_right_one_wrong = np.array([[1.0, 0], [1, 0]])
    assert not loss.gradient(y, one_right_one_wrong).any()


def test_float32_stays_float32():
    y, p = Y_TRUE.astype("float32"), Y_PRED.astype("float32")
    for name in ("mse", "mae", "huber"):
        assert losses.get(name).gradient(y, p).dtype == np.float32


def test_column_against_row_is_refused():
    """Restar (n,) de (n, 1) daría en silencio una matriz."""
    with pytest.raises(ValueError, match=r"\(3,\).*\(3, 1\)"):
        losses.mse.value(np.zeros(3), np.zeros((3, 1)))


@pytest.mark.parametrize("start", ["value", "gradient"])
@pytest.mark.parametrize("end", ["probabilities", "logits"])
@pytest.mark.parametrize("kind", ["binary", "categorical"])
def test_entropies_say_which_shape_is_which(start, end, kind):
    loss = losses.get(f"{kind}_crossentropy")
    message = r"^y_true tiene forma \(2, 2\), pero y_pred .* \(2, 3\)"
    with pytest.raises(ValueError, match=message):
        getattr(loss, f"{start}_from_{end}")(np.eye(2), np.ones((2, 3)))


@pytest.mark.parametrize(
    "name, y, shape, message",
    [
        ("mse", np.zeros((4, 2)), (4, 3), r"forma \(4, 2\).*\(4, 3\)"),
        ("binary_crossentropy", [-1, 1], (2, 1), "entre 0 y 1.*-1"),
        ("binary_crossentropy", [0, 1.5], (2, 1), "entre 0 y 1.*1.5"),
        (
            "categorical_crossentropy",
            [0, 1, 2],
            (3, 3),
            "sparse_categorical_crossentropy",
        ),
        (
            "sparse_categorical_crossentropy",
            np.eye(3),
            (3, 3),
            "'categorical_crossentropy'.*argmax",
        ),
        (
            "sparse_categorical_crossentropy",
            [0, 1, 3],
            (3, 3),
            "etiqueta 3.*3 salidas.*0 a 2",
        ),
        ("sparse_categorical_crossentropy", [0, -1], (2, 3), "etiqueta -1"),
        ("sparse_categorical_crossentropy", [0, 0.5], (2, 3), "etiqueta 0.5"),
        (
            "sparse_categorical_crossentropy",
            [0, 1],
            (2, 1),
            "^'sparse_.* una sola.*binary_crossentropy",
        ),
        ("categorical_crossentropy", [[1], [1]], (2, 1), "^'cat.* una sola"),
        (
            "categorical_crossentropy",
            [[0], [2]],
            (2, 3),
            r"una etiqueta por ejemplo \(forma \(2, 1\)\)",
        ),
        (
            "categorical_crossentropy",
            [[1, 1, 0]],
            (1, 3),
            "suman 1.*binary_crossentropy",
        ),
    ],
)
def test_wrong_labels_name_the_remedy(name, y, shape, message):
    with pytest.raises(ValueError, match=message):
        losses.get(name).check(y, shape)


def test_labels_in_a_column_are_accepted():
    check = losses.sparse_categorical_crossentropy.check
    assert check([[0], [2]], (2, 3)).tolist() == [0, 2]
    labels = np.array([0, 2])
    assert np.shares_memory(check(labels, (2, 3)), labels)
    assert losses.mse.check([1, 2], (2, 1)).shape == (2, 1)


def test_unknown_name_suggests_the_nearest():
    message = "la función de costo 'bin.*¿Quisiste decir 'binary_cross"
    with pytest.raises(ValueError, match=message):
        losses.get("binary_cross_entropy")


def test_delta_is_one_by_default_and_always_positive():
    assert losses.Huber().delta == 1
    with pytest.raises(ValueError, match="delta debe ser mayor que 0"):
        losses.Huber(0)


def test_nan_is_located():
    with pytest.raises(ValueError, match=r"y_pred.*posición \(1, 0\)"):
        losses.mse([[1.0], [2.0]], [[1.0], [np.nan]])
    p = np.full((2, 2), 0.5)
    with pytest.raises(ValueError, match=r"^y contiene.*posición \(1, 0\)"):
        losses.categorical_crossentropy([[0, 1], [np.nan, 1]], p)
    with pytest.raises(ValueError, match=r"^y contiene.*posición \(1,\)"):
        losses.sparse_categorical_crossentropy([0, np.nan], p)
