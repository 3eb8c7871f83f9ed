"""How names are decided on: proposals are merged, the document's context adds more, merging decides again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.lexicon.reading import reading
from kanben.lexicon.scripts import CHINESE, writing
from kanben.tagging.context import CONTEXT_RULES, supported
from kanben.tagging.edges import trim
from kanben.tagging.merge import merge
from kanben.tagging.titles import outside_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Mention
    from kanben.tagging.tagger import Tagger

_FOR_CHINESE = frozenset(("rules", "model"))


def find(text: str, taggers: Sequence[Tagger]) -> list[Mention]:
    """Return the merged mentions of all taggers, made consistent over the text; those for Chinese see nothing else."""
    chinese = writing(text) == CHINESE
    proposals = [
        mention
        for tagger in taggers
        if chinese or tagger.name not in _FOR_CHINESE
        for mention in tagger.tag(text)
    ]
    proposals = _trimmed(text, proposals)
    proposals = [mention for mention in proposals if "\n" not in text[mention.start : mention.end]]
    first = merge(outside_titles(text, proposals))
    if not chinese:
        return list(first)
    further = [mention for rule in CONTEXT_RULES for mention in rule(reading(text), first)]
    return supported(text, merge([*first, *outside_titles(text, _trimmed(text, further))]))


def _trimmed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without marks at their edges."""
    return [trimmed for mention in mentions if (trimmed := trim(text, mention))]
