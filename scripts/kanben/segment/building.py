"""Builds an article of its labelled pieces."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kanben.model import Article, Page, Part, PartKind
from kanben.segment.briefs import find_small_heads
from kanben.segment.cutting import cut_brief, cut_ended, cut_paragraph, cut_turn, cut_whole
from kanben.segment.heads import name_heads
from kanben.segment.kinds import find_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from kanben.segment.sheet import Labelled

# How the pieces of a kind are cut into parts; those of other kinds are one part each.
CUTS: dict[PartKind, Callable[[Labelled], list[Part]]] = {
    PartKind.PARAGRAPH: cut_paragraph,
    PartKind.SPEAKER: cut_turn,
    PartKind.CAPTION: cut_ended,
    PartKind.ITEM: cut_ended,
    PartKind.NOTE: cut_ended,
    PartKind.LEAD: cut_ended,
}


def build_article(page: Page, number: int, group: list[Labelled]) -> Article:
    """Return the article that a group of pieces makes."""
    named = name_heads(group)
    form = find_small_heads(group)
    cuts = dict(CUTS)
    if form is not None:
        cuts[PartKind.PARAGRAPH] = partial(cut_brief, form)
    parts = tuple(part for each in named for part in cuts.get(each.kind, cut_whole)(each))
    return Article(page, number, find_kind(parts), parts)
