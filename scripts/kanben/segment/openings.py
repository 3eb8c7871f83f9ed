"""Finds what is printed run-in before a paragraph: a dateline, a byline, a speaker, a note's or box's label.

An opening rule takes the text and where it stands, and returns where the opening ends, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.model import PartKind
from kanben.segment.boxes import BOX_LABEL
from kanben.segment.bylines import names_somebody, reads_as_byline
from kanben.segment.credits import is_byline
from kanben.segment.forms import DATE, DIGITS, MARKER, SPACE
from kanben.segment.jumps import JUMP_FROM

if TYPE_CHECKING:
    from collections.abc import Callable

_S, _S1 = rf"{SPACE}*", SPACE
_PAPER = r"(?:本[报刊台站网社]|[早晨晚快商时日都]{1,2}报)"
_AGENCY = rf"(?:新华社|中新社|中新网|中通社|中央社|美联社|路透社|法新社|塔斯社|共同社|韩联社|俄新社|埃菲社|安莎社|{HAN}{{2,6}}?[社网])"
_PLACE = rf"(?:{HAN}|[·•])"
_WIRE = r"(?:综合外电|专电|综合电|急电|外电|电讯|消息|通讯|电|讯)"
_DATELINE = re.compile(
    rf"(?:{MARKER}{_S})?(?P<open>[【\[（(［〔])?{_S}"
    rf"(?:{_PAPER}(?:{_S}{_PLACE}{{0,10}}?{_S}(?:{DATE})?{_S}(?:综合)?{_S})?(?:专电|电|讯|消息)"
    rf"|{HAN}{{2,4}}{DATE}(?:[上下]午)?(?:{DIGITS}{{1,2}}时)?(?:专电|急电|电)(?=[】\]〕{SPACE[1:-1]}])"
    rf"|(?:综合|据)?{_AGENCY}(?:{_S}记者{HAN}{{2,4}})?{_S}(?:{_PLACE}{{2,12}}?)?{_S}(?:[（(]?(?:{DATE})[)）]?)?{_S}{_WIRE}"
    rf"|{HAN}{{2,6}}(?<!通)(?<!资)(?<!喜)(?<!音)(?:讯|电)(?=[{SPACE[1:-1]}（(])|{HAN}{{1,8}}(?:特讯|通[讯信]|专讯|快讯|[航函]讯|讯|电)(?=[】\]〕])|又[电讯](?={_S1})"
    rf"|(?:(?:综合)?{_AGENCY}(?:、{_AGENCY})*{_S}(?:{DATE})?{_S}(?:报道|消息)|{HAN}{{2,4}}通[信讯]云?)(?={_S1}))"
    rf"(?(open)[】\]）)］〕]){_S}[:：—]{{0,2}}{_S}"
)
_BRACKET = re.compile(rf"[(（【\[［〔][^()（）【】\[\]［］〔〕]{{2,60}}[)）】\]］〕]{_S}")
_ROLE_FIRST = re.compile(rf"(?:{MARKER}{_S})?(?:本[报刊台]|{HAN}{{0,8}}?)(?:记者|通讯员|实习生)")
_REPORTS = re.compile(rf"(?:摄影)?(?:报道|报导|讯)[:：,，]?{_S}|{SPACE}{{2,}}|\u3000")
_ONE_SPACE = re.compile(SPACE)
_LONGEST_BYLINE = 44
_NAMES = re.compile(rf"[(（]{HAN}{{2,3}}(?:[、 \u3000]+{HAN}{{2,3}})*[)）]")  # after a dateline
_CITED = re.compile(rf"(?:据){_AGENCY}(?:{DATE})?(?:报道|消息)")


@dataclass(frozen=True, slots=True)
class Opening:
    """A kind of run-in opening, and the rule that finds its end in a text from a place on."""

    name: str
    kind: PartKind
    find_end: Callable[[str, int], int | None]


def _end_of_dateline(text: str, start: int) -> int | None:
    found = _DATELINE.match(text, start)
    if found is None or _CITED.match(text, start) or found.end() == len(text):
        return None
    return found.end()


def _end_of_byline(text: str, start: int) -> int | None:
    found = _BRACKET.match(text, start)
    if found is None or found.end() == len(text):
        return None
    whose = found[0].strip()
    return found.end() if is_byline(whose) or (start and _NAMES.fullmatch(whose)) else None


def _end_of_bare_byline(text: str, start: int) -> int | None:
    """A byline without brackets needs a sign where it ends: the word for reporting, or space."""
    if not _ROLE_FIRST.match(text, start):
        return None
    head = text[start : start + _LONGEST_BYLINE]
    for sign in _REPORTS.finditer(head):
        if names_somebody(head[: sign.start()].strip()):
            return start + sign.end() if start + sign.end() < len(text) else None
    if not start:
        return None
    ends = [sign for sign in _ONE_SPACE.finditer(head) if reads_as_byline(head[: sign.start()], strict=True)]
    return start + ends[-1].end() if ends else None


def _end_of_jump(text: str, start: int) -> int | None:
    found = JUMP_FROM.match(text, start)
    return found.end() if found is not None and found.end() < len(text) else None


def _end_of_box_label(text: str, start: int) -> int | None:
    found = BOX_LABEL.match(text, start)
    return found.end() if found is not None and found.end() < len(text) else None


OPENINGS: tuple[Opening, ...] = (
    Opening("jump-from", PartKind.JUMP, _end_of_jump),
    Opening("box-label", PartKind.BOX_HEAD, _end_of_box_label),
    Opening("run-in-dateline", PartKind.DATELINE, _end_of_dateline),
    Opening("run-in-byline", PartKind.BYLINE, _end_of_byline),
    Opening("run-in-byline-unbracketed", PartKind.BYLINE, _end_of_bare_byline),
)


def find_openings(text: str) -> list[tuple[int, Opening]]:
    """Return the run-in openings of a paragraph, each with where it ends, in printed order."""
    found: list[tuple[int, Opening]] = []
    start = 0
    for opening in OPENINGS:
        end = opening.find_end(text, start)
        if end is not None:
            found.append((end, opening))
            start = end
    return found


def opens_article(text: str) -> bool:
    """Say whether a paragraph begins as only articles do: with a dateline or a byline."""
    return any(
        opening.kind in {PartKind.DATELINE, PartKind.BYLINE} for _, opening in find_openings(text[:120])
    )


def begins_with_dateline(text: str) -> bool:
    """Say whether a line begins with a dateline."""
    return _end_of_dateline(text, 0) is not None
