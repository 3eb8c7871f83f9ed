"""Shows a proposed cut as an outline that a person can read and correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.model import BreakKind, Certainty
from kanben.segment.forms import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.model import Article, Page, Part

_FIRST, _LAST = 24, 10  # characters shown of a part's beginning and end
_MARKS = {Certainty.HIGH: "", Certainty.MEDIUM: " ?", Certainty.LOW: " ??"}
_JOINS = {BreakKind.COLUMN: "column", BreakKind.PAGE: "page", BreakKind.LINE: "line"}


def outline(page: Page, articles: Sequence[Article]) -> str:
    """Return the articles and parts of a page: line, kind, first and last words, the rule that says so.

    A `+` after the kind means that the next part follows on the same line; `?` that the rule may well err. Each line
    number can be used in a fix (`57=article`, `60=cross-head`).
    """
    lines = [f"{page.path}: {_count(len(articles), 'article')}"]
    for article in articles:
        lines.append("")
        lines.append(f"{article.id}  {article.kind}, {_count(_printed(article), 'character')}")
        lines.extend(_show(part) for part in article.parts)
    return "\n".join(lines) + "\n"


def _show(part: Part) -> str:
    """Return the outline's line for a part."""
    kind = f"{part.kind}{'+' if part.run_in else ''}"
    words = _shorten(part.text)
    room = " " * max(0, 2 * (_FIRST + _LAST + 2) - int(2 * width(words)))
    why = f"{part.evidence}{_MARKS[part.certainty]}{_name_joins(part)}"
    return f"{part.line:6}  {kind:12} {words}{room}  {why}"


def _shorten(text: str) -> str:
    """Return a text's first and last words."""
    return text if len(text) <= _FIRST + _LAST + 3 else f"{text[:_FIRST]} … {text[-_LAST:]}"


def _name_joins(part: Part) -> str:
    """Return how many lines, columns or pages were joined in a part."""
    kinds = [each.kind for each in part.breaks]
    counts = [_count(kinds.count(kind), f"{name} join") for kind, name in _JOINS.items() if kind in kinds]
    return f" ({', '.join(counts)})" if counts else ""


def _printed(article: Article) -> int:
    return sum(not character.isspace() for part in article.parts for character in part.text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
