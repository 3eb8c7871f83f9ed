"""Completes dates that leave the year or the month unsaid, as newspapers do, with the date of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from kanben.dates import is_on_calendar
from kanben.model import Certainty, Mention, MentionKind
from kanben.tei import TEI
from kanben.tei.printed import body, printed_text, text_holders

_PARTIAL = re.compile(r"--(?:(?P<month>\d\d)-|-)(?P<day>\d\d)")


def complete_dates(root: etree._Element, mentions: Iterable[Mention], published: str) -> list[Mention]:
    """Return the mentions of an article, dates completed (see complete_date); offsets are those of article_text(root).

    A dateline is of the day of publication at the latest; a date that is later all the same says nothing for sure.
    """
    lines = list(_datelines(root))
    return [
        complete_date(each, published, latest=any(start <= each.start < end for start, end in lines))
        for each in mentions
    ]


def _datelines(root: etree._Element) -> Iterator[tuple[int, int]]:
    """Yield the offsets at which datelines begin and end."""
    start = 0
    for part in text_holders(body(root)):
        end = start + len(printed_text(part))
        if part.tag == f"{TEI}dateline":
            yield start, end
        start = end + 1


def complete_date(mention: Mention, published: str, *, latest: bool = False) -> Mention:
    """Return a date mention with its full `when`, where the day of publication tells it; any other as it is.

    One that no calendar has (30 February) loses it.

    `published` is that day (ISO 8601), or as much as is known of it; `latest`: the date is not after it.

    A day without its year or month is taken for the one nearest to the day of publication.  That is an inference, so the
    certainty is medium at most.
    """
    values = dict(mention.attributes)
    if mention.kind is MentionKind.DATE and "when" in values and not is_on_calendar(values["when"]):
        del values["when"]
        return replace(mention, attributes=tuple(values.items()))
    partial = _PARTIAL.fullmatch(values.get("when", ""))
    day_of_issue = _day(published)
    if mention.kind is not MentionKind.DATE or day_of_issue is None:
        return mention
    if partial is None:
        told = _day(values.get("when", ""))
        if latest and told is not None and told > day_of_issue:
            del values["when"]
            return replace(mention, attributes=tuple(values.items()), certainty=Certainty.LOW)
        return mention
    near = [
        day
        for day in _candidates(partial, day_of_issue)
        if day is not None and not (latest and day > day_of_issue)
    ]
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
