"""What an article says of its people besides the name: sex, occupation, the organisation they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.lexicon.vocabulary import vocabulary
from kanben.model import Certainty, Mention, MentionKind, Profile
from kanben.tagging.identity import main_form, people

if TYPE_CHECKING:
    from collections.abc import Sequence

MALE, FEMALE = "1", "2"  # ISO/IEC 5218, as TEI's @sex allows

_STATED = re.compile(r"[，,（(]\s*(?P<sex>[男女])\s*[，,）)、]")
_ADDRESS = {
    MALE: re.compile(r"(?:先生|大爷|大伯|大叔|叔叔|爷爷|老汉|小伙)"),
    FEMALE: re.compile(r"(?:女士|小姐|夫人|大妈|大娘|阿姨|奶奶|婆婆)"),
}
_PRONOUN = {"他": MALE, "她": FEMALE}
_TITLES = vocabulary("titles-before")
_JOB_AFTER = re.compile(rf"的?(?:一[名位个])?(?P<job>{HAN}{{2,10}}?)(?=[，,。；;、]|$)")
_IS = ("是一名", "，是", "是", "系")  # between a person and an organisation
# A pronoun that is the subject of a sentence or clause; not what somebody says of somebody else.
_SUBJECT = re.compile(r"(?:^|[。！？!?，,]\s*)([他她])(?!们|人)")
_SAYS = re.compile(r"[说称問问]|评价|表示|认为|介绍|告诉|回忆|指出|透露|建议|提醒")
_NO_OCCUPATION = frozenset(
    [
        "妻子",
        "丈夫",
        "儿子",
        "女儿",
        "父亲",
        "母亲",
        "搭档",
        "同事",
        "徒弟",
        "师傅",
        "老人",
        "老汉",
        "青年",
        "小伙",
        "女孩",
        "男孩",
        "家长",
        "失主",
        "读者",
        "网友",
        "业主",
        "住户",
        "房东",
        "房主",
    ]
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")


def profiles(text: str, mentions: Sequence[Mention]) -> tuple[Profile, ...]:
    """Read the profile of each person of whom the article says something; in order of their first mention."""
    found = []
    organisations = _Organisations(mentions)
    everybody = people(text, mentions)
    starts = sorted((mention.start, name) for name, theirs in everybody.items() for mention in theirs)
    for name, own in everybody.items():
        others = [_next_other(starts, mention, name) for mention in own]
        sex, evidence = _sex(text, own, others)
        occupation, affiliation = _position(text, own, organisations)
        marks = [evidence, "title" if occupation else "", "affiliation" if affiliation else ""]
        if any(marks):
            sure = Certainty.HIGH if evidence in ("", "stated") else Certainty.MEDIUM
            proof = " ".join(f"rules:{mark}" for mark in marks if mark)
            found.append(Profile(name, sex, occupation, affiliation, sure, proof))
    return tuple(found)


def _sex(text: str, own: Sequence[Mention], others: Sequence[float]) -> tuple[str | None, str]:
    """The sex that the text states, the form of address shows, or the pronouns agree on."""
    for mention in own:
        if stated := _STATED.match(text, mention.end):
            return (MALE if stated["sex"] == "男" else FEMALE), "stated"
    for mention in own:
        for sex, address in _ADDRESS.items():
            if address.search(text, mention.start, mention.end) or address.match(text, mention.end):
                return sex, "address"
    told = {
        sex for mention, other in zip(own, others, strict=True) for sex in _pronouns(text, mention, other)
    }
    return (told.pop(), "pronoun") if len(told) == 1 else (None, "")


def _next_other(starts: Sequence[tuple[int, str]], mention: Mention, name: str) -> float:
    """Return where somebody else is named next after a mention; `starts` are all mentions' starts and people."""
    following = range(bisect_right(starts, (mention.start, "\uffff")), len(starts))
    return next((starts[index][0] for index in following if starts[index][1] != name), inf)


def _pronouns(text: str, mention: Mention, other: float) -> set[str]:
    """Pronouns up to the end of the next sentence of the paragraph, before anybody else is named, outside quotes."""
    limit = text.find("\n", mention.end)
    limit = len(text) if limit < 0 else limit
    sentences = list(_SENTENCE.finditer(text, mention.end, limit))[:2]
    limit = int(min(limit, other))
    stretch = re.sub(
        r"“[^”]*”?", "", text[mention.end : min(limit, sentences[-1].end() if sentences else limit)]
    )
    return {
        _PRONOUN[found[1]]
        for found in _SUBJECT.finditer(stretch)
        if not _SAYS.search(_clause(stretch, found))
    }


def _clause(stretch: str, found: re.Match[str]) -> str:
    """What stands before a pronoun in its own sentence."""
    start = max(stretch.rfind(mark, 0, found.start() + 1) for mark in "。！？!?") + 1
    return stretch[start : found.start()]


class _Organisations:
    """The organisations that an article names, by where they begin and end."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_end: dict[int, Mention] = {}
        self._by_start: dict[int, Mention] = {}
        for mention in mentions:
            if mention.kind is MentionKind.ORGANISATION:
                self._by_end.setdefault(mention.end, mention)
                self._by_start.setdefault(mention.start, mention)

    def before(self, text: str, offset: int) -> Mention | None:
        """Return the one that stands directly before an offset, or before a 的 there."""
        of = self._by_end.get(offset - 1) if text[offset - 1 : offset] == "的" else None
        return of or self._by_end.get(offset)

    def after(self, text: str, offset: int) -> Mention | None:
        """Return the one that somebody belongs to whose name ends at an offset: 是, 系 …"""
        found = (self._by_start.get(offset + len(link)) for link in _IS if text.startswith(link, offset))
        return next((each for each in found if each is not None), None)


def _position(
    text: str, own: Sequence[Mention], organisations: _Organisations
) -> tuple[str | None, str | None]:
    occupation = affiliation = None
    for mention in own:
        before = text[max(0, mention.start - 12) : mention.start]
        title = _TITLES.last(before)
        if title and occupation is None and title not in _NO_OCCUPATION:
            occupation = title
        if affiliation is not None:
            continue
        if organisation := organisations.before(text, mention.start - len(title)):
            affiliation = main_form(text, organisation)
        elif organisation := organisations.after(text, mention.end):
            affiliation = main_form(text, organisation)
            job = _JOB_AFTER.match(text, organisation.end)
            occupation = occupation or (job["job"] if job else None)
    return occupation, affiliation
