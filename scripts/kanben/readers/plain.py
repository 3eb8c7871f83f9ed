"""Reads plain text: form feeds divide pages, blank lines or indentation divide blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.errors import EmptySource
from kanben.files import read_bytes
from kanben.model import Page
from kanben.readers.blocks import cut_blocks
from kanben.readers.characters import refuse_unprintable, unify_line_ends
from kanben.readers.decoding import decode
from kanben.readers.front import read_front_matter
from kanben.readers.naming import make_page_id

if TYPE_CHECKING:
    from pathlib import Path


def read_pages(path: Path, encoding: str | None = None) -> tuple[Page, ...]:
    """Return the pages of a plain text file; a page without any printed character is left out."""
    text = unify_line_ends(decode(read_bytes(path, "a page's text"), path, encoding))
    refuse_unprintable(text, path)
    front, text = read_front_matter(text, path)
    sheets = [(line, sheet) for line, sheet in _sheets(text) if sheet.strip()]
    if not sheets:
        raise EmptySource(path=path)
    page_id = make_page_id(path)
    return tuple(
        Page(
            id=page_id if len(sheets) == 1 else f"{page_id}_p{number}",
            path=path,
            blocks=cut_blocks(sheet, line),
            front=front,
        )
        for number, (line, sheet) in enumerate(sheets, 1)
    )


def _sheets(text: str) -> list[tuple[int, str]]:
    """Return what stands between form feeds, each with the number of its first line."""
    sheets, line = [], 1
    for sheet in text.split("\f"):
        sheets.append((line, sheet))
        line += sheet.count("\n")
    return sheets
