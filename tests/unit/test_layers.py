"""Las capas y la red: adelante, atrás, pesos y formas."""

import numpy as np
import pytest

from neurona import (
    Dense,
    Dropout,
    Flatten,
    Input,
    Sequential,
    initializers,
    losses,
)
from neurona.regularizers import L2


def _dense(kernel, bias, activation=None):
    layer = Dense(len(bias), activation)
    layer.build((len(kernel),), np.random.default_rng(0), np.float64)
    layer.set_weights([np.array(kernel), np.array(bias)])
    return layer


def test_dense_forward_by_hand():
    layer = _dense([[1.0, 2], [3, 4]], [10.0, 20])
    out = layer.forward(np.array([[1.0, 1], [0, 2]]))
    assert out.tolist() == [[14, 26], [16, 28]]


def test_dense_backward_by_hand():
    """dW = xᵀ g, db = suma de g, dx = g Wᵀ, con g apagado por ReLU."""
    layer = _dense([[1.0, -2], [3, -4]], [0.0, 0], "relu")
    layer.forward(np.array([[1.0, 2]]))
    dx = layer.backward(np.array([[5.0, 7]]))
    assert layer.grads[0].tolist() == [[5, 0], [10, 0]]
    assert layer.grads[1].tolist() == [5, 0]
    assert dx.tolist() == [[5, 15]]


def test_dense_keeps_no_sum_between_batches():
    layer = _dense([[1.0]], [0.0])
    for _ in range(2):
        layer.forward(np.array([[3.0]]))
        layer.backward(np.array([[1.0]]))
    assert layer.grads[0].tolist() == [[3]]


def test_first_layer_saves_the_gradient_nobody_needs():
    model = Sequential([Input((3,)), Dense(4), Dense(2)], seed=0)
    y_pred = model.forward(np.ones((5, 3), np.float32))
    model.backward(losses.mse, np.zeros((5, 2), np.float32), y_pred)
    grad = np.ones((5, 4), np.float32)
    assert model.layers[0].backward(grad) is None
    assert model.layers[1].needs_input_grad


def test_flatten_goes_and_comes_back():
    x = np.arange(24.0).reshape(2, 3, 4)
    layer = Flatten()
    assert layer.build((3, 4), None, None) == (12,)
    flat = layer.forward(x)
    assert flat.shape == (2, 12)
    np.testing.assert_array_equal(layer.backward(flat), x)


def test_dropout_only_acts_while_training():
    layer = Dropout(0.25)
    layer.build((1000,), np.random.default_rng(0), np.float32)
    x = np.ones((50, 1000), np.float32)
    assert layer.forward(x) is x
    assert layer.backward(x) is x
    out = layer.forward(x, training=True)
    assert out.dtype == np.float32
    assert set(np.unique(out)) == {0, np.float32(1 / 0.75)}
    # Una binomial de 50 000 y 0.25: cinco desviaciones son 0.01.
    assert (out == 0).mean() == pytest.approx(0.25, abs=0.01)
    np.testing.assert_array_equal(layer.backward(x), out)


def test_dropout_of_nothing_does_nothing():
    layer, x = Dropout(0), np.ones((2, 3))
    layer.build((3,), np.random.default_rng(0), np.float64)
    assert layer.forward(x, training=True) is x


def test_dropout_can_go_first_and_have_a_name():
    model = Sequential([Dropout(0.2, input_shape=(3,), name="ruido")])
    assert model.output_shape == (3,)
    assert model.layers[0].config() == {"rate": 0.2, "name": "ruido"}


def test_l2_adds_to_cost_and_gradient():
    model = Sequential(
        [Input((1,)), Dense(1, kernel_regularizer=L2(0.5))], dtype="float64"
    )
    model.set_weights([[[3.0]], [0.0]])
    model.compile(loss="mse")
    loss, (kernel, bias) = model.gradients([[2.0]], [[5.0]])
    assert loss == 1 + 4.5  # (2 * 3 - 5)² + 0.5 * 3²
    assert kernel.item() == 4 + 3.0  # 2 * 1 * 2 + 2 * 0.5 * 3
    assert bias.item() == 2.0


