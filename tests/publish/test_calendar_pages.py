"""Tests of kanben.publish.site.calendar_pages: each day with an issue leads to its first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.site.calendar_pages import CalendarPages
from kanben.records import K, Records
from tests.publish.sample import CONTENTS, read_records, write_edition

if TYPE_CHECKING:
    from pathlib import Path


def records_of(folder: Path, *days: str) -> Records:
    """Return records of the sample's articles, each in an issue of a day."""
    records = read_records(write_edition(folder / "edition"))
    issues = "".join(
        f'<div type="issue" xml:id="issue-{n}"><head><date when="{day}">{day}</date></head>'
        f'<listBibl type="page" xml:id="page-{n}" n="1"><bibl><ref target="articles/q1-{n}.xml">一</ref></bibl></listBibl></div>'
        for n, day in enumerate(days, 1)
    )
    head, _, tail = CONTENTS.partition("<div")
    text = f"{head}{issues}</body></text></TEI>" if tail else ""
    records.arrange(etree.ElementTree(etree.fromstring(text.encode())))
    return records


def test_each_day_with_an_issue_leads_to_its_first_page(tmp_path: Path) -> None:
    """The weeks begin on Monday; the days of other months are empty."""
    pages = dict(CalendarPages(records_of(tmp_path, "1935-03-05", "1935-03-31", "1936-02-29")).documents())
    assert list(pages) == ["calendar/1935.html", "calendar.html"]
    year = pages["calendar/1935.html"].getroot()
    days = {day.get("when"): day.get("page") for day in year.iter(f"{K}day") if day.get("page")}
    assert days == {"1935-03-05": "page-1", "1935-03-31": "page-2"}
    (march,) = year.iterfind(f"{K}month")
    first = march.find(f"{K}week")
    assert first is not None
    assert [day.get("n") for day in first] == [None, None, None, None, "1", "2", "3"]  # a Friday
    assert [part.get("path") for part in year.iterfind(f"{K}part")] == list(pages)
    assert [side.get("path") for side in year.iterfind(f"{K}next")] == ["calendar.html"]


def test_an_edition_may_begin_with_its_oldest_year(tmp_path: Path) -> None:
    """As its front page does."""
    calendar = CalendarPages(records_of(tmp_path, "1935-03-05", "1936-02-29"), newest_first=False)
    assert calendar.path("1935-12-31") == "calendar.html"
    assert calendar.path("1936-01-01") == "calendar/1936.html"
    assert calendar.path("1937-01-01") == ""


def test_one_day_and_days_that_no_calendar_has_make_none(tmp_path: Path) -> None:
    """What is no whole day stays in the lists of issues."""
    for number, days in enumerate((["1935-03-05"], ["1935-03-05", "1935-02-30", "1935-04"])):
        assert CalendarPages(records_of(tmp_path / str(number), *days)).paths() == []
