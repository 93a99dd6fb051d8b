"""El último paso deja cada página como debe quedar desde la primera vez."""

from types import SimpleNamespace

import pytest

from sitio.book import ROOT
from sitio.finish import mended, policy, site_pages

SITE = ROOT / "_build" / "html"


@pytest.mark.parametrize(
    "path", site_pages(SITE), ids=lambda p: str(p.relative_to(SITE))
)
def test_finishing_twice_changes_nothing(path):
    app = SimpleNamespace(srcdir=ROOT, outdir=SITE)
    page = path.read_text("utf8")
    again = policy.guarded(mended(page, path, app))
    # Renglón por renglón: así se ve cuál cambia.
    assert again.splitlines() == page.splitlines()
