"""Tests of kanben.tagging.merge."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.merge import merge

PER, LOC, ORG = MentionKind.PERSON, MentionKind.PLACE, MentionKind.ORGANISATION


@st.composite
def proposals(draw: st.DrawFn) -> list[Mention]:
    """Any proposals of any taggers on a short text."""
    starts = st.integers(0, 20)
    one = st.builds(
        lambda start, length, kind, sure, mark: Mention(start, start + length, kind, sure, mark),
        starts,
        st.integers(1, 8),
        st.sampled_from(MentionKind),
        st.sampled_from(Certainty),
        st.sampled_from(["rules:a", "rules:b", "model:word", "register:name"]),
    )
    return draw(st.lists(one, max_size=25))


@given(proposals())
def test_merged_mentions_never_cross(found: list[Mention]) -> None:
    """TEI is a tree: of two mentions, one lies inside the other or outside of it."""
    for one, other in combinations(merge(found), 2):
        inside = other.start >= one.start and other.end <= one.end
        assert inside or other.start >= one.end


@given(proposals(), st.randoms())
def test_order_of_proposals_does_not_matter(found: list[Mention], chance: object) -> None:
    """The same proposals give the same mentions, whichever tagger spoke first."""
    shuffled = sorted(found, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert merge(found) == merge(shuffled)


@given(proposals())
def test_merging_twice_changes_nothing(found: list[Mention]) -> None:
    """What was decided stays decided."""
    assert merge(merge(found)) == merge(found)


def test_agreement_makes_certain_and_names_both_witnesses() -> None:
    """Two taggers that agree are better than one, and the evidence says who they were."""
    found = merge(
        [Mention(0, 3, PER, Certainty.MEDIUM, "model:word"), Mention(0, 3, PER, Certainty.LOW, "rules:title")]
    )
    assert [(m.certainty, m.evidence) for m in found] == [(Certainty.HIGH, "model:word rules:title")]


def test_place_inside_organisation_is_kept_and_other_names_are_not() -> None:
    """包头市司法局 keeps 包头市; a person's name inside an organisation is a misreading."""
    outer = Mention(0, 6, ORG, Certainty.HIGH, "rules:o")
    place = Mention(0, 3, LOC, Certainty.HIGH, "rules:p")
    person = Mention(3, 5, PER, Certainty.MEDIUM, "model:word")
    assert merge([person, place, outer]) == (outer, place)


def test_neighbours_that_touch_are_both_kept() -> None:
    """In 本报深圳 the paper ends where the place begins: they do not overlap."""
    paper = Mention(0, 2, MentionKind.SOURCE, Certainty.HIGH, "rules:own-name")
    place = Mention(2, 4, LOC, Certainty.HIGH, "model:word rules:dateline")
    assert merge([place, paper]) == (paper, place)
