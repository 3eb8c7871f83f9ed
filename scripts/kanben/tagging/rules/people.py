"""People in running text: a title before a full name, a surname before a title, names of other languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN, NOT_HAN
from kanben.lexicon.wordlists import alternatives, words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.rules.pattern import propose

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL = "".join(words("surnames"))
_SURE = "".join(sorted(set(words("surnames")) - set(words("surnames-weak"))))
_COMPOUND = alternatives("surnames-compound")
_TITLE = re.compile(alternatives("titles-before"))
_NATIVE = re.compile(rf"(?P<name>(?:{_COMPOUND}|[{_ALL}]){HAN}{{1,2}})")
_AGED = re.compile(rf"[0-9０-９]{{1,3}}[ \u3000]*岁的(?P<name>(?:{_COMPOUND}|[{_ALL}]){HAN}{{1,2}})")
_ADDRESSED = re.compile(
    rf"(?<!{HAN})(?P<name>(?:{_COMPOUND}|[{_SURE}]){HAN}{{0,2}}?)(?:{alternatives('titles-after')})"
    r"(?=[说是在和与的对向为从将，。、])"
)
_INTRODUCED = re.compile(rf"(?<!{HAN})(?P<name>(?:{_COMPOUND}|[{_SURE}]){HAN}{{1,2}})[,，][ ]?[男女][,，]")
_ABROAD = "".join(dict.fromkeys(words("transliteration")))
# These also stand in such names, but at their end they are words of their own more often.
_INNER = f"{_ABROAD}则都让得当因于道"
_DOTTED = re.compile(rf"[{_INNER}]{{1,7}}(?:[·•・．][{_INNER}A-Z]{{0,7}}[{_ABROAD}A-Z]){{1,3}}")
_FOREIGN = re.compile(rf"(?:{alternatives('titles-abroad')})(?P<name>[{_INNER}]{{1,7}}[{_ABROAD}])")
# Names that the paper withholds: 钱某, 彭某某, 陆某强.
_CERTAIN_ONE = re.compile(
    rf"(?:{_COMPOUND}|[{_SURE}])某(?:某|(?!因|在|和|与|等|的|为|以|将|被|把|对|向|称|说|某|到|从|于|是){HAN}(?=[、，。）)（(和与等]))?(?!些|个|种|地|市|县|省)"
)
_FOLLOWED = rf"(?={alternatives('after-person')}|{NOT_HAN})"
_JAPANESE = re.compile(
    rf"(?:(?<!{HAN})|(?<=[长相臣员帅官师手的])){alternatives('surnames-japanese')}"
    rf"(?:{HAN}{{2}}|{HAN}{{3}}|{HAN}){_FOLLOWED}"
)
# “日本选手船木和喜夺得…”, “挪威的彼得森居第二”
_OF_COUNTRY = re.compile(
    rf"日本(?:选手|名将|首相|外相|球员|队员|棋手|演员|导演|学者|作家)(?P<japanese>(?![{_ALL}]){HAN}{{3,5}}?){_FOLLOWED}"
)
_COUNTRIES = words("countries")
_LONGEST_COUNTRY = max(map(len, _COUNTRIES))
_OF = re.compile(rf"的(?P<foreign>[{_INNER}]{{2,6}}[{_ABROAD}]){_FOLLOWED}")
_ENDING = re.compile(rf"(?:{alternatives('organisation-endings')}|{alternatives('facilities')})$")
# Names such as those of Tibetans, after any title, have no surname to know them by: they must be long enough.
_LONG = re.compile(rf"(?P<name>[{_ABROAD}]{{4,6}}){_FOLLOWED}")
_AFTER = re.compile(rf"$|[\W\d_]|{alternatives('after-person')}")
# Words that hardly ever are the last character of a given name.
_STRONG = frozenset("说是在的对向把被将也都就与为给让等及却已曾不没从于")
_CLEAR = re.compile(
    rf"$|{NOT_HAN}|{'|'.join(word for word in words('after-person') if len(word) > 1)}|[说的]"
)
# After 于 or 向 these are days, not given names.
_DAYS = frozenset(f"{day}日" for day in "昨今明前本当即次") | {"昨晚", "今晨", "今晚", "昨天", "今天"}
_PAUSE = re.compile(rf"$|{NOT_HAN}|说(?!明|法)|表示|介绍|认为|告诉|回忆")


def find_people(text: str) -> Iterator[Mention]:
    """Propose names by the words around them; certainty is medium where the end of the name is a guess."""
    yield from _titled(text)
    for match in _AGED.finditer(text):
        yield from _full_names(text, match.start("name"), match.end("name"), "age-before")
    for match in _ADDRESSED.finditer(text):
        yield propose(match.span("name"), MentionKind.PERSON, "title-after", Certainty.MEDIUM)
    for match in _INTRODUCED.finditer(text):
        yield propose(match.span("name"), MentionKind.PERSON, "introduced")
    for match in _DOTTED.finditer(text):
        yield propose(match.span(), MentionKind.PERSON, "dotted-name")
    for match in _JAPANESE.finditer(text):
        if _ENDING.search(match.group()):
            continue
        sure = Certainty.HIGH if len(match.group()) > 3 else Certainty.LOW
        yield propose(match.span(), MentionKind.PERSON, "japanese-name", sure)
    for match in _CERTAIN_ONE.finditer(text) if "某" in text else ():
        yield propose(match.span(), MentionKind.PERSON, "withheld-name")
    for match in _OF_COUNTRY.finditer(text):
        yield propose(match.span("japanese"), MentionKind.PERSON, "of-country", Certainty.MEDIUM)
    for match in _OF.finditer(text):
        if text.endswith(_COUNTRIES, max(0, match.start() - _LONGEST_COUNTRY), match.start()):
            yield propose(match.span("foreign"), MentionKind.PERSON, "of-country", Certainty.MEDIUM)
    for match in _FOREIGN.finditer(text):
        if _AFTER.match(text, match.end()) and not _titled_native(match["name"]):
            sure = Certainty.HIGH if len(match["name"]) > 3 else Certainty.MEDIUM
            yield propose(match.span("name"), MentionKind.PERSON, "title-abroad", sure)


def _titled(text: str) -> Iterator[Mention]:
    """Names directly after a title: 局长李四; those without a surname must be long."""
    for title in _TITLE.finditer(text):
        if name := _NATIVE.match(text, title.end()):
            yield from _full_names(text, name.start(), name.end(), "title-before")
        if name := _LONG.match(text, title.end()):
            yield propose(name.span(), MentionKind.PERSON, "title-long-name", Certainty.MEDIUM)


def _full_names(text: str, start: int, end: int, rule: str) -> Iterator[Mention]:
    """Weigh the readings with one and with two characters after the surname by what follows each.

    A name before a pause is sure; before a word that may follow names it is likely; otherwise it is a guess. After
    a surname that is a common word first (于, 高, 和) only the sure reading counts.
    """
    surname = 2 if text[start : start + 2] in words("surnames-compound") else 1
    weak = surname == 1 and text[start] in words("surnames-weak")
    if text[start + 1 : start + 3] in _DAYS:
        return
    likely = [last for last in range(start + surname + 1, end + 1) if _AFTER.match(text, last)]
    if not likely:
        if not weak and end - start == surname + 2:
            yield propose((start, end), MentionKind.PERSON, rule, Certainty.LOW)
        return
    if weak:
        likely = [last for last in likely if last - start == 3 and _CLEAR.match(text, last)]
        if not likely:
            return
    # Both readings fit where the last character may also be a word: 陈立|说 is clear, 陈立和 less than 和|表示.
    last = likely[0] if text[likely[0]] in _STRONG or len(likely) == 1 else likely[-1]
    sure = _PAUSE.match(text, last) is not None
    yield propose(
        (start, last), MentionKind.PERSON, rule, Certainty.HIGH if sure and not weak else Certainty.MEDIUM
    )


def _titled_native(name: str) -> bool:
    """Whether the other rule reads the characters better: a Chinese full name of two or three characters."""
    return len(name) < 4 and name[0] in words("surnames") and name[0] not in words("surnames-weak")
