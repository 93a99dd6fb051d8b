"""Una imagen pesa menos, dice su tamaño y espera a que haga falta."""

import base64
import io

import pytest
from PIL import Image

from sitio.finish import images


def png(color=(0, 0, 0, 0)):
    """Una imagen de 64 x 32, con ruido de colores que PNG no aprieta."""
    picture = Image.new("RGBA", (64, 32), color)
    for x in range(64):
        for y in range(32):
            picture.putpixel((x, y), (x * 4, y * 8, (x * y) % 256, 255))
    data = io.BytesIO()
    picture.save(data, "png", compress_level=0)
    return data.getvalue()


@pytest.fixture
def site(tmp_path):
    """Un sitio con una página en una carpeta y una figura."""
    (tmp_path / "_images").mkdir()
    (tmp_path / "_images" / "a.png").write_bytes(png())
    (tmp_path / "uno").mkdir()
    return tmp_path


def mend(page, site):
    return images.mend(page, site / "uno", site)


PAGE = "<article><h1>A</h1>{}<h2>B</h2>{}</article>"
TAG = '<img alt="Una figura." src="../_images/a.png" />'


def test_a_figure_becomes_a_webp_of_the_same_pixels(site):
    page = mend(PAGE.format("", TAG), site)
    assert 'src="../_images/a.webp"' in page
    assert 'width="64" height="32"' in page
    with Image.open(site / "_images/a.webp") as new:
        with Image.open(site / "_images/a.png") as old:
            assert new.convert("RGBA").tobytes() == old.tobytes()


def test_only_what_is_below_waits(site):
    above, below = mend(PAGE.format(TAG, TAG), site).split("<h2>")
    assert 'loading="lazy"' not in above
    assert 'loading="lazy"' in below


def test_a_picture_written_in_the_page_becomes_a_file(site):
    code = base64.b64encode(png()).decode()
    tag = (
        f'<img class="lab-static" alt="A" src="data:image/png;base64,{code}">'
    )
    page = mend(PAGE.format(tag, ""), site)
    assert "data:" not in page
    assert 'loading="lazy"' in page
    images.remove_leftovers(site, [page])
    (path,) = (site / "_images").iterdir()
    assert path.suffix == ".webp"
    assert path.name in page


def test_a_second_pass_changes_nothing(site):
    once = mend(PAGE.format("", TAG), site)
    assert mend(once, site) == once
