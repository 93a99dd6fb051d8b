"""Laboratorios: las ideas que tienen una perilla.

Cada uno es un widget en Jupyter y en Colab, y en la página del curso corre
sin servidor. Piden ``anywidget``, que ``pip install "neurona[labs]"`` trae.
"""

from neurona.labs._lab import Lab
from neurona.labs.activations import ActivationsLab
from neurona.labs.descent import DescentLab
from neurona.labs.neuron import NeuronLab

__all__ = ["ActivationsLab", "DescentLab", "Lab", "NeuronLab"]
