"""The calendar of issues: a page for each year, on which each day with an issue leads to its first page (k:calendar)."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kanben.dates import earliest_day
from kanben.publish.shared.record_documents import make_element
from kanben.publish.site.dividing import with_neighbours

if TYPE_CHECKING:
    from datetime import date

    from lxml import etree

    from kanben.record_types import IssueDay
    from kanben.records import Records

CALENDAR = "calendar.html"
_WEEKS = Calendar()  # begin on Monday, as ISO 8601 has it


class CalendarPages:
    """Makes the calendar of an edition that has issues of several days; of others none."""

    def __init__(self, records: Records, *, newest_first: bool = True) -> None:
        """With `newest_first` the last year stands at calendar.html, else the first."""
        self._years: dict[str, dict[date, IssueDay]] = {}
        for issue in records.issue_days():
            if day := earliest_day(issue.day):
                self._years.setdefault(issue.day[:4], {}).setdefault(day, issue)
        self._years = dict(sorted(self._years.items())) if self._has_several() else {}
        self._leading = (max if newest_first else min)(self._years, default="")

    def _has_several(self) -> bool:
        return sum(map(len, self._years.values())) > 1

    def path(self, day: str) -> str:
        """Return the path of the page that has a day (ISO 8601), an empty one if none has."""
        return self._path(day[:4]) if day[:4] in self._years else ""

    def paths(self) -> list[str]:
        """Return the paths of all pages."""
        return list(map(self._path, self._years))

    def documents(self) -> Iterator[tuple[str, etree._ElementTree]]:
        """Yield path and document of each year."""
        for year, beside in with_neighbours(self._years):
            page = make_element("calendar", year=year)
            page.extend(
                make_element("part", key=other, n=str(len(issues)), path=self._path(other))
                for other, issues in self._years.items()
            )
            page.extend(
                make_element(side, key=other, path=self._path(other)) for side, other in beside.items()
            )
            page.extend(_months(int(year), self._years[year]))
            yield self._path(year), page.getroottree()

    def _path(self, year: str) -> str:
        return CALENDAR if year == self._leading else f"calendar/{year}.html"


def _months(year: int, issues: dict[date, IssueDay]) -> Iterator[etree._Element]:
    """Yield k:month with k:week and k:day for each month that has an issue; days of other months are empty."""
    for number in sorted({day.month for day in issues}):
        month = make_element("month", key=f"{year:04}-{number:02}")
        for days in _WEEKS.monthdatescalendar(year, number):
            week = make_element("week")
            week.extend(_day(day, issues) if day.month == number else make_element("day") for day in days)
            month.append(week)
        yield month


def _day(day: date, issues: dict[date, IssueDay]) -> etree._Element:
    issue = issues.get(day)
    found = {"page": issue.page, "articles": str(issue.articles)} if issue else {}
    return make_element("day", n=str(day.day), when=day.isoformat(), **found)
