"""Divides what has dates among pages: of all that falls into a year, a month or a day, as much as fits on one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

_YEAR, _MONTH, _DAY = 4, 7, 10  # how much of an ISO 8601 date says what


def divide(counts: Iterable[tuple[str, int]], most: int, length: int = _YEAR) -> Iterator[tuple[str, int]]:
    """Yield a key for each page, the beginning that its dates have in common, and how much is on it.

    `counts` are dates (ISO 8601, whole or in part), in order, each with how much it has; a page has at most `most`, unless
    that is of one day, or of a year or month without days.
    """
    for key, group in groupby(counts, lambda count: count[0][:length]):
        here = list(group)
        whole = sum(n for _, n in here)
        exact = sum(n for day, n in here if len(day) <= length)
        if whole <= most or length == _DAY or whole == exact:
            yield key, whole
            continue
        if exact:
            yield key, exact
        longer = _MONTH if length == _YEAR else _DAY
        yield from divide((count for count in here if len(count[0]) > length), most, longer)


def key_of(day: str, keys: Collection[str]) -> str | None:
    """Return the key of the page that a date is on; None if there is none."""
    found = (day[:length] for length in (_DAY, _MONTH, _YEAR))
    return next((key for key in found if key in keys), None)
