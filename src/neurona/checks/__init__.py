"""Comprobaciones de los ejercicios: dicen qué falló, dónde y por qué.

Cada una recibe la respuesta del estudiante, escribe lo que encontró y regresa
``True`` o ``False``; nunca lanza un error por una respuesta equivocada.
"""

from .activation import sigmoid, sigmoid_derivative, softmax
from .images import accuracy, most_confused, prepare_images
from .neuron import absorbed_bias, nand_gate, neuron_output

__all__ = [
    "absorbed_bias",
    "accuracy",
    "most_confused",
    "nand_gate",
    "neuron_output",
    "prepare_images",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
]
