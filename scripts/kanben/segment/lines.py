"""Lays a page out as pieces: the printed lines that belong together because nothing separates them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kanben.model import Block, Break, BreakKind, Page
from kanben.segment.forms import is_open_ended, is_prose, width

# Lines of one column differ by a character or two: some marks may not stand first, figures are half as wide.
_RAGGED = 2.0
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, headline or credit as laid out: its text, where it began, the blank lines before it."""

    text: str
    line: int
    gap: int
    indented: bool
    breaks: tuple[Break, ...] = ()


def lay_out(page: Page) -> list[Piece]:
    """Return the pieces of a page: hard-wrapped lines are joined, lines that are paragraphs kept apart."""
    return [piece for block in page.blocks for piece in _divide(block)]


def join(first: Piece, second: Piece, kind: BreakKind) -> Piece:
    """Return two pieces as one, with a break between them."""
    offset = len(first.text)
    inside_word = not (_is_latin(first.text[-1]) and _is_latin(second.text[0]))
    later = (replace(each, offset=each.offset + offset) for each in second.breaks)
    breaks = (*first.breaks, Break(offset, kind, inside_word), *later)
    return replace(first, text=first.text + second.text, breaks=breaks)


def _divide(block: Block) -> list[Piece]:
    """Return the pieces of one block."""
    pieces: list[Piece] = []
    full = max(width(line) for line in block.lines) - _RAGGED
    wrapped = _is_wrapped(block.lines, full)
    for index, text in enumerate(block.lines):
        gap, indented = (block.gap, block.indented) if index == 0 else (0, False)
        piece = Piece(text, block.line + index, gap, indented)
        before = block.lines[index - 1]
        if index and wrapped and (width(before) >= full or (is_open_ended(before) and is_prose(before))):
            pieces[-1] = join(pieces[-1], piece, BreakKind.LINE)
        else:
            pieces.append(piece)
    return pieces


def _is_wrapped(lines: tuple[str, ...], full: float) -> bool:
    """Say whether lines were cut at a column's width: all but the last of a paragraph have it."""
    if len(lines) < 2 or full + _RAGGED < _NARROWEST:
        return False
    before_last = lines[:-1]
    reaching = sum(width(line) >= full for line in before_last)
    open_ended = sum(is_open_ended(line) for line in before_last)
    return reaching >= len(before_last) * 0.5 and open_ended >= len(before_last) * 0.5


def _is_latin(character: str) -> bool:
    """Say whether a character belongs to a script that puts spaces between words."""
    return character.isascii() and character.isalnum()
