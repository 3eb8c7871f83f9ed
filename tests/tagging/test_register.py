"""Tests of kanben.tagging.register."""

from __future__ import annotations

from kanben.model import Certainty, MentionKind
from kanben.tagging.register import RegisterTagger

ORG, LOC, PER = MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PERSON


def test_longest_form_wins_and_places_nest() -> None:
    """Of 石河, 石河县 and 石河县文化馆 the longest is taken; the place inside it stays, the short form does not."""
    names = {"石河县文化馆": (ORG, "org-a"), "石河县": (LOC, "place-b"), "文化馆": (ORG, "org-c")}
    found = RegisterTagger(names).tag("记者在石河县文化馆看到")
    assert [(m.start, m.end, m.ref) for m in found] == [(3, 9, "org-a"), (3, 6, "place-b")]


def test_forms_of_two_characters_are_less_sure() -> None:
    """和平 may be a district or a word, so the register alone is not certain."""
    names = {"和平": (LOC, "place-h"), "陈小河": (PER, "person-c")}
    found = RegisterTagger(names).tag("和平时期的陈小河")
    assert [m.certainty for m in found] == [Certainty.MEDIUM, Certainty.HIGH]


def test_empty_register_finds_nothing() -> None:
    """A new edition has no register yet."""
    assert RegisterTagger({}).tag("石河县文化馆") == []
