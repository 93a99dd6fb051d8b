"""Laboratorio 10: dibuja un dígito, y una red contesta."""

import numpy as np
import traitlets

from neurona.labs._ink import SIDE
from neurona.labs._lab import Lab
from neurona.labs.int8 import pack, quantize, restore, unpack
from neurona.plots.style import BLUE, INK, VERMILION, canvases

BLANK = pack(np.zeros(SIDE * SIDE, np.uint8))


class DrawLab(Lab):
    """Un lienzo de 28 × 28 y lo que contesta una red mientras dibujas.

    Se crea con ``DrawLab.of``.

    Attributes
    ----------
    network : list of dict
        La red, como la escribe :func:`neurona.labs.quantize`.
    drawing : str
        El dibujo: 784 grises en base 64.
    examples : list of dict
        Dibujos de muestra: ``name`` y ``drawing`` de cada uno.
    step : int
        Cuántos píxeles lo mueve cada flecha, de 1 a 10.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.
    """

    module = "draw"
    alt = (
        "A la izquierda, un dígito claro sobre un cuadro negro; una cruz "
        "marca su centro de masa. A la derecha, diez barras: la probabilidad "
        "que la red da a cada dígito."
    )

    network = traitlets.List(traitlets.Dict()).tag(sync=True)
    drawing = traitlets.Unicode(BLANK).tag(sync=True)
    examples = traitlets.List(traitlets.Dict()).tag(sync=True)
    step = traitlets.Int(4, min=1, max=10).tag(sync=True)

    @classmethod
    def of(cls, model, image, examples=(), labels=()):
        """Crea el laboratorio de una red.

        Parameters
        ----------
        model : neurona.models.Sequential
            La red: 784 entradas y diez salidas con softmax.
        image : numpy.ndarray of uint8, shape (28, 28)
            El dibujo inicial, que será también la primera muestra.
        examples : sequence of numpy.ndarray, optional
            Otras muestras, de la misma forma.
        labels : sequence of int, optional
            El dígito de cada una.

        Returns
        -------
        DrawLab
        """
        drawings = [{"name": "inicial", "drawing": pack(image)}]
        for example, label in zip(examples, labels, strict=True):
            drawings.append({"name": f"{label}", "drawing": pack(example)})
        return cls(
            network=quantize(model),
            drawing=drawings[0]["drawing"],
            examples=drawings,
        )

    @traitlets.validate("drawing")
    def _whole(self, proposal):
        try:
            size = len(unpack(proposal.value))
        except ValueError:
            size = None
        if size != SIDE * SIDE:
            raise traitlets.TraitError(
                "drawing debe ser un dibujo de 28 × 28 píxeles en base 64, "
                f"pero llegó {proposal.value[:20]!r}. Para dibujar desde "
                "Python: lab.image = arreglo."
            )
        return proposal.value

    @property
    def image(self):
        """El dibujo: un arreglo uint8 de forma ``(28, 28)``."""
        return unpack(self.drawing).reshape(SIDE, SIDE).copy()

    @image.setter
    def image(self, image):
        self.drawing = pack(image)

    @property
    def probabilities(self):
        """Lo que contesta la red redondeada, de forma ``(10,)``."""
        x = self.image.reshape(1, -1) / 255
        return restore(self.network).predict(x)[0]

    def picture(self):
        """Dibuja el lienzo y las barras."""
        image, p = self.image, self.probabilities
        with canvases(1, 2, figsize=(5.2, 2.6)) as (left, right):
            left.imshow(image, cmap="gray", vmin=0, vmax=255)
            if image.any():
                places = np.argwhere(image)
                weights = image[image > 0]
                row, column = np.average(places, axis=0, weights=weights)
                left.plot(column, row, "P", color=VERMILION)
            left.set(xticks=[], yticks=[])
            colors = np.where(p == p.max(), VERMILION, BLUE)
            right.barh(range(len(p)), p, color=colors, edgecolor=INK)
            right.set(xlim=(0, 1), xlabel="Probabilidad", ylabel="Dígito")
            right.set_yticks(range(len(p)))
            right.invert_yaxis()
        return left.figure

    def __repr__(self):
        sizes = [SIDE * SIDE, *(len(n["biases"]) for n in self.network)]
        return f"<DrawLab de una red {'-'.join(map(str, sizes))}>"
