"""Soluciones del curso que no son parte de la biblioteca.

Un módulo por práctica o por lección: lo que la página de soluciones muestra
y lo que las comprobaciones comparan.
"""
