"""Joins paragraphs that a column's end has cut in two."""

from __future__ import annotations

from kanben.model import BreakKind
from kanben.segment.credits import is_credit
from kanben.segment.forms import CLAUSE_END, begins_inside, is_open_ended, is_prose, width
from kanben.segment.lines import Piece, join

_SHORTEST_PARAGRAPH = 16


def join_columns(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the halves of each cut paragraph put together, a column break between them."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and is_cut(joined[-1], piece):
            joined[-1] = join(joined[-1], piece, BreakKind.COLUMN)
        else:
            joined.append(piece)
    return joined


def is_cut(first: Piece, second: Piece) -> bool:
    """Say whether one paragraph goes on in the next piece: nothing closes the first or opens the second."""
    if begins_inside(second.text) and is_open_ended(first.text):
        return True
    if not is_open_ended(first.text) or second.indented or second.gap > 1:
        return False
    return (
        _is_body(first.text)
        and (is_prose(second.text) or first.text[-1] in "，、,")
        and not is_credit(second.text)
    )


def _is_body(text: str) -> bool:
    """Say whether a text without closing mark is a paragraph rather than a headline."""
    return width(text) >= _SHORTEST_PARAGRAPH and (is_prose(text) or bool(CLAUSE_END.search(text)))
