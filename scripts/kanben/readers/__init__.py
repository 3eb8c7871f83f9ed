"""Reads files into pages; each input format has its reader in `READERS`, by the file name's suffix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kanben.errors import SeveralPages, UnknownPageFormat
from kanben.model import Page
from kanben.readers import plain

Reader = Callable[[Path, str | None], tuple[Page, ...]]

READERS: dict[str, Reader] = {
    ".txt": plain.read_pages,
    ".text": plain.read_pages,
}


def read_pages(path: Path, encoding: str | None = None) -> tuple[Page, ...]:
    """Return the pages of a file, in order; `encoding` overrides what the reader would recognise.

    Raises a `KanbenError` when the file is missing, empty, of an unknown format, or not text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownPageFormat(path=path, found=path.suffix or "no suffix", known=", ".join(sorted(READERS)))
    return reader(path, encoding)


def read_page(path: Path, encoding: str | None = None) -> Page:
    """Return the only page of a file; raises `SeveralPages` when form feeds divide it into more."""
    pages = read_pages(path, encoding)
    if len(pages) > 1:
        raise SeveralPages(path=path, count=len(pages))
    return pages[0]
