"""El HTML de otros, corregido: cada error por su nombre."""

import pytest

from sitio.finish.markup import corrected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            '<section id="exercise-content"><p>a</p></section>'
            '<section id="exercise-content"><p>b</p></section>',
            '<div class="exercise-content"><p>a</p></div>'
            '<div class="exercise-content"><p>b</p></div>',
        ),
        (
            "<dd><p><ul>\n<li><p>x</p></li>\n</ul>\n</p>\n</dd>",
            "<dd><ul>\n<li><p>x</p></li>\n</ul>\n</dd>",
        ),
        (
            "<msub><mi>η</mi><mi>max</mi><mo>\u2061</mo></msub>",
            "<msub><mi>η</mi><mi>max</mi></msub>",
        ),
        (
            '<meta name="viewport" content="a"><meta name="viewport"'
            ' content="b"/>\n<title>',
            '<meta name="viewport" content="a"><title>',
        ),
        ("<div>\n    <h1></h1>\n</div>", "<div>\n</div>"),
        (
            'a<div id="ethical-ad-placement"\n class="flat">\n</div>b',
            "ab",
        ),
        (
            '<td><img src="_static/minus.png" class="toggler"\n'
            ' id="toggle-1" style="display: none" alt="-" /></td>',
            "<td></td>",
        ),
    ],
)
def test_known_error_is_corrected(wrong, right):
    assert corrected(wrong) == right
    assert corrected(right) == right


@pytest.mark.parametrize(
    "page",
    [
        "<mi>max</mi><mo>\u2061</mo><mo>(</mo>",
        "<p>uno</p><ul><li>dos</li></ul></dd>",
        '<section id="otra"><p>a</p></section>',
        '<img src="figura.png" class="figura" alt="Una recta">',
    ],
)
def test_what_is_right_stays(page):
    assert corrected(page) == page
