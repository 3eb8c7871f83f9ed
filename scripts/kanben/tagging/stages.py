"""How names are decided on: proposals are merged, the document's context adds more, merging decides again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kanben.tagging.context import CONTEXT_RULES, supported
from kanben.tagging.merge import merge
from kanben.tagging.reading import reading
from kanben.tagging.titles import outside_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Mention
    from kanben.tagging.tagger import Tagger


def _ask(text: str, taggers: Sequence[Tagger]) -> list[list[Mention]]:
    """Ask all taggers, in their order; the network works outside of the interpreter, so the rest runs meanwhile."""
    beside = [tagger for tagger in taggers if getattr(tagger, "runs_beside", False)]
    if not beside or len(taggers) == len(beside):
        return [tagger.tag(text) for tagger in taggers]
    with ThreadPoolExecutor(1) as thread:
        waiting = {tagger.name: thread.submit(tagger.tag, text) for tagger in beside}
        found = {tagger.name: tagger.tag(text) for tagger in taggers if tagger.name not in waiting}
        return [
            waiting[tagger.name].result() if tagger.name in waiting else found[tagger.name]
            for tagger in taggers
        ]


def find(text: str, taggers: Sequence[Tagger]) -> list[Mention]:
    """Return the merged mentions of all taggers, made consistent over the text."""
    proposals = [mention for found in _ask(text, taggers) for mention in found]
    proposals = [mention for mention in proposals if "\n" not in text[mention.start : mention.end]]
    first = merge(outside_titles(text, proposals))
    further = [mention for rule in CONTEXT_RULES for mention in rule(reading(text), first)]
    return supported(text, merge([*first, *outside_titles(text, further)]))
