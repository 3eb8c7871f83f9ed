"""Tagging: text in, mentions out. Taggers propose, `merge` decides, the whole document is made consistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.tagging.identity import name_in_full
from kanben.tagging.merge import merge
from kanben.tagging.profiles import profiles
from kanben.tagging.registry import TAGGERS, load_taggers
from kanben.tagging.speech import find_speech
from kanben.tagging.stages import find
from kanben.tagging.tagger import Critic, Names, Tagger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Mention

__all__ = ["TAGGERS", "Critic", "Names", "Tagger", "load_taggers", "merge", "profiles", "tag"]


def tag(text: str, taggers: Sequence[Tagger]) -> tuple[Mention, ...]:
    """Find what a text names.

    `text` is an article's parts joined by newlines; no mention crosses one. Returns mentions in text order, outer
    before inner; none crosses another, and the same input gives the same result.
    """
    names = find(text, taggers)
    for tagger in taggers:
        # A Critic; asking for the method itself costs less than isinstance, for every text.
        if doubts := getattr(tagger, "doubts", None):
            rejected = doubts(text, names)
            names = [mention for mention in names if mention not in rejected]
    speech = list(find_speech(text, names))
    return tuple(name_in_full(text, merge([*names, *speech]) if speech else names))
