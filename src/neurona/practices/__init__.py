"""Las prácticas del curso con datos reales: una práctica, un módulo."""
