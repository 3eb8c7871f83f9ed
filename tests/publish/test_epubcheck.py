"""EPUBCheck finds nothing to say about the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kanben.check import epubcheck
from kanben.publish.epub.book_files import write_books
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

    from kanben.edition import Edition

SETTINGS = {
    "plain": "",
    "vertical": 'writing-mode = "vertical"\n',
    "certified": 'certified-by = "江城图书馆"\n',
    "articles": 'split = "article"\n',
    "volumes": "volume-size = 2\ndocument-size = 3000\n",
    "illustrated": 'cover = "cover.png"\n',
}

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" i:version="9" viewBox="0 0 40 20">'
    '<i:view zoom="2"/><linearGradient id="g"><stop offset="0"/></linearGradient>'
    '<metadata><i:made/></metadata><rect width="40" height="20" fill="url(#g)" i:layer="1"/></svg>'
)


def _illustrate(edition: Edition) -> None:
    """Give an edition a cover of its own and a drawing with the traces of an editor."""
    Image.new("RGB", (1600, 2560), "maroon").save(edition.folder / "cover.png")
    (edition.folder / "plan.svg").write_text(DRAWING, "utf-8")
    path = edition.article("q1-2")
    graphic = '<graphic url="../plan.svg"/><figDesc>堤的图样</figDesc></figure></div>'
    path.write_text(path.read_text("utf-8").replace("</figure></div>", graphic), "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(
    bool(epubcheck.missing_part()), reason=f"EPUBCHECK DID NOT RUN: it needs {epubcheck.missing_part()}"
)
def test_epubcheck_has_no_error_and_no_warning(tmp_path: Path) -> None:
    """The newest EPUBCheck accepts the sample edition without a word, in every setting."""
    books = []
    for name, settings in SETTINGS.items():
        edition = write_edition(tmp_path / name / "tei", TOML + settings)
        if name == "illustrated":
            _illustrate(edition)
        books += write_books(edition, read_records(edition), tmp_path / name / "book.epub")
    assert len(books) == 10
    found = epubcheck.run_epubcheck(books)
    assert [
        (finding.container.parent.name, finding.id, finding.path, finding.message) for finding in found
    ] == []
