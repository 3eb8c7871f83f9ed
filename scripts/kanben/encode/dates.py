"""Completes dates that leave the year or the month unsaid, as newspapers do, with the date of the issue."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kanben.model import Certainty, Mention, MentionKind

_PARTIAL = re.compile(r"--(?:(?P<month>\d\d)-|-)(?P<day>\d\d)")


def complete_date(mention: Mention, published: str) -> Mention:
    """Return a date mention with its full `when`, where the day of publication tells it; any other as it is.

    `published` is that day (ISO 8601), or as much as is known of it.

    A day without its year or month is taken for the one nearest to the day of publication.  That is an inference, so the
    certainty is medium at most.
    """
    values = dict(mention.attributes)
    partial = _PARTIAL.fullmatch(values.get("when", ""))
    day_of_issue = _day(published)
    if mention.kind is not MentionKind.DATE or partial is None or day_of_issue is None:
        return mention
    near = [day for day in _candidates(partial, day_of_issue) if day is not None]
    if not near:
        return mention
    values["when"] = min(near, key=lambda day: abs(day - day_of_issue)).isoformat()
    certainty = Certainty.MEDIUM if mention.certainty is Certainty.HIGH else mention.certainty
    return replace(mention, attributes=tuple(values.items()), certainty=certainty)


def _candidates(partial: re.Match[str], published: date) -> list[date | None]:
    """Return the days that a partial date may mean: in the years, or the months, around the day of publication."""
    day = int(partial["day"])
    if partial["month"]:
        years = (published.year - 1, published.year, published.year + 1)
        return [_make(year, int(partial["month"]), day) for year in years]
    months = (published.month - 1 + shift for shift in (-1, 0, 1))
    return [_make(published.year + month // 12, month % 12 + 1, day) for month in months]


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
