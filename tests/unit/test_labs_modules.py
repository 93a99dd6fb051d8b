"""Los módulos de los laboratorios, juntos en un solo texto."""

import pytest

from neurona.labs import _modules


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Una carpeta de módulos inventados."""
    monkeypatch.setattr(_modules, "FOLDER", tmp_path)
    (tmp_path / "host.js").write_text("export function start(labs) {}\n")
    (tmp_path / "lab.css").write_text("")

    def write(name, text):
        (tmp_path / f"{name}.js").write_text(text, "utf8")

    return write


def test_what_is_imported_comes_first_and_once(folder):
    folder("uno", "export const ONE = 1;\n")
    folder("dos", 'import { ONE } from "./uno.js";\nexport class Two {}\n')
    folder(
        "tres",
        'import { ONE } from "./uno.js";\nimport { Two } from "./dos.js";\n'
        "export default { render };\n",
    )
    text = _modules.widget_module("tres")
    names = ("uno", "dos", "tres")
    places = [text.index(f"const ${n} =") for n in names]
    assert places == sorted(places)
    assert text.count("const $uno =") == 1
    assert "const { ONE } = $uno;" in text
    assert "return { Two };" in text
    assert text.endswith("export default $tres.default;\n")


def test_a_page_has_each_shared_module_once(folder):
    folder("comun", "export const ONE = 1;\n")
    for name in ("a-b", "c"):
        folder(
            name,
            'import { ONE } from "./comun.js";\nexport default { render };\n',
        )
    text = _modules.page_script(["c", "a-b"])
    assert text.count("const $comun =") == 1
    assert '$host.start({ "a-b": $a_b.default, "c": $c.default });' in text


def test_comments_stay_in_the_module(folder):
    folder("uno", '// Uno.\nexport const ONE = "http://a"; // 1\n  // Fin.\n')
    text = _modules.page_script(["uno"])
    assert "Uno." not in text and "Fin." not in text
    assert 'const ONE = "http://a"; // 1' in text


def test_the_text_cannot_end_the_script_that_holds_it(folder):
    folder("malo", 'const END = "</script>";\nexport default { END };\n')
    assert "</script" not in _modules.page_script(["malo"])


@pytest.mark.parametrize(
    "line",
    [
        'import * as uno from "./uno.js";',
        'import uno from "./uno.js";',
        'import { ONE } from "https://ejemplo.mx/uno.js";',
        'import { ONE as one } from "./uno.js";',
        'export { ONE } from "./uno.js";',
        "export let one = 1;",
    ],
)
def test_any_other_form_of_import_or_export_is_refused(folder, line):
    folder("uno", "export const ONE = 1;\n")
    folder("malo", f"{line}\nexport default {{ render }};\n")
    with pytest.raises(ValueError, match="malo.js dice «"):
        _modules.widget_module("malo")


def test_a_circle_is_refused(folder):
    folder("a", 'import { B } from "./b.js";\nexport const A = 1;\n')
    folder("b", 'import { A } from "./a.js";\nexport const B = 1;\n')
    with pytest.raises(ValueError, match="círculo"):
        _modules.widget_module("a")
