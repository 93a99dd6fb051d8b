"""``make site-report``: cada página medida en un teléfono simulado.

Sirve el sitio construido, comprimido y desde esta máquina, y de cada página y
cada tema anota lo que dicen Lighthouse y axe, cuánto viaja y a quién llama.
"""
