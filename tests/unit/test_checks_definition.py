"""Comprobaciones de «Definir un modelo»: cada error, su pista."""

import pytest

import neurona
from neurona import checks
from neurona.practices import definition
from neurona.quiet import quiet_tensorflow


@pytest.fixture(scope="module")
def keras():
    with quiet_tensorflow():
        return pytest.importorskip("tensorflow").keras


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def row(keras, *layers, shape=(4,)):
    """Una red secuencial, con su entrada si se da."""
    start = [keras.Input(shape)] if shape else []
    return keras.Sequential([*start, *layers])


def test_iris_solutions_pass(keras):
    K = keras.layers
    relu, softmax = K.Dense(8, "relu"), K.Dense(3, "softmax")
    apart = K.Dense(8), K.Activation("relu"), K.Dense(3), K.Softmax()
    x = keras.Input((4,))
    functional = keras.Model(x, K.Dense(3, "softmax")(K.Dense(8, "relu")(x)))
    ours = neurona.Sequential(
        [
            neurona.Input((4,)),
            neurona.Dense(8, "relu"),
            neurona.Dense(3, "softmax"),
        ]
    )
    for model in [
        definition.iris_classifier(),
        row(keras, relu, softmax),
        row(keras, *apart),
        functional,
        ours,
    ]:
        assert checks.iris_classifier(model)


@pytest.mark.parametrize("stub", [..., None])
@pytest.mark.parametrize(
    "check",
    [
        checks.iris_classifier,
        checks.comparison_count,
        checks.projected_shortcut,
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("sizes", "activations", "shape", "hint"),
    [
        ((8, 3), ("relu", "softmax"), None, "pon Input(shape=(4,))"),
        ((8, 3), ("relu", "softmax"), (150, 4), "un solo ejemplo"),
        ((), (), (4,), "Faltan las capas"),
        ((3, 8), ("relu", "softmax"), (4,), "al revés"),
        ((3,), ("softmax",), (4,), "Falta la capa oculta"),
        ((8,), ("relu",), (4,), "Falta la capa de salida"),
        ((8, 1), ("relu", "sigmoid"), (4,), "un nodo por cada una"),
        ((4, 8, 3), ("relu", "relu", "softmax"), (4,), "no lleva Dense(4)"),
        ((16, 3), ("relu", "softmax"), (4,), "Va una capa oculta de 8"),
        ((8, 3), (None, "softmax"), (4,), "falta activación"),
        ((8, 3), ("sigmoid", "softmax"), (4,), "lleva ReLU"),
        ((8, 3), ("relu", None), (4,), "falta softmax"),
        ((8, 3), ("relu", "sigmoid"), (4,), "la suma no da 1"),
        ((8, 3), ("relu", "relu"), (4,), "lleva softmax"),
    ],
)
def test_iris_hints(keras, sizes, activations, shape, hint, capsys):
    layers = [
        keras.layers.Dense(n, activation=name)
        for n, name in zip(sizes, activations, strict=True)
    ]
    assert not checks.iris_classifier(row(keras, *layers, shape=shape))
    assert hint in said(capsys)


@pytest.mark.parametrize("answer", [[8, 3], "4-8-3", 67, neurona.Sequential])
def test_iris_wants_a_model(answer, capsys):
    assert not checks.iris_classifier(answer)
    assert "un modelo" in said(capsys)


def test_comparison_count_is_the_one_keras_gives(keras):
    K = keras.layers
    shared, pair = K.Dense(5), [keras.Input((6,)) for _ in range(2)]
    both = K.Concatenate()([shared(leaf) for leaf in pair])
    model = keras.Model(pair, K.Dense(2)(both))
    count = definition.comparison_parameters(inputs=6, units=5, outputs=2)
    assert count == model.count_params() == 57
    assert checks.comparison_count(count)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (92, "Contaste dos veces"),
        (47, "una junto a la otra"),
        (82, "dos descuidos"),
        (50, "Faltan los bias"),
        (35, "falta la salida"),
        (22, "falta la capa compartida"),
        (60, "revisa la fórmula"),
        ("57 parámetros", "Se esperaban números"),
    ],
)
def test_count_hints(answer, hint, capsys):
    assert not checks.comparison_count(answer)
    assert hint in said(capsys)


def block(keras, join, first="relu", second=None, inputs=6, units=4):
    """Un bloque de dos caminos que se juntan con ``join``."""
    x = keras.Input((inputs,))
    p = keras.layers.Dense(units, activation=first)(x)
    q = keras.layers.Dense(units, activation=second)(x)
    return keras.Model(x, join(p, q))


def add(p, q):
    return p + q


def test_shortcut_solutions_pass(keras):
    K = keras.layers
    x = keras.Input((6,))
    apart = K.ReLU()(K.Dense(4)(x))
    for model in [
        definition.projected_shortcut(),
        block(keras, lambda p, q: K.Add()([q, p])),
        block(keras, add, first=None, second="relu"),
        keras.Model(x, apart + K.Dense(4)(x)),
    ]:
        assert checks.projected_shortcut(model)


def test_shortcut_hints(keras, capsys):
    K, relu = keras.layers, keras.ops.relu
    x = keras.Input((6,))
    hidden = K.Dense(4, activation="relu")(x)
    shared = K.Dense(4)
    for model, hint in [
        (hidden, "tensor simbólico"),
        ("bloque", "Pasa el modelo"),
        (row(keras, K.Dense(4), shape=(6,)), "no puede tener atajos"),
        (block(keras, add, inputs=4), "entrada de forma (6,)"),
        (block(keras, lambda p, q: K.Concatenate()([p, q])), "se suma"),
        (keras.Model(x, K.Concatenate()([x, hidden])), "se suma"),
        (keras.Model(x, hidden), "Falta una capa Dense"),
        (keras.Model(x, relu(shared(x)) + shared(x)), "Falta una capa Dense"),
        (keras.Model(x, K.Dense(4)(hidden) + hidden), "partir de la entrada"),
        (keras.Model(x, hidden + K.Dense(4)(K.Dense(5)(x))), "Van dos capas"),
        (block(keras, add, second="relu"), "va sin activación"),
        (block(keras, add, first=None), "Falta ReLU"),
        (block(keras, lambda p, q: relu(p + q), None), "antes de sumar"),
        (block(keras, lambda p, q: p * q), "Multiplicaste"),
        (block(keras, lambda p, q: p - q), "no es su suma"),
    ]:
        assert not checks.projected_shortcut(model)
        assert hint in said(capsys), hint


def test_summary_text_is_what_keras_prints(keras):
    table = definition.summary_text(definition.iris_classifier())
    assert "Total params: 67 (268.00 B)" in table
    assert max(map(len, table.splitlines())) <= 46
