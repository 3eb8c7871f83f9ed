"""Divides what has dates among pages: of all that falls into a year, a month or a day, as much as fits on one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

_YEAR, _MONTH, _DAY = 4, 7, 10  # how much of an ISO 8601 date says what


def divide(counts: Sequence[tuple[str, int]], most: int) -> dict[str, int]:
    """Return a key for each page, the beginning that its dates have in common, and how much is on it.

    `counts` are dates (ISO 8601, whole or in part), in order, each with how much it has; without a key one page has all. A
    page has at most `most`, unless that is of one day, or of a year or month without days.
    """
    return dict(_divide(counts, most, _YEAR)) if sum(n for _, n in counts) > most else {}


def _divide(counts: Iterable[tuple[str, int]], most: int, length: int) -> Iterator[tuple[str, int]]:
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
        yield from _divide((count for count in here if len(count[0]) > length), most, longer)


def key_of(day: str, keys: Collection[str]) -> str:
    """Return the key of the page that a date is on; an empty one if none is."""
    found = (day[:length] for length in (_DAY, _MONTH, _YEAR))
    return next((key for key in found if key in keys), "")


def with_neighbours(keys: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each key with those of the pages before (`previous`) and after (`next`), where there is one."""
    beside: dict[str, dict[str, str]] = {key: {} for key in keys}
    for before, after in pairwise(keys):
        beside[after]["previous"], beside[before]["next"] = before, after
    yield from beside.items()
