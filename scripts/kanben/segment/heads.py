"""Tells the kinds of headline apart: kicker, main head, subhead, cross-head."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.model import Break, BreakKind, PartKind
from kanben.segment.briefs import is_marked_column
from kanben.segment.forms import stops_short, width
from kanben.segment.lines import join
from kanben.segment.offices import is_office
from kanben.segment.rubrics import is_briefs_rubric, is_rubric
from kanben.segment.signs import BRACKETED_LABEL

if TYPE_CHECKING:
    from kanben.segment.lines import Piece
    from kanben.segment.sheet import Labelled

_SPACE_BETWEEN_HAN = re.compile(rf"(?<={HAN})[ \u3000]+(?={HAN})")
_LONGEST_PRINTED_LINE = 16
_SHORT_LINE, _BROAD_LINE = 9, 11
_UNEVEN, _LARGER = 4, 1.2
_SHORTEST_HEAD, _LONG_PLAIN_LINE = 5, 13
# The number of an article of a series: 老街手艺人④, 寻访滇西老戏台·之三.
_SERIES = re.compile(
    r"[①-⑳]$|之[一二三四五六七八九十]{1,2}$|第[一二三四五六七八九十\d]{1,3}[期回]$|[(（][一二三四五六七八九十\d]{1,2}[)）]$"
)
_SLOGAN = re.compile(rf"{HAN}{{4}}[ \u3000]+{HAN}{{4}}")  # 迎峰度夏 多发满发
_PAUSES = re.compile(r"[，,：:！!？? \u3000]")
_CLAUSES = re.compile(r"[，,：:！!？?“”「」 \u3000]")
_SAID = re.compile(r"(?:强调|指出|要求)$")  # whose words the headline below are
_ABOUT = re.compile(r"(?:专访|访|对话|写在|记者?手记)")
_DASH_FIRST, _DASH_LAST = re.compile(r"[—－―─-]{2}"), re.compile(r"[—－―─-]{2}$")
_ABOVE = {PartKind.NOTE, PartKind.LEAD, PartKind.FOLIO, PartKind.EDITORS, PartKind.ORNAMENT, PartKind.JUMP}


def name_heads(group: list[Labelled]) -> list[Labelled]:
    """Return an article's pieces with its headlines named; those after the text has begun are cross-heads."""
    start = 0
    while start < len(group) and group[start].kind in _ABOVE:
        start += 1
    end = _opening_end(group, start)
    rest = [
        replace(each, kind=each.told or PartKind.CROSS_HEAD) if each.kind is PartKind.HEAD else each
        for each in group[end:]
    ]
    return [*group[:start], *_name_opening(_join_printed_lines(group[start:end])), *rest]


def _opening_end(group: list[Labelled], start: int) -> int:
    """Return where the headlines above the text end: a column of briefs has but its title, a label heads a section."""
    if (start < len(group) and group[start].kind is PartKind.HEAD) and (
        is_briefs_rubric(group[start].text) or is_marked_column(group[start:])
    ):
        return start + 1
    end = start
    while end < len(group) and group[end].kind is PartKind.HEAD:
        if end > start and group[end].rule == BRACKETED_LABEL:
            break
        end += 1
    return end


def _join_printed_lines(heads: list[Labelled]) -> list[Labelled]:
    """Return headlines with two printed lines of one as one: short and alike, in larger type than those beside them."""
    for index, (first, second) in enumerate(pairwise(heads)):
        others = [each.piece.width for each in heads if each not in (first, second) and not _is_column(each)]
        if _are_one(first, second, others) or _is_tail(first, second):
            joined = replace(first, piece=join(first.piece, second.piece, BreakKind.LINE))
            return [*heads[:index], joined, *heads[index + 2 :]]
    return heads


def _is_tail(first: Labelled, second: Labelled) -> bool:
    """Say whether a line is the end of a headline that was broken at a column's width."""
    return (
        first.piece.width >= _BROAD_LINE
        and second.piece.width < _SHORTEST_HEAD
        and not (second.piece.gap or second.piece.indent or first.told or second.told)
    )


