"""Cuántos hilos conviene que usen los productos de matrices."""

import functools
from contextlib import nullcontext

#: Multiplicaciones de un producto desde las que dos hilos se ayudan más de
#: lo que se estorban: medido con redes de 64 a 512 neuronas por capa.
WORTH_SHARING = 15_000_000


def threads_for(multiplications):
    """Devuelve un contexto donde cada producto usa los hilos que le sirven.

    Repartir un producto chico entre hilos cuesta más que hacerlo: cada uno
    espera a los demás. Con los lotes y las capas de este curso, un solo hilo
    es de 1.1 a 1.4 veces más rápido que dos.

    Parameters
    ----------
    multiplications : int
        Las del mayor producto que se hará adentro.
    """
    if multiplications >= WORTH_SHARING:
        return nullcontext()
    return _libraries().limit(limits=1, user_api="blas")


@functools.cache
def _libraries():
    # Buscarlas tarda lo que varias épocas de una red pequeña.
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
