"""EPUBCheck finds nothing to say about the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kanben.check import epubcheck
from kanben.publish.book import write_books
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = {
    "plain": "",
    "vertical": 'writing-mode = "vertical"\n',
    "certified": 'certified-by = "江城图书馆"\n',
    "articles": 'split = "article"\n',
    "volumes": "volume-size = 2\ndocument-size = 3000\n",
}


@pytest.mark.slow
@pytest.mark.skipif(
    bool(epubcheck.missing_part()), reason=f"EPUBCHECK DID NOT RUN: it needs {epubcheck.missing_part()}"
)
def test_epubcheck_has_no_error_and_no_warning(tmp_path: Path) -> None:
    """The newest EPUBCheck accepts the sample edition without a word, in every setting."""
    books = []
    for name, settings in SETTINGS.items():
        edition = write_edition(tmp_path / name / "tei", TOML + settings)
        books += write_books(edition, read_records(edition), tmp_path / name / "book.epub")
    assert len(books) == 9
    found = epubcheck.run_epubcheck(books)
    assert [
        (finding.container.parent.name, finding.id, finding.path, finding.message) for finding in found
    ] == []
