"""Laboratorios: las ideas que tienen una perilla.

Cada uno es un widget en Jupyter y en Colab, y en la página del curso corre
sin servidor. Piden ``anywidget``, que ``pip install "neurona[labs]"`` trae.
"""

from neurona.labs._fields import FieldRecorder
from neurona.labs._ink import stroke
from neurona.labs._lab import Lab
from neurona.labs.activations import ActivationsLab
from neurona.labs.backpropagation import BackpropagationLab
from neurona.labs.costs import CostsLab
from neurona.labs.descent import DescentLab
from neurona.labs.draw import DrawLab
from neurona.labs.hidden_space import HiddenSpaceLab
from neurona.labs.int8 import quantize, restore
from neurona.labs.learned import LearnedLab
from neurona.labs.neuron import NeuronLab
from neurona.labs.overfitting import OverfittingLab
from neurona.labs.perceptron import PerceptronLab
from neurona.labs.playground import PlaygroundLab
from neurona.labs.probability_costs import ProbabilityCostLab

__all__ = [
    "ActivationsLab",
    "BackpropagationLab",
    "CostsLab",
    "DescentLab",
    "DrawLab",
    "FieldRecorder",
    "HiddenSpaceLab",
    "Lab",
    "LearnedLab",
    "NeuronLab",
    "OverfittingLab",
    "PerceptronLab",
    "PlaygroundLab",
    "ProbabilityCostLab",
    "quantize",
    "restore",
    "stroke",
]
