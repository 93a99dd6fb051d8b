"""Lo que linkcheck halló, dicho en claro; nada pide a la red."""

import re

import pytest

from sitio.links import SETTINGS, kind_of, no_network, report


def finding(status, uri="https://a.invalid/x", info="", code=0, line=3):
    """Un renglón de linkcheck."""
    return {
        "filename": "lessons/a.md",
        "lineno": line,
        "status": status,
        "code": code,
        "uri": uri,
        "info": info,
    }


@pytest.mark.parametrize(
    ("status", "info", "code", "kind"),
    [
        ("broken", "404 Client Error: Not Found", 0, "broken"),
        ("broken", "HTTPSConnectionPool(host='a', port=403)", 0, "broken"),
        ("broken", "403 Client Error: Forbidden", 0, "guarded"),
        ("broken", "429 Client Error: Too Many", 0, "guarded"),
        ("timeout", "read timeout", 0, "timeout"),
        ("redirected", "https://b.invalid", 301, "redirected"),
        ("redirected", "https://b.invalid", 302, None),
        ("working", "", 0, None),
        ("ignored", "", 0, None),
        ("unchecked", "", 0, None),
    ],
)
def test_each_answer_has_its_kind(status, info, code, kind):
    assert kind_of(finding(status, info=info, code=code)) == kind


def test_report_counts_each_address_once_and_says_where():
    text, failures = report(
        [
            finding("broken", info="404 Client Error", line=3),
            finding("broken", info="404 Client Error", line=9),
            finding("broken", "https://b.invalid", "403 Client Error"),
            finding("timeout", "https://c.invalid", "tardó"),
            finding("working", "https://d.invalid"),
            finding("ignored", "https://e.invalid"),
            finding("unchecked", "#campo"),
        ]
    )
    assert failures == 2
    assert text.count("https://a.invalid/x") == 1
    assert "lessons/a.md:3, lessons/a.md:9" in text
    assert "d.invalid" not in text
    assert text.endswith("4 direcciones probadas, 2 fallan.")


def test_forbidden_to_programs_is_not_a_failure():
    assert report([finding("broken", info="403 Forbidden")])[1] == 0


@pytest.mark.parametrize(
    ("address", "ignored"),
    [
        ("http://127.0.0.1:8000", True),
        ("https://github.com/TU_USUARIO/curso", True),
        ("https://colab.research.google.com/github/TU_USUARIO/x", True),
        ("https://github.com/numpy/numpy", False),
    ],
)
def test_only_placeholders_are_ignored(address, ignored):
    rules = SETTINGS["linkcheck_ignore"]
    assert any(re.match(rule, address) for rule in rules) == ignored


UNREACHABLE = "HTTPSConnectionPool(host='a', port=443): Max retries exceeded"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([finding("broken", info=UNREACHABLE)], True),
        ([finding("timeout", info="Read timed out.")], True),
        (
            [
                finding("broken", info=UNREACHABLE),
                finding("ignored", "http://127.0.0.1"),
                finding("unchecked", "#campo"),
            ],
            True,
        ),
        ([finding("broken", info="404 Client Error: Not Found")], False),
        ([finding("broken", info=UNREACHABLE), finding("working")], False),
        ([finding("broken", info=UNREACHABLE), finding("redirected")], False),
        ([finding("ignored")], False),
        ([], False),
    ],
)
def test_nobody_answering_is_the_network_and_not_the_links(findings, expected):
    assert no_network(findings) == expected
