"""Los renglones del informe, sus cotas y su tabla."""

from dataclasses import asdict, dataclass, field

THEMES = {"light": "claro", "dark": "oscuro"}
SCORES = {
    "performance": "rendimiento",
    "accessibility": "accesibilidad",
    "best_practices": "buenas prácticas",
    "seo": "SEO",
}
KIB = 300
HEAD = (
    "página",
    "tema",
    "rend.",
    "acces.",
    "práct.",
    "SEO",
    "KiB sin img.",
    "KiB",
    "axe",
    "a otros",
    "consola",
)


@dataclass
class Row:
    """Una página en un tema: lo medido y, si algo falló, qué.

    ``bound`` es el rendimiento que se le pide; None, si es la página con que
    el sitio se compara: a esa no se le pide nada.
    """

    page: str
    theme: str
    bound: float | None
    performance: float = 0.0
    accessibility: float = 0.0
    best_practices: float = 0.0
    seo: float = 0.0
    kib: float = 0.0
    kib_all: float = 0.0
    axe: list = field(default_factory=list)
    others: list = field(default_factory=list)
    console: list = field(default_factory=list)
    complaints: list = field(default_factory=list)
    machine: float = 0.0
    error: str = ""

    @property
    def place(self):
        """La página y su tema, para una frase."""
        return f"{self.page} ({THEMES[self.theme]})"


def misses(row):
    """Devuelve, en frases, las cotas que un renglón no cumple.

    Examples
    --------
    >>> row = Row("04", "dark", 0.95, 0.94, 1, 1, 1, kib=120)
    >>> misses(row)
    ['04 (oscuro): rendimiento 0.94, y se pide 0.95']
    """
    if row.bound is None:
        return []
    if row.error:
        return [f"{row.place}: no se midió: {row.error}"]
    found = []
    for name, word in SCORES.items():
        bound = row.bound if name == "performance" else 1
        score = getattr(row, name)
        if score < bound:
            why = ", ".join(
                one["id"]
                for one in row.complaints
                if one["category"] == name.replace("_", "-")
            )
            # Al rendimiento le quita puntos casi todo: eso va en el JSON.
            why = f" ({why})" if why and name != "performance" else ""
            found.append(f"{word} {score:.2f}, y se pide {bound:.2f}{why}")
    if row.kib > KIB:
        found.append(f"{row.kib:.0f} KiB sin imágenes, y caben {KIB}")
    for name, word in (
        ("axe", "axe encuentra"),
        ("others", "pide a otros sitios"),
        ("console", "escribe errores en la consola"),
    ):
        items = getattr(row, name)
        if items:
            found.append(f"{word}: " + "; ".join(items[:3]))
    return [f"{row.place}: {text}" for text in found]


def cells(row):
    """Devuelve las celdas de un renglón, como texto."""
    if row.error:
        return [row.page, THEMES[row.theme], *["—"] * (len(HEAD) - 2)]
    return [
        row.page,
        THEMES[row.theme],
        *(f"{getattr(row, name):.2f}" for name in SCORES),
        f"{row.kib:.0f}",
        f"{row.kib_all:.0f}",
        *(str(len(each)) for each in (row.axe, row.others, row.console)),
    ]


def table(rows):
    """Devuelve la tabla en Markdown, que también se lee en la terminal."""
    lines = [HEAD, *map(cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = [
        "-" * width if k < 2 else "-" * (width - 1) + ":"
        for k, width in enumerate(widths)
    ]
    return "\n".join(
        "| "
        + " | ".join(
            text.ljust(width) if k < 2 else text.rjust(width)
            for k, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        + " |"
        for line in (HEAD, rule, *lines[1:])
    )


def notes(rows):
    """Devuelve lo que hay que saber para leer los renglones sin cota."""
    found = []
    for row in rows:
        if row.bound is not None or row.theme == "dark":
            continue
        text = f"{row.page}: la lección sin ejecutar, con lo de fábrica."
        if row.others:
            hosts = sorted({url.split("/", 3)[2] for url in row.others})
            text += f" Pide archivos (MathJax) a {', '.join(hosts)}: sin red"
            text += " no llegan, ni se cuentan, ni la demoran."
        found.append(text + (f" {row.error}" if row.error else ""))
    return found


def report(rows):
    """Devuelve el informe: la tabla, sus notas y lo que falta."""
    missing = [text for row in rows for text in misses(row)]
    if missing:
        verdict = "No se cumple:\n\n" + "\n".join(f"- {m}" for m in missing)
    else:
        verdict = "Todas las páginas cumplen."
    return "\n\n".join([table(rows), *notes(rows), verdict])


def as_dicts(rows):
    """Devuelve los renglones como diccionarios, para guardarlos."""
    return [asdict(row) for row in rows]
