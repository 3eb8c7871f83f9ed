"""Cuts a page into articles and their parts, by the form of what is printed, never by its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kanben.lexicon.reading import reading
from kanben.segment.articles import cut_articles
from kanben.segment.building import build_article
from kanben.segment.fixes import Fixes, read_fixes, read_own_fixes
from kanben.segment.imprint import Imprint, read_imprint
from kanben.segment.joins import join_columns
from kanben.segment.labels import label_pieces
from kanben.segment.lines import lay_out
from kanben.segment.outline import front_matter, outline
from kanben.segment.style import study
from kanben.segment.weights import Weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Article, Page

__all__ = [
    "Fixes",
    "Imprint",
    "front_matter",
    "outline",
    "read_fixes",
    "read_imprint",
    "segment",
    "weigh_cuts",
]


def segment(page: Page, fixes: Fixes | None = None) -> tuple[Article, ...]:
    """Return the articles of a page in printed order.

    `fixes` are an editor's decisions (see `read_fixes`); without them, those in the page's front matter hold.
    The texts of all their parts together are the page's printed characters: nothing is lost, added or moved.
    """
    if fixes is None:
        fixes = read_own_fixes(page)
    simplified = _simplify(page)
    style = study(simplified)
    pieces = join_columns(lay_out(simplified, style, fixes), style, fixes)
    groups = cut_articles(label_pieces(pieces, style, fixes), style, fixes)
    articles = [build_article(page, number, group) for number, group in enumerate(groups, 1)]
    return tuple(articles) if simplified is page else _as_printed(page, articles)


def weigh_cuts(page: Page, fixes: Fixes | None = None) -> dict[int, Weighed]:
    """Return what was weighed where a page is cut, or might have been, by the lines of its file; `fixes` as in segment."""
    if fixes is None:
        fixes = read_own_fixes(page)
    simplified = _simplify(page)
    style = study(simplified)
    pieces = join_columns(lay_out(simplified, style, fixes), style, fixes)
    weighed: list[Weighed] = []
    cut_articles(label_pieces(pieces, style, fixes), style, fixes, weighed)
    return {each.line: each for each in weighed}


def _simplify(page: Page) -> Page:
    """Return the page in simplified characters, one for one, as the rules read it; the page itself if it has no others."""
    text = "\n".join(line for block in page.blocks for line in block.lines)
    simplified = reading(text)
    if simplified == text:
        return page
    lines = iter(simplified.split("\n"))
    blocks = (replace(block, lines=tuple(islice(lines, len(block.lines)))) for block in page.blocks)
    return replace(page, blocks=tuple(blocks))


def _as_printed(page: Page, articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return articles that were read in simplified characters with those of the page."""
    characters = (character for block in page.blocks for line in block.lines for character in line)
    return tuple(
        replace(
            article,
            parts=tuple(
                replace(part, text="".join(islice(characters, len(part.text)))) for part in article.parts
            ),
        )
        for article in articles
    )
