"""Lo que corre en GitHub: órdenes que existen y avisos que no se repiten."""

import os
import re
import subprocess

import pytest
import yaml

from sitio.book import ROOT
from sitio.ranges import EDGES

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.yml"))
TARGETS = set(
    re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf8"), re.M)
)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflow_calls_orders_that_exist(name):
    text = (FOLDER / name).read_text("utf8")
    assert {
        order.strip() for order in re.findall(r"\bmake ([a-z-]+)", text)
    } <= TARGETS
    assert yaml.safe_load(text)["permissions"], "di qué puede tocar"


def test_both_edges_of_the_ranges_are_scheduled():
    jobs = yaml.safe_load((FOLDER / "rangos.yml").read_text("utf8"))["jobs"]
    matrix = jobs["cuadernos"]["strategy"]["matrix"]["include"]
    assert {row["orilla"] for row in matrix} == set(EDGES) <= TARGETS


def test_documents_name_orders_that_exist():
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text("utf8")
        named = re.findall(r"(?:`|^)make ([a-z-]+)", text, re.M)
        assert named and set(named) <= TARGETS


@pytest.fixture
def notify(tmp_path):
    """Corre avisar.sh con un «gh» que apunta lo que le piden."""
    fake = tmp_path / "gh"
    fake.write_text(
        '#!/bin/sh\necho "$1 $2 $3" >> llamadas.txt\n'
        '[ "$2" = list ] && echo "$OPEN"\nexit 0\n'
    )
    fake.chmod(0o755)
    (tmp_path / "salida.txt").write_text(
        "viejo\n" * 20000 + "\x1b[31mcelda 3\x1b[0m falló\n"
    )
    (tmp_path / "lista.txt").write_text("numpy==9.0\n")

    def run(open_issue):
        environment = dict(
            os.environ,
            PATH=f"{tmp_path}:{os.environ['PATH']}",
            OPEN=open_issue,
            TITLE="Cambió algo",
            RUN="corrida-7",
        )
        script = ROOT / ".github" / "avisar.sh"
        subprocess.run(
            ["bash", script, "salida.txt", "lista.txt"],
            cwd=tmp_path,
            env=environment,
            check=True,
        )
        calls = (tmp_path / "llamadas.txt").read_text().splitlines()
        return calls, (tmp_path / "aviso.md").read_text()

    return run


def test_first_failure_opens_a_notice(notify):
    calls, text = notify("")
    assert calls[-1].startswith("issue create")
    assert "celda 3 falló" in text and "numpy==9.0" in text
    assert "corrida-7" in text
    assert len(text) < 65536


def test_next_failure_is_added_to_the_open_notice(notify):
    calls, _ = notify("41")
    assert calls[-1] == "issue comment 41"
