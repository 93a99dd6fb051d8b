"""Redes neuronales desde cero, con NumPy y con las palabras de Keras."""

from neurona.layers import Dense, Dropout, Flatten, Input
from neurona.models import Sequential, load_model

__all__ = ["Dense", "Dropout", "Flatten", "Input", "Sequential", "load_model"]
