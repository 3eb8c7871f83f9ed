"""Divides an edition into books: one of all, one for each issue or article, and none too large."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kanben.tei import XML_ID

if TYPE_CHECKING:
    from lxml import etree

    from kanben.publish.epub.book_settings import BookSettings
    from kanben.records import Records

from kanben.record_types import issue_divisions, listed_articles
from kanben.tei import TEI


@dataclass(frozen=True, slots=True)
class Volume:
    """A book to be made.

    `name` is added to the edition's file name, empty where the edition is one book; `issue` or `article` says that the
    book holds just that; `number` counts from 1 the `total` volumes into which something too large was divided.
    """

    name: str
    articles: tuple[str, ...]
    issue: str = ""
    article: str = ""
    number: int = 1
    total: int = 1

    @property
    def is_part(self) -> bool:
        """Whether it holds a part of the edition only; the first of several volumes has no name."""
        return bool(self.name) or self.total > 1


def divide(contents: etree._ElementTree, records: Records, settings: BookSettings) -> list[Volume]:
    """Return the volumes of an edition in reading order; articles without a record are in none of them."""
    known = set(records.article_ids())
    issues = {
        str(division.get(XML_ID)): [
            article
            for page in division.iterfind(f"{TEI}listBibl")
            for article in listed_articles(page)
            if article in known
        ]
        for division in issue_divisions(contents)
    }
    if settings.split == "article":
        return [
            Volume(article, (article,), article=article) for issue in issues.values() for article in issue
        ]
    if settings.split == "issue":
        return [
            volume
            for issue, articles in issues.items()
            if articles
            for volume in _sized(issue, articles, settings.volume_size, issue)
        ]
    return _sized("", [article for issue in issues.values() for article in issue], settings.volume_size)


def _sized(name: str, articles: list[str], size: int, issue: str = "") -> list[Volume]:
    """Cut a list of articles into volumes of `size`, the last one shorter.

    What is added at the end leaves the volumes before as they are, and their names: only the first has no number.
    """
    total = max(1, -(-len(articles) // max(1, size)))
    bounds = [min(size * number, len(articles)) for number in range(total + 1)]
    return [
        Volume(
            "-".join(filter(None, (name, str(number) if number > 1 else ""))),
            tuple(articles[start:stop]),
            issue=issue,
            number=number,
            total=total,
        )
        for number, (start, stop) in enumerate(pairwise(bounds), 1)
    ]
