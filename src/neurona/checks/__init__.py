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
from .backpropagation import (
    pencil_deltas,
    sigmoid_backward,
    training_step,
)
from .biology import coincidence, firing_rate, lif_step
from .centering import recenter
from .choice import label_cost, network_choice, output_layers
from .cost import cross_entropy, huber_loss, line_gradient
from .definition import (
    comparison_count,
    iris_classifier,
    projected_shortcut,
)
from .descent import gradient_descent, momentum_descent, rate_threshold
from .distributed import (
    combined_gradient,
    saving_interval,
    worker_speedup,
)
from .evaluation import (
    calibration_error,
    precision_recall,
    predicted_classes,
)
from .fashion import fashion_challenge, one_cycle, standard_error
from .fitting import loss_choice, own_fit, update_count
from .history import but_not, majority, threshold_function
from .images import most_confused, prepare_images
from .neuron import absorbed_bias, nand_gate, neuron_output
from .perceptron import (
    perceptron_correction,
    pocket_line,
    separation_margin,
)
from .petrol import honest_scaling, partial_dependence, ridge_weights
from .playground import momentum_reach, seed_count, small_spiral
from .problems import line_fit, problem_types, projection
from .stopping import lambda_count, pending_epochs, stopping_epoch
from .xor import parity_output, seed_choice, xor_network

__all__ = [
    "absorbed_bias",
    "but_not",
    "calibration_error",
    "coincidence",
    "combined_gradient",
    "comparison_count",
    "cross_entropy",
    "fashion_challenge",
    "firing_rate",
    "gradient_descent",
    "honest_scaling",
    "huber_loss",
    "iris_classifier",
    "label_cost",
    "lambda_count",
    "lif_step",
    "line_fit",
    "line_gradient",
    "loss_choice",
    "majority",
    "momentum_descent",
    "momentum_reach",
    "most_confused",
    "nand_gate",
    "network_choice",
    "neuron_output",
    "one_cycle",
    "output_layers",
    "own_fit",
    "parameter_count",
    "parity_output",
    "partial_dependence",
    "pencil_deltas",
    "pending_epochs",
    "perceptron_correction",
    "pocket_line",
    "precision_recall",
    "predicted_classes",
    "prepare_images",
    "problem_types",
    "projected_shortcut",
    "projection",
    "rate_threshold",
    "recenter",
    "recurrent_states",
    "ridge_weights",
    "saving_interval",
    "seed_choice",
    "seed_count",
    "separation_margin",
    "sigmoid",
    "sigmoid_backward",
    "sigmoid_derivative",
    "small_spiral",
    "softmax",
    "standard_error",
    "stopping_epoch",
    "threshold_function",
    "training_step",
    "two_layer_network",
    "update_count",
    "worker_speedup",
    "xor_network",
]
