"""Joins paragraphs that a column's end has cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.model import BreakKind
from kanben.segment.cells import count_cells
from kanben.segment.credits import is_credit, is_signature
from kanben.segment.endings import find_ending
from kanben.segment.fixes import JOIN, parts_from_before
from kanben.segment.folio import is_editors, is_folio
from kanben.segment.forms import CLAUSE_END, MARKERS, begins_inside, is_open_ended, is_unclosed, width
from kanben.segment.lines import join
from kanben.segment.long_heads import reads_as_long_head
from kanben.segment.openings import opens_article
from kanben.segment.prose import ends_in_contact, is_fact, is_prose

if TYPE_CHECKING:
    from kanben.segment.fixes import Fixes
    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_SHORTEST_PARAGRAPH = 16
_ATTRIBUTED = re.compile(r"[”」][—－―─]{1,2}[^，。]{2,30}$")  # “…”——somebody
_CLOSES_SOON = re.compile(r"[^（(《“「。]{1,6}[）)》”」]")  # “（汪” and below it “洁）”
# With these a paragraph begins, and hardly the rest of one.
_BEGINS = re.compile(r"记者|据|近日|日前|连日来|昨[日天]|今[日天年]|去年|目前|会议|\d{1,2}月\d{1,2}日")
# Words of grammar that sentences have and headlines leave out.
_NARRATES = re.compile(r"[了的就也都还却又在把被是着已便]|[后时中来前下][，,]|^(?:作为|由于|随着|据|经)")


def join_columns(pieces: list[Piece], style: Style, fixes: Fixes) -> list[Piece]:
    """Return the pieces with the halves of each cut paragraph put together, a column break between them."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _goes_on(joined[-1], piece, style, fixes):
            joined[-1] = join(joined[-1], piece, BreakKind.COLUMN)
        else:
            joined.append(piece)
    return joined


def _goes_on(first: Piece, second: Piece, style: Style, fixes: Fixes) -> bool:
    """Say whether a piece is the rest of the one before: as an editor has decided, else as form says."""
    if JOIN in fixes.get(second.line, ()):
        return True
    return not parts_from_before(fixes, second.line) and is_cut(first, second, style)


def is_cut(first: Piece, second: Piece, style: Style) -> bool:
    """Say whether one paragraph goes on in the next piece: nothing closes the first or opens the second."""
    if not is_open_ended(first.text) or second.text[0] in MARKERS or not style.punctuates:
        return False
    if is_unclosed(first.text) and _CLOSES_SOON.match(second.text):
        return True
    if style.column and not second.gap and not second.indent:
        return False  # lines that were not joined as lines of one column
    if begins_inside(second.text) or (is_unclosed(first.text) and first.text[-1] in "，,、"):
        return True
    if min(count_cells(first.text), count_cells(second.text)) > 2:
        return False
    if (second.indent and style.indents) or second.gap > max(1, style.usual_gap):
        return False
    if opens_article(second.text) or (_BEGINS.match(second.text) and reads_as_long_head(first.text)):
        return False
    is_text = (style.indents and 0 < first.indent <= style.indent) or _is_body(first.text, style)
    return is_text and _may_go_on(first.text, second.text, style)


def _is_body(text: str, style: Style) -> bool:
    """Say whether a text without closing mark is a paragraph rather than a headline."""
    if width(text) < _SHORTEST_PARAGRAPH or is_folio(text) or is_editors(text):
        return False
    clauses = len(CLAUSE_END.findall(text))
    return clauses > 1 or is_prose(text, style) or bool(clauses and _NARRATES.search(text))


def _may_go_on(first: str, second: str, style: Style) -> bool:
    """Say whether a piece can be the rest of a paragraph: it has sentences, and is no credit."""
    if (
        is_fact(first)
        or _ATTRIBUTED.search(first)
        or ends_in_contact(first)
        or find_ending(first) is not None
        or is_fact(second)
        or is_credit(second)
        or is_signature(second)
        or is_editors(second)
        or is_folio(second)
    ):
        return False
    return is_prose(second, style) or first[-1] in "，、,"
