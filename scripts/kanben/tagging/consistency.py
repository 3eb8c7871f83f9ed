"""Whole-document consistency: a full name found once finds its other occurrences and its short forms."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kanben.lexicon.characters import NOT_HAN
from kanben.lexicon.divisions import divisions_by_form
from kanben.lexicon.surnames import SINGLE
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.forms import find_all
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.tagger import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KINDS = "省市县区旗州盟镇乡村"
_NO_HAN = re.compile(rf"$|{NOT_HAN}")
_AFTER_PERSON = vocabulary("after-person")
_COMMON = frozenset(words("places-common-words"))
_VERBS = frozenset(
    "说是在的对向把被将也都就与为给让等及却已曾不没从于表介认告指透强坦回解提补宣呼总分和同先女老某"
)
_RANK = {Certainty.LOW: 0, Certainty.MEDIUM: 1, Certainty.HIGH: 2}


def repeat_names(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose every further occurrence of names that are sure, or were found more than once in the text."""
    seen: dict[str, dict[MentionKind, list[Mention]]] = {}
    for mention in mentions:
        if mention.kind in NAME_KINDS:
            kinds = seen.setdefault(text[mention.start : mention.end], {})
            kinds.setdefault(mention.kind, []).append(mention)
    occurrences: dict[str, list[int]] = {}
    for start, _, form in find_all(seen, text):
        occurrences.setdefault(form, []).append(start)
    for form, kinds in sorted(seen.items()):
        starts = occurrences.get(form, [])
        for kind, found in sorted(kinds.items()):
            if len(starts) > len(found) and _is_sure(form, kind, found):
                yield from _further(form, kind, found, starts, mentions)


def _is_sure(form: str, kind: MentionKind, found: Sequence[Mention]) -> bool:
    if len(form) < 2 or (kind is MentionKind.PLACE and len(form) < 3):
        return False
    return (
        len(found) > 1
        or any(mention.certainty is Certainty.HIGH for mention in found)
        or (
            # Whatever proposed it: three characters that come again are hardly an accident.
            kind is MentionKind.PERSON and len(form) > 2
        )
    )


def _further(
    form: str, kind: MentionKind, found: Sequence[Mention], starts: Iterable[int], mentions: Sequence[Mention]
) -> Iterator[Mention]:
    best = max(found, key=lambda mention: _RANK[mention.certainty])
    sure = Certainty.HIGH if len(form) > 2 else Certainty.MEDIUM
    taken = {mention.start for mention in found}
    longer = [m for m in mentions if m.kind is kind and m.end - m.start > len(form)]
    for start in starts:
        end = start + len(form)
        if start not in taken and not any(m.start <= start and end <= m.end for m in longer):
            yield Mention(start, end, kind, sure, "document:repeated-name", best.ref)


def lengthen_people(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose the third character of a name that follows the same two wherever they stand: 朱广 is always 朱广才."""
    short = {text[m.start : m.end] for m in mentions if m.kind is MentionKind.PERSON and m.end - m.start == 2}
    following: dict[str, list[tuple[int, str]]] = {}
    for start, end, form in find_all(short, text):
        following.setdefault(form, []).append((start, text[end : end + 1]))
    for form, found in sorted(following.items()):
        chars = {char for _, char in found}
        if (
            len(found) > 1
            and len(chars) == 1
            and is_full_name(form + (last := chars.pop()))
            and last not in _VERBS
        ):
            for start, _ in found:
                yield Mention(start, start + 3, MentionKind.PERSON, Certainty.HIGH, "document:always-longer")


def shorten_people(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose the familiar forms of people whom the text names in full: after 魏长顺, also 老魏 and 小魏."""
    surnames = {
        text[m.start] for m in mentions if m.kind is MentionKind.PERSON and 2 <= m.end - m.start <= 3
    } & SINGLE
    if "老" not in text and "小" not in text:
        return
    for start, end, _ in find_all((f"{mark}{surname}" for surname in surnames for mark in "老小"), text):
        if _NO_HAN.match(text, end) or _AFTER_PERSON.begins(text, end):
            yield Mention(start, end, MentionKind.PERSON, Certainty.MEDIUM, "rules:familiar-form")


def shorten_places(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose the short form of a place that the text names in full: after 洛川县, also 洛川."""
    full = {text[m.start : m.end] for m in mentions if m.kind is MentionKind.PLACE}
    shorts = {short for form in full for short in _short_forms(form)} - full - _COMMON
    for start, end, _ in find_all(shorts, text):
        if not text.startswith(("地区", "自治", *_KINDS), end):
            yield Mention(start, end, MentionKind.PLACE, Certainty.MEDIUM, "rules:short-place")


@lru_cache(maxsize=4096)
def _short_forms(form: str) -> tuple[str, ...]:
    """The last division of a chain without the word for its kind; of a locality outside the gazetteer, if alone."""
    known = divisions_by_form()
    ends = (form[start:] for start in range(len(form) - 2))
    last = next((end for end in ends if end in known), None)
    alone = form[:-1] if form.endswith(tuple(_KINDS)) and len(form) < 5 else ""
    short = known[last][0].short if last else alone
    return (short,) if len(short) > 1 and short != form else ()
