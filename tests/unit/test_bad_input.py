"""Entradas malas: qué llegó, qué se esperaba y cómo remediarlo."""

import numpy as np
import pytest

from neurona import Dense, Flatten, Input, Sequential
from neurona.optimizers import SGD

X = np.random.default_rng(0).normal(size=(6, 3))
Y = np.array([0, 1, 2, 0, 1, 2])


def _model(loss="sparse_categorical_crossentropy", units=3, rate=0.01):
    model = Sequential([Input((3,)), Dense(units, "softmax")], seed=0)
    model.compile(SGD(rate), loss=loss)
    return model


def _fit(x=X, y=Y, **arguments):
    model = _model()
    return model.fit(x, y, **{"verbose": 0, **arguments})


@pytest.mark.parametrize(
    "x, message",
    [
        (X[:, :2], "x tiene 2 columnas, pero la primera capa espera 3"),
        (X[0], r"forma de un solo ejemplo, \(3,\).*x\[np.newaxis\]"),
        (np.ones(6), r"tiene forma \(\), pero la red espera \(3,\)"),
        (np.ones((6, 3, 1)), r"\(3, 1\).*espera \(3,\).*x.reshape\(-1, 3\)"),
        (np.empty((0, 3)), r"x está vacío.*\(0, 3\)"),
        (5.0, "x es un solo número"),
        ([[1, 2, 3], [1, 2]], "x tiene renglones de distinto largo"),
        (np.full((6, 3), np.nan), "x contiene 18 valores.*NaN"),
    ],
)
def test_wrong_examples(x, message):
    with pytest.raises(ValueError, match=message):
        _fit(x)


def test_the_bad_value_is_located():
    x = X.copy()
    x[4, 1] = np.inf
    with pytest.raises(ValueError, match=r"1 valores.*inf.*\(4, 1\)"):
        _fit(x)


@pytest.mark.parametrize(
    "x", [[["a", "b", "c"]], X.astype(object), X.astype(complex), None]
)
def test_what_is_not_a_number(x):
    with pytest.raises(TypeError, match="x debe contener números reales"):
        _fit(x)


@pytest.mark.parametrize(
    "y, message",
    [
        (Y[:4], "x tiene 6 ejemplos, pero y tiene 4"),
        (Y + 1, "etiqueta 3.*enteros de 0 a 2"),
        (np.eye(3)[Y], "one-hot.*'categorical_crossentropy'"),
        ([0, 1, 2, 0, 1, np.nan], "y contiene 1 valores"),
        ([], "y está vacío"),
    ],
)
def test_wrong_labels(y, message):
    with pytest.raises(ValueError, match=message):
        _fit(y=y)


def test_labels_as_text():
    with pytest.raises(TypeError, match="y debe contener números reales"):
        _fit(y=["gato", "perro", "pez", "gato", "perro", "pez"])


def test_sparse_labels_with_the_one_hot_loss():
    model = _model("categorical_crossentropy")
    with pytest.raises(ValueError, match="'sparse_categorical_crossentropy'"):
        model.fit(X, Y, verbose=0)


def test_softmax_of_one_output():
    with pytest.raises(ValueError, match="sola.*'binary_crossentropy'"):
        _model(units=1).fit(X, Y, verbose=0)


@pytest.mark.parametrize("method", ["predict", "evaluate"])
def test_every_method_checks_its_examples(method):
    arguments = (X[:, :2],) if method == "predict" else (X[:, :2], Y)
    with pytest.raises(ValueError, match="x tiene 2 columnas"):
        getattr(_model(), method)(*arguments)


@pytest.mark.parametrize("name", ["epochs", "batch_size"])
@pytest.mark.parametrize("value", [0, -1])
def test_counts_must_be_positive(name, value):
    with pytest.raises(ValueError, match=f"{name}.*al menos 1.*{value}"):
        _fit(**{name: value})


@pytest.mark.parametrize("name", ["epochs", "batch_size"])
@pytest.mark.parametrize("value", [2.5, "10", True])
def test_counts_must_be_integers(name, value):
    with pytest.raises(TypeError, match=f"{name} debe ser un entero"):
        _fit(**{name: value})


@pytest.mark.parametrize("value", [-0.1, 1.0, 20])
def test_split_is_a_fraction(value):
    with pytest.raises(ValueError, match="validation_split.*entre 0 y 1"):
        _fit(validation_split=value)


def test_split_leaves_both_parts_something():
    with pytest.raises(ValueError, match="alguna de las dos partes"):
        _fit(X[:1], Y[:1], validation_split=0.2)


