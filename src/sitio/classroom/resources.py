"""Lo que pide cada lección, medido, y lo que de ahí necesita un grupo.

``make resources`` mide y escribe ``lessons/apendices/recursos.yml``; la
memoria, los núcleos y el disco de un grupo se calculan con eso y con las
reglas de este archivo.
"""

import math
from typing import NamedTuple

import yaml

from sitio.book import BookError

DATA = "lessons/apendices/recursos.yml"
HEADER = """\
# Lo que pide cada lección. Lo escribe «make resources»: no se edita a mano.
#
#   servidor      MB de memoria de JupyterLab abierto, sin cuadernos
#   entorno       MB en disco de los paquetes instalados
#   repositorio   MB en disco de los archivos del curso
#   memoria       MB, el mayor tamaño del kernel con sus procesos
#   procesos      cuántos a la vez
#   segundos      lo que tarda el cuaderno completo
#   procesador    segundos de procesador, sumados los núcleos
#   baja          MB que baja de la red quien no tiene los datos
#
# Un MB son 1024² bytes, como los cuenta JupyterHub.

"""
SIZES = ("servidor", "entorno", "repositorio")
FIELDS = ("memoria", "procesos", "segundos", "procesador", "baja")

# Las reglas, que la página dice con estas mismas cifras.
MARGIN = 30  # por ciento sobre lo medido
STEP = 512  # el límite se redondea hacia arriba a medio GB
HUB = 1024  # MB para JupyterHub mismo y el sistema
WAIT = 10  # minutos que espera quien ejecuta todo cuando lo hacen todos
HOME = 1  # GB de disco de cada persona
IDLE = 3600  # segundos sin actividad


class Sizing(NamedTuple):
    """Lo que necesita un grupo."""

    people: int
    together: int
    limit: int  # MB de cada quien
    memory: int  # GB
    cores: int
    disk: int  # GB


def read_resources(root):
    """Devuelve lo medido, por nombre y por número de lección.

    Raises
    ------
    BookError
        Si el archivo falta, está mal escrito o le falta una cifra.
    """
    mend = "corre «make resources»"
    try:
        found = yaml.safe_load((root / DATA).read_text("utf8"))
    except (OSError, yaml.YAMLError) as error:
        raise BookError(f"{DATA} no se puede leer: {error}; {mend}.") from None
    if not isinstance(found, dict) or "lecciones" not in found:
        raise BookError(f"{DATA} no tiene «lecciones»: {mend}.")
    for where, row, fields in [
        ("", found, SIZES),
        *(
            (f", lección {number}", row, FIELDS)
            for number, row in found["lecciones"].items()
        ),
    ]:
        for field in fields:
            if not isinstance(row.get(field), (int, float)):
                raise BookError(f"{DATA}{where}: falta «{field}»; {mend}.")
    return found


def write_resources(root, found):
    """Escribe lo medido, en orden y un renglón por lección."""
    lines = [f"{name}: {found[name]}" for name in SIZES]
    lines += ["", "lecciones:"]
    for number, row in sorted(found["lecciones"].items()):
        fields = ", ".join(f"{name}: {row[name]}" for name in FIELDS)
        lines.append(f"  {number}: {{{fields}}}")
    text = HEADER + "\n".join(lines) + "\n"
    (root / DATA).write_text(text, "utf8")


def heaviest(found, field):
    """Devuelve el número de la lección que más pide, y cuánto."""
    rows = found["lecciones"]
    number = max(rows, key=lambda number: rows[number][field])
    return number, rows[number][field]


def up_to(found, last):
    """Devuelve lo medido hasta la lección ``last``; todo, si es None."""
    rows = found["lecciones"]
    kept = {n: row for n, row in rows.items() if last is None or n <= last}
    return {**found, "lecciones": kept}


def memory_limit(found):
    """Devuelve los MB de cada persona: lo mayor, un margen y a medio GB.

    Examples
    --------
    >>> rows = {1: {"memoria": 200}, 2: {"memoria": 700}}
    >>> memory_limit({"servidor": 150, "lecciones": rows})
    1536
    """
    needed = found["servidor"] + heaviest(found, "memoria")[1]
    return math.ceil(needed * (100 + MARGIN) / 100 / STEP) * STEP


def core_share(found):
    """Devuelve los núcleos de cada persona para no esperar más de WAIT."""
    return heaviest(found, "procesador")[1] / (60 * WAIT)


def sizing(found, people, share):
    """Devuelve lo que pide un grupo con ``share`` de cada cien a la vez."""
    together = math.ceil(people * share / 100)
    return Sizing(
        people,
        together,
        memory_limit(found),
        math.ceil((together * memory_limit(found) + HUB) / 1024),
        max(2, math.ceil(together * core_share(found))),
        math.ceil(people * HOME + 2 * found["entorno"] / 1024),
    )
