"""Cuts the labelled pieces of a page into articles: at each piece, weighs whether a new one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.model import PartKind
from kanben.segment.briefs import is_in_briefs
from kanben.segment.cohesion import measure_cohesion
from kanben.segment.fixes import ARTICLE, SAME
from kanben.segment.forms import MARKERS, is_open_ended
from kanben.segment.jumps import is_jump_from
from kanben.segment.openings import opens_article
from kanben.segment.sheet import FRAME
from kanben.segment.weights import Case, Weighed, has_ended, is_opened, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.segment.fixes import Fixes
    from kanben.segment.sheet import Labelled
    from kanben.segment.style import Style

# What may follow an article's last line and still belong to it.
_TAILS = {
    PartKind.CLOSER,
    PartKind.EDITORS,
    PartKind.JUMP,
    PartKind.NOTE,
    PartKind.BOX_HEAD,
    PartKind.ORNAMENT,
    PartKind.CREDIT,
}
_HEADING = {
    PartKind.HEAD,
    PartKind.BYLINE,
    PartKind.LEAD,
    PartKind.NOTE,
    PartKind.EDITORS,
    PartKind.FOLIO,
    PartKind.ORNAMENT,
}
_NEAR, _UNLIKE = 20, 0.12
_HEADLESS = {PartKind.PARAGRAPH, PartKind.CAPTION}
_SERIES = {PartKind.ITEM, PartKind.ROW, PartKind.VERSE}


def cut_articles(
    labelled: Sequence[Labelled], style: Style, fixes: Fixes, weighed: list[Weighed] | None = None
) -> list[list[Labelled]]:
    """Return the pieces of each article, in printed order; what was weighed for it is added to `weighed`."""
    groups: list[list[Labelled]] = []
    page = _survey(labelled, style)
    for index, each in enumerate(labelled):
        verdicts = fixes.get(each.piece.line, frozenset())
        if (
            not groups
            or ARTICLE in verdicts
            or (
                not verdicts & {SAME, PartKind.CROSS_HEAD}
                and _begins_article(labelled, index, groups[-1], style, page, weighed)
            )
        ):
            groups.append([])
        groups[-1].append(each)
    return groups


def _survey(labelled: Sequence[Labelled], style: Style) -> tuple[list[int], int]:
    """Return the gaps before the page's headlines, and how many of them are followed by an article's opening."""
    firsts = [
        index
        for index, each in enumerate(labelled)
        if each.kind is PartKind.HEAD and index and labelled[index - 1].kind is not PartKind.HEAD
    ]
    opened = sum(is_opened(_body(labelled, _heads_end(labelled, index, style))) for index in firsts)
    return [labelled[index].piece.gap for index in firsts] or [0], opened


def _begins_article(
    labelled: Sequence[Labelled],
    index: int,
    group: list[Labelled],
    style: Style,
    page: tuple[list[int], int],
    weighed: list[Weighed] | None,
) -> bool:
    """Say whether a new article begins with a piece, given those of the article before."""
    before, each = labelled[index - 1], labelled[index]
    if all(one.kind in _HEADING for one in group):
        return False
    if each.kind is PartKind.FOLIO:
        return any(one.kind not in FRAME for one in labelled[index + 1 :])
    if each.kind in _TAILS or is_jump_from(each.text):
        return False
    if each.kind is PartKind.HEAD:
        if before.kind is PartKind.HEAD and not _is_apart(each, style):
            return False
        end = _heads_end(labelled, index, style)
        case = Case(group, labelled[index:end], _body(labelled, end), style, *page)
        score, weights = weigh(case)
        if weighed is not None:
            weighed.append(Weighed(each.piece.line, score, tuple(weights)))
        return score > 0
    return _begins_without_head(each, group, style)


def _is_apart(each: Labelled, style: Style) -> bool:
    """Say whether so many blank lines stand before a piece as divide articles."""
    return style.divides(each.piece.gap)


def _heads_end(labelled: Sequence[Labelled], index: int, style: Style) -> int:
    """Return where the headlines in a row end that begin at a place."""
    end = index + 1
    while end < len(labelled) and labelled[end].kind is PartKind.HEAD and not _is_apart(labelled[end], style):
        end += 1
    return end


def _body(labelled: Sequence[Labelled], start: int) -> Sequence[Labelled]:
    """Return what stands from a place on up to the next headline."""
    end = start
    while end < len(labelled) and labelled[end].kind is not PartKind.HEAD:
        end += 1
    return labelled[start:end]


def _is_marked_as(each: Labelled, group: list[Labelled]) -> bool:
    """Say whether a paragraph begins with the marker that an earlier one of the article begins with."""
    mark = each.text[0]
    return mark in MARKERS and any(one.text[0] == mark for one in group)


def _begins_without_head(each: Labelled, group: list[Labelled], style: Style) -> bool:
    """Say whether a new article begins with a piece that is no headline."""
    if each.kind is PartKind.LEAD or (is_in_briefs(group) and each.piece.gap <= style.usual_gap):
        return False
    if each.kind is PartKind.CAPTION and group[-1].kind is PartKind.PARAGRAPH:
        earlier = "".join(one.text for one in group[-_NEAR:])
        return each.piece.gap > style.usual_gap or measure_cohesion(each.text, earlier) < _UNLIKE
    if has_ended(group):
        inside = each.piece.gap < style.article_gap
        return not inside and each.kind not in _SERIES and not _is_marked_as(each, group)
    if _is_apart(each, style) and each.kind in _HEADLESS and not is_open_ended(group[-1].text):
        return True
    if group[-1].kind is PartKind.CREDIT and each.piece.gap > style.usual_gap:
        return True
    return (
        each.kind is PartKind.PARAGRAPH
        and group[-1].kind in {PartKind.PARAGRAPH, PartKind.CREDIT, PartKind.ITEM}
        and opens_article(each.text)
        and not _is_marked_as(each, group)
    )
