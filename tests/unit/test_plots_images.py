"""Imágenes, píxeles, pesos y matriz de confusión."""

import numpy as np
import pytest
from drawn import labelled, texts

from neurona import plots


def test_each_image_is_drawn_with_its_label(ax):
    images = np.arange(3 * 4).reshape(3, 2, 2)
    plots.image_grid(images, [7, 0, 2], n_columns=2, ax=ax)
    assert [i.get_array().tolist() for i in ax.images] == images.tolist()
    assert texts(ax) == ["7", "0", "2"]
    lefts = [i.get_extent()[0] for i in ax.images]
    tops = [i.get_extent()[3] for i in ax.images]
    assert lefts[0] == lefts[2] < lefts[1]
    assert tops[0] == tops[1] > tops[2]


def test_images_share_one_gray_scale(ax):
    plots.image_grid([[[0, 10]], [[0, 200]]], ax=ax)
    assert {i.get_clim() for i in ax.images} == {(0, 200)}


def test_mistakes_differ_by_mark_words_and_frame(ax):
    names = ["cero", "uno", "dos"]
    plots.image_grid(np.ones((2, 3, 3)), [1, 2], [1, 0], names, ax=ax)
    assert texts(ax) == ["✓ uno", "✗ cero\nera dos"]
    right, wrong = ax.patches
    assert wrong.get_linewidth() > right.get_linewidth()
    assert wrong.get_edgecolor() != right.get_edgecolor()


def test_predictions_alone_are_not_judged(ax):
    plots.image_grid(np.ones((1, 3, 3, 1)), predictions=[4], ax=ax)
    assert texts(ax) == ["4"]


IMAGES = np.ones((3, 2, 2))


@pytest.mark.parametrize(
    "images, options, message",
    [
        (IMAGES, {"labels": [1, 2]}, "2 elementos, pero hay 3 imágenes"),
        (IMAGES, {"predictions": [1] * 4}, "predictions tiene 4"),
        (IMAGES, {"predictions": np.ones((3, 10))}, "argmax"),
        (IMAGES, {"labels": [0, 1, 2], "class_names": "ab"}, "clase 2 no"),
        (IMAGES, {"n_columns": 0}, "n_columns"),
        (np.ones((3, 784)), {}, "reshape"),
        (np.ones((0, 2, 2)), {}, "vacío"),
        (np.full((1, 2, 2), np.nan), {}, "finitos"),
    ],
)
def test_bad_images_are_explained(images, options, message):
    with pytest.raises(ValueError, match=message):
        plots.image_grid(images, **options)


def pixels(ax):
    """Esquina de cada píxel dibujado, en orden."""
    return [p.get_xy() for p in labelled(ax.patches, "píxel")]


def test_positions_run_by_rows(ax):
    plots.pixel_grid(ax=ax)
    assert texts(ax) == [str(i) for i in range(1, 26)]
    corners = np.array(pixels(ax)).reshape(5, 5, 2)
    assert (np.diff(corners[..., 0], axis=1) > 0).all()
    assert (np.diff(corners[..., 1], axis=0) < 0).all()


def test_flatten_puts_the_same_pixels_in_a_column(ax):
    image = np.arange(6).reshape(2, 3)
    plots.pixel_grid(image, flatten=True, ax=ax)
    grid, column = texts(ax)[:6], texts(ax)[7:]
    assert texts(ax)[6] == "Flatten"
    assert grid == column == ["0", "1", "2", "3", "4", "5"]
    corners = np.array(pixels(ax)[6:])
    assert len(set(corners[:, 0])) == 1
    assert (np.diff(corners[:, 1]) < 0).all()
    faces = [p.get_facecolor() for p in labelled(ax.patches, "píxel")]
    assert faces[:6] == faces[6:]
    assert faces[0][:3] == (0, 0, 0) and faces[5][:3] == (1, 1, 1)


def test_long_columns_are_abbreviated(ax):
    plots.pixel_grid(np.zeros((28, 28)), flatten=True, ax=ax)
    assert len(pixels(ax)) == 784 + 9
    assert texts(ax)[-3:] == ["782", "783", "784"]
    assert len(ax.collections) == 1


def test_bad_pixels_are_explained():
    with pytest.raises(ValueError, match="imagen en grises"):
        plots.pixel_grid(np.ones((2, 2, 3)))
    with pytest.raises(ValueError, match="no caben"):
        plots.pixel_grid(np.ones((28, 28)), "value")
    with pytest.raises(ValueError, match="¿Quisiste decir 'value'"):
        plots.pixel_grid(np.ones((3, 3)), "valor")
    with pytest.raises(ValueError, match="necesita una imagen"):
        plots.pixel_grid(numbers="value")


def test_weight_images_are_the_columns_on_one_symmetric_scale(ax):
    weights = np.arange(12).reshape(6, 2) - 8.0
    plots.weight_images(weights, (2, 3), ax=ax)
    first, second = ax.images
    assert first.get_array().tolist() == weights[:, 0].reshape(2, 3).tolist()
    assert second.get_array().tolist() == weights[:, 1].reshape(2, 3).tolist()
    assert first.get_clim() == second.get_clim() == (-8, 8)
    assert texts(ax) == ["0", "1"]
    # El 0 no pinta nada: se ve la página.
    assert first.get_cmap()(0.5)[3] < 0.01


def test_bad_weights_are_explained():
    with pytest.raises(ValueError, match="get_weights"):
        plots.weight_images(np.ones(4))
    with pytest.raises(ValueError, match="6 renglones"):
        plots.weight_images(np.ones((6, 2)))
    with pytest.raises(ValueError, match="un título por neurona"):
        plots.weight_images(np.ones((4, 2)), titles=["a"])


def test_confusion_texts_are_the_counts(ax):
    # A mano: de tres 0, dos se leyeron 0 y uno 2; el 1 se leyó 1; el 2, 1.
    plots.confusion_matrix([0, 0, 0, 1, 2], [0, 0, 2, 1, 1], ax=ax)
    cells = {t.get_position(): t.get_text() for t in ax.texts}
    expected = [[2, 0, 1], [0, 1, 0], [0, 1, 0]]
    for row, column in np.ndindex(3, 3):
        assert cells[column, row] == str(expected[row][column])
    assert ax.get_xlabel() == "Clase predicha"
    assert ax.get_ylabel() == "Clase correcta"
    assert ax.get_ylim() == (2.5, -0.5)


def test_confusion_tells_hits_from_mistakes_by_color(ax):
    plots.confusion_matrix([0, 1, 1], [0, 1, 0], ["no", "sí"], ax=ax)
    colors = {
        tuple(np.round(p.get_center()).astype(int)): p.get_facecolor()
        for p in ax.patches
    }
    assert colors[0, 0] == colors[1, 1] != colors[0, 1]
    assert (1, 0) not in colors
    assert [t.get_text() for t in ax.get_xticklabels()] == ["no", "sí"]


@pytest.mark.parametrize(
    "y_true, y_pred, names, message",
    [
        ([0, 1], [0], None, "2 ejemplos"),
        ([0, 1], np.ones((2, 3)), None, "y_pred.argmax"),
        ([0, 1], [0.2, 0.9], None, "enteros"),
        ([0, 2], [0, 1], ["a", "b"], "de 0 a 1"),
    ],
)
def test_bad_confusions_are_explained(y_true, y_pred, names, message):
    with pytest.raises(ValueError, match=message):
        plots.confusion_matrix(y_true, y_pred, names)
