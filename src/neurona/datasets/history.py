"""Historia de las redes neuronales, en tres tablas con sus fuentes.

Los acontecimientos acompañan al paquete en ``history.csv``: uno por renglón,
con su año, lo que pasó y la clave de su fuente. Las claves son las de la
bibliografía del curso.

========  ==============================================================
Columna   Qué dice
========  ==============================================================
year      año; de un periodo, el primero
end       último año de un periodo; vacío si fue un solo acontecimiento
text      quién y qué, en un renglón
source    clave de la fuente en la bibliografía
slide     ``yes`` si está en la diapositiva «Historia de las redes
          neuronales», quizá con otra fecha
========  ==============================================================
"""

import csv
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("history.csv")


class Event(NamedTuple):
    """Un acontecimiento, o un periodo si ``end`` no es ``None``."""

    year: int
    end: int | None
    text: str
    source: str
    slide: bool

    @property
    def mark(self):
        """``(año, texto)`` o ``(inicio, fin, texto)``, como en una línea."""
        if self.end is None:
            return self.year, self.text
        return self.year, self.end, self.text


class Network(NamedTuple):
    """El tamaño de una red y de los datos con que aprendió."""

    year: int
    name: str
    parameters: int
    examples: int
    source: str


class Result(NamedTuple):
    """El error del ganador de un concurso de ImageNet, en por ciento."""

    year: int
    error: float
    source: str


NETWORKS = (
    Network(1989, "códigos postales", 9_760, 7_291, "lecun1989"),
    Network(1998, "LeNet-5", 60_000, 60_000, "lecun1998"),
    Network(2012, "AlexNet", 60_000_000, 1_200_000, "krizhevsky2012"),
    # Aquí cada ejemplo es un fragmento de palabra.
    Network(2020, "GPT-3", 175_000_000_000, 300_000_000_000, "brown2020"),
)
"""Cuatro redes que leen: dígitos, fotos, texto."""

IMAGENET = (
    Result(2010, 28.2, "russakovsky2015"),
    Result(2011, 25.8, "russakovsky2015"),
    Result(2012, 16.4, "russakovsky2015"),
    Result(2013, 11.7, "russakovsky2015"),
    Result(2014, 6.7, "russakovsky2015"),
    Result(2015, 3.57, "he2016"),
    Result(2017, 2.251, "hu2018"),
)
"""Fotos cuya clase no está entre las cinco que el ganador propuso. Hasta
2014, el mejor de los que usaron solo las imágenes del concurso. En 2016 el
ganador no publicó un artículo."""

HUMAN_ERROR = 5.1
"""El de una persona entrenada para lo mismo (russakovsky2015)."""


def load_history():
    """Lee los acontecimientos, del más antiguo al más reciente.

    Returns
    -------
    list of Event

    References
    ----------
    Diapositiva «Historia de las redes neuronales», y la fuente de cada
    renglón en la bibliografía.

    Examples
    --------
    >>> first = load_history()[0]
    >>> first.mark
    (1943, 'McCulloch y Pitts: la neurona formal')
    >>> first.source
    'mcculloch1943'
    """
    with open(PATH, encoding="utf-8", newline="") as file:
        return [
            Event(
                year=int(row["year"]),
                end=int(row["end"]) if row["end"] else None,
                text=row["text"],
                source=row["source"],
                slide=row["slide"] == "yes",
            )
            for row in csv.DictReader(file)
        ]
