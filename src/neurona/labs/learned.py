"""Laboratorio 10: qué aprendió una red, y en qué se equivoca."""

import numpy as np
import traitlets

from neurona.labs._cells import by_frequency, samples
from neurona.labs._lab import Lab
from neurona.labs.int8 import pack, restore, unpack
from neurona.metrics import confusion_matrix
from neurona.plots.confusion import confusion_matrix as draw_matrix
from neurona.plots.images import DIVERGING
from neurona.plots.style import INK, bare, canvases

SIDE = 28


class LearnedLab(Lab):
    """Las plantillas de una red sin capa oculta, y lo que confunde.

    Se crea con ``LearnedLab.of``.

    Attributes
    ----------
    names : list of str
        El nombre de cada clase.
    epochs : list of int
        Las épocas que se guardaron.
    networks : list of list of dict
        La red en cada una, como la escribe
        :func:`neurona.labs.quantize`.
    matrices : list of list of list of int
        La matriz de confusión en cada una.
    pixels : str
        Las imágenes guardadas, de 784 grises cada una, en base 64.
    cells : list of list of int
        La casilla de cada imagen: clase correcta y respuesta, en la última
        época.
    epoch : int
        La época que se ve.
    label, answer : str
        La casilla abierta: la clase correcta y lo que contestó la red.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.
    """

    module = "learned"
    alt = (
        "Una matriz de confusión con la diagonal muy marcada. Debajo, dos "
        "plantillas: los pesos de una clase correcta y los de la clase que "
        "la red contestó, vistos como imágenes; luego, imágenes de la "
        "primera que la red tomó por la segunda."
    )

    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    epochs = traitlets.List(traitlets.Int()).tag(sync=True)
    networks = traitlets.List(traitlets.List()).tag(sync=True)
    matrices = traitlets.List(traitlets.List()).tag(sync=True)
    pixels = traitlets.Unicode().tag(sync=True)
    cells = traitlets.List(traitlets.List()).tag(sync=True)
    epoch = traitlets.Int().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)

    @classmethod
    def of(cls, networks, epochs, images, labels, names):
        """Crea el laboratorio de un entrenamiento.

        Parameters
        ----------
        networks : sequence of list of dict
            La red al final de cada época guardada, ya redondeada con
            :func:`neurona.labs.quantize`; sin capa oculta.
        epochs : sequence of int
            Esas épocas.
        images : numpy.ndarray of uint8, shape (n, 28, 28)
            Las imágenes con que se examina.
        labels : numpy.ndarray of int, shape (n,)
            Sus clases.
        names : sequence of str
            El nombre de cada clase.

        Returns
        -------
        LearnedLab
            Abierto en la última época y en la confusión más frecuente.
        """
        x = images.reshape(len(images), -1) / 255
        answers = [restore(network).predict(x) for network in networks]
        matrices = [
            confusion_matrix(labels, p.argmax(axis=1), len(names))
            for p in answers
        ]
        chosen = samples(answers[-1], labels)
        guesses = answers[-1].argmax(axis=1)
        # Si no hay ni un error, la primera clase y sus aciertos.
        label, answer = (*by_frequency(matrices[-1]), (0, 0))[0]
        return cls(
            names=list(names),
            epochs=list(epochs),
            networks=list(networks),
            matrices=[matrix.tolist() for matrix in matrices],
            pixels=pack(images[chosen]),
            cells=[[int(labels[i]), int(guesses[i])] for i in chosen],
            epoch=epochs[-1],
            label=names[label],
            answer=names[answer],
        )

    @traitlets.validate("epoch")
    def _stored(self, proposal):
        return self._one_of(proposal, self.epochs)

    @traitlets.validate("label", "answer")
    def _named(self, proposal):
        return self._one_of(proposal, self.names)

    def _one_of(self, proposal, known):
        if proposal.value not in known:
            raise traitlets.TraitError(
                f"{proposal.trait.name} debe ser uno de {list(known)}, pero "
                f"llegó {proposal.value!r}."
            )
        return proposal.value

    @property
    def cell(self):
        """Los números de la casilla abierta: clase correcta y respuesta."""
        return self.names.index(self.label), self.names.index(self.answer)

    @property
    def count(self):
        """Cuántas imágenes caen en la casilla abierta, en esta época."""
        label, answer = self.cell
        return self.matrices[self.epochs.index(self.epoch)][label][answer]

    @property
    def images(self):
        """Las imágenes guardadas de la casilla, uint8 ``(n, 28, 28)``."""
        stored = unpack(self.pixels).reshape(-1, SIDE, SIDE)
        cells = np.array(self.cells).reshape(-1, 2)
        return stored[(cells == self.cell).all(axis=1)]

    @property
    def probabilities(self):
        """Lo que la red de esta época contesta a ``images``, por renglón."""
        images = self.images.reshape(-1, SIDE * SIDE) / 255
        if not len(images):
            return np.empty((0, len(self.names)))
        return self._model().predict(images)

    @property
    def templates(self):
        """Los pesos de las dos clases de la casilla, ``(2, 28, 28)``."""
        weights = self._model().layers[0].params[0]
        return weights.T[list(self.cell)].reshape(-1, SIDE, SIDE)

    def _model(self):
        return restore(self.networks[self.epochs.index(self.epoch)])

    def picture(self):
        """Dibuja la matriz y, abajo, las plantillas y las imágenes."""
        matrix = self.matrices[self.epochs.index(self.epoch)]
        classes = np.indices(np.shape(matrix)).reshape(2, -1)
        labels, answers = np.repeat(classes, np.ravel(matrix), axis=1)
        templates = self.templates
        # Pocos pesos llegan al mayor: con la mitad ya se ve el color pleno.
        limit = np.abs(templates).max() / 2 or 1
        with canvases(2, 1, figsize=(5.2, 6.4)) as (top, bottom):
            top.get_gridspec().set_height_ratios([5, 1])
            draw_matrix(labels, answers, self.names, ax=top)
            bare(bottom)
            for k, template in enumerate(templates):
                _tile(bottom, k, template, DIVERGING, -limit, limit)
            for k, image in enumerate(self.images, start=2):
                _tile(bottom, k, image, "gray", 0, 255)
            for k, name in enumerate((self.label, self.answer)):
                bottom.text(1.1 * k, 1.1, name, color=INK, size=9)
            bottom.set(xlim=(0, 8.8), ylim=(0, 1.5))
        return top.figure

    def __repr__(self):
        return (
            f"<LearnedLab de {len(self.names)} clases, época {self.epoch}: "
            f"{self.label} que la red llamó {self.answer}>"
        )


def _tile(ax, k, image, cmap, low, high):
    place = (1.1 * k, 1.1 * k + 1, 0, 1)
    ax.imshow(image, cmap=cmap, vmin=low, vmax=high, extent=place)
