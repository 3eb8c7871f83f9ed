"""axe-core finds nothing to mend on the pages of TEI documents of many kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_accessibility import violations
from tests.cli.running import kanben
from tests.conftest import SHARED

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser-documents")]
REAL = sorted((SHARED / "real").glob("*.xml"))
VIEWS = [("dark", 360)]  # where most goes wrong
LARGEST = 100_000  # bytes of a page: axe-core takes a minute for more


@pytest.mark.skipif(not REAL, reason="real TEI documents are not to hand; they are kept beside the project")
def test_documents_of_all_kinds_are_accessible(browser: Browser, tmp_path: Path) -> None:
    """The longest page of each that is not very long."""
    found = {}
    for document in REAL:
        run = kanben("transform", document, "--to", "html", "--output", tmp_path / document.stem)
        if run.returncode:  # a document that is refused has no pages
            continue
        articles = sorted(
            (tmp_path / document.stem / "articles").glob("*.html"), key=lambda path: path.stat().st_size
        )
        pages = [path for path in articles if path.stat().st_size < LARGEST][-1:]
        found |= {page.name: violations(browser, page.as_uri(), VIEWS, {}) for page in pages}
    assert len(found) > len(REAL) // 2
    assert {page: problems for page, problems in found.items() if any(problems.values())} == {}
