"""Cuts the labelled pieces of a page into articles: weighs at each headline whether it begins a new one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.model import PartKind
from kanben.segment.forms import is_open_ended, width
from kanben.segment.openings import opens_article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.segment.labels import Labelled

_ENOUGH = 2
_LONG_HEAD, _SHORT_HEAD = 14, 10
_NUMBERED = re.compile(  # one item of a series
    r"[(（]?[一二三四五六七八九十]{1,3}[、.．)）]|[(（]?\d{1,2}[、.．)）]|[①-⑳]|之[一二三四五六七八九十]$"
)
_LEDE = re.compile(
    r"(?:\d{4}\s?年)?\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}\s?日|近日|日前"
    r"|昨[日天]|今[日天]|前[日天]|近期|连日来|记者"
)
_ENDS_ARTICLE = {PartKind.CLOSER}


def cut_articles(labelled: Sequence[Labelled]) -> list[list[Labelled]]:
    """Return the pieces of each article, in printed order."""
    groups: list[list[Labelled]] = []
    for index, each in enumerate(labelled):
        if not groups or _begins_article(labelled, index, groups[-1]):
            groups.append([])
        groups[-1].append(each)
    return groups


def _begins_article(labelled: Sequence[Labelled], index: int, group: list[Labelled]) -> bool:
    """Say whether a new article begins with a piece, given those of the article before."""
    before, each = labelled[index - 1], labelled[index]
    if before.kind is PartKind.HEAD or each.kind in {PartKind.CREDIT, PartKind.CLOSER}:
        return False
    if before.kind in _ENDS_ARTICLE:
        return True
    if each.kind is PartKind.HEAD:
        return _weigh_head(labelled, index, group) >= _ENOUGH
    if (
        each.kind is PartKind.PARAGRAPH
        and opens_article(each.piece.text)
        and before.kind is PartKind.PARAGRAPH
    ):
        return True
    return each.piece.gap > 1 and before.kind is PartKind.CREDIT


def _weigh_head(labelled: Sequence[Labelled], index: int, group: list[Labelled]) -> int:
    """Return how much speaks for a new article at a headline, against a cross-head of the article before."""
    before, head = labelled[index - 1], labelled[index].piece
    after = index
    while after < len(labelled) and labelled[after].kind is PartKind.HEAD:
        after += 1
    size = width(head.text)
    weight = 3 * (head.gap > 1) + 2 * (after - index > 1) + (size >= _LONG_HEAD) - (size <= _SHORT_HEAD)
    if before.kind is PartKind.CREDIT:
        weight += 3
    if is_open_ended(before.piece.text) and before.kind is PartKind.PARAGRAPH:
        weight -= 3
    if _NUMBERED.match(head.text):
        weight -= 3
    if after < len(labelled):
        body = labelled[after]
        weight += 3 * (body.kind is PartKind.BYLINE or opens_article(body.piece.text))
        weight += bool(_LEDE.match(body.piece.text))
    return weight
