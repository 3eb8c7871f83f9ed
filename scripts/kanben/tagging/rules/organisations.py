"""Organisations: a place (or a word such as 国家) and an ending such as 局, 公司, 协会, with what stands between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kanben.lexicon.characters import HAN, han_but
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import alternatives
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import word_forms
from kanben.tagging.rules.pattern import is_divided, propose

LONGEST_MIDDLE = 14
LONGEST_AFTER_KNOWN = 6
# Characters that do not occur inside an organisation's name, between its place and its ending.
NOT_INSIDE = "的了在是和与及向对从由到为把被让使将已也都还就并而且或但因所以于其这那我你他她它们有无没不个各每该此后前时说称"
# What may stand between a place and an ending, and between that and a further one (…大学 + 图书馆).
_MIDDLE = re.compile(
    rf"(?!同)(?:{alternatives('department-pairs')}|[^\W_{NOT_INSIDE}]){{0,{LONGEST_MIDDLE}}}"
)
_FURTHER = re.compile(f"{han_but(NOT_INSIDE)}{{0,6}}")
# Never a person's office (局 + 长).
_NO_ENDING = re.compile(r"[长员]|部门|系统|级|面积")
_NO_NAME = re.compile(rf"{_NO_ENDING.pattern}|机关干部")
_ANCHOR = re.compile(
    rf"(?<!{HAN})(?:{alternatives('organisation-anchors')})"
    r"|(?<=[合同由向到往在与和及对为从被经据让请给的是过即联])(?:国家|全国|中华|自治区|[省市县区旗盟州](?![民场区域中]))"
    rf"|(?:(?<!{HAN})|(?<=[入进在到从与和往送由经]))第[一二三四五六七八九十]{{1,2}}(?![次届个名位批章条天年季版])"
)
_UNMISTAKABLE = 4  # characters of a known name that is nothing else
_AFTER_KNOWN = frozenset("长门")
_DIVISION_COMMITTEE = re.compile(
    r"(?:地委|行署|专署)(?![员托派])|"
    r"(?<=[市省县区旗盟州])(?:委(?!员|托|派|屈|婉|以)|人民政府|政府|政协|人大常委会|人大|纪委|监委)"
)
_FACILITIES = vocabulary("facilities")
# A department whose head is named after it: 水利厅|水土保持处|副处长.
_DEPARTMENT = re.compile(
    rf"{han_but(NOT_INSIDE)}{{2,8}}?(?:处(?=副?处长)|科(?=副?(?:科长|主任|护士长))|部(?=副?(?:部长|主任))|室(?=副?主任)|系(?=副?(?:系主任|主任|教授))|股(?=副?股长)|站(?=副?站长))"
)
# Two organisations that act together are two.
_TOGETHER = re.compile(r"联合(?!会|国|社|体)|会同|携手|协同|[省市县区](?![^局厅委]*分)")
# “在…建厂”: a verb and its object, not a name.
_FOUNDED = re.compile(
    r"(?:(?:建|办|设|开)(?:厂|校|站|馆|院)|(?:入|出|进|住)(?:院|学院|医院)|[上读考进去回](?:大学|学|中学|小学|幼儿园)|(?:一|两|三|几|多|数)家.{0,6})$"
)
# 昆士兰州一煤矿: one of several, not 市一中 or 县一医院.
_ONE = re.compile("一(?![中医院小建幼附])")
_PARTY = frozenset({"中共", "民盟", "民革", "民建"})
_TEAM = re.compile(
    r"(?:男子|女子|国家|青年)?(?:[篮排足手冰]球|乒乓球|羽毛球|体操|游泳|跳水)?(?:队(?![伍员长列友部])|[男女][排足篮])"
)


def find_organisations(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Propose organisations that begin with one of the `places`, with a general word, or are known everywhere."""
    known, anchored = _general(text)
    found = list(known)
    for place in places:
        found.extend(_after(text, place.start, place.end, "place+ending"))
    found.extend(anchored)
    return _longest(found)


# A text is searched twice, the second time with more places: what the first search found is kept for it.
@lru_cache(maxsize=4)
def _general(text: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    found = []
    for start, end in word_forms("organisations-known").longest(text):
        if text[end : end + 1] not in _AFTER_KNOWN:
            sure = Certainty.HIGH if end - start >= _UNMISTAKABLE else Certainty.MEDIUM
            found.append(propose((start, end), MentionKind.ORGANISATION, "known", sure))
            found.extend(_after(text, start, end, "known+ending"))
    known, found = tuple(found), []
    for match in _ANCHOR.finditer(text):
        found.extend(_after(text, match.start(), match.end(), "anchor+ending"))
    return known, tuple(found)


@lru_cache(maxsize=512)
def _after(text: str, start: int, end: int, rule: str) -> tuple[Mention, ...]:
    return tuple(_organisation(text, start, end, rule))


def _organisation(text: str, start: int, end: int, rule: str) -> Iterator[Mention]:
    if text[max(0, start - 2) : start] in _PARTY:
        start -= 2
    if committee := _DIVISION_COMMITTEE.match(text, end):
        yield propose((start, _longer(text, committee.end())), MentionKind.ORGANISATION, "committee")
        return
    if team := _TEAM.match(text, end):
        yield propose((start, team.end()), MentionKind.ORGANISATION, "team")
        return
    name = _first_ending(text, end, _MIDDLE, _NO_NAME)
    if name is None or name.end - start < 3:
        return
    middle, whole = text[end : name.start], text[end : name.end]
    if _FACILITIES.ends(whole) or _FOUNDED.search(whole) or _ONE.match(whole) or is_divided(middle):
        return
    if rule == "known+ending" and len(middle) > LONGEST_AFTER_KNOWN:
        return
    last = _longer(text, name.end)
    near = len(middle) <= 7
    yield propose((start, last), MentionKind.ORGANISATION, rule, Certainty.MEDIUM if near else Certainty.LOW)


def _longer(text: str, last: int) -> int:
    """The end of an organisation with the departments that follow it: 区委 + 宣传部, 大学 + 图书馆."""
    while more := _first_ending(text, last, _FURTHER, _NO_ENDING):
        stretch = text[last : more.end]
        if is_divided(stretch) or _TOGETHER.match(stretch):
            break
        last = more.end
    department = _DEPARTMENT.match(text, last)
    return department.end() if department and not is_divided(department.group()) else last


class _Ending(NamedTuple):
    start: int
    end: int


def _first_ending(
    text: str, position: int, between: re.Pattern[str], unless: re.Pattern[str]
) -> _Ending | None:
    """The first ending after what may stand `between`, `unless` that follows; of several there the longest."""
    reach = between.match(text, position)
    if reach is None:
        return None
    endings = _endings(text)
    for index in range(bisect_left(endings, (position, 0)), len(endings)):
        ending = endings[index]
        if ending.start > reach.end():
            return None
        if not unless.match(text, ending.end) and between.fullmatch(text, position, ending.start):
            return ending
    return None


@lru_cache(maxsize=4)
def _endings(text: str) -> list[_Ending]:
    """All endings in a text, overlapping ones too, by where they begin, the longer first."""
    found = (_Ending(start, end) for start, end, _ in word_forms("organisation-endings").occurrences(text))
    return sorted(found, key=lambda ending: (ending.start, -ending.end))


def _longest(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
