"""``.binder/``: el mismo candado que «make env», y nada apuntado dos veces."""

import os
import re
import subprocess

import pytest

from sitio import environment
from sitio.book import ROOT, BookError
from sitio.image import copy_repository, image_python, wanted_notebooks

BINDER = ROOT / ".binder"


def lines(name):
    text = (BINDER / name).read_text("utf8")
    return [x for x in text.splitlines() if x and not x.startswith("#")]


def test_the_packages_are_those_of_the_lock():
    assert lines("requirements.txt") == ["-r ../requirements.txt"]


def test_no_file_pins_a_version():
    """Una versión escrita aquí sería una segunda lista."""
    for path in BINDER.iterdir():
        pinned = re.findall(
            r"[\w\]]\s*(?:==|~=|<=|>=|<|>)\s*\d", path.read_text()
        )
        assert not pinned, path


def test_repo2docker_finds_only_what_it_reads():
    names = {path.name for path in BINDER.iterdir()}
    assert names == {"requirements.txt", "runtime.txt", "postBuild"}
    # Dos carpetas detienen a repo2docker.
    assert not (ROOT / "binder").exists()
    assert os.access(BINDER / "postBuild", os.X_OK)


def test_its_python_is_one_of_the_course():
    (version,) = lines("runtime.txt")
    assert re.fullmatch(r"python-3\.\d+", version)
    minor = int(version.rpartition(".")[2])
    assert environment.OLDEST <= (3, minor) <= environment.NEWEST


def test_post_build_is_valid_and_copies_the_package():
    subprocess.run(["bash", "-n", BINDER / "postBuild"], check=True)
    text = "\n".join(lines("postBuild"))
    # Editable apuntaría a una carpeta que el JupyterHub tapa.
    assert not re.search(r"(-e|--editable)\b", text)
    assert "set -euo pipefail" in text


def test_post_build_brings_nothing_that_the_lock_does_not_hold():
    (call,) = (x for x in lines("postBuild") if "pip install" in x)
    words = call.split()
    named = [x for x in words[words.index("install") + 1 :] if x[0] != "-"]
    assert named == ["."] and "--no-deps" in words


@pytest.mark.parametrize("broken", [False, True])
def test_a_missing_python_is_named(tmp_path, monkeypatch, broken):
    if broken:
        (tmp_path / "python3.99").write_text("#!/bin/sh\nexit 127\n")
        (tmp_path / "python3.99").chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    (tmp_path / ".binder").mkdir()
    (tmp_path / ".binder" / "runtime.txt").write_text("python-3.99\n")
    with pytest.raises(BookError, match="pide python-3.99 y aquí no está"):
        image_python(tmp_path)


def test_the_copy_has_what_git_knows(tmp_path):
    source, target = tmp_path / "curso", tmp_path / "copia"
    (source / "a").mkdir(parents=True)
    (source / ".gitignore").write_text("*.log\n")
    (source / "a" / "ñandú.md").write_text("hola")
    (source / "basura.log").touch()
    subprocess.run(["git", "init", "-q"], cwd=source, check=True)
    copy_repository(source, target)
    copied = {p.relative_to(target).as_posix() for p in target.rglob("*.*")}
    assert copied == {".gitignore", "a/ñandú.md"}


def test_lessons_are_chosen_by_number():
    names = ["lessons/1-a/01-b", "lessons/6-c/18-d", "lessons/guia"]
    assert wanted_notebooks(names, ["18"]) == ["lessons/6-c/18-d.ipynb"]
    assert len(wanted_notebooks(names, [])) == 3
