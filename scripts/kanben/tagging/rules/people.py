"""People in running text: a title before a full name, a surname before a title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.lexicon.wordlists import alternatives, words
from kanben.tagging.rules.pattern import propose

# What follows a name in running text; it tells where a name of two or three characters ends.
AFTER_NAME = frozenset(
    "说是在和与的对向为于从将曾已也就都还又便才等，。、；：？！）)”』」,.;:?! \n\u3000告表认介指强坦主带率出随有被把给让因自"
)
_SURE_SURNAMES = "".join(sorted(set(words("surnames")) - set(words("surnames-weak"))))
_SURNAME = f"(?:{alternatives('surnames-compound')}|[{_SURE_SURNAMES}])"
_TITLE_BEFORE = alternatives("titles-before")
_TITLE_AFTER = alternatives("titles-after")
_TITLED = re.compile(rf"(?:{_TITLE_BEFORE})(?P<name>{_SURNAME}[一-龥]{{1,2}})")
_ADDRESSED = re.compile(
    rf"(?<![一-龥])(?P<name>{_SURNAME}[一-龥]{{0,2}}?)(?:{_TITLE_AFTER})(?=[说是在和与的对向为从将，。、])"
)
_DOTTED = re.compile(r"(?<![一-龥·])[一-龥]{1,6}(?:[·•・][一-龥A-Z]{1,7}){1,3}")
_AGED = re.compile(rf"(?:[0-9０-９]{{1,3}}[ \u3000]*岁的)(?P<name>{_SURNAME}[一-龥]{{1,2}})")
_INTRODUCED = re.compile(rf"(?<![一-龥])(?P<name>{_SURNAME}[一-龥]{{1,2}})[,，][ ]?[男女][,，]")
_COMMA = frozenset("，。、；：？！）)”』」,.;:?! \n\u3000")


def find_people(text: str) -> Iterator[Mention]:
    """Propose names by the words around them; certainty is medium where the end of the name is a guess."""
    for pattern, rule in ((_TITLED, "title-before"), (_AGED, "age-before")):
        for match in pattern.finditer(text):
            if span := _full_name(text, match.start("name"), match.end("name")):
                sure = Certainty.HIGH if text[span[1] : span[1] + 1] in _COMMA else Certainty.MEDIUM
                yield propose(span, MentionKind.PERSON, rule, sure)
    for match in _ADDRESSED.finditer(text):
        yield propose(match.span("name"), MentionKind.PERSON, "title-after", Certainty.MEDIUM)
    for match in _INTRODUCED.finditer(text):
        yield propose(match.span("name"), MentionKind.PERSON, "introduced")
    for match in _DOTTED.finditer(text):
        yield propose(match.span(), MentionKind.PERSON, "dotted-name", Certainty.MEDIUM)


def _full_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name ends before a word that follows names; of two and three characters the longer is tried first."""
    for last in (end, end - 1):
        if last - start >= 2 and (text[last : last + 1] in AFTER_NAME or last == len(text)):
            return start, last
    return None
