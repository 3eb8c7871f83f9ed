"""Datelines: 新华社北京3月2日电, 本报讯, 据新华社电; the paper's names for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.lexicon.characters import HAN, SPACE, word
from kanben.lexicon.roles import OWN_NAMES
from kanben.lexicon.wordlists import alternatives
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.pattern import propose

_AGENCY = alternatives("agencies")
_OWN = "|".join(OWN_NAMES)
_DAY = (
    rf"(?:\d{{4}}{SPACE}*年{SPACE}*)?(?:\d{{1,2}}{SPACE}*月{SPACE}*)?\d{{1,2}}{SPACE}*日"
    r"|(?:[一二三四五六七八九十]+月)?[一二三四五六七八九十廿卅]{1,3}日"
)
_DATELINE = re.compile(
    rf"(?:据)?(?P<agency>{_AGENCY}|{_OWN}){SPACE}*(?P<place>{word(9)}?)?{SPACE}*"
    rf"(?:{_DAY}){SPACE}*(?:电|讯|專電|专电|電)"
)
_NAMED = re.compile(f"(?P<agency>{_AGENCY})")
_OWN_NAME = re.compile(f"(?P<own>{_OWN})(?!告|纸)")


# “中州都市报讯”: the paper's title in place of 本报.
_TITLE = re.compile(
    rf"^{SPACE}*[【〔\[]?(?P<title>{HAN}{{1,6}}(?:日报|晚报|时报|商报|晨报|早报|都市报|导报|周报|报))(?=讯)",
    re.MULTILINE,
)


def find_datelines(text: str) -> Iterator[Mention]:
    """Propose agencies, the paper itself, and the places where datelines were written."""
    for match in _DATELINE.finditer(text):
        if match["place"]:
            yield propose(match.span("place"), MentionKind.PLACE, "dateline")
    for match in _NAMED.finditer(text):
        yield propose(match.span(), MentionKind.ORGANISATION, "agency", role="agency")
    for match in _TITLE.finditer(text) if "报讯" in text else ():
        if match["title"] not in OWN_NAMES:
            yield propose(match.span("title"), MentionKind.SOURCE, "own-title", role="newspaper")
    for match in _OWN_NAME.finditer(text):
        yield propose(match.span(), MentionKind.SOURCE, "own-name", role="newspaper")
