"""Dates of ISO 8601 as TEI and settings have them: a day, a year and month, or a year."""

from __future__ import annotations

import datetime
import re

_PARTIAL = re.compile(r"(?:([0-9]{4})|-)(?:-([0-9]{2})(?:-([0-9]{2}))?)?|---([0-9]{2})")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def earliest_day(date: str) -> datetime.date | None:
    """Return the first day of a date, None if it is none that the calendar has."""
    found = _DATE.fullmatch(date)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def is_on_calendar(when: str) -> bool:
    """Say whether a date, which may leave out the year (--02-29) or all but the day (---31), is in some year's calendar.

    W3C XML Schema 1.1 Part 2: date, gYearMonth, gYear, gMonthDay, gMonth, gDay
    """
    found = _PARTIAL.fullmatch(when)
    if not found or when == "-":
        return False
    year, month, day, lone_day = found.groups()
    try:
        datetime.date(int(year or 2000), int(month or 1), int(day or lone_day or 1))
    except ValueError:
        return False
    return True
