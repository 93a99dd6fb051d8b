"""La red del campo de juego, de su estado a su última época."""

import numpy as np

from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.optimizers import SGD, Adam, RMSprop
from neurona.regularizers import L2

# Un costo mayor que este se da por perdido.
FAR = 10
MOMENTUM = 0.9

OPTIMIZERS = {
    "sgd": SGD,
    "momentum": lambda rate: SGD(rate, momentum=MOMENTUM),
    "rmsprop": RMSprop,
    "adam": Adam,
}


def network(lab):
    """Devuelve la red de un estado, compilada y sin entrenar."""
    units = [lab.units1, lab.units2, lab.units3][: lab.layers]
    decay = L2(lab.l2) if lab.l2 else None
    model = Sequential(
        [
            Input((2,)),
            *(
                Dense(n, lab.activation, kernel_regularizer=decay)
                for n in units
            ),
            Dense(1, "sigmoid", kernel_regularizer=decay),
        ],
        seed=np.random.RandomState(lab.seed),
        dtype="float64",
    )
    model.compile(OPTIMIZERS[lab.optimizer](lab.rate), loss=lab.loss)
    return model


def train(lab):
    """Entrena la red de un estado.

    Returns
    -------
    model : Sequential
        La última red cuyo costo fue menor que 10.
    history : list of tuple
        Los costos de entrenamiento y de prueba: antes de empezar y tras
        cada época. El de prueba es ``None`` si no hay con qué probar.
    lost : bool
        Si una época más la perdió.
    """
    model, history = network(lab), []
    data, test = lab.data
    if data is None:
        return model, history, False
    lost = not note(history, model, data, test)
    while len(history) <= lab.epochs and not lost:
        before = model.get_weights()
        try:
            model.fit(*data, batch_size=lab.batch, verbose=0)
            lost = not note(history, model, data, test)
        except ValueError:
            # fit se niega a seguir con infinitos.
            lost = True
        if lost:
            model.set_weights(before)
    return model, history, lost


# Una red que se pierde se desborda; se dice con ``lost``, no con avisos.
@np.errstate(over="ignore", invalid="ignore")
def note(history, model, data, test):
    """Anota los costos de la red, si todavía dicen algo."""
    cost = model.evaluate(*data, verbose=0)
    if not cost < FAR:
        return False
    history.append((cost, test and model.evaluate(*test, verbose=0)))
    return True
