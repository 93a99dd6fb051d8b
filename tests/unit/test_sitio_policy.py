"""La política de una página: una huella por cada programa escrito en ella."""

import pytest

from sitio.finish.policy import (
    fingerprint,
    guarded,
    is_plain,
    plain_translations,
    policy,
)

PAGE = """<!DOCTYPE html>
<html><head>
<meta charset="utf-8" />
<title>x</title>
<script>uno()</script>
<script type="application/ld+json">{}</script>
<script defer src="a.js"></script>
<style>p { color: red }</style>
</head><body>
<button onclick="window.print()" class="btn-download-pdf-button">a</button>
</body></html>
"""


def rules(page):
    """Las directivas de una página como diccionario."""
    parts = (rule.split() for rule in policy(page).split("; "))
    return {name: values for name, *values in parts}


def test_only_what_runs_has_a_fingerprint():
    found = rules(PAGE)
    assert found["script-src"] == ["'self'", "file:", fingerprint("uno()")]
    assert found["style-src-elem"][-1] == fingerprint("p { color: red }")
    assert found["default-src"] == ["'none'"]
    assert found["connect-src"] == ["'self'"]
    assert "object-src" not in found


def test_fingerprint_is_the_one_of_the_standard():
    """El ejemplo de la recomendación CSP del W3C (nivel 2, 7.17.1)."""
    assert fingerprint("alert('Hello, world.');") == (
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    )


def test_policy_precedes_every_program():
    page = guarded(PAGE)
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert page.index("charset") < page.index("Content-Security-Policy")


def test_buttons_keep_their_action_without_attributes():
    page = guarded(PAGE)
    assert "onclick" not in page
    (action,) = page.split('<script type="module">')[1:]
    action = action.partition("</script>")[0]
    assert "window.print" in action
    assert fingerprint(action) in page


def test_twice_is_the_same_as_once():
    page = guarded(PAGE)
    assert guarded(page) == page
    changed = page.replace("uno()", "otro()")
    assert fingerprint("otro()") in guarded(changed)
    assert fingerprint("uno()") not in guarded(changed)


def test_page_without_charset_is_refused():
    with pytest.raises(ValueError, match="charset"):
        guarded("<html><title>x</title></html>")


def test_translations_need_no_eval():
    source = (
        'Documentation.addTranslations({\n "locale": "es",\n "messages": '
        '{"Search": "B\\u00fasqueda"},\n "plural_expr": "n == 1 ? 0 : 1"\n});'
    )
    program = plain_translations(source)
    assert is_plain(program) and not is_plain(source)
    assert "Documentation.PLURAL_EXPR = (n) => n == 1 ? 0 : 1;" in program
    assert '"Búsqueda"' in program
    assert plain_translations(program) == program
