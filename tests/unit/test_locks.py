"""Los candados: completos, con huella y sin direcciones."""

import json
import re
import tomllib

import pytest

from sitio.book import ROOT

REQUIREMENTS = (ROOT / "requirements.txt").read_text("utf8")
NPM_LOCKS = ["package-lock.json", "src/sitio/report/package-lock.json"]
PINS = re.findall(r"^([\w.-]+)==(\S+)", REQUIREMENTS, re.M)


@pytest.mark.parametrize("name", ["requirements.txt", *NPM_LOCKS])
def test_lock_holds_no_address(name):
    text = (ROOT / name).read_text("utf8")
    text = re.sub(
        r'"https://([^"]*sponsor|opencollective)[^"]*"',
        "",
        text,
    )
    assert not re.search(r"https?:|index-url|\bfile:|resolved", text)


def test_every_pin_has_a_hash():
    blocks = re.split(r"\n(?=[a-z])", REQUIREMENTS.strip())[0:]
    pinned = [block for block in blocks if "==" in block]
    assert len(pinned) == len(PINS) > 150
    for block in pinned:
        assert "--hash=sha256:" in block, block


def test_one_numpy_serves_every_python():
    """Con dos NumPy, los textos guardados no serían los mismos."""
    assert [name for name, _ in PINS].count("numpy") == 1


def test_lock_covers_what_the_project_asks():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))
    asked = list(project["project"]["dependencies"])
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in asked}
    assert names <= {name.lower() for name, _ in PINS}


@pytest.mark.parametrize("lock", NPM_LOCKS)
def test_npm_packages_carry_their_integrity(lock):
    packages = json.loads((ROOT / lock).read_text("utf8"))["packages"]
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-")
