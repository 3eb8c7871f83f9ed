"""Where the countries of today lie."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def country_points() -> dict[str, tuple[float, float]]:
    """Return degrees north and east of a point in each country, by each of its Chinese names.

    Countries that are no more (苏联, 南斯拉夫) have none.
    """
    table = files(__package__).joinpath("countries.tsv").read_text("utf-8").splitlines()
    points: dict[str, tuple[float, float]] = {}
    for row in table:
        if not row.startswith("#"):
            _, north, east, names = row.split("\t")
            points |= dict.fromkeys(names.split(), (float(north), float(east)))
    return points
