"""Cuts a page into articles and their parts, by the form of what is printed, never by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.segment.articles import cut_articles
from kanben.segment.building import build_article
from kanben.segment.joins import join_columns
from kanben.segment.labels import label_pieces
from kanben.segment.lines import lay_out
from kanben.segment.style import study

if TYPE_CHECKING:
    from kanben.model import Article, Page

__all__ = ["segment"]


def segment(page: Page) -> tuple[Article, ...]:
    """Return the articles of a page in printed order.

    The texts of all their parts together are the page's printed characters: nothing is lost, added or moved.
    """
    style = study(page)
    labelled = label_pieces(join_columns(lay_out(page, style), style), style)
    groups = cut_articles(labelled, style)
    return tuple(build_article(page, number, group, style) for number, group in enumerate(groups, 1))
