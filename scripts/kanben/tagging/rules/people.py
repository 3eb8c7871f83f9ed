"""People in running text: a title before a full name, a surname before a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, NOT_HAN
from kanben.lexicon.surnames import COMPOUND, SINGLE, SURE, WEAK, has_surname
from kanben.lexicon.vocabulary import Vocabulary, vocabulary
from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import word_forms
from kanben.tagging.rules.foreign_people import long_name
from kanben.tagging.rules.full_names import NOT_NAMES
from kanben.tagging.rules.pattern import propose

if TYPE_CHECKING:
    from collections.abc import Iterator

_GIVEN = re.compile(f"{HAN}{{1,2}}")
_AGED = re.compile(r"[0-9０-９]{1,3}[ \u3000]*岁的")
_WORD = re.compile(rf"(?<!{HAN}){HAN}{{3,7}}")
_TITLES_AFTER = vocabulary("titles-after")
_AFTER_TITLE = frozenset("说是在和与的对向为从将，。、")
_INTRODUCED = re.compile(rf"(?<!{HAN})(?P<name>{HAN}{{2,4}})[,，][ ]?[男女][,，]")
# Before a weak surname in 于女士: a boundary, or who they are.
_TITLES_BEFORE = vocabulary("titles-before")
_BEFORE_ADDRESS = re.compile("[是了和与及向对在从被把给让请听找位名叫称问由到过说见为跟同着]$")
_BEFORE_WEAK = re.compile(rf"(?:^|{NOT_HAN}|[的民主户客者员友])$")
_FAMILIAR = re.compile(rf"(?<![不古衰偕敬养年])[老小](?P<surname>{HAN}{{1,2}}?)(?={NOT_HAN}|$|{HAN})")
_NOT_WITHHELD = frozenset("有来在对")
# Names that the paper withholds: 钱某, 彭某某, 陆某强.
_WITHHELD = re.compile(
    rf"某(?:某|(?![因在和与等的为以将被把对向称说某到从于是]){HAN}(?=[、，。）)（(和与等]))?(?![些个种地市县省一项类段部处天日年月人村镇乡区国厂校公集])"
)
_AFTER_PERSON = vocabulary("after-person")
_CLEAR_AFTER = Vocabulary((*(word for word in words("after-person") if len(word) > 1), "说", "的"))
_BOUNDARY = re.compile(r"$|[\W\d_]")
_NO_HAN = re.compile(f"$|{NOT_HAN}")
# Surnames that after a title are words of grammar, unless the sentence stops behind the name: 毕业生都没有….
_PARTICLES = frozenset("都和与将从由向就曾也因对为比时位管高单")
_STOPS = frozenset(("", *"，。、：；！？）)”」\n"))
# Words that hardly ever are the last character of a given name.
_STRONG = frozenset("问答说是在的对向把被将也都就与为给让等及却已曾不没从于")
_BY_FIGURE = re.compile("以[0-9]")
# After 于 or 向 these are days, not given names.
_DAYS = frozenset(f"{day}日" for day in "昨今明前本当即次") | {"昨晚", "今晨", "今晚", "昨天", "今天"}
# After a title and before somebody's words a short word is a name, whatever its surname: 站长仰天明说.
_SPOKE = re.compile(
    rf"(?P<name>{HAN}{{2,3}}?)(?:也|则|都|还)?(?:说(?!明|法|服)|介绍|表示|坦言|回忆|认为|告诉|透露|感慨|解释)(?!{HAN}?[长员])"
)
_ANY = SINGLE | WEAK
_MANNER = frozenset("忙后常兴是也都就接着地再便才又正在笑经即连们等们的向对介一")
_PAUSE = re.compile(rf"$|{NOT_HAN}|说(?!明|法)|表示|介绍|认为|告诉|回忆")


def find_people(text: str) -> Iterator[Mention]:
    """Propose names by the words around them; certainty is medium where the end of the name is a guess."""
    for _, end in word_forms("titles-before").longest(text):
        yield from _full_names(text, end, "title-before")
        if (spoke := _SPOKE.match(text, end)) and _is_speaker(spoke["name"]):
            yield propose(spoke.span("name"), MentionKind.PERSON, "title-before-words", Certainty.MEDIUM)
        if last := long_name(text, end):
            yield propose((end, last), MentionKind.PERSON, "title-long-name", Certainty.MEDIUM)
    for match in _AGED.finditer(text):
        yield from _full_names(text, match.end(), "age-before")
    for match in _WORD.finditer(text):
        if last := _addressed(text, match.start(), match.end()):
            yield propose((match.start(), last), MentionKind.PERSON, "title-after", Certainty.MEDIUM)
    yield from _spoken_to(text)
    for match in _INTRODUCED.finditer(text):
        if has_surname(match["name"], SURE):
            yield propose(match.span("name"), MentionKind.PERSON, "introduced")
    for match in _WITHHELD.finditer(text) if "某" in text else ():
        if length := _surname_before(text, match.start(), SINGLE - _NOT_WITHHELD):
            span = (match.start() - length, match.end())
            yield propose(span, MentionKind.PERSON, "withheld-name")


def _is_speaker(word: str) -> bool:
    """Say whether a word between a title and what is said is a name, and does not tell how it is said."""
    return has_surname(word, _ANY) and word not in NOT_NAMES and _MANNER.isdisjoint(word[1:])


def _spoken_to(text: str) -> Iterator[Mention]:
    """Surnames with a form of address, and familiar ones: 钱阿姨, 呼延女士, 老焦, 小端木."""
    for start, end in word_forms("forms-of-address").longest(text):
        length = _surname_before(text, start, SINGLE)
        first = start - length
        if text[first - 1 : first + 1] == "主任":
            continue  # of 主任医师, which is no surname
        weak = length == 1 and text[first] in WEAK
        before = text[max(0, first - 8) : first]
        apart = _BEFORE_WEAK.search(before) or _TITLES_BEFORE.ends(before)
        if length and (apart or (not weak and _BEFORE_ADDRESS.search(before))):
            yield propose(
                (first, end), MentionKind.PERSON, "address", Certainty.MEDIUM if weak else Certainty.HIGH
            )
    for match in _FAMILIAR.finditer(text):
        surname = match["surname"]
        known = surname in COMPOUND or surname in SURE
        if known and match.group() not in NOT_NAMES and _may_end(text, match.end()):
            yield propose(match.span(), MentionKind.PERSON, "familiar", Certainty.MEDIUM)


def _addressed(text: str, start: int, limit: int) -> int | None:
    """Where the full name at the beginning of a word ends, if a title follows: 李明|局长说, 欧阳明|老师."""
    surname = 2 if text[start : start + 2] in COMPOUND else 1 if text[start] in SURE else 0
    if surname:
        for last in range(start + surname + 1, min(start + surname + 3, limit)):
            if any(text[end : end + 1] in _AFTER_TITLE for end in _TITLES_AFTER.matches(text, last)):
                return last
    return None


def _surname_before(text: str, end: int, single: frozenset[str] = SURE) -> int:
    if end > 1 and text[end - 2 : end] in COMPOUND:
        return 2
    return 1 if end > 0 and text[end - 1] in single else 0


def _full_names(text: str, start: int, rule: str) -> Iterator[Mention]:
    """Weigh the readings with one and with two characters after the surname by what follows each.

    A name before a pause is sure; before a word that may follow names it is likely; otherwise it is a guess. After
    a surname that is a common word first (于, 高, 和) only the sure reading counts.
    """
    surname = 2 if text[start : start + 2] in COMPOUND else 1
    given = _GIVEN.match(text, start + surname)
    if given is None or (surname == 1 and text[start] not in SINGLE) or text[start + 1 : start + 3] in _DAYS:
        return
    end = given.end()
    weak = surname == 1 and text[start] in WEAK
    likely = [last for last in range(start + surname + 1, end + 1) if _may_end(text, last)]
    if not likely:
        if not weak and end - start == surname + 2:
            yield propose((start, end), MentionKind.PERSON, rule, Certainty.LOW)
        return
    if weak:
        likely = [
            last
            for last in likely
            if last - start == 3 and text[last - 1] not in _STRONG and _clearly_ends(text, last)
        ]
        if not likely:
            return
    if surname == 1 and text[start] in _PARTICLES:
        likely = [last for last in likely if text[last : last + 1] in _STOPS]
        if not likely:
            return
    # Both readings fit where the last character may also be a word: 陈立|说 is clear, 陈立和 less than 和|表示.
    strong = text[likely[0] : likely[0] + 1] in _STRONG or _BY_FIGURE.match(text, likely[0])
    last = likely[0] if strong or len(likely) == 1 else likely[-1]
    sure = _PAUSE.match(text, last) is not None
    yield propose(
        (start, last), MentionKind.PERSON, rule, Certainty.HIGH if sure and not weak else Certainty.MEDIUM
    )


def _may_end(text: str, last: int) -> bool:
    return _BOUNDARY.match(text, last) is not None or _AFTER_PERSON.begins(text, last)


def _clearly_ends(text: str, last: int) -> bool:
    return _NO_HAN.match(text, last) is not None or _CLEAR_AFTER.begins(text, last)
