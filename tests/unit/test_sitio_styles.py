"""Los estilos podados: se va lo que nadie puede usar, y nada más."""

import pytest

from sitio.finish.styles import prune, rules, selectors, used_names

PAGES = ["""<p class="a b" id='c'>d</p><script>add(`bs-${x}`, "e")</script>"""]


def test_names_come_from_attributes_and_programs_not_from_prose():
    names = used_names(PAGES, ['x.classList.add("show")'])
    assert {"a", "b", "c", "e", "bs-", "show"} <= names
    assert "d" not in names


@pytest.mark.parametrize(
    "styles",
    [
        ":root{--a:1}",
        "p>a:hover{top:0}",
        ".a .b#c{top:0}",
        # Estas no obligan a llevar la clase que nombran.
        ".a:not(.no){top:0}",
        ".a:is(.no,:not(.no)) p{top:0}",
        '[class*=".no"]{top:0}',
        # La arma un programa.
        ".bs-popover-auto{top:0}",
        "@font-face{src:url(no.woff2)}",
        "@keyframes no{0%,90%{top:0}to{top:1px}}",
        '@charset "utf8";',
        # Ni las llaves ni las comas de un texto parten nada.
        '.a:before{content:"},.no{"}',
        "/*! .no, v1.2 {MIT} */.a{top:0}",
    ],
)
def test_what_may_be_used_stays(styles):
    assert prune(styles, {"a", "b", "c", "bs-"}) == styles


@pytest.mark.parametrize(
    ("styles", "kept"),
    [
        (".no{top:0}", ""),
        (".a .no>p{top:0}", ""),
        ("#no:hover{top:0}", ""),
        (".no:not(.a){top:0}", ""),
        (".a-no{top:0}", ""),
        (".a\\.no{top:0}", ""),
        (".no,.a,.a .no{top:0}p{left:0}", ".a{top:0}p{left:0}"),
        ("@media print{.no{top:0}}", ""),
        ("@media print{.no{top:0}.a{top:0}}", "@media print{.a{top:0}}"),
        ("/* .a */.no{top:0}", ""),
        ("/*! MIT */.no{top:0}", "/*! MIT */"),
    ],
)
def test_what_nobody_can_use_goes(styles, kept):
    assert prune(styles, {"a", "b", "c"}) == kept
    assert prune(kept, {"a", "b", "c"}) == kept


def test_a_sheet_is_split_in_its_rules():
    assert list(rules('@import "x";a{b:"}"}@media c{d{e:f}}')) == [
        ('@import "x";', None),
        ("a", 'b:"}"'),
        ("@media c", "d{e:f}"),
    ]


def test_commas_inside_a_condition_do_not_split():
    assert selectors("a,b:is(c,d),[e='f,g']") == [
        "a",
        "b:is(c,d)",
        "[e='f,g']",
    ]
