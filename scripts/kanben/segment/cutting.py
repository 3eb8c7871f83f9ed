"""Cuts one paragraph's piece into parts: its run-in openings, its speaker or small head, its text, its ending."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kanben.model import Certainty, Part, PartKind
from kanben.segment.endings import find_ending
from kanben.segment.forms import MARKER, SPACE
from kanben.segment.openings import find_openings
from kanben.segment.talks import SPEAKER

if TYPE_CHECKING:
    from kanben.segment.lines import Piece
    from kanben.segment.sheet import Labelled

_INLINE_HEAD = re.compile(
    rf"(?P<head>{MARKER}{SPACE}*[^。，：:\s]{{2,24}}(?:{SPACE}[^。，：:\s]{{4,16}})?{SPACE}+|{MARKER}{SPACE}*\w{{2,12}}[:：]{SPACE}*|【[^】]{{2,24}}】{SPACE}*)(?=\S[^。]{{8,}})"
)


def cut_paragraph(each: Labelled) -> list[Part]:
    """Return the parts of a paragraph's piece; all but the last run on into the next."""
    cuts = [(0, each.kind, each.rule, each.certainty)]
    start = 0
    for end, opening in find_openings(each.text):
        cuts[-1] = (start, opening.kind, opening.name, Certainty.HIGH)
        cuts.append((end, PartKind.PARAGRAPH, each.rule, each.certainty))
        start = end
    if not start and (found := _INLINE_HEAD.match(each.text)):
        cuts = [
            (0, PartKind.CROSS_HEAD, "inline-head", Certainty.MEDIUM),
            (found.end(), PartKind.PARAGRAPH, each.rule, each.certainty),
        ]
    return _end(each, cuts)


def cut_brief(form: re.Pattern[str], each: Labelled) -> list[Part]:
    """Return the parts of one of several briefs: its small headline, which has a form, run-in, and its text."""
    found = form.match(each.text)
    if found is None or find_openings(each.text):
        return cut_paragraph(each)
    return _end(
        each,
        [
            (0, PartKind.CROSS_HEAD, "small-head", Certainty.MEDIUM),
            (found.end(), PartKind.PARAGRAPH, each.rule, each.certainty),
        ],
    )


def cut_turn(each: Labelled) -> list[Part]:
    """Return the parts of a talk's turn: the speaker, run-in, and what is said."""
    found = SPEAKER.match(each.text)
    if found is None or found.end() == len(each.text):
        return cut_whole(each)
    cuts = [
        (0, PartKind.SPEAKER, each.rule, each.certainty),
        (found.end(), PartKind.PARAGRAPH, each.rule, each.certainty),
    ]
    return _end(each, cuts)


def cut_whole(each: Labelled) -> list[Part]:
    """Return a piece as one part."""
    return [_part(each.piece, 0, len(each.text), each.kind, each.rule, each.certainty)]


def cut_ended(each: Labelled) -> list[Part]:
    """Return a piece that is one part but for what is printed run-on at its end."""
    return _end(each, [(0, each.kind, each.rule, each.certainty)])


def _end(each: Labelled, cuts: list[tuple[int, PartKind, str, Certainty]]) -> list[Part]:
    """Return the parts that begin at the cuts, the run-on ending of the last one split off."""
    endings: list[tuple[int, PartKind, str, Certainty]] = []
    stop = len(each.text)
    while (found := find_ending(each.text[cuts[-1][0] : stop])) is not None:
        stop = cuts[-1][0] + found[0]
        endings.insert(0, (stop, found[1].kind, found[1].name, Certainty.HIGH))
    cuts = [*cuts, *endings]
    ends = [start for start, *_ in cuts[1:]] + [len(each.text)]
    return [
        _part(each.piece, start, end, kind, rule, certainty)
        for (start, kind, rule, certainty), end in zip(cuts, ends, strict=True)
    ]


def _part(piece: Piece, start: int, end: int, kind: PartKind, rule: str, certainty: Certainty) -> Part:
    """Return a stretch of a piece as a part; its breaks are counted from its own beginning."""
    breaks = tuple(
        replace(each, offset=each.offset - start) for each in piece.breaks if start <= each.offset < end
    )
    line = piece.line + sum(each.offset <= start for each in piece.breaks)
    return Part(kind, piece.text[start:end], line, breaks, end < len(piece.text), rule, certainty)