@pytest.mark.parametrize(
    "name, deviation",
    [
        ("glorot_uniform", np.sqrt(2 / 500)),
        ("glorot_normal", np.sqrt(2 / 500)),
        ("he_normal", np.sqrt(2 / 200)),
        ("he_uniform", np.sqrt(2 / 200)),
        ("random_normal", 0.05),
        ("zeros", 0),
    ],
)
def test_initializers_have_their_spread(name, deviation):
    """60 000 sorteos: la desviación se conoce a mejor que 2 %."""
    rng = np.random.default_rng(0)
    w = initializers.get(name)((200, 300), rng)
    assert w.shape == (200, 300)
    assert w.std() == pytest.approx(deviation, rel=0.02)
    assert abs(w.mean()) <= 0.02 * deviation
    if name == "he_normal":
        assert np.abs(w).max() <= 2 * deviation / 0.8796


def test_weights_start_different_and_bias_at_zero():
    layer = Sequential([Input((4,)), Dense(3)], seed=0).layers[0]
    assert len(np.unique(layer.kernel)) == 12
    assert layer.bias.tolist() == [0, 0, 0]
    layer = Dense(3, name="salida")
    layer.build((4,), np.random.default_rng(0), np.float32)
    assert [w.dtype for w in layer.params] == [np.float32] * 2
    assert layer.config()["name"] == "salida"


def test_dense_without_bias():
    layer = Sequential([Input((4,)), Dense(3, use_bias=False)]).layers[0]
    assert layer.bias is None
    assert layer.count_params() == 12


def test_layer_weights_are_copies_in_and_out():
    layer = Sequential([Input((1,)), Dense(1)]).layers[0]
    new = [np.array([[2.0]]), np.array([1.0])]
    layer.set_weights(new)
    new[0][...] = 99
    layer.get_weights()[0][...] = 99
    assert layer.kernel.item() == 2


def test_layer_refuses_other_shapes_and_keeps_its_weights():
    layer = _dense([[1.0, 2]], [0.0, 0])
    with pytest.raises(ValueError, match=r"\(2,\).*\(1, 2\)"):
        layer.set_weights([np.zeros(2), np.zeros(2)])
    with pytest.raises(ValueError, match="2 arreglos.*llegaron 1"):
        layer.set_weights([np.zeros((1, 2))])
    assert layer.kernel.tolist() == [[1, 2]]


def test_input_shape_in_the_first_layer():
    first = Sequential([Dense(10, input_shape=(8,)), Dense(1)])
    second = Sequential([Input((8,)), Dense(10), Dense(1)])
    assert first.count_params() == second.count_params() == 101
    assert first.input_shape == (8,)
    assert first.output_shape == (1,)


def test_dense_needs_flat_examples():
    with pytest.raises(ValueError, match=r"\(28, 28\).*Flatten"):
        Sequential([Input((28, 28)), Dense(10)])


@pytest.mark.parametrize("shape", [4, "4", None])
def test_input_needs_a_tuple(shape):
    with pytest.raises(TypeError, match=r"tupla, como \(4,\)"):
        Input(shape)


@pytest.mark.parametrize("units", [0, -3])
def test_units_must_be_positive(units):
    with pytest.raises(ValueError, match=f"units.*{units}"):
        Dense(units)


def test_units_must_be_an_integer():
    with pytest.raises(TypeError, match="units debe ser un entero.*2.5"):
        Dense(2.5)


@pytest.mark.parametrize("rate", [-0.1, 1, 50])
def test_rate_is_a_fraction(rate):
    with pytest.raises(ValueError, match="rate debe estar entre 0 y 1"):
        Dropout(rate)


@pytest.mark.parametrize(
    "argument, wrong, right",
    [
        ("activation", "rellu", "relu"),
        ("kernel_initializer", "he_norm", "he_normal"),
        ("kernel_regularizer", "L2", "l2"),
    ],
)
def test_unknown_names_suggest_the_nearest(argument, wrong, right):
    with pytest.raises(ValueError, match=f"¿Quisiste decir '{right}'?"):
        Dense(1, **{argument: wrong})
