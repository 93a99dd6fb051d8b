"""Los planes de clase: de un archivo de datos, una tabla con sus tiempos.

Los renglones están en ``lessons/apendices/planes.yml``. Los minutos no se
escriben ahí: son los que cada lección dice en su ficha. La directiva
``{class-plan}`` los suma, y una sesión que no cabe detiene la construcción.
"""

import re
from pathlib import Path
from typing import NamedTuple

import yaml
from sphinx.util.docutils import SphinxDirective

from sitio.book import BookError, lesson_number, page_names
from sitio.lesson import MINUTES

DATA = "lessons/apendices/planes.yml"
LABEL = re.compile(r"^\((leccion-[\w-]+)\)=$", re.M)
PLAN = {"cupo", "sesiones"}
SESSION = {"nombre", "lecciones", "nota"}
PART = {"leccion", "minutos", "solo"}


class Stop(NamedTuple):
    """Una lección de una sesión, entera o en parte."""

    number: int
    label: str
    minutes: int
    part: str = ""


class Session(NamedTuple):
    """Una sesión: qué lecciones, cuánto duran y qué se encarga."""

    name: str
    stops: list
    note: str

    @property
    def minutes(self):
        """Lo que duran sus lecciones."""
        return sum(stop.minutes for stop in self.stops)


class Plan(NamedTuple):
    """Sesiones del mismo cupo, en minutos."""

    room: int
    sessions: list


def lesson_times(root):
    """Devuelve, por número, la etiqueta y los minutos de cada lección.

    Raises
    ------
    BookError
        Si una lección no tiene etiqueta o no dice su tiempo.
    """
    times = {}
    for name in page_names(root):
        number = lesson_number(name)
        if number is None:
            continue
        text = (root / f"{name}.md").read_text("utf8")
        label, minutes = LABEL.search(text), MINUTES.search(text)
        if label is None or minutes is None:
            raise BookError(
                f"A {name}.md le falta «(leccion-...)=» antes de su título "
                "o «**Tiempo.** N minutos» en su ficha."
            )
        times[number] = Stop(number, label[1], int(minutes[1]))
    return times


def read_plan(path, name, times):
    """Devuelve el plan ``name`` del archivo, con los tiempos ``times``.

    Raises
    ------
    BookError
        Si el archivo no se puede leer, si un renglón está mal escrito, si
        nombra una lección que no existe o si una sesión no cabe en el cupo.
    """
    try:
        plans = yaml.safe_load(path.read_text("utf8"))
    except yaml.YAMLError as error:
        raise BookError(f"{path.name} no es YAML: {error}") from None
    if name not in plans:
        raise BookError(
            f"{path.name} no tiene el plan «{name}»: los que hay son "
            f"{', '.join(plans)}."
        )
    rows = plans[name]
    _known(rows, PLAN, f"{path.name}, {name}")
    sessions = []
    for number, row in enumerate(rows["sesiones"], start=1):
        where = f"{path.name}, {name}, sesión {number}"
        session = _session(row, times, where)
        if session.minutes > rows["cupo"]:
            raise BookError(
                f"{where}: sus lecciones suman {session.minutes} minutos y "
                f"caben {rows['cupo']}."
            )
        sessions.append(session)
    return Plan(rows["cupo"], sessions)


def _session(row, times, where):
    _known(row, SESSION, where, optional={"nota"})
    stops = [_stop(entry, times, where) for entry in row["lecciones"]]
    return Session(row["nombre"], stops, row.get("nota", ""))


def _stop(entry, times, where):
    if not isinstance(entry, dict):
        return _lesson(entry, times, where)
    _known(entry, PART, where)
    whole = _lesson(entry["leccion"], times, where)
    if not 0 < entry["minutos"] < whole.minutes:
        raise BookError(
            f"{where}: la lección {whole.number} dura {whole.minutes} "
            f"minutos; una parte no puede durar {entry['minutos']}."
        )
    return whole._replace(minutes=entry["minutos"], part=entry["solo"])


def _lesson(number, times, where):
    if number not in times:
        raise BookError(
            f"{where}: no hay lección {number}; van de {min(times)} a "
            f"{max(times)}."
        )
    return times[number]


def _known(row, fields, where, optional=frozenset()):
    for field in row.keys() - fields:
        raise BookError(f"{where}: no se conoce «{field}».")
    for field in sorted(fields - optional - row.keys()):
        raise BookError(f"{where}: falta «{field}».")


def list_table(plan):
    """Escribe un plan como tabla de MyST."""
    lines = ["```{list-table}", ":header-rows: 1", ":widths: 30 70"]
    lines += ["", "* - Sesión", "  - Lecciones"]
    for number, session in enumerate(plan.sessions, start=1):
        lines += [f"* - **{number}.** {session.name}", ""]
        lines += [f"    {_minutes(session)}"]
        cell = [_line(stop) for stop in session.stops]
        if session.note:
            cell.append(session.note)
        lines += [f"  - {cell[0]}"]
        for paragraph in cell[1:]:
            lines += ["", f"    {paragraph}"]
    return "\n".join([*lines, "```", "", _total(plan)])


def _line(stop):
    # Sin punto tras el número: MyST lo tomaría por una lista.
    link = f"{stop.number} · {{ref}}`{stop.label}`"
    line = f"{link} · {_minutes(stop)}"
    return f"{line}: {stop.part}" if stop.part else line


def _minutes(timed):
    # Con espacio duro: el número no se queda solo al final de un renglón.
    return f"{timed.minutes}\N{NO-BREAK SPACE}min"


def _total(plan):
    used = sum(session.minutes for session in plan.sessions)
    room = plan.room * len(plan.sessions)
    count = len(plan.sessions)
    kind = "Una sesión" if count == 1 else f"{count} sesiones"
    return (
        f"{kind} de {plan.room} minutos: {used:,} de lección y "
        f"{room - used} para preguntas, ejercicios y descansos."
    )


class ClassPlan(SphinxDirective):
    """Muestra un plan: ```` ```{class-plan} charla ````."""

    required_arguments = 1

    def run(self):
        """Lee el archivo y las lecciones, y deja que MyST arme la tabla."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / DATA))
        for name in page_names(root):
            if lesson_number(name):
                self.env.note_dependency(str(root / f"{name}.md"))
        try:
            times = lesson_times(root)
            plan = read_plan(root / DATA, self.arguments[0], times)
        except BookError as error:
            raise self.error(str(error)) from None
        return self.parse_text_to_nodes(list_table(plan))


def setup(app):
    """Da a las páginas la directiva."""
    app.add_directive("class-plan", ClassPlan)
