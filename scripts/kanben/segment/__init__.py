"""Cuts a page into articles and their parts, by the form of what is printed, never by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.segment.articles import cut_articles
from kanben.segment.building import build_article
from kanben.segment.fixes import Fixes, read_fixes, read_own_fixes
from kanben.segment.imprint import Imprint, read_imprint
from kanben.segment.joins import join_columns
from kanben.segment.labels import label_pieces
from kanben.segment.lines import lay_out
from kanben.segment.outline import outline
from kanben.segment.style import study

if TYPE_CHECKING:
    from kanben.model import Article, Page

__all__ = ["Fixes", "Imprint", "outline", "read_fixes", "read_imprint", "segment"]


def segment(page: Page, fixes: Fixes | None = None) -> tuple[Article, ...]:
    """Return the articles of a page in printed order.

    `fixes` are an editor's decisions (see `read_fixes`); without them, those in the page's front matter hold.
    The texts of all their parts together are the page's printed characters: nothing is lost, added or moved.
    """
    if fixes is None:
        fixes = read_own_fixes(page)
    style = study(page)
    pieces = join_columns(lay_out(page, style, fixes), style, fixes)
    groups = cut_articles(label_pieces(pieces, style, fixes), style, fixes)
    return tuple(build_article(page, number, group, style) for number, group in enumerate(groups, 1))
