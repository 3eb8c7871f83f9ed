"""Tagging: text in, mentions out. Taggers propose, `merge` decides, the whole document is made consistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.tagging.context import CONTEXT_RULES, supported
from kanben.tagging.merge import merge
from kanben.tagging.reading import reading
from kanben.tagging.registry import TAGGERS, load_taggers
from kanben.tagging.speech import find_speech
from kanben.tagging.tagger import Names, Tagger
from kanben.tagging.titles import outside_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Mention

__all__ = ["TAGGERS", "Names", "Tagger", "load_taggers", "merge", "tag"]


def tag(text: str, taggers: Sequence[Tagger]) -> tuple[Mention, ...]:
    """Find what a text names.

    `text` is an article's parts joined by newlines; no mention crosses one. Returns mentions in text order, outer
    before inner; none crosses another, and the same input gives the same result.
    """
    proposals = [mention for tagger in taggers for mention in tagger.tag(text)]
    proposals = [mention for mention in proposals if "\n" not in text[mention.start : mention.end]]
    proposals = outside_titles(text, proposals)
    first = merge(proposals)
    further = [mention for rule in CONTEXT_RULES for mention in rule(reading(text), first)]
    names = supported(text, merge([*first, *outside_titles(text, further)]))
    speech = list(find_speech(text, names))
    return merge([*names, *speech]) if speech else tuple(names)
