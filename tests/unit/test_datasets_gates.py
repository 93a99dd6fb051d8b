"""Las tablas de verdad, contra los operadores lógicos de Python."""

import pytest

from neurona.datasets import gate

OPERATORS = {
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
    "nand": lambda a, b: not (a and b),
    "xor": lambda a, b: a != b,
}


@pytest.mark.parametrize("name", OPERATORS)
def test_truth_table(name):
    x, y = gate(name)
    assert x.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert y.tolist() == [int(OPERATORS[name](a, b)) for a, b in x]


def test_nobody_can_spoil_the_table():
    x, y = gate("and")
    x[:], y[:] = 9, 9
    assert gate("and")[0].max() == 1
    assert gate("and")[1].tolist() == [0, 0, 0, 1]


def test_unknown_gate_suggests_the_nearest():
    with pytest.raises(ValueError, match="¿Quisiste decir 'nand'?"):
        gate("NAND")
    with pytest.raises(ValueError, match="'and', 'or', 'nand', 'xor'"):
        gate("implica")


def test_gate_must_be_named():
    with pytest.raises(TypeError, match="la compuerta.*llegó 3"):
        gate(3)
