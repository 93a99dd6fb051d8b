"""Lo común a todo laboratorio: su módulo, su estado y su figura fija."""

import base64
import html
import io
import json
import sys

import anywidget

from neurona._repr import call
from neurona.labs._modules import stylesheet, widget_module


class Lab(anywidget.AnyWidget):
    """Una figura con perillas: la misma en la página, en Jupyter y en Colab.

    Una subclase dice su ``module``, declara su estado con traitlets
    (``sync=True``) y dibuja en ``picture`` la figura que la reemplaza en
    papel o donde no hay JavaScript.
    """

    #: El nombre de su módulo ES.
    module = None

    def __init_subclass__(cls, **arguments):
        super().__init_subclass__(**arguments)
        # anywidget crea una subclase de la nuestra por cada instancia: a esas
        # no les toca.
        if "module" in cls.__dict__:
            cls._esm = widget_module(cls.module)
            cls._css = stylesheet()

    def state(self):
        """Devuelve lo que el laboratorio muestra, por nombre."""
        return {
            name: getattr(self, name)
            for name, trait in sorted(self.traits(sync=True).items())
            if not name.startswith("_") and trait.this_class in _labs(self)
        }

    def picture(self):
        """Dibuja la figura fija, con Matplotlib, en el estado presente.

        Returns
        -------
        matplotlib.figure.Figure
            La figura.
        """
        raise NotImplementedError

    def _repr_mimebundle_(self, **arguments):
        bundle = super()._repr_mimebundle_(**arguments)
        # En Colab no se sabe cuál de los dos elegiría; ahí basta el widget.
        if bundle and "google.colab" not in sys.modules:
            bundle[0]["text/html"] = self.static_html()
        return bundle

    def static_html(self):
        """Devuelve el laboratorio como lo lleva la página: estado y figura."""
        props = html.escape(json.dumps(self.state(), ensure_ascii=False))
        return (
            f'<div class="lab" data-lab="{self.module}" data-props="{props}">'
            f'<img class="lab-static" alt="{html.escape(self.alt)}" '
            f'src="{_picture_address(self.picture())}"></div>'
        )

    def __repr__(self):
        return call(self, self.state())


def _labs(lab):
    return [c for c in type(lab).__mro__ if issubclass(c, Lab) and c != Lab]


def _picture_address(figure):
    import matplotlib.pyplot as plt

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, bbox_inches="tight")
    plt.close(figure)
    code = base64.b64encode(buffer.getvalue()).decode("ascii")
    return f"data:image/png;base64,{code}"
