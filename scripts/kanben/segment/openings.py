"""Splits what is printed run-in before a paragraph: the dateline, the byline in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.model import Part, PartKind
from kanben.segment.credits import is_byline
from kanben.segment.forms import HAN

if TYPE_CHECKING:
    from kanben.segment.lines import Piece

_AGENCY = rf"(?:据|據)?(?:本报|本報|本刊|本台|新华社|新華社|中新社|中新网|{HAN}{{2,8}}社|{HAN}{{2,8}}网)"
_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_DATELINE = re.compile(
    rf"(?:(?:本报|本報)(?:讯|訊)|{_AGENCY}[ \u3000]*{HAN}{{0,10}}[ \u3000]*(?:{_DATE})?[ \u3000]*"
    r"(?:综合|专)?(?:电|電|讯|訊))[ \u3000]*"
)
_BRACKET = re.compile(r"[(（][^()（）]{2,60}[)）][ \u3000]*")


def open_paragraph(piece: Piece, rule: str, runs_on: bool = False) -> list[Part]:
    """Return a paragraph as parts: its dateline and byline, if they are printed run-in, and the rest."""
    parts: list[Part] = []
    start = 0
    if found := _DATELINE.match(piece.text):
        parts.append(_cut(piece, 0, found.end(), PartKind.DATELINE, "run-in-dateline"))
        start = found.end()
    if (found := _BRACKET.match(piece.text, start)) and is_byline(found[0].strip()):
        parts.append(_cut(piece, start, found.end(), PartKind.BYLINE, "run-in-byline"))
        start = found.end()
    if start < len(piece.text):
        parts.append(_cut(piece, start, len(piece.text), PartKind.PARAGRAPH, rule, runs_on))
    return parts


def opens_article(text: str) -> bool:
    """Say whether a paragraph begins as only articles do: with a dateline or a byline."""
    return bool(_DATELINE.match(text))


def _cut(piece: Piece, start: int, end: int, kind: PartKind, rule: str, run_in: bool = True) -> Part:
    """Return a stretch of a piece as a part; its breaks are counted from its own beginning."""
    breaks = tuple(
        type(each)(each.offset - start, each.kind, each.inside_word)
        for each in piece.breaks
        if start <= each.offset < end
    )
    last = end == len(piece.text)
    return Part(kind, piece.text[start:end], piece.line, breaks, run_in and not last, rule)
