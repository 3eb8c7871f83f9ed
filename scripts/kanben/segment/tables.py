"""Recognises the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.segment.cells import count_cells, find_figures
from kanben.segment.folio import is_editors, is_folio

if TYPE_CHECKING:
    from collections.abc import Container

    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_FEWEST_ROWS = 2


def find_rows(pieces: list[Piece], taken: Container[int], style: Style) -> set[int]:
    """Rows of a table: two and more lines in a row whose parts are set apart, as many in each; or rows of figures."""
    found: set[int] = set()
    framing = {i for i, piece in enumerate(pieces) if is_folio(piece.text) or is_editors(piece.text)}
    counts = [0 if i in framing else count_cells(piece.text) for i, piece in enumerate(pieces)]
    start = 0
    while start < len(pieces):
        end = start + 1
        while end < len(pieces) and counts[end] == counts[start] and pieces[end].gap <= 1:
            end += 1
        if counts[start] >= 3 - ("\t" in pieces[start].text) and end - start >= _FEWEST_ROWS:
            found.update(range(start, end))
        start = end
    figures = find_figures(["" if i in framing else piece.text for i, piece in enumerate(pieces)])
    return found | {index for index in figures if pieces[index].gap <= 1 or index + 1 in figures}
