"""El entorno: se rehace cuando debe, y dice con claridad qué falta."""

import subprocess

import pytest

from sitio import environment


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Un proyecto con candados y sin entorno; ``installed`` cuenta."""
    for name in environment.LOCKS:
        (tmp_path / name).write_text(f"{name} v1")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "ROOT", str(tmp_path))
    monkeypatch.setattr(environment, "VENV", str(venv))
    monkeypatch.setattr(environment, "STAMP", str(venv / "listo.txt"))
    calls = []

    def install():
        calls.append(1)
        venv.mkdir(exist_ok=True)

    monkeypatch.setattr(environment, "install", install)
    return tmp_path, calls


def test_installs_once(project):
    _, calls = project
    assert environment.main() == environment.main() == 0
    assert len(calls) == 1


@pytest.mark.parametrize("name", environment.LOCKS)
def test_changed_lock_remakes_the_environment(project, name):
    root, calls = project
    environment.main()
    (root / name).write_text("v2")
    environment.main()
    assert len(calls) == 2


def test_other_python_remakes_the_environment(project, monkeypatch):
    _, calls = project
    environment.main()
    monkeypatch.setattr("sys.version", "3.12.0 (otro)")
    environment.main()
    assert len(calls) == 2


@pytest.mark.parametrize(
    "error", [subprocess.CalledProcessError(1, "pip"), KeyboardInterrupt()]
)
def test_interrupted_install_recovers(project, monkeypatch, capsys, error):
    _, calls = project
    whole = environment.install

    def interrupted():
        whole()
        raise error

    monkeypatch.setattr(environment, "install", interrupted)
    assert environment.main() == 1
    assert "vuelve a correr la misma orden" in capsys.readouterr().err
    monkeypatch.setattr(environment, "install", whole)
    assert environment.main() == 0
    assert len(calls) == 2


@pytest.mark.parametrize("version", [(3, 10), (3, 14), (2, 7)])
def test_wrong_python_is_one_clear_line(project, monkeypatch, capsys, version):
    _, calls = project
    monkeypatch.setattr("sys.version_info", version)
    assert environment.main() == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"{version[0]}.{version[1]}" in error
    assert "make book PYTHON=python3.1" in error
    assert not calls


def test_missing_venv_module_is_one_clear_line(project, monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "ensurepip", None)
    assert environment.main() == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err
