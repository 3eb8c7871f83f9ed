"""The base map: land, borders of countries and provinces, names of provinces, in degrees east and north.

land.txt, borders.txt and provinces.txt say in their first lines where they come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kanben.files import read_bytes

Point = tuple[float, float]
Line = tuple[Point, ...]


@cache
def land() -> tuple[Line, ...]:
    """Return the outlines of the world's land, closed."""
    return tuple(map(_line, _rows("land.txt")))


@cache
def borders() -> tuple[Line, ...]:
    """Return the borders of today between countries and between the provinces of China."""
    provinces = (row for row in _rows("provinces.txt") if not row[0].isalpha())
    return (*map(_line, _rows("borders.txt")), *map(_line, provinces))


@cache
def province_names() -> tuple[tuple[str, Point], ...]:
    """Return the short names of China's provinces, each with the middle of its land."""
    named = (row.split() for row in _rows("provinces.txt") if row[0].isalpha())
    return tuple((name, (int(east) / 100, int(north) / 100)) for name, east, north in named)


def _rows(name: str) -> Iterator[str]:
    text = read_bytes(Path(__file__).with_name(name)).decode()
    return (row for row in text.splitlines() if row[0] != "#")


def _line(row: str) -> Line:
    steps = [int(step) for step in row.split()]
    points: list[Point] = []
    east = north = 0
    for x, y in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + x, north + y
        points.append((east / 100, north / 100))
    return tuple(points)
