"""Lays a page out as pieces: the printed lines that belong together because nothing separates them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanben.model import Break, BreakKind, PartKind
from kanben.segment.boxes import is_label_of
from kanben.segment.cells import count_cells, find_figures
from kanben.segment.credits import is_byline
from kanben.segment.fixes import parts_from_before
from kanben.segment.folio import is_contact, is_editors, is_folio
from kanben.segment.forms import (
    ENUMERATOR,
    MARKERS,
    SENTENCE_END,
    begins_inside,
    is_bracketed,
    is_marked,
    is_open_ended,
    is_unclosed,
    stands_whole,
    width,
)
from kanben.segment.openings import begins_with_dateline, find_openings
from kanben.segment.style import NARROWEST, measure_lines

if TYPE_CHECKING:
    from kanben.model import Block, Page
    from kanben.segment.fixes import Fixes
    from kanben.segment.style import Style

# Lines of one column differ by a character or two: some marks may not stand first, figures are half as wide.
_RAGGED, _EXACT = 2.0, 0.5
_HANGING = 3.0  # what a line may exceed its column by: closing marks
# After these a quotation may begin that goes on for paragraphs.
_CLOSES = re.compile(r"(?:泣告|敬启|谨启|同启|敬告|特此公告|特此声明)[。！]?$")
# What no line divides: figures, Latin words.
_WORD = re.compile(r"[A-Za-z\d.,%/-]*")
_UNITS = frozenset("年月日时分元万亿岁％%")  # no line begins with, but after its figure
_SAYS = re.compile(r"[:：]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, headline or credit as laid out: its text, where it began, the blank lines and the space before it."""

    text: str
    line: int
    gap: int
    indent: float
    breaks: tuple[Break, ...] = ()

    @property
    def width(self) -> float:
        """The printed width in full-width characters."""
        return width(self.text)


def lay_out(page: Page, style: Style, fixes: Fixes) -> list[Piece]:
    """Return the pieces of a page: hard-wrapped lines are joined, lines that are paragraphs kept apart."""
    return [piece for block in page.blocks for piece in _divide(block, style, fixes)]


def join(first: Piece, second: Piece, kind: BreakKind) -> Piece:
    """Return two pieces as one, with a break between them."""
    offset = len(first.text)
    inside_word = not (_is_latin(first.text[-1]) and _is_latin(second.text[0]))
    later = (replace(each, offset=each.offset + offset) for each in second.breaks)
    breaks = (*first.breaks, Break(offset, kind, inside_word), *later)
    return replace(first, text=first.text + second.text, breaks=breaks)


def _divide(block: Block, style: Style, fixes: Fixes) -> list[Piece]:
    """Return the pieces of one block."""
    sizes = measure_lines(block)
    column = _find_width(block, sizes, style)
    rows = find_figures(block.lines)
    pieces: list[Piece] = []
    for index, text in enumerate(block.lines):
        gap, indent = (block.gap, block.indent) if index == 0 else (0, 0)
        piece = Piece(text, block.line + index, gap, indent)
        before = index - 1
        apart = not index or before in rows or index in rows or parts_from_before(fixes, piece.line)
        if not apart and _goes_on(pieces[-1].text, block.lines[before], sizes[before], text, column):
            pieces[-1] = join(pieces[-1], piece, BreakKind.LINE)
        else:
            pieces.append(piece)
    return pieces


def _goes_on(piece: str, before: str, size: float, text: str, column: float) -> bool:
    """Say whether a piece whose last line is `before` goes on in a line: nothing begins there anew."""
    if begins_inside(text) or (before[-1].isdigit() and text[0] in _UNITS and is_marked(before)):
        return True
    if not column or _are_apart(before, text) or max(size, width(text)) > column + _HANGING:
        return False
    if is_unclosed(piece) and not _SAYS.search(before):
        return True
    word = _WORD.match(text)
    if _is_opening(piece):
        return True
    if begins_with_dateline(text):
        return False
    full = column - _RAGGED - (width(word[0]) if word else 0)
    if size < full or text[0] in MARKERS or is_bracketed(text) or stands_whole(before):
        return False
    if (stands_whole(text) and SENTENCE_END.search(before)) or (
        ENUMERATOR.match(piece) and ENUMERATOR.match(text)
    ):
        return False
    if not is_marked(piece + text) and width(text) < full:
        return abs(size - column) <= _EXACT  # else two headlines
    # A paragraph's short last line ends its sentence; a short line that does not is a headline or a signature.
    return is_open_ended(before) or width(text) >= full or bool(SENTENCE_END.search(text))


def _is_opening(piece: str) -> bool:
    """Say whether a piece is so far but a dateline or a byline in brackets that text follows."""
    found = find_openings(f"{piece}，")
    return bool(found) and found[0][1].kind is PartKind.DATELINE and found[-1][0] == len(piece)


def _are_apart(before: str, text: str) -> bool:
    """Say whether lines are set apart whatever their width: rows of a table, what follows a folio line."""
    if is_folio(before) or is_editors(before):
        return not (is_folio(before + text) or is_editors(before + text))
    if is_contact(before) or (is_byline(before) and not is_byline(before + text)):
        return True
    return (
        is_label_of(text) or bool(_CLOSES.search(before)) or max(count_cells(before), count_cells(text)) > 2
    )


def _find_width(block: Block, sizes: list[float], style: Style) -> float:
    """Return the width at which the lines of a block were broken, or 0 if they were not broken at a width."""
    if style.column:
        return style.column
    if min(count_cells(line) for line in block.lines) > 2 or not is_marked("".join(block.lines)):
        return 0
    longest = max(sizes)
    before_last = sizes[:-1]
    if len(before_last) < 2 or longest < NARROWEST:
        return 0
    full = longest - _RAGGED
    open_ended = sum(is_open_ended(line) for line in block.lines[:-1])
    reaching = sum(size >= full for size in before_last)
    return longest if min(reaching, open_ended) >= len(before_last) * 0.5 and reaching > 1 else 0


def _is_latin(character: str) -> bool:
    """Say whether a character belongs to a script that puts spaces between words."""
    return character.isascii() and character.isalnum()
