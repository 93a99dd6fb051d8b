"""Las orillas de los rangos: qué se instala, y qué se compara."""

import tomllib

import pytest
import yaml

from sitio import execution, ranges
from sitio.book import ROOT, BookError

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]


def commands(edge):
    return ranges.steps(edge, ROOT, "uv", "python3.11")


def test_newest_compares_outputs_and_lowest_only_runs():
    *_, newest = commands("newest")
    *_, lowest = commands("lowest")
    assert "--nbval" in newest
    assert "--nbval-lax" in lowest and "--nbval" not in lowest
    assert newest[-1] == str(ROOT / "lessons")


def test_each_edge_resolves_the_ranges_and_not_the_lock():
    for edge, resolution in [
        ("newest", "highest"),
        ("lowest", "lowest-direct"),
    ]:
        resolve = commands(edge)[1]
        assert resolve[resolve.index("--resolution") + 1] == resolution
        assert resolve[-1] == str(ROOT / "pyproject.toml")
        text = " ".join(map(str, sum(commands(edge), [])))
        assert str(ROOT / "requirements.txt") not in text


def test_everything_is_written_under_build():
    inside = str(ROOT / "_build" / "rangos")
    env = commands("lowest")[0][-1]
    assert env.startswith(inside)
    assert all(c[0] in ("uv", f"{env}/bin/python") for c in commands("lowest"))


def test_unknown_edge_names_the_right_ones():
    with pytest.raises(ValueError, match="newest o lowest"):
        ranges.steps("middle", ROOT, "uv", "python")


def test_only_bounds_with_a_reason_are_upper():
    """Un máximo sin razón impide arreglos; solo uno la tiene."""
    extras = sum(PROJECT["optional-dependencies"].values(), [])
    bounded = {
        spec.partition(">=")[0]
        for spec in [*PROJECT["dependencies"], *extras]
        if "<" in spec.partition(";")[0]
    }
    assert bounded == {"jupyter-book"}


def test_dependabot_leaves_that_bound_alone():
    path = ROOT / ".github" / "dependabot.yml"
    updates = yaml.safe_load(path.read_text("utf8"))["updates"]
    assert {u["package-ecosystem"] for u in updates} == {
        "uv",
        "npm",
        "github-actions",
    }
    assert all(update["groups"] for update in updates)
    (ignored,) = updates[0]["ignore"]
    assert ignored["dependency-name"] == "jupyter-book"


def test_jobs_limits_how_many_lessons_run_at_once(monkeypatch):
    monkeypatch.setenv("JOBS", "3")
    assert execution.jobs() == 3
    monkeypatch.setenv("JOBS", "")
    assert execution.jobs() >= 1


@pytest.mark.parametrize("wrong", ["0", "-1", "dos", "1.5"])
def test_wrong_jobs_is_a_clear_error(monkeypatch, wrong):
    monkeypatch.setenv("JOBS", wrong)
    with pytest.raises(BookError, match=f"JOBS vale «{wrong}».*JOBS=1"):
        execution.jobs()