def _is_column(each: Labelled) -> bool:
    """Say whether a headline is so short that it can only be the title of a column."""
    return each.piece.width < _SHORTEST_HEAD


def _are_one(first: Labelled, second: Labelled, others: list[float]) -> bool:
    """Say whether two lines one below the other are one headline, given the widths of the headlines beside them."""
    narrow, wide = sorted((first.piece.width, second.piece.width))
    if (
        first.told
        or second.told
        or second.piece.gap
        or second.piece.indent
        or _is_kicker(first.text)
        or is_subhead(second.text)
    ):
        return False
    if stops_short(first.text):
        return True
    return (
        narrow >= _SHORTEST_HEAD
        and wide - narrow <= _UNEVEN
        and wide <= (_BROAD_LINE if others else _SHORT_LINE)
        and all(width >= _LARGER * wide for width in others)
        and not (_is_kicker_of(first.text, second.text) or _PAUSES.search(first.text))
    )


def _name_opening(heads: list[Labelled]) -> list[Labelled]:
    """Name the headlines above an article."""
    if not heads:
        return heads
    told = next((index for index, each in enumerate(heads) if each.told is PartKind.HEAD), None)
    main = _find_main([each.text for each in heads]) if told is None else told
    named = []
    for index, each in enumerate(heads):
        kind = PartKind.KICKER if index < main else PartKind.HEAD if index == main else PartKind.SUBHEAD
        kind = each.told or kind
        piece = mark_printed_lines(each.piece) if kind is PartKind.HEAD else each.piece
        named.append(replace(each, kind=kind, piece=piece))
    return named


def _find_main(texts: list[str]) -> int:
    """Return which of several headlines is the main one."""
    for index, text in enumerate(texts):
        if index and is_subhead(text):
            return index - 1
        if _DASH_LAST.search(text) and index + 1 < len(texts):
            return index + 1
    if len(texts) < 3:
        return 1 if len(texts) == 2 and _is_kicker_of(texts[0], texts[1]) else 0
    return 1


def _is_kicker(text: str) -> bool:
    return is_rubric(text) or bool(_DASH_LAST.search(text))


def _is_kicker_of(first: str, second: str) -> bool:
    """Say whether the first of two headlines is the kicker: a rubric, or a line that only leads to the second."""
    if _is_kicker(first) or (is_office(first) and not is_office(second)):
        return True
    if width(first) < _SHORTEST_HEAD or _SERIES.search(first):
        return True
    if is_subhead(second):
        return False
    if width(second) >= 1.5 * width(first) and (
        width(first) <= _SHORTEST_HEAD or (width(first) <= _SHORT_LINE and not _CLAUSES.search(first))
    ):
        return True
    if _SLOGAN.fullmatch(first) and width(second) > width(first):
        return True
    return bool(_SAID.search(first)) or (
        (_LONG_PLAIN_LINE <= width(first) < 1.4 * width(second) or width(first) >= _LONGEST_PRINTED_LINE)
        and width(first) >= width(second)
        and not _PAUSES.search(first)
        and not re.search("[：:]", second)
    )


def is_subhead(text: str) -> bool:
    """Say whether a headline begins as only subheads do: with a dash, or with whom it is about."""
    return bool(_DASH_FIRST.match(text) or _ABOUT.match(text))


def mark_printed_lines(piece: Piece) -> Piece:
    """Return a headline's piece with a break after each space that stands for a printed line's end.

    Two lines and more of a headline, copied as one, are kept apart by spaces between Chinese characters.
    """
    spaces = list(_SPACE_BETWEEN_HAN.finditer(piece.text))
    if any(width(line) > _LONGEST_PRINTED_LINE for line in _SPACE_BETWEEN_HAN.split(piece.text)):
        return piece
    breaks = (*piece.breaks, *(Break(space.end(), BreakKind.LINE) for space in spaces))
    return replace(piece, breaks=tuple(sorted(breaks, key=lambda each: each.offset)))
