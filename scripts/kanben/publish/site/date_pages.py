"""The pages of the dates that articles mention: one, or where those are many, one for each year, month or day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.publish.shared.record_documents import make_element
from kanben.publish.site.dividing import divide, key_of, with_neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from kanben.records import Records

_MOST = 250  # dates on one page, a dozen screens


class DatePages:
    """Says which page has which date, and makes the documents of those pages (k:dates)."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._counts = records.day_counts()
        self._parts = divide(self._counts, _MOST)

    def path(self, day: str) -> str:
        """Return the path of the page that has a date (ISO 8601, whole or in part)."""
        return _path(key_of(day, self._parts))

    def paths(self) -> list[str]:
        """Return the paths of all pages."""
        return [_path(""), *map(_path, self._parts)]

    def documents(self) -> Iterator[tuple[str, etree._ElementTree]]:
        """Yield path and document of each page; the first has the whole line of time."""
        root = make_element("dates")
        pages: dict[str, list[str]] = {key: [] for key in self._parts}
        for day, count in self._counts:
            key = key_of(day, self._parts)
            pages.setdefault(key, []).append(day)
            root.append(make_element("day", when=day, n=str(count), path=_path(key) if key else ""))
        for key, count in self._parts.items():
            root.append(make_element("part", key=key, n=str(count), path=_path(key)))
        root.extend(self._dates(pages.get("", ())))
        yield _path(""), root.getroottree()
        for key, beside in with_neighbours(self._parts):
            page = make_element("dates", key=key)
            page.extend(make_element(side, key=other, path=_path(other)) for side, other in beside.items())
            page.extend(self._dates(pages[key]))
            yield _path(key), page.getroottree()

    def _dates(self, days: Iterable[str]) -> Iterator[etree._Element]:
        """Yield k:date for each passage that has one of these dates."""
        for day in days:
            for article, title, anchor, form in self._records.dates(day):
                yield make_element("date", when=day, article=article, title=title, anchor=anchor, form=form)


def _path(key: str) -> str:
    return f"dates/{key}.html" if key else "dates.html"
