"""Recognises lines that send the reader to another page (下转第4版) or say whence an article comes (上接第1版)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanben.lexicon.reading import reading
from kanben.segment.forms import DATE, DIGITS, SPACE, width
from kanben.segment.numerals import read_number

_S = rf"{SPACE}*"
_PAGE = rf"(?:本报)?(?:今日|{DATE})?{_S}第?{_S}[A-Z]{{0,2}}{DIGITS}{{1,3}}[①-⑳]?{_S}(?:、{_S}[A-Z]{{0,2}}{DIGITS}{{1,3}})?{_S}[版页]?[①-⑳]?"
_ARROW = r"[▶►▷→↓>》◀◁◄←]*"
JUMP_TO_FORM = (
    rf"(?:[(（【\[]?{_S}{_ARROW}{_S}(?:(?:下|紧)?[转接]{_PAGE}|下转{_S}{_PAGE}"
    rf"|(?:相关|更多|详细)?(?:报道|内容|新闻|全文)?(?:详见|见|刊){_PAGE}){_S}{_ARROW}{_S}[)）】\]]?)"
)
_JUMP = re.compile(
    rf"{JUMP_TO_FORM}|[(（【\[]?{_S}{_ARROW}{_S}[(（]?(?:上|紧)?[接续](?:自)?{_PAGE}{_ARROW}[^。，]{{0,12}}[)）】\]]?"
)
JUMP_FROM = re.compile(
    rf"[(（【\[]{_S}(?:上|紧)[接续](?:自)?{_PAGE}[^。，)）]{{0,12}}[)）】\]]{_S}|{_ARROW}上接{_PAGE}{SPACE}+"
)
_NUMBER = re.compile(rf"[A-Z]{{0,2}}{DIGITS}{{1,3}}")


@dataclass(frozen=True, slots=True)
class Jump:
    """One end of an article that runs on elsewhere: the other page's number, and whether the text goes on there."""

    page: str
    goes_on: bool


def read_jump(text: str) -> Jump | None:
    """Return what a jump line says (“下转第四版” gives page 4, going on), or nothing if it is none."""
    text = reading(text)
    number = _NUMBER.search(text)
    if not is_jump(text) or number is None:
        return None
    return Jump(read_number(number[0]), not is_jump_from(text))


def is_jump(text: str) -> bool:
    """Say whether a whole line sends the reader to another page or comes from one."""
    return width(text) <= 30 and bool(_JUMP.fullmatch(text))


def is_jump_from(text: str) -> bool:
    """Say whether a whole line says on which page the article began."""
    return is_jump(text) and bool(re.search(r"[接续]", text)) and "转" not in text
