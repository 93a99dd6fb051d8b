"""Lo que una comprobación regresa no ensucia el cuaderno."""

import inspect

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter

from neurona import checks
from neurona.checks._text import Verdict


@pytest.mark.parametrize("value", [True, False])
def test_a_verdict_is_worth_what_it_says_and_shows_nothing(value):
    verdict = Verdict(value)
    assert verdict == value and bool(verdict) is value
    assert repr(verdict) == str(value)
    assert DisplayFormatter().format(verdict) == ({}, {})


@pytest.mark.parametrize("name", checks.__all__)
@pytest.mark.parametrize("answer", [..., np.ones(7)], ids=["stub", "other"])
def test_every_check_returns_a_verdict(name, answer, capsys):
    """Sin respuesta y con una disparatada: un mensaje y nada más."""
    check = getattr(checks, name)
    needed = [
        p
        for p in inspect.signature(check).parameters.values()
        if p.default is p.empty and p.kind is not p.VAR_POSITIONAL
    ]
    verdict = check(*[answer for _ in needed])
    assert isinstance(verdict, Verdict) and not verdict
    assert capsys.readouterr().out
