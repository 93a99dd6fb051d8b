"""Separar y escalar: la prueba no puede tocar lo que se aprende."""

import numpy as np
import pytest

from neurona.datasets import StandardScaler, load_petrol, train_test_split


def test_split_keeps_every_example_once_with_its_label():
    x = np.arange(20).reshape(10, 2)
    x_train, x_test, y_train, y_test = train_test_split(x, x[:, 0] * 10)
    assert (len(x_train), len(x_test)) == (8, 2)
    together = np.concatenate([x_train, x_test])
    assert sorted(together.tolist()) == x.tolist()
    np.testing.assert_array_equal(y_train, x_train[:, 0] * 10)
    np.testing.assert_array_equal(y_test, x_test[:, 0] * 10)


# La prueba se redondea hacia arriba, como en scikit-learn.
@pytest.mark.parametrize(
    ("samples", "test_size", "count"),
    [(48, 0.2, 10), (5, 0.2, 1), (3, 0.5, 2)],
)
def test_split_rounds_up(samples, test_size, count):
    x = np.arange(samples)
    assert len(train_test_split(x, x, test_size)[1]) == count


def test_split_follows_its_seed():
    x = np.arange(50)
    first = train_test_split(x, x, seed=3)[1]
    assert first.tolist() == train_test_split(x, x, seed=3)[1].tolist()
    assert first.tolist() != train_test_split(x, x, seed=4)[1].tolist()
    assert first.tolist() != sorted(first.tolist())
    rng = np.random.default_rng(3)
    assert first.tolist() == train_test_split(x, x, seed=rng)[1].tolist()


@pytest.mark.parametrize(
    ("x", "y", "test_size", "message"),
    [
        ([1, 2, 3], [1, 2], 0.2, "x tiene 3 ejemplos, pero y tiene 2"),
        ([1], [1], 0.2, "no queda ninguno para entrenar"),
        ([1, 2], [1, 2], 1.0, "no queda ninguno para entrenar"),
        ([1, 2], [1, 2], 0, "test_size debe ser mayor que 0"),
        ([1, 2], [1, 2], -0.2, "test_size debe ser mayor que 0"),
        ([], [], 0.2, "x está vacío"),
        ([1, np.nan], [1, 2], 0.2, "x contiene 1 valores que no son finitos"),
    ],
)
def test_split_refuses_bad_input(x, y, test_size, message):
    with pytest.raises(ValueError, match=message):
        train_test_split(x, y, test_size)


def test_split_refuses_a_bad_seed():
    with pytest.raises(TypeError, match="seed debe ser un entero"):
        train_test_split([1, 2], [1, 2], seed="hoy")


def test_scaler_by_hand():
    scaler = StandardScaler().fit([[1.0, 10.0], [3.0, 30.0]])
    assert scaler.mean.tolist() == [2, 20]
    assert scaler.scale.tolist() == [1, 10]
    assert scaler.transform([[5.0, 10.0]]).tolist() == [[3, -1]]


def test_scaled_training_part_has_mean_0_and_deviation_1():
    scaled = StandardScaler().fit_transform(load_petrol()[0])
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scaled.std(axis=0), 1)


def test_transform_learns_nothing_from_the_test_part():
    x_train, x_test, _, _ = train_test_split(*load_petrol())
    scaler = StandardScaler().fit(x_train)
    scaler.transform(x_test)
    np.testing.assert_array_equal(scaler.mean, x_train.mean(axis=0))
    np.testing.assert_array_equal(scaler.scale, x_train.std(axis=0))


def test_inverse_transform_returns_to_the_units():
    x, _ = load_petrol()
    scaler = StandardScaler().fit(x)
    np.testing.assert_allclose(
        scaler.inverse_transform(scaler.transform(x)), x
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_constant_column_becomes_zero(dtype):
    x = np.full((1000, 1), 0.1, dtype=dtype)
    scaler = StandardScaler().fit(x)
    assert scaler.scale.tolist() == [1]
    np.testing.assert_allclose(scaler.transform(x), 0, atol=1e-6)
    assert scaler.transform(x).dtype == dtype


def test_scaler_takes_a_plain_column():
    scaler = StandardScaler().fit([1.0, 3.0])
    assert scaler.transform([2.0, 5.0]).tolist() == [0, 3]


@pytest.mark.parametrize("method", ["transform", "inverse_transform"])
def test_scaler_before_fit(method):
    with pytest.raises(ValueError, match=r"llama primero a fit\(x_train\)"):
        getattr(StandardScaler(), method)([[1.0]])


@pytest.mark.parametrize("method", ["transform", "inverse_transform"])
def test_scaler_with_other_columns(method):
    scaler = StandardScaler().fit([[1.0, 2.0], [3.0, 4.0]])
    with pytest.raises(ValueError, match=r"forma \(1, 3\).*forma \(2,\)"):
        getattr(scaler, method)([[1.0, 2.0, 3.0]])


@pytest.mark.parametrize(
    ("x", "error", "message"),
    [
        ([[1.0, np.inf]], ValueError, "infinito"),
        ([["a"]], TypeError, "x debe contener números reales"),
        ([[1.0], [1.0, 2.0]], ValueError, "renglones de distinto largo"),
        (np.empty((0, 3)), ValueError, "x está vacío"),
    ],
)
def test_scaler_refuses_bad_data(x, error, message):
    with pytest.raises(error, match=message):
        StandardScaler().fit(x)
