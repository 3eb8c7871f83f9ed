"""Dates of ISO 8601 as TEI and settings have them: a day, a year and month, or a year."""

from __future__ import annotations

import datetime
import re

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
