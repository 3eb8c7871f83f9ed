"""The issues of an edition: on the front page, or where they have very many pages, each year's on a page of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kanben.publish.shared.record_documents import issue_element, make_element
from kanben.publish.site.dividing import divide, key_of, with_neighbours
from kanben.record_types import issue_date, issue_divisions, listed_articles
from kanben.tei import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from kanben.records import Records

_MOST = 600  # printed pages in a list on one page, each with the name of its first article
_UNDATED = "undated"


class IssuePages:
    """Divides an edition's issues, and makes the elements and documents that show them (k:issue, k:issues)."""

    def __init__(self, records: Records, edition: etree._ElementTree, *, newest_first: bool = True) -> None:
        """With `newest_first` the last day comes first, and issues without a day stand at the end."""
        self._records = records
        self._known = set(records.article_ids())
        self._newest_first = newest_first
        self._issues = list(issue_divisions(edition))
        if newest_first:
            self._issues.sort(key=_day, reverse=True)
        counts: Counter[str] = Counter()
        for division in self._issues:
            counts[_day(division)] += sum(1 for _ in division.iterfind(f"{TEI}listBibl"))
        self._parts = divide(sorted(counts.items()), _MOST)

    def front(self) -> Iterator[etree._Element]:
        """Yield what the front page shows: k:issue with all articles; of a divided edition those of the first issue
        that has any, the others empty, and k:part for each page that has others.
        """
        wanted = True
        for division in self._issues:
            most = None if wanted else 0
            yield issue_element(division, self._records, self._known, most)
            if self._parts and self._has_articles(division):
                wanted = False
        parts = list(self._parts.items())
        for key, count in reversed(parts) if self._newest_first else parts:
            yield make_element("part", key=key, n=str(count), path=_path(key))

    def paths(self) -> list[str]:
        """Return the paths of the pages that list issues."""
        return [*map(_path, self._parts)]

    def documents(self) -> Iterator[tuple[str, etree._ElementTree]]:
        """Yield path and document of each page that lists issues; none if the front page does."""
        pages = {}
        for key, beside in with_neighbours(self._parts):
            pages[key] = page = make_element("issues", key=key)
            page.extend(make_element(side, key=other, path=_path(other)) for side, other in beside.items())
        for division in self._issues if pages else ():
            page = pages[key_of(_day(division), pages)]
            page.append(issue_element(division, self._records, self._known, 1))
        yield from ((_path(key), page.getroottree()) for key, page in pages.items())

    def _has_articles(self, division: etree._Element) -> bool:
        listings = division.iterfind(f"{TEI}listBibl")
        return any(article in self._known for page in listings for article in listed_articles(page))


def _day(division: etree._Element) -> str:
    """Return the day of an issue, or the earliest that it can be; nothing if it has no date."""
    date = issue_date(division)
    return date.when or date.not_before


def _path(key: str) -> str:
    return f"issues/{key or _UNDATED}.html"
