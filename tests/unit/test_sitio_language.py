"""Cada palabra que no es española dice su idioma, una sola vez."""

from sitio.finish import language


def test_an_english_term_is_marked_and_a_spanish_one_is_not():
    page = "<p><em>Learning rate</em>, <em>antes</em> y <em>et al.</em></p>"
    assert language.mend(page) == (
        '<p><em lang="en">Learning rate</em>, <em>antes</em> y '
        '<em lang="la">et al.</em></p>'
    )


def test_a_work_carries_the_language_of_its_entry(tmp_path):
    (tmp_path / "_config.yml").write_text("bibtex_bibfiles: [a.bib]", "utf8")
    (tmp_path / "a.bib").write_text(
        "@article{uno, title={The {Iris} problem}, journal={J}}"
        "@book{dos, title={Les fleurs}, langid={french}}",
        "utf8",
    )
    page = (
        '<div class="citation"><p>A. The iris\nproblem. <em>J</em></p></div>'
        '<div class="citation"><p>B. <em>Les fleurs</em>.</p></div>'
    ).replace("\n", " ")
    mended = language.mend(page, tmp_path)
    assert mended == (
        '<div class="citation"><p>A. <span lang="en">The iris problem</span>.'
        ' <em lang="en">J</em></p></div>'
        '<div class="citation"><p>B. <em lang="fr">Les fleurs</em>.</p></div>'
    )
    assert language.mend(mended, tmp_path) == mended


def test_the_list_of_terms_has_no_doubles_and_is_in_order():
    terms = language.TERMS.read_text("utf8").splitlines()
    assert terms == sorted(set(terms))
    assert all(term == term.strip().casefold() for term in terms)
