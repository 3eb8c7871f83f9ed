"""Administrative places: gazetteer names, and chains of them as one place (呼和浩特市 + 托克托县)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick import STORE_INTS, Automaton

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.lexicon.divisions import COUNTY, PREFECTURE, PROVINCE, divisions
from kanben.tagging.lexicon.wordlists import words
from kanben.tagging.rules.pattern import propose

Found = tuple[int, int, int, Certainty]  # start, end, level, certainty

# Full names that are also common nouns.
COMMON_NOUNS = frozenset(
    [
        "城区",
        "郊区",
        "矿区",
        "东区",
        "西区",
        "市区",
        "新城区",
        "城中区",
        "城东区",
        "城西区",
        "城北区",
        "城关区",
    ]
)
# Short names of prefectures that are also common words or people's names.
COMMON_WORDS = frozenset(
    [
        "朝阳",
        "安康",
        "大同",
        "长治",
        "中卫",
        "白山",
        "中山",
        "乐山",
        "百色",
        "玉树",
        "和田",
        "平凉",
        "保定",
        "安顺",
        "通化",
        "本溪",
        "东营",
        "海南",
    ]
)
# Words that begin with a place's characters but do not name it there.
NOT_AFTER = {
    "中国": "画",
    "东北": "风方向角部侧",
    "西北": "风方向角部侧",
    "西南": "风方向角部侧",
    "海南": "区",
}
LOCALITY = re.compile(
    r"(?:(?!自治|人民)[一-龥]){1,4}?(?:经济技术开发区|高新技术产业开发区|经济开发区|高新区|开发区|新区|工业园区|工业园|"
    r"街道|社区|大街|大道|胡同|苏木|嘎查|自然村|村|镇|乡|路|街|巷|屯)(?!委|长|民|官|干|人|道|级|办|上|里)"
)
_UNLIKELY = re.compile(
    r"[的了在是和与及向对从由到为把被让将已也都还并而或但因所各每该本此全这那我你他她它们多新老一两]"
)
_STEP = re.compile(
    r"(?:(?<=位于)|(?<=地处)|(?<=来到)|(?<=走进)|(?<=前往)|(?<=赶到)|(?<=抵达)|(?<=家住)|(?<=来自))"
    r"(?:(?![在的到了这那该本各每全一])[一-龥]){2,3}(?:镇|乡|村|屯|苏木|嘎查|街道|社区)(?!委|长|民|官|干|人|级|办)"
)


def find_places(text: str) -> list[Mention]:
    """Propose places: chains of divisions, each with the locality that follows it, countries, regions, cities."""
    chains = [_with_locality(text, chain) for chain in _chains(text, _longest(_occurrences(text)))]
    places = [propose(chain[:2], MentionKind.PLACE, "place", chain[3]) for chain in chains]
    taken = [(chain[0], chain[1]) for chain in chains]
    for match in _STEP.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            places.append(propose(match.span(), MentionKind.PLACE, "locality", Certainty.MEDIUM))
    return sorted(places, key=lambda place: place.start)


def _occurrences(text: str) -> Iterator[Found]:
    automaton, forms = _gazetteer()
    for last, number in automaton.iter(text):
        form, level, certainty = forms[number]
        following = text[last + 1 : last + 2]
        if not (following and following in NOT_AFTER.get(form, "")):
            yield last + 1 - len(form), last + 1, level, certainty


@cache
def _gazetteer() -> tuple[Automaton, tuple[tuple[str, int, Certainty], ...]]:
    forms = _forms()
    automaton = Automaton(STORE_INTS)
    for number, (form, _, _) in enumerate(forms):
        automaton.add_word(form, number)
    automaton.make_automaton()
    return automaton, forms


def _forms() -> tuple[tuple[str, int, Certainty], ...]:
    forms: dict[str, tuple[int, Certainty]] = {}
    for division in divisions():
        if division.name not in COMMON_NOUNS:
            sure = Certainty.HIGH if len(division.name) > 2 else Certainty.MEDIUM
            forms.setdefault(division.name, (division.level, sure))
        short = division.short
        if division.level < COUNTY and short not in COMMON_WORDS:
            forms.setdefault(short, (division.level, Certainty.MEDIUM))
        elif short not in forms:
            forms[short] = (COUNTY, Certainty.MEDIUM if len(short) > 2 else Certainty.LOW)
    for form in words("countries") + words("regions") + words("cities"):
        forms[form] = (0, Certainty.MEDIUM)
    return tuple((form, *value) for form, value in sorted(forms.items()))


def _longest(found: Iterator[Found]) -> Iterator[Found]:
    reached = 0
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if place[0] >= reached:
            reached = place[1]
            yield place


def _chains(text: str, found: Iterator[Found]) -> Iterator[Found]:
    """Join neighbours whose level descends; a short county name alone (low certainty) is dropped."""
    chain: Found | None = None
    for place in found:
        if (
            chain
            and chain[1] == place[0]
            and (chain[2] < place[2] or (chain[2], place[2]) == (COUNTY, COUNTY))
        ):
            grows = (PROVINCE, PREFECTURE, COUNTY)
            sure = Certainty.HIGH if chain[2] in grows else place[3]
            chain = (chain[0], place[1], place[2], sure)
            continue
        if chain and chain[3] is not Certainty.LOW:
            yield chain
        chain = place
    if chain and chain[3] is not Certainty.LOW:
        yield chain


def _with_locality(text: str, chain: Found) -> Found:
    """Lengthen a chain by the town, village or street that follows it directly."""
    start, end, level, certainty = chain
    while level and (match := LOCALITY.match(text, end)) and not _UNLIKELY.search(match.group()[:-1]):
        end = match.end()
    return start, end, level, certainty
