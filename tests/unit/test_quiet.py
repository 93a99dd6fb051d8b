"""El silencio de TensorFlow: calla sus avisos, y solo los suyos."""

import importlib.util
import os
import subprocess
import sys

import pytest

from neurona.quiet import quiet_tensorflow, verbosity


def run(code):
    """Corre ``code`` en otro proceso, con los avisos de fábrica."""
    clean = {k: v for k, v in os.environ.items() if "TF_CPP" not in k}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=clean | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=240,
    )


@pytest.mark.skipif(
    importlib.util.find_spec("tensorflow") is None,
    reason="TensorFlow no está instalado",
)
def test_tensorflow_prints_nothing():
    done = run(
        "from neurona.quiet import quiet_tensorflow\n"
        "with quiet_tensorflow():\n"
        "    import tensorflow as tf\n"
        "print(float(tf.reduce_sum(tf.ones(3))))\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "3.0\n", "")


def test_own_warnings_survive_and_descriptor_is_silent():
    done = run(
        "import os, sys, warnings\n"
        "from neurona.quiet import quiet_tensorflow\n"
        "with quiet_tensorflow():\n"
        "    os.write(2, b'ruido de C++')\n"
        "    warnings.warn('aviso de la lección')\n"
        "    print('error propio', file=sys.stderr)\n"
        "os.write(2, b'despues')\n"
        "print('fin', file=sys.stderr)\n"
    )
    assert done.returncode == 0
    assert "ruido" not in done.stderr
    assert "UserWarning: aviso de la lección" in done.stderr
    assert done.stderr.endswith("error propio\ndespuesfin\n")


def test_descriptor_is_restored_when_the_block_raises():
    done = run(
        "import os, sys\n"
        "from neurona.quiet import quiet_tensorflow\n"
        "before, stream = os.fstat(2), sys.stderr\n"
        "try:\n"
        "    with quiet_tensorflow():\n"
        "        raise RuntimeError('algo')\n"
        "except RuntimeError:\n"
        "    pass\n"
        "assert os.path.samestat(before, os.fstat(2))\n"
        "assert sys.stderr is stream\n"
        "os.write(2, b'se oye')\n"
    )
    assert (done.returncode, done.stderr) == (0, "se oye")


def test_no_descriptor_is_left_open():
    def first_free():
        free = os.dup(2)
        os.close(free)
        return free

    before = first_free()
    for _ in range(5):
        with quiet_tensorflow():
            pass
    assert first_free() == before


def test_level_chosen_by_the_user_is_kept(monkeypatch):
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")
    with quiet_tensorflow():
        assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0"


@pytest.mark.parametrize("value, level", [(None, 1), ("", 1), ("1", 0)])
def test_a_long_training_shows_its_bar_unless_told(monkeypatch, value, level):
    monkeypatch.delenv("NEURONA_QUIET", raising=False)
    if value is not None:
        monkeypatch.setenv("NEURONA_QUIET", value)
    assert verbosity() == level
