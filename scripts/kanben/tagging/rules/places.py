"""Administrative places: gazetteer names, and chains of them as one place (呼和浩特市 + 托克托县)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kanben.lexicon.divisions import COUNTY, PROVINCE, Division, divisions_by_form
from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import Forms
from kanben.tagging.rules.localities import find_localities, lengthen
from kanben.tagging.rules.pattern import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ABROAD = frozenset(words("countries") + words("regions") + words("cities"))
# What may follow a short name to make it a full one that the table does not have, as after a reform: 张家口 + 地区.
KINDS = ("地区", "自治区", "省", "市", "县", "区", "旗", "盟", "州")
_TOWN = re.compile(r"[市县](?![民场长委政内域立])")
_KIND = re.compile(rf"(?:{'|'.join(KINDS)})(?![场民长级区内面]|域)")
# Words that begin with a place's characters but do not name it there.
NOT_AFTER = {
    "中国": "画",
    "东北": "风方向角部侧",
    "西北": "风方向角部侧",
    "西南": "风方向角部侧",
    "海南": "区",
    "朝鲜": "族",
}
# “今日本市”: the day before one's own town.
_OWN_DAY = re.compile(r"[今昨即近每当明次]日本[市县区省报版院校]")


_CITIZENS = frozenset("民场")  # 长春|市民: the short form is found as well
_NOT_PLACES = frozenset("舰籍")
_RANK = {Certainty.LOW: 0, Certainty.MEDIUM: 1, Certainty.HIGH: 2}


class Form(NamedTuple):
    """A printed form of the gazetteer: the divisions it may name (none for places abroad), and how sure it is.

    `is_full` says that it is a division's whole name, `level` is that of the largest division of the name.
    """

    text: str
    named: tuple[Division, ...]
    certainty: Certainty
    is_full: bool
    level: int


class Found(NamedTuple):
    """An occurrence of one or more forms in a row."""

    start: int
    end: int
    last: Form
    certainty: Certainty
    rank: int


def find_places(text: str) -> list[Mention]:
    """Propose places: chains of divisions, each with the locality after it, countries, regions, cities, localities."""
    places = []
    for chain in _chains(_longest(_occurrences(text))):
        if chain.certainty is not Certainty.LOW:
            end = (
                lengthen(text, chain.end) if chain.last.named or text[chain.end - 1] in "市县" else chain.end
            )
            places.append(propose((chain.start, end), MentionKind.PLACE, "place", chain.certainty))
    reached = [(place.start, place.end) for place in places]
    localities = [
        found
        for found in find_localities(text)
        if not any(start < found.end and found.start < end for start, end in reached)
    ]
    return sorted([*places, *localities], key=lambda place: place.start)


def _occurrences(text: str) -> Iterator[Found]:
    for start, end, printed in _gazetteer().occurrences(text):
        form = _form(printed)
        following = text[end : end + 1]
        if following in _NOT_PLACES or (following and following in NOT_AFTER.get(printed, "")):
            continue
        if following in _CITIZENS and printed.endswith("市"):
            continue
        if printed == "日本" and _OWN_DAY.match(text, start - 1):
            continue
        certainty = form.certainty
        if not form.named and (town := _TOWN.match(text, end)):
            end = town.end()  # 台南 + 市, 花莲 + 县
        if form.named and not form.is_full and (kind := _KIND.match(text, end)) and _is_kind(form, kind[0]):
            end = kind.end()
            certainty = Certainty.MEDIUM if certainty is Certainty.LOW else certainty
        yield Found(start, end, form, certainty, _RANK[certainty])


def _is_kind(form: Form, word: str) -> bool:
    """A prefecture was a 地区; 内蒙古地区 is no name but the region at large."""
    return word != "地区" or form.level > PROVINCE


@cache
def _gazetteer() -> Forms:
    return Forms((divisions_by_form().keys() - words("places-common-nouns")) | _ABROAD)


@cache
def _form(text: str) -> Form:
    """What is known of a form, read when it is first met: most never are."""
    if text in _ABROAD:
        return Form(text, (), Certainty.MEDIUM, is_full=False, level=0)
    named = divisions_by_form()[text]
    full = any(division.name == text for division in named)
    return Form(text, named, _certainty(text, named), full, min(division.level for division in named))


def _certainty(text: str, named: tuple[Division, ...]) -> Certainty:
    """A full name is sure; a short one as sure as its division is large or its form long."""
    if any(division.name == text for division in named) and len(text) > 2:
        return Certainty.HIGH
    if text in words("places-common-words"):
        return Certainty.LOW
    short = min(division.level for division in named) == COUNTY and len(text) < 3
    return Certainty.LOW if short and not text.endswith(KINDS) else Certainty.MEDIUM


def _longest(found: Iterator[Found]) -> list[Found]:
    """Of occurrences that overlap keep the surer, then the longer: in 从江西省 not 从江 but 江西省."""
    kept: list[Found] = []
    for place in sorted(found, key=lambda place: (place.start, -place.end, -place.rank)):
        if kept and place.start < kept[-1].end:
            last = kept[-1]
            if (place.rank, place.end - place.start) <= (last.rank, last.end - last.start):
                continue
            kept.pop()
        kept.append(place)
    return kept


def _chains(found: Iterable[Found]) -> list[Found]:
    """Join neighbours of which the second lies in the first."""
    chains: list[Found] = []
    for place in found:
        if chains and chains[-1].end == place.start and _lies_in(place.last, chains[-1].last):
            chains[-1] = Found(chains[-1].start, place.end, place.last, Certainty.HIGH, _RANK[Certainty.HIGH])
        else:
            chains.append(place)
    return chains


def _lies_in(inner: Form, outer: Form) -> bool:
    above = {division.code for division in outer.named}
    if any(code in above for division in inner.named for code in division.parents):
        return True
    # Reforms move counties: two full names in descending order are a chain too.
    full = inner.text.endswith(KINDS) and outer.text.endswith(KINDS) and len(inner.text) > 2
    return full and any(one.level < two.level for one in outer.named for two in inner.named)
