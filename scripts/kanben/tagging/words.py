"""From the model's words to names: chains of places, and organisations that the model cut in pieces, are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kanben.lexicon.wordlists import alternatives
from kanben.model import MentionKind
from kanben.tagging.lac import Word
from kanben.tagging.mending import BETWEEN, COUNTRIES, ENDING, ENDS, organisation, person, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KINDS = {"PER": MentionKind.PERSON, "LOC": MentionKind.PLACE, "ORG": MentionKind.ORGANISATION}
# Tags of words that may stand inside an organisation's name, between its place and its ending.
_INSIDE = frozenset({"n", "nz", "vn", "an", "m", "LOC", "ORG", "a"})
_COUNTERS = frozenset("家个名位座所条些批种")
_LONGEST = 6
_TEAM = re.compile(r"..队$")
_FACILITY = re.compile(rf"..{alternatives('facilities')}$")
_WHOLE_ENDING = re.compile(rf"{ENDING}$")


class Name(NamedTuple):
    """A name made of one or more words; `joined` says that it was more."""

    word: Word
    kind: MentionKind
    joined: bool = False


def find_names(text: str, words: Sequence[Word]) -> Iterator[Name]:
    """Yield the names of one sentence."""
    position = 0
    while position < len(words):
        used, name = _name_at(text, words, position)
        position += used
        if name is not None and text[name.word.start : name.word.end].strip():
            yield name


def _name_at(text: str, words: Sequence[Word], position: int) -> tuple[int, Name | None]:
    """The name that begins with a word, and how many words it takes up."""
    word = words[position]
    kind = KINDS.get(word.tag)
    if kind is None:
        return 1, None
    if kind is MentionKind.PERSON:
        return 1, _named(person(text, word), kind)
    printed = text[word.start : word.end]
    if _TEAM.search(printed):
        return 1, Name(word, MentionKind.ORGANISATION)
    if _FACILITY.search(printed):
        return 1, Name(word, MentionKind.PLACE)
    used = _organisation_length(text, words, position)
    if used or kind is MentionKind.ORGANISATION:
        joined = _join(words[position : position + max(used, 1)])
        return max(used, 1), _named(organisation(text, joined), MentionKind.ORGANISATION, used > 1)
    used = _chain_length(text, words, position)
    return used, _named(place(text, _join(words[position : position + used])), kind, used > 1)


def _named(word: Word | None, kind: MentionKind, joined: bool = False) -> Name | None:
    return Name(word, kind, joined) if word is not None else None


def _organisation_length(text: str, words: Sequence[Word], position: int) -> int:
    """How many words from a place or organisation on make an organisation: 市 + 第二 + 医院 → 3; 0 if none do."""
    best = 0
    first = words[position]
    for count, word in enumerate(words[position : position + _LONGEST], 1):
        printed = text[word.start : word.end]
        counted = word.tag == "m" and printed[-1] in _COUNTERS
        if count > 1 and (word.tag not in _INSIDE or counted or printed in BETWEEN or not printed.strip()):
            break
        if (
            ENDS.search(printed)
            and (count > 1 or first.tag == "LOC")
            and len(text[first.start : word.end]) > 2
        ):
            whole = bool(_WHOLE_ENDING.fullmatch(printed))
            if first.tag == "LOC" or word.tag == "ORG" or whole:
                best = count
    return best


def _chain_length(text: str, words: Sequence[Word], position: int) -> int:
    """How many places follow each other without a gap; a country is not joined to what lies in it."""
    used = 1
    while position + used < len(words) and words[position + used].tag == "LOC":
        last = words[position + used - 1]
        if text[last.start : last.end] in COUNTRIES:
            break
        used += 1
    return used


def _join(words: Sequence[Word]) -> Word:
    sure = min(word.probability for word in words if word.tag.isupper())
    return Word(words[0].start, words[-1].end, words[0].tag, sure)
