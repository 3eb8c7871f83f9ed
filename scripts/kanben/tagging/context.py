"""Rules that look at what was found already: neighbours join, organisations begin with a place of any tagger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kanben.lexicon.wordlists import words
from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.consistency import lengthen_people, repeat_names, shorten_people, shorten_places
from kanben.tagging.joining import continue_lists, join_neighbours, whole_names
from kanben.tagging.rules.localities import lengthen
from kanben.tagging.rules.organisations import find_organisations

ContextRule = Callable[[str, Sequence[Mention]], Iterable[Mention]]


def lengthen_places(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose a place together with the town, village or street directly after it: 柳河镇 + 石桥村."""
    for place in mentions:
        if place.kind is MentionKind.PLACE and text[place.start : place.end] not in words("countries"):
            end = lengthen(text, place.end)
            if end > place.end:
                yield replace(place, end=end, evidence=f"{place.evidence} rules:place+locality", ref=None)


def organisations_at_places(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Propose organisations that begin with a place that the model or the register found."""
    places = [mention for mention in mentions if mention.kind is MentionKind.PLACE]
    places.extend(shorten_places(text, mentions))
    yield from find_organisations(text, places)


CONTEXT_RULES: tuple[ContextRule, ...] = (
    lengthen_places,
    join_neighbours,
    continue_lists,
    whole_names,
    organisations_at_places,
    repeat_names,
    lengthen_people,
    shorten_people,
    shorten_places,
)


def supported(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out guesses of the rules alone, unless the same words stand elsewhere in the text."""
    return [
        mention
        for mention in mentions
        if mention.certainty is not Certainty.LOW
        or not mention.evidence.startswith("rules:")
        or text.count(text[mention.start : mention.end]) > 1
    ]
