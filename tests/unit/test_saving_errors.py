"""Archivos que no se pueden guardar o abrir: cada uno, con su razón."""

import io
import json
import zipfile

import numpy as np
import pytest

from neurona import Dense, Input, Sequential, load_model
from neurona.optimizers import SGD


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.neurona"


def _model(optimizer="adam"):
    model = Sequential([Input((6,)), Dense(5), Dense(4)], seed=3)
    model.compile(optimizer, loss="mse")
    return model


@pytest.mark.parametrize("name", ["model.h5", "model.keras", "model.hdf5"])
def test_names_of_keras_point_at_the_bridge(tmp_path, name):
    with pytest.raises(ValueError, match="model.neurona.*to_keras"):
        _model().save(tmp_path / name)
    with pytest.raises(ValueError, match="model.neurona.*from_keras"):
        load_model(tmp_path / name)


def test_other_names_say_which_one(tmp_path):
    with pytest.raises(ValueError, match="'modelo.neurona'"):
        _model().save(tmp_path / "modelo")


def test_saving_before_the_weights_exist(path):
    with pytest.raises(ValueError, match="todavía no sabe"):
        Sequential([Dense(1)]).save(path)


def test_broken_weights_are_not_saved(path):
    model = _model()
    model.layers[0].kernel[0, 0] = np.nan
    with pytest.raises(ValueError, match="no son finitos"):
        model.save(path)
    assert not path.exists()


def test_a_lambda_cannot_be_saved(path):
    model = _model(SGD(lambda step: 0.1))
    with pytest.raises(ValueError, match="neurona.schedules"):
        model.save(path)
    assert not path.exists()


def test_missing_file(path):
    with pytest.raises(FileNotFoundError, match="No existe.*model.neurona"):
        load_model(path)


def test_not_a_zip(path):
    path.write_text("hola")
    with pytest.raises(ValueError, match="no es un archivo de neurona"):
        load_model(path)


def test_every_cut_is_noticed(path):
    """Un archivo cortado en cualquier punto se rechaza."""
    _model().save(path)
    whole = path.read_bytes()
    for size in range(0, len(whole), 97):
        path.write_bytes(whole[:size])
        with pytest.raises(ValueError, match="neurona"):
            load_model(path)


def test_every_damaged_array_is_noticed(path):
    """Un byte cambiado en medio de los pesos lo delata la suma del zip."""
    _model().save(path)
    whole = bytearray(path.read_bytes())
    kernel = _model().get_weights()[0].tobytes()
    whole[whole.index(kernel) + 10] ^= 1
    path.write_bytes(whole)
    with pytest.raises(ValueError, match="incompleto"):
        load_model(path)


def _rewrite(path, **changes):
    """Vuelve a escribir el zip con algunos archivos distintos."""
    with zipfile.ZipFile(path) as file:
        content = {name: file.read(name) for name in file.namelist()}
    content |= {name.replace("__", "/"): v for name, v in changes.items()}
    with zipfile.ZipFile(path, "w") as file:
        for name, data in content.items():
            if data is not None:
                file.writestr(name, data)


def _edit(path, **changes):
    """Cambia algunos valores de model.json."""
    with zipfile.ZipFile(path) as file:
        content = json.loads(file.read("model.json"))
    _rewrite(path, **{"model.json": json.dumps(content | changes)})


def _npy(array, **arguments):
    buffer = io.BytesIO()
    np.save(buffer, array, **arguments)
    return buffer.getvalue()


def test_a_newer_version(path):
    _model().save(path)
    _edit(path, version=99)
    with pytest.raises(ValueError, match="formato 99.*actualiza neurona"):
        load_model(path)


def test_another_kind_of_zip(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("foto.txt", "hola")
    with pytest.raises(ValueError, match="es un zip"):
        load_model(path)


def test_a_json_of_something_else(path):
    _model().save(path)
    _edit(path, format="otro")
    with pytest.raises(ValueError, match="no es un archivo de neurona"):
        load_model(path)


def test_a_broken_json(path):
    _model().save(path)
    _rewrite(path, **{"model.json": "{"})
    with pytest.raises(ValueError, match="no se entiende su model.json"):
        load_model(path)


def test_wrong_shapes(path):
    _model().save(path)
    _rewrite(path, **{"params/0.npy": _npy(np.zeros((7, 5)))})
    with pytest.raises(ValueError, match=r"\(6, 5\).*llegaron.*\(7, 5\)"):
        load_model(path)


def test_a_missing_array(path):
    _model().save(path)
    _rewrite(path, **{"params/0.npy": None})
    with pytest.raises(ValueError, match="params/"):
        load_model(path)


def test_pickled_objects_are_never_opened(path):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("Se ejecutó lo que traía el archivo.",))

    _model().save(path)
    bomb = _npy(np.array([Bomb()], dtype=object), allow_pickle=True)
    _rewrite(path, **{"params/0.npy": bomb})
    with pytest.raises(ValueError, match="params/0.npy.*pickle"):
        load_model(path)


def test_memory_of_another_optimizer(path):
    model = _model()
    model.fit(np.ones((2, 6)), np.ones((2, 4)), verbose=0)
    model.save(path)
    _rewrite(path, **{"optimizer/0.npy": _npy(np.zeros(3))})
    with pytest.raises(ValueError, match="memoria guardada"):
        load_model(path)


def test_only_classes_of_neurona(path):
    _model().save(path)
    _edit(path, layers=[{"class": "eval", "units": 3}])
    with pytest.raises(ValueError, match="no es de neurona.*eval"):
        load_model(path)


def test_weights_that_are_not_finite(path):
    _model().save(path)
    _rewrite(path, **{"params/0.npy": _npy(np.full((6, 5), np.inf))})
    with pytest.raises(ValueError, match="no son finitos"):
        load_model(path)
