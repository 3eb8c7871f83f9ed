"""Tells the kinds of headline apart: kicker, main head, subhead, cross-head."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanben.model import Break, BreakKind, PartKind
from kanben.segment.forms import HAN, width

if TYPE_CHECKING:
    from kanben.segment.labels import Labelled
    from kanben.segment.lines import Piece

_SPACE_BETWEEN_HAN = re.compile(rf"(?<={HAN})[ \u3000]+(?={HAN})")
_LONGEST_PRINTED_LINE = 16


def name_heads(group: list[Labelled]) -> list[Labelled]:
    """Return an article's pieces with its headlines named; those after the text has begun are cross-heads."""
    count = 0
    while count < len(group) and group[count].kind is PartKind.HEAD:
        count += 1
    opening = _name_opening(group[:count])
    rest = [
        replace(each, kind=PartKind.CROSS_HEAD) if each.kind is PartKind.HEAD else each
        for each in group[count:]
    ]
    return [*opening, *rest]


def _name_opening(heads: list[Labelled]) -> list[Labelled]:
    """Name the headlines above an article."""
    if len(heads) < 2:
        return heads
    main = _find_main([each.piece.text for each in heads])
    named = []
    for index, each in enumerate(heads):
        kind = PartKind.KICKER if index < main else PartKind.HEAD if index == main else PartKind.SUBHEAD
        named.append(replace(each, kind=kind))
    return named


def _find_main(texts: list[str]) -> int:
    """Return which of several headlines is the main one."""
    for index, text in enumerate(texts):
        if index and re.match(r"[—－―-]{2}", text):
            return index - 1
        if re.search(r"[—－―-]{2}$", text) and index + 1 < len(texts):
            return index + 1
    if len(texts) == 2:
        return 0 if width(texts[1]) > width(texts[0]) else 1
    return 1


def mark_printed_lines(piece: Piece) -> Piece:
    """Return a headline's piece with a break after each space that stands for a printed line's end.

    Two lines and more of a headline, copied as one, are kept apart by spaces between Chinese characters.
    """
    spaces = list(_SPACE_BETWEEN_HAN.finditer(piece.text))
    if any(width(line) > _LONGEST_PRINTED_LINE for line in _SPACE_BETWEEN_HAN.split(piece.text)):
        return piece
    breaks = (*piece.breaks, *(Break(space.end(), BreakKind.LINE) for space in spaces))
    return replace(piece, breaks=tuple(sorted(breaks, key=lambda each: each.offset)))
