"""Que el curso se encuentre: descripción, tarjeta, dirección y búsqueda."""
