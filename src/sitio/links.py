"""``make linkcheck``: las direcciones de fuera que el libro nombra, una a una.

Uso: ``python -m sitio.links``

Necesita red: nunca corre con las pruebas. Parte del libro ya construido, así
que no ejecuta ninguna lección.
"""

import json
import re
import sys

from sitio.book import PLACEHOLDER_USER, ROOT, BookError
from sitio.sphinx_run import run_sphinx

SETTINGS = {
    # Ejemplos de las lecciones, y el repositorio mientras no se publica.
    "linkcheck_ignore": [
        r"https?://(127\.0\.0\.1|localhost)\b.*",
        rf"https?://.*{PLACEHOLDER_USER}.*",
    ],
    # GitHub pone sus anclas con un programa: en el HTML no están.
    "linkcheck_anchors_ignore_for_url": [r"https://github\.com/.*"],
    # Un DOI manda siempre a otra parte; para eso es.
    "linkcheck_allowed_redirects": {r"https://doi\.org/.*": r"https?://.*"},
    "linkcheck_timeout": 30,
    "linkcheck_retries": 3,
    "linkcheck_rate_limit_timeout": 120,
    "linkcheck_workers": 8,
    "linkcheck_report_timeouts_as_broken": False,
}
# Contesta a las personas y no a los programas: alguien debe abrirla.
GUARDED = re.compile(r"(401|403|418|429|999)\b")
# Lo dijo un servidor, no el camino a él: empieza con su código.
ANSWERED = re.compile(r"[1-9]\d\d\b")
KINDS = {
    "broken": "No contesta o ya no existe",
    "timeout": "Tardó demasiado",
    "guarded": "No deja pasar a un programa: ábrela a mano",
    "redirected": "Se mudó para siempre: escribe la nueva",
}
FAILURES = ("broken", "timeout")


def check_links(root=ROOT, **settings):
    """Prueba las direcciones del libro y devuelve lo que halló de cada una.

    Parameters
    ----------
    root : Path
        La carpeta del libro, ya construido.
    **settings
        Opciones de linkcheck que cambian.

    Raises
    ------
    BookError
        Si el libro no está construido, Sphinx no terminó o no hay red.
    """
    if not (root / "_build" / ".doctrees" / "environment.pickle").exists():
        raise BookError("El libro no está construido: corre «make book».")
    folder = root / "_build" / "linkcheck"
    answers = folder / "output.json"
    answers.unlink(missing_ok=True)
    run_sphinx(
        root,
        folder,
        SETTINGS | settings,
        builder="linkcheck",
        really_quiet=True,
    )
    if not answers.exists():
        raise BookError("Sphinx no terminó de probar las direcciones.")
    lines = answers.read_text("utf8").splitlines()
    findings = [json.loads(line) for line in lines]
    if no_network(findings):
        raise BookError(
            f"Ninguna de las {len({f['uri'] for f in findings})} direcciones "
            "contestó: revisa tu conexión a la red y vuelve a correr "
            "«make linkcheck»."
        )
    return findings


def kind_of(finding):
    """Devuelve qué le pasa a una dirección, o None si nada.

    Examples
    --------
    >>> kind_of({"status": "broken", "info": "403 Client Error", "code": 0})
    'guarded'
    """
    status = finding["status"]
    if status == "broken" and GUARDED.match(finding["info"]):
        return "guarded"
    if status == "redirected" and finding["code"] not in (301, 308):
        return None
    return status if status in KINDS else None


def no_network(findings):
    """Dice si nadie contestó: ni una dirección, ni para decir que no existe.

    Examples
    --------
    >>> no_network([{"uri": "https://a.invalid", "status": "broken",
    ...              "info": "HTTPSConnectionPool(host='a', port=443)"}])
    True
    """
    tested = [
        finding
        for finding in findings
        if finding["uri"].startswith("http") and finding["status"] != "ignored"
    ]
    return bool(tested) and all(
        finding["status"] in FAILURES and not ANSWERED.match(finding["info"])
        for finding in tested
    )


def report(findings):
    """Devuelve la lista de problemas en Markdown y cuántos son fallas."""
    groups = {kind: {} for kind in KINDS}
    for finding in findings:
        kind = kind_of(finding)
        if kind:
            places = groups[kind].setdefault(
                (finding["uri"], finding["info"]), []
            )
            places.append(f"{finding['filename']}:{finding['lineno']}")
    lines = []
    for kind, addresses in groups.items():
        if not addresses:
            continue
        lines += [f"## {KINDS[kind]} ({len(addresses)})", ""]
        for (uri, info), places in sorted(addresses.items()):
            lines.append(f"- {uri}")
            lines.append(f"  - {', '.join(sorted(set(places)))}")
            if info:
                lines.append(f"  - {info[:160]}")
        lines.append("")
    tested = {f["uri"] for f in findings if f["uri"].startswith("http")}
    ignored = {f["uri"] for f in findings if f["status"] == "ignored"}
    failures = sum(len(groups[kind]) for kind in FAILURES)
    lines.append(
        f"{len(tested - ignored)} direcciones probadas, {failures} fallan."
    )
    return "\n".join(lines), failures


def main():
    """Prueba, cuenta lo que halló y devuelve el estado de salida."""
    try:
        findings = check_links()
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    text, failures = report(findings)
    (ROOT / "_build" / "linkcheck" / "enlaces.md").write_text(
        text + "\n", "utf8"
    )
    print(text)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
