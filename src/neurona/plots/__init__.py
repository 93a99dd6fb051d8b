"""Las figuras del curso: un módulo por clase de figura y un solo estilo.

Cada función dibuja en los ejes ``ax`` que recibe o, si no recibe ninguno,
en una figura nueva. Devuelven ``None`` y nunca llaman a ``plt.show()``: la
celda que dibuja termina con él. Importar este paquete no cambia ningún
ajuste de Matplotlib; ``use_style()`` sí, y solo si lo llamas.

Examples
--------
>>> import matplotlib.pyplot as plt
>>> from neurona import plots
>>> plots.neuron_diagram(inputs=2)
>>> plt.show()
"""

from neurona.plots.activation_curves import (
    activation_curve,
    activation_gallery,
)
from neurona.plots.backpropagation import backpropagation_diagram
from neurona.plots.biological import neuron_comparison
from neurona.plots.boundary import decision_boundary, decision_line
from neurona.plots.calibration import reliability
from neurona.plots.communication import communication_cost
from neurona.plots.confusion import confusion_matrix
from neurona.plots.descent import cost_race, descent_paths
from neurona.plots.diagrams import neuron_diagram
from neurona.plots.fits import fitted_line
from neurona.plots.images import image_grid, weight_images
from neurona.plots.losses import loss_shapes
from neurona.plots.model_graph import life_cycle, model_graph
from neurona.plots.network import network_diagram
from neurona.plots.pixels import pixel_grid
from neurona.plots.plane import decision_plane
from neurona.plots.regression import (
    dependence_curves,
    error_by_epoch,
    rival_errors,
)
from neurona.plots.style import INK, MARKERS, PALETTE, use_style
from neurona.plots.surface import loss_curve, loss_surface
from neurona.plots.timeline import timeline
from neurona.plots.training import training_curves
from neurona.plots.validation import seed_curves, seed_scores

__all__ = [
    "INK",
    "MARKERS",
    "PALETTE",
    "activation_curve",
    "activation_gallery",
    "backpropagation_diagram",
    "communication_cost",
    "confusion_matrix",
    "cost_race",
    "decision_boundary",
    "decision_line",
    "decision_plane",
    "dependence_curves",
    "descent_paths",
    "error_by_epoch",
    "fitted_line",
    "image_grid",
    "life_cycle",
    "loss_curve",
    "loss_shapes",
    "loss_surface",
    "model_graph",
    "network_diagram",
    "neuron_comparison",
    "neuron_diagram",
    "pixel_grid",
    "reliability",
    "rival_errors",
    "seed_curves",
    "seed_scores",
    "timeline",
    "training_curves",
    "use_style",
    "weight_images",
]
