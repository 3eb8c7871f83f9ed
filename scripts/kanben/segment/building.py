"""Builds an article of its labelled pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.model import Article, ArticleKind, Page, Part, PartKind
from kanben.segment.heads import mark_printed_lines, name_heads
from kanben.segment.openings import open_paragraph

if TYPE_CHECKING:
    from kanben.segment.labels import Labelled

HEADS = {PartKind.KICKER, PartKind.HEAD, PartKind.SUBHEAD, PartKind.CROSS_HEAD}


def build_article(page: Page, number: int, group: list[Labelled]) -> Article:
    """Return the article that a group of pieces makes."""
    parts = tuple(part for each in name_heads(group) for part in _build_parts(each))
    return Article(page, number, _kind(parts), parts)


def _build_parts(each: Labelled) -> list[Part]:
    """Return the parts of one piece."""
    if each.kind is PartKind.PARAGRAPH:
        return open_paragraph(each.piece, each.rule)
    piece = mark_printed_lines(each.piece) if each.kind in HEADS else each.piece
    return [Part(each.kind, piece.text, piece.line, piece.breaks, evidence=each.rule)]


def _kind(parts: tuple[Part, ...]) -> ArticleKind:
    """Tell an article's kind from its parts."""
    kinds = [part.kind for part in parts]
    if PartKind.CAPTION in kinds and PartKind.PARAGRAPH not in kinds:
        return ArticleKind.PICTURE
    if kinds.count(PartKind.CROSS_HEAD) >= 2:
        return ArticleKind.FEATURE
    if kinds.count(PartKind.PARAGRAPH) == 1:
        return ArticleKind.BRIEF
    return ArticleKind.REPORT
