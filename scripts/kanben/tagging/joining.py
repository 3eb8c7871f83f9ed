"""Neighbours that are one name, and names that stand in a list with names: looked for after a first merge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kanben.lexicon.characters import HAN, han_but
from kanben.lexicon.vocabulary import Vocabulary
from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.rules.localities import NO
from kanben.tagging.rules.pattern import propose

_COUNTRIES = frozenset(words("countries"))
# Divisions abroad, which the gazetteer does not have: 大阪府, 东方省, 加利福尼亚州.
_ABROAD = re.compile(rf"{HAN}{{2,7}}[省府州郡县道]$")
_ABROAD_NEXT = re.compile(rf"(?![各全本该某]){HAN}{{2,4}}?(?:省|府|郡)(?!{HAN}?[长级委])")
# 澳大利亚昆士兰州, 德国鲁尔区: what writes foreign sounds, and the word for its kind.
_SOUNDS = "".join(sorted(set(words("transliteration"))))
_ABROAD_SOUNDS = re.compile(rf"[{_SOUNDS}]{{2,6}}[州市区县岛港](?![长级委民])")
# Parts of an organisation that lie elsewhere: 宁泰银行 + 成都分行.
_BRANCH = re.compile(r"(?:分行|支行|分公司|分社|分院|分校|校区|营业部|代表处)$")
_NEXT_PERSON = re.compile(
    rf"[、，,](?P<name>{HAN}{{2,4}}?)(?=[、，,。；;）)\n]|等[人十百一二三四五六七八九0-9]|和|及|与)"
)
_ITEM = f"{han_but(NO)}{{2,6}}"
_ITEMS = re.compile(rf"(?:{_ITEM}、)+{_ITEM}$")
_WORD = re.compile("[^、]+")
_LONGEST = 48
_AND_OTHERS = re.compile(
    r"等(?=地(?!块|区|段|铁|方|质)|[一二三四五六七八九十0-9]+个?(?:省|市|县|村|乡镇|镇|国))"
)
_KINDS_OF_PLACE = Vocabulary((*"湖山河江岛海港镇乡村县市区州省旗", *words("facilities")))
_COMMON = re.compile(
    r"(?:城市|农村|乡村|村庄|社区|小区|车站|码头|学校|山区|牧区|林区|景区|机场|公园|广场|街道)$"
)


def join_neighbours(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose two names without a gap as one: a country and a division, a bank and its branch; 布朗-威尔逊."""
    for one, other in pairwise(mentions):
        between = text[one.end : other.start] if other.start >= one.end else None
        if one.kind is not other.kind or between not in ("", "-", "－"):
            continue
        first, second = text[one.start : one.end], text[other.start : other.end]
        abroad = one.kind is MentionKind.PLACE and first in _COUNTRIES and _ABROAD.search(second)
        branch = one.kind is MentionKind.ORGANISATION and _BRANCH.search(second)
        hyphen = one.kind is MentionKind.PERSON and between
        if hyphen or (not between and (abroad or branch)):
            yield _together(one, other)
    for place in mentions:
        more = _ABROAD_NEXT.match(text, place.end) or _ABROAD_SOUNDS.match(text, place.end)
        if more and text[place.start : place.end] in _COUNTRIES:
            yield replace(
                place, end=more.end(), evidence=f"{place.evidence} rules:country+division", ref=None
            )


def _together(one: Mention, other: Mention) -> Mention:
    marks = sorted({*one.evidence.split(), *other.evidence.split(), "rules:neighbours"})
    return replace(one, end=other.end, certainty=Certainty.HIGH, evidence=" ".join(marks), ref=None)


def continue_lists(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose what has a full name's form and follows a person after 、 in a list; and the items before 等地."""
    for person in mentions:
        if person.kind is MentionKind.PERSON:
            yield from _people(text, person.end)
    places = {text[m.start : m.end] for m in mentions if m.kind is MentionKind.PLACE}
    for match in _AND_OTHERS.finditer(text):
        items = _ITEMS.search(text, max(0, match.start() - _LONGEST), match.start())
        spans = [item.span() for item in _WORD.finditer(text, *items.span())] if items else []
        named = [text[start:end] for start, end in spans]
        if any(item in places or _is_place_like(item) for item in named) and not any(
            _COMMON.search(item) for item in named
        ):
            for span in spans[1:]:
                yield propose(span, MentionKind.PLACE, "list", Certainty.MEDIUM)


def _is_place_like(item: str) -> bool:
    """Whether an item ends like a place, after a name of two characters or more."""
    return len(item) > 2 and _KINDS_OF_PLACE.ends(item[2:])


def _people(text: str, position: int) -> Iterator[Mention]:
    while (match := _NEXT_PERSON.match(text, position)) and is_full_name(match["name"]):
        if len(match["name"]) == 3 and text[match.start()] == "、":
            yield propose(match.span("name"), MentionKind.PERSON, "list", Certainty.HIGH)
        position = match.end()


def whole_names(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose the third character where a name of two was cut before a word that seems to begin: 傅春|和同志."""
    for person in mentions:
        short = person.kind is MentionKind.PERSON and person.end - person.start == 2
        if short and _CUT_SHORT.match(text, person.end) and is_full_name(text[person.start : person.end + 1]):
            yield replace(
                person,
                end=person.end + 1,
                certainty=Certainty.HIGH,
                evidence=f"{person.evidence} rules:cut-short",
            )


_CUT_SHORT = re.compile(
    rf"{HAN}(?=同志|先生|女士|编者按|著[，,。]|编著|主编[，,。]|译[，,。]|等[一二三四五六七八九十0-9]+人)(?<![老小等])"
)
