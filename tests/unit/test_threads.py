"""Los hilos: un producto chico no se reparte."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from neurona import Dense, Input, Sequential, training
from neurona._threads import WORTH_SHARING, threads_for


def blas_threads():
    """Los hilos que usa cada biblioteca de álgebra que está cargada."""
    return {
        pool["num_threads"]
        for pool in threadpool_info()
        if pool["user_api"] == "blas"
    }


@pytest.mark.parametrize(
    ("multiplications", "inside"),
    [(WORTH_SHARING - 1, {1}), (WORTH_SHARING, {2})],
)
def test_only_a_large_product_is_shared(multiplications, inside):
    with threadpool_limits(2, user_api="blas"):
        with threads_for(multiplications):
            assert blas_threads() == inside
        assert blas_threads() == {2}


def test_fit_measures_its_largest_product(monkeypatch):
    """La capa más ancha, por los ejemplos del lote."""
    asked = []
    monkeypatch.setattr(
        training, "threads_for", lambda n: asked.append(n) or threads_for(n)
    )
    model = Sequential([Input((5,)), Dense(5), Dense(30)], seed=0)
    model.compile("sgd", "mse")
    x = np.ones((16, 5))
    y = model.predict(x)
    model.fit(x, y, batch_size=8, epochs=2, verbose=0)
    assert asked == [8 * 5 * 30]
