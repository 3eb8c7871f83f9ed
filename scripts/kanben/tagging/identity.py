"""Name identity: which full name of the article a short form stands for, written as the attribute `full`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kanben.lexicon.divisions import divisions_by_form
from kanben.lexicon.wordlists import alternatives, words
from kanben.model import Mention, MentionKind
from kanben.tagging.rules.full_names import is_full_name
from kanben.tagging.tagger import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FULL = "full"
_TITLED = re.compile(rf"[老小]?(?P<surname>.{{1,2}}?)(?:{alternatives('titles-after')}|某+|[老总工导队])?$")
# Words that make another body of an organisation, and words that may be left out at its beginning.
_BRANCH = re.compile(r"分行|支行|分局|分公司|分社|分院|分会|总队|支队|大队|学院|附属|附中|委员会$")
_OPENING = re.compile(r"^(?:中华人民共和国|中国|国家|全国|中华)")


def name_in_full(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Give each short form (老魏, 洛川, 中行江城分行) the full form that the same text has, if it is only one."""
    mentions = list(mentions)
    forms: dict[MentionKind, dict[str, None]] = {kind: {} for kind in NAME_KINDS}
    for mention in mentions:
        if mention.kind in NAME_KINDS:
            forms[mention.kind][text[mention.start : mention.end]] = None
    full = {
        kind: {form: longer for form in forms[kind] if (longer := _only(form, found, _TESTS[kind]))}
        for kind in NAME_KINDS
        for found in (_Candidates(kind, forms[kind]),)
    }
    return [_with_full(text, mention, full) for mention in mentions]


def _with_full(text: str, mention: Mention, full: dict[MentionKind, dict[str, str]]) -> Mention:
    if not mention.attributes and text[mention.start : mention.end] not in full.get(mention.kind, ()):
        return mention
    attributes = dict(mention.attributes)
    if "who" in attributes:
        attributes["who"] = full[MentionKind.PERSON].get(attributes["who"], attributes["who"])
    if longer := full.get(mention.kind, {}).get(text[mention.start : mention.end]):
        attributes[FULL] = longer
    changed = tuple(sorted(attributes.items()))
    return mention if changed == mention.attributes else replace(mention, attributes=changed)


class _Candidates:
    """The forms of a kind that another may be short for, found by what they must have in common with it."""

    def __init__(self, kind: MentionKind, forms: Iterable[str]) -> None:
        self._kind = kind
        self._number = {form: number for number, form in enumerate(forms)}
        self._by_key: dict[str, list[str]] = {}
        for form in self._number:
            for key in self._keys_of_full(form):
                self._by_key.setdefault(key, []).append(form)

    def of(self, form: str) -> list[str]:
        """Return the candidates for a short form, in the order of the forms."""
        found = {full for key in self._keys_of_short(form) for full in self._by_key.get(key, ())}
        return sorted(found - {form}, key=self._number.__getitem__)

    def _keys_of_full(self, full: str) -> set[str]:
        if self._kind is MentionKind.PERSON:
            return {full[0], f"·{full.rsplit('·', 1)[1]}"} if "·" in full else {full[0]}
        tails = {full[at:] for at in range(1, len(full))}
        if self._kind is MentionKind.PLACE:
            return tails | _shorts(full)
        starts = {full[0], _OPENING.sub("", full)[:1]}
        return tails | {f"{start}…{full[-1]}" for start in starts}

    def _keys_of_short(self, form: str) -> tuple[str, ...]:
        if self._kind is MentionKind.PERSON:
            return (f"·{form}", (_surname_alone(form) or "·")[0])
        return (form, f"{form[0]}…{form[-1]}")


def _only(form: str, forms: _Candidates, stands_for: Callable[[str, str], bool]) -> str | None:
    """The one form that this one is short for; of forms that are short for each other the longest."""
    found = [full for full in forms.of(form) if stands_for(form, full)]
    longest = max(found, key=len, default=None)
    if longest and all(one == longest or stands_for(one, longest) for one in found):
        return longest
    return None


def _short_person(form: str, full: str) -> bool:
    if "·" in full:
        return form == full.rsplit("·", 1)[1]
    surname = _surname_alone(form)
    return (
        surname is not None and full.startswith(surname) and len(full) > len(surname) and is_full_name(full)
    )


@lru_cache(maxsize=4096)
def _surname_alone(form: str) -> str | None:
    """The surname in a form that has no given name: 老魏, 魏师傅, 魏某."""
    if is_full_name(form) or not (titled := _TITLED.match(form)):
        return None
    return titled["surname"]


def _short_place(form: str, full: str) -> bool:
    return full.endswith(form) or form in _shorts(full)


@lru_cache(maxsize=4096)
def _shorts(full: str) -> frozenset[str]:
    """The short forms of the last division of a chain, or of a town or village outside the gazetteer."""
    known = divisions_by_form()
    last = next((full[at:] for at in range(len(full) - 1) if full[at:] in known), full)
    if last in known:
        return frozenset(division.short for division in known[last])
    short = last[:-1] if last.endswith(("镇", "乡", "村")) else ""
    return frozenset({short}) if short not in known and short not in words("regions") else frozenset()


def _short_organisation(form: str, full: str) -> bool:
    """A tail (江城区司法局), or characters of the full name in their order, from its beginning to its end."""
    if form[-1] != full[-1] or len(form) >= len(full) or len(form) < 2:
        return False
    if full.endswith(form):
        return True
    starts = {full[0], _OPENING.sub("", full)[:1]}
    if (
        form[0] not in starts
        or form[-1] != full[-1]
        or set(_BRANCH.findall(form)) != set(_BRANCH.findall(full))
    ):
        return False
    rest = iter(full)
    return not full.startswith(form) and all(char in rest for char in form)


_TESTS: dict[MentionKind, Callable[[str, str], bool]] = {
    MentionKind.PERSON: _short_person,
    MentionKind.PLACE: _short_place,
    MentionKind.ORGANISATION: _short_organisation,
}


def main_form(text: str, mention: Mention) -> str:
    """The form under which the register should have what a mention names."""
    return dict(mention.attributes).get(FULL, text[mention.start : mention.end])


def people(text: str, mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each person, by main form, in text order."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON:
            found.setdefault(main_form(text, mention), []).append(mention)
    return found