@pytest.mark.parametrize("data", [X, (X, Y, Y), "x"])
def test_validation_data_is_a_pair(data):
    with pytest.raises(ValueError, match=r"pareja \(x_val, y_val\)"):
        _fit(validation_data=data)


def test_validation_data_is_checked_too():
    with pytest.raises(ValueError, match="x_val tiene 6.*y_val tiene 5"):
        _fit(validation_data=(X, Y[:5]))
    with pytest.raises(ValueError, match="x_val tiene 2 columnas"):
        _fit(validation_data=(X[:, :2], Y))


@pytest.mark.parametrize("method", ["fit", "evaluate", "train_on_batch"])
def test_compile_comes_first(method):
    model = Sequential([Input((3,)), Dense(3)])
    with pytest.raises(ValueError, match="no está compilada"):
        getattr(model, method)(X, Y)


def test_compile_needs_a_loss():
    with pytest.raises(ValueError, match="Falta la función de costo"):
        Sequential([Dense(1)]).compile("sgd")


@pytest.mark.parametrize(
    "arguments, suggestion",
    [
        ({"optimizer": "adan", "loss": "mse"}, "adam"),
        ({"loss": "msee"}, "mse"),
        ({"loss": "mse", "metrics": ["acuracy"]}, "accuracy"),
    ],
)
def test_unknown_names_suggest_the_nearest(arguments, suggestion):
    with pytest.raises(ValueError, match=f"¿Quisiste decir '{suggestion}'?"):
        Sequential([Dense(1)]).compile(**arguments)


@pytest.mark.parametrize("method", ["summary", "predict"])
def test_what_needs_weights_says_how_to_create_them(method):
    model = Sequential([Dense(3)])
    arguments = (X,) if method == "predict" else ()
    with pytest.raises(ValueError, match=r"Pon Input\(\(n,\)\)"):
        getattr(model, method)(*arguments)


def test_a_model_without_layers():
    model = Sequential()
    model.compile(loss="mse")
    with pytest.raises(ValueError, match=r"no tiene capas.*add\(Dense"):
        model.fit(X, Y, verbose=0)


def test_a_model_without_weights():
    model = Sequential([Input((3,)), Flatten()])
    model.compile(loss="mse")
    with pytest.raises(ValueError, match="no tiene pesos que ajustar"):
        model.fit(X, X, verbose=0)


def test_a_failed_build_can_be_tried_again():
    model = Sequential([Dense(3)])
    model.compile(loss="mse")
    with pytest.raises(ValueError, match="Flatten"):
        model.fit(np.ones((6, 3, 1)), np.ones((6, 3)), verbose=0)
    model.fit(X, np.ones((6, 3)), verbose=0)
    assert model.input_shape == (3,)


def test_step_cannot_be_trained():
    model = Sequential([Input((3,)), Dense(2, "step"), Dense(1)])
    model.compile(loss="mse")
    with pytest.warns(UserWarning, match="'dense' usa el escalón"):
        model.fit(X, Y, verbose=0)


def test_only_layers_can_be_added():
    with pytest.raises(TypeError, match=r"capa de neurona.*'Dense'"):
        Sequential(["Dense"])


def test_a_layer_belongs_to_one_model():
    layer = Dense(2)
    Sequential([Input((3,)), layer])
    with pytest.raises(ValueError, match="ya está en una red"):
        Sequential([Input((3,)), layer])


def test_input_goes_first():
    with pytest.raises(ValueError, match="al principio"):
        Sequential([Input((3,)), Dense(2), Input((2,))])


def test_unknown_precision():
    with pytest.raises(ValueError, match="'float32' o 'float64'.*'int32'"):
        Sequential(dtype="int32")


def test_weights_of_other_shapes():
    with pytest.raises(ValueError, match=r"\(3, 3\).*llegaron \[\(2, 2\)\]"):
        _model().set_weights([np.ones((2, 2))])


def _diverging(rate):
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile(SGD(rate), loss="mse")
    return model


def test_divergence_names_epoch_batch_and_cause():
    """Con x = 1 el error se multiplica por -99: float32 dura 10 pasos."""
    x = np.ones(4)
    with pytest.raises(
        ValueError,
        match="(?s)época [2-9], lote [12].*demasiado grande.*25",
    ):
        _diverging(25.0).fit(x, x, batch_size=2, epochs=50, verbose=0)


def test_divergence_in_the_very_last_update():
    """El costo se alcanzó a calcular, pero los pesos ya no son finitos."""
    x = np.ones(1)
    with pytest.raises(ValueError, match="época 1, lote 1"):
        _diverging(1e38).fit(x, -1e3 * x, verbose=0)
