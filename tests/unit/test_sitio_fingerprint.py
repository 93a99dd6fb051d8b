"""La huella de la caché cambia con todo lo que cambia una salida."""

import pytest

from neurona.datasets import images
from sitio import fingerprint


@pytest.fixture
def root(tmp_path):
    """Un repositorio mínimo: candado y código."""
    (tmp_path / "requirements.txt").write_text("numpy==2.0")
    (tmp_path / "src/neurona/plots").mkdir(parents=True)
    (tmp_path / "src/neurona/plots/style.py").write_text("INK = 1")
    return tmp_path


def test_same_sources_same_fingerprint(root):
    (root / "src/neurona/__pycache__").mkdir()
    before = fingerprint.fingerprint(root)
    (root / "src/neurona/__pycache__/style.pyc").write_text("otra cosa")
    (root / "README.md").write_text("no cambia ninguna salida")
    assert fingerprint.fingerprint(root) == before


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "numpy==2.1"),
        ("src/neurona/plots/style.py", "INK = 2"),
        ("src/neurona/nuevo.csv", "1,2"),
    ],
)
def test_changed_source_changes_it(root, path, text):
    before = fingerprint.fingerprint(root)
    (root / path).write_text(text)
    assert fingerprint.fingerprint(root) != before


def test_other_data_change_it(root, monkeypatch):
    kinds = {"mnist": "real", "fashion_mnist": "real"}
    monkeypatch.setattr(images, "origin", kinds.get)
    monkeypatch.setattr("neurona.datasets.origin", kinds.get)
    before = fingerprint.fingerprint(root)
    kinds["fashion_mnist"] = "sample"
    assert fingerprint.fingerprint(root) != before


def test_other_python_changes_it(root, monkeypatch):
    before = fingerprint.fingerprint(root)
    monkeypatch.setattr("platform.python_version", lambda: "3.12.9")
    assert fingerprint.fingerprint(root) != before
