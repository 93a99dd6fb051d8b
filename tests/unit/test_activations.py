"""Activaciones: valores conocidos, extremos y nombres."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neurona import activations

ALL = ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]
Z = np.array([-2.0, 0.0, 3.0])


@pytest.mark.parametrize(
    "name, expected",
    [
        ("linear", [-2, 0, 3]),
        ("step", [0, 1, 1]),
        ("sigmoid", [1 / (1 + np.e**2), 0.5, 1 / (1 + np.e**-3)]),
        ("tanh", [-0.9640275801, 0, 0.9950547537]),
        ("relu", [0, 0, 3]),
        ("leaky_relu", [-0.4, 0, 3]),
        ("softmax", np.exp(Z) / (np.e**-2 + 1 + np.e**3)),
    ],
)
def test_values_by_hand(name, expected):
    np.testing.assert_allclose(activations.get(name)(Z), expected, atol=1e-10)


@pytest.mark.parametrize(
    "name, expected",
    [
        ("linear", [1, 1, 1]),
        ("step", [0, 0, 0]),
        ("sigmoid", [0.1049935854, 0.25, 0.0451766597]),
        ("tanh", [0.0706508249, 1, 0.0098660372]),
        ("relu", [0, 0, 1]),
        ("leaky_relu", [0.2, 0.2, 1]),
    ],
)
def test_derivatives_by_hand(name, expected):
    f = activations.get(name)
    np.testing.assert_allclose(f.derivative(Z), expected, atol=1e-10)


@pytest.mark.parametrize("name", ALL)
def test_derivative_agrees_with_backward(name):
    z = np.random.default_rng(1).normal(size=(5, 3))
    f = activations.get(name)
    upstream = np.random.default_rng(2).normal(size=z.shape)
    if name == "softmax":
        expected = np.einsum("ni,nij->nj", upstream, f.derivative(z))
    else:
        expected = upstream * f.derivative(z)
    np.testing.assert_allclose(f.backward(z, f(z), upstream), expected)


def test_softmax_derivative_is_a_matrix():
    """Con dos clases iguales, cada derivada vale 1/4 o -1/4."""
    jacobian = activations.softmax.derivative(np.zeros((3, 2)))
    expected = np.tile([[0.25, -0.25], [-0.25, 0.25]], (3, 1, 1))
    np.testing.assert_allclose(jacobian, expected)


@pytest.mark.parametrize("name", ALL[:-1])
def test_scalars_and_lists(name):
    f = activations.get(name)
    assert np.ndim(f(1)) == 0
    np.testing.assert_array_equal(f([1, 2]), f(np.array([1.0, 2.0])))


def test_sigmoid_of_zero_is_one_half():
    assert activations.sigmoid(0.0) == 0.5


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_rectified_slope_is_one_just_above_zero(name):
    assert activations.get(name).derivative(1e-9) == 1


def test_softmax_works_along_the_last_axis():
    """Con más ejes, cada renglón sigue siendo un ejemplo aparte."""
    z, upstream = np.random.default_rng(0).normal(size=(2, 2, 3, 4))
    f = activations.softmax
    whole = f.backward(z, f(z), upstream)
    for part, row, grad in zip(whole, z, upstream, strict=True):
        np.testing.assert_allclose(part, f.backward(row, f(row), grad))


def test_softmax_of_far_apart_rows():
    """Se resta el mayor de cada renglón: el de todos apagaría al chico."""
    a = activations.softmax([[0.0, 0.0], [1000.0, 1000.0]])
    assert a.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_leaky_relu_slope():
    assert activations.LeakyReLU()(-10.0) == -2.0
    assert activations.leaky_relu(-10.0, alpha=0.01) == pytest.approx(-0.1)
    assert activations.LeakyReLU(0.5)(-10.0) == -5.0
    assert activations.LeakyReLU(0.5).derivative(-1.0) == 0.5


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ALL)
def test_extremes_do_not_overflow(name, dtype):
    biggest = np.finfo(dtype).max
    z = np.array([[-biggest, -800, -1, 0, 1, 800, biggest]], dtype)
    f = activations.get(name)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = f(z)
        dz = f.backward(z, a, np.ones_like(a))
        derivative = f.derivative(z)
    for result in (a, dz, derivative):
        assert result.dtype == dtype
        assert np.isfinite(result).all()


@settings(deadline=None)
@given(
    hnp.arrays(
        st.sampled_from([np.float32, np.float64]),
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=5),
        elements=st.floats(-50, 50, width=32),
    ),
    st.floats(-50, 50, width=32),
)
def test_softmax_is_a_distribution_and_ignores_shifts(z, shift):
    a = activations.softmax(z)
    tolerance = 2e-4 if z.dtype == np.float32 else 1e-12
    assert (a >= 0).all()
    np.testing.assert_allclose(a.sum(axis=1), 1, rtol=tolerance)
    shifted = activations.softmax(z + z.dtype.type(shift))
    np.testing.assert_allclose(shifted, a, atol=tolerance)


@settings(deadline=None)
@given(st.floats(-1e308, 1e308))
def test_sigmoid_is_symmetric(z):
    total = activations.sigmoid(z) + activations.sigmoid(-z)
    assert total == pytest.approx(1, abs=1e-15)


def test_get_accepts_names_objects_and_none():
    assert activations.get("relu") is activations.relu
    assert activations.get(activations.tanh) is activations.tanh
    assert activations.get(None) is activations.linear


def test_unknown_name_suggests_the_nearest():
    with pytest.raises(ValueError, match="¿Quisiste decir 'sigmoid'?"):
        activations.get("sigmoide")


def test_a_function_is_not_an_activation():
    with pytest.raises(TypeError, match="nombre de la activación"):
        activations.get(np.tanh)


def test_text_is_not_a_number():
    with pytest.raises(TypeError, match="números reales"):
        activations.relu(["a", "b"])


def test_repr_shows_the_slope():
    assert repr(activations.leaky_relu) == "LeakyReLU(alpha=0.2)"
