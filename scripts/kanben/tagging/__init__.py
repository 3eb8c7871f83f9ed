"""Tagging: text in, mentions out. Taggers propose, `merge` decides, the whole document is made consistent."""

from __future__ import annotations

from collections.abc import Sequence

from kanben.model import Mention
from kanben.tagging.consistency import repeat_names
from kanben.tagging.merge import merge
from kanben.tagging.registry import TAGGERS, load_taggers
from kanben.tagging.speech import find_speech
from kanben.tagging.tagger import Names, Tagger

__all__ = ["TAGGERS", "Names", "Tagger", "load_taggers", "merge", "tag"]


def tag(text: str, taggers: Sequence[Tagger]) -> tuple[Mention, ...]:
    """Find what a text names.

    `text` is an article's parts joined by newlines; no mention crosses one. Returns mentions in text order, outer
    before inner; none crosses another, and the same input gives the same result.
    """
    proposals = [mention for tagger in taggers for mention in tagger.tag(text)]
    proposals = [mention for mention in proposals if "\n" not in text[mention.start : mention.end]]
    first = merge(proposals)
    names = merge([*proposals, *repeat_names(text, first)])
    return merge([*names, *find_speech(text, names)])
