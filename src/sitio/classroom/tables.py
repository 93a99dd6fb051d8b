"""Las tablas de un JupyterHub para el grupo, en la guía docente.

Con lo que ``make resources`` midió, ``{class-resources}`` muestra lo que pide
cada lección; ``{class-sizing} 30:100 300:60:17``, lo que piden 30 personas
todas a la vez y 300 de las que coinciden 60 de cada cien y solo llegan a la
lección 17; ``{class-limits}``, los ajustes que se copian (``kubernetes`` o
``tljh``).
"""

import math
import statistics
from pathlib import Path

from sphinx.util.docutils import SphinxDirective

from sitio.book import BookError
from sitio.classroom.plans import lesson_times
from sitio.classroom.resources import (
    DATA,
    HOME,
    HUB,
    IDLE,
    MARGIN,
    WAIT,
    core_share,
    heaviest,
    memory_limit,
    read_resources,
    sizing,
    up_to,
)


def lessons_table(found, times):
    """Escribe la tabla de las lecciones.

    Raises
    ------
    BookError
        Si a una lección le falta su renglón, o sobra uno.
    """
    rows = found["lecciones"]
    for number in sorted(rows.keys() ^ times.keys()):
        raise BookError(
            f"{DATA}: falta o sobra la lección {number}; corre "
            f"«make resources LESSON={number}»."
        )
    lines = ["```{list-table}", ":header-rows: 1", ":widths: 54 23 23", ""]
    lines += ["* - Lección", "  - Memoria", "  - Procesador"]
    for number, row in sorted(rows.items()):
        lines += [f"* - {number} · {{ref}}`{times[number].label}`"]
        lines += [f"  - {_unit(row['memoria'], 'MB')}"]
        lines += [f"  - {_unit(math.ceil(row['procesador']), 's')}"]
    fetched = [
        f"la {number}, {_unit(row['baja'], 'MB')}"
        for number, row in sorted(rows.items())
        if row["baja"]
    ]
    middle = statistics.median(row["memoria"] for row in rows.values())
    number, most = heaviest(found, "memoria")
    slow, seconds = heaviest(found, "procesador")
    lines += [
        "```",
        "",
        f"La mitad de las lecciones cabe en {_unit(round(middle), 'MB')}. La "
        f"que más memoria pide es la {number}, con {_unit(most, 'MB')}; la "
        f"que más procesador, la {slow}, con "
        f"{_unit(math.ceil(seconds), 's')}. JupyterLab, abierto y sin "
        f"cuadernos, ocupa {_unit(found['servidor'], 'MB')}.",
        f"Bajan datos {'; '.join(fetched)}." if fetched else "",
    ]
    return "\n".join(lines)


def sizing_table(found, groups):
    """Escribe la tabla de los grupos, con sus reglas a la vista."""
    number, most = heaviest(found, "memoria")
    slow, seconds = heaviest(found, "procesador")
    limit = memory_limit(found)
    lines = [
        f"- **Memoria de cada quien:** JupyterLab más la lección {number}, "
        f"que es la que más pide, y {MARGIN} % de margen: "
        f"({found['servidor']} + {most}) × {1 + MARGIN / 100:g}, a medio GB "
        f"hacia arriba: **{_unit(_gigabytes(limit), 'GB')}**.",
        "- **Memoria del servidor:** la de quienes están a la vez, y "
        f"{_unit(_gigabytes(HUB), 'GB')} para JupyterHub.",
        f"- **Núcleos:** los que hacen falta para que, si todas ejecutan a "
        f"la vez la lección {slow} completa "
        f"({_unit(math.ceil(seconds), 's')} de procesador), nadie espere más "
        f"de {_unit(WAIT, 'minutos')}.",
        f"- **Disco:** {_unit(HOME, 'GB')} por persona inscrita, aunque el "
        f"curso ocupa {_unit(2 * found['repositorio'], 'MB')} con su "
        "historia, y dos versiones del entorno, de "
        f"{_unit(_gigabytes(found['entorno']), 'GB')} cada una.",
        "",
        "```{list-table}",
        ":header-rows: 1",
        ":widths: 46 18 18 18",
        "",
        *("* - Grupo", "  - Memoria", "  - Núcleos", "  - Disco"),
    ]
    for people, share, *last in groups:
        last = last[0] if last else None
        row = sizing(up_to(found, last), people, share)
        part = f", hasta la lección {last}" if last else ""
        lines += [
            f"* - {people} personas, {row.together} a la vez{part}: "
            f"{_unit(_gigabytes(row.limit), 'GB')} cada una",
            f"  - {_unit(row.memory, 'GB')}",
            f"  - {row.cores}",
            f"  - {_unit(row.disk, 'GB')}",
        ]
    return "\n".join([*lines, "```"])


def limits_text(found, kind):
    """Escribe los límites como se copian a Kubernetes o a TLJH."""
    memory = f"{_gigabytes(memory_limit(found))}G"
    share = math.ceil(100 * core_share(found)) / 100
    if kind not in ("kubernetes", "tljh"):
        raise BookError(
            f"No hay límites para «{kind}»: son «kubernetes» o «tljh»."
        )
    if kind == "kubernetes":
        return f"""\
```yaml
singleuser:
  memory:
    limit: {memory}
    guarantee: {memory}
  cpu:
    limit: 2
    guarantee: {share:g}
  storage:
    capacity: {HOME}Gi
  extraEnv:
    OMP_NUM_THREADS: "1"
cull:
  enabled: true
  timeout: {IDLE}
```"""
    return f"""\
```bash
sudo tljh-config set limits.memory {memory}
sudo tljh-config set limits.cpu 2
sudo tljh-config set \\
  services.cull.timeout {IDLE}
sudo tljh-config reload
```"""


def _gigabytes(size):
    return f"{math.ceil(size / 102.4) / 10:g}"


def _unit(number, unit):
    return f"{number}\N{NO-BREAK SPACE}{unit}"


class Measured(SphinxDirective):
    """Lo común de las tres: leer el archivo y dejar que MyST arme la tabla."""

    def run(self):
        """Lee lo medido y escribe su parte."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / DATA))
        try:
            text = self.text(root, read_resources(root))
        except BookError as error:
            raise self.error(str(error)) from None
        return self.parse_text_to_nodes(text)


class ClassResources(Measured):
    """Muestra lo que pide cada lección."""

    def text(self, root, found):
        """Devuelve la tabla de las lecciones."""
        return lessons_table(found, lesson_times(root))


class ClassSizing(Measured):
    """Muestra lo que piden unos grupos: ``{class-sizing} 30:100``."""

    required_arguments = 1
    final_argument_whitespace = True

    def text(self, root, found):
        """Devuelve las reglas y la tabla de los grupos."""
        groups = [
            tuple(map(int, group.split(":")))
            for group in self.arguments[0].split()
        ]
        return sizing_table(found, groups)


class ClassLimits(Measured):
    """Muestra los límites de cada persona: ``{class-limits} tljh``."""

    required_arguments = 1

    def text(self, root, found):
        """Devuelve el bloque que se copia."""
        return limits_text(found, self.arguments[0])


def setup(app):
    """Da a las páginas las tres directivas."""
    app.add_directive("class-resources", ClassResources)
    app.add_directive("class-sizing", ClassSizing)
    app.add_directive("class-limits", ClassLimits)
