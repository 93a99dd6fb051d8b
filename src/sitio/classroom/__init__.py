"""Para quien enseña: planes, diapositivas y lo que pide una clase."""
