"""Comprobaciones de los ejercicios: dicen qué falló, dónde y por qué.

Cada una recibe la respuesta del estudiante, escribe lo que encontró y regresa
``True`` o ``False``; nunca lanza un error por una respuesta equivocada.
"""

from .activation import sigmoid, sigmoid_derivative, softmax
from .architecture import (
    parameter_count,
    recurrent_states,
    two_layer_network,
)
from .biology import coincidence, firing_rate, lif_step
from .history import but_not, majority, threshold_function
from .images import accuracy, most_confused, prepare_images
from .neuron import absorbed_bias, nand_gate, neuron_output
from .perceptron import (
    perceptron_correction,
    pocket_line,
    separation_margin,
)
from .problems import line_fit, problem_types, projection
from .xor import parity_output, seed_choice, xor_network

__all__ = [
    "absorbed_bias",
    "accuracy",
    "but_not",
    "coincidence",
    "firing_rate",
    "lif_step",
    "line_fit",
    "majority",
    "most_confused",
    "nand_gate",
    "neuron_output",
    "parameter_count",
    "parity_output",
    "perceptron_correction",
    "pocket_line",
    "prepare_images",
    "problem_types",
    "projection",
    "recurrent_states",
    "seed_choice",
    "separation_margin",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "threshold_function",
    "two_layer_network",
    "xor_network",
]
