"""Tests of kanben.publish.site.map_document: which places have a point."""

from __future__ import annotations

import pytest

from kanben.publish.site.map_document import find_spot
from kanben.record_types import Entry
from kanben.tei import TEI_NAMESPACE


def place(name: str, geo: str = "", count: int = 1) -> Entry:
    """Return an entry of a place."""
    location = f"<location><geo>{geo}</geo></location>" if geo else ""
    xml = f'<place xmlns="{TEI_NAMESPACE}" xml:id="p"><placeName>{name}</placeName>{location}</place>'
    return Entry("p", "place", "", "", name, "", "", xml, count)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (place("江城", "40.5 110.25"), (40.5, 110.25)),
        (place("江城", "40.5,110.25"), (40.5, 110.25)),
        (place("法国"), (46.7, 2.5)),
        (place("义大利"), (43.5, 12.1)),
        (place("法国", "48.9 2.3"), (48.9, 2.3)),  # the register goes first
        (place("法国", "somewhere"), None),
        (place("法国", count=0), None),
        (place("江城", "95 10"), None),
        (place("苏联"), None),
    ],
)
def test_a_place_has_the_point_of_the_register_or_of_its_country(
    entry: Entry, expected: tuple[float, float] | None
) -> None:
    """Countries that are no more have none; nor have places that no article names."""
    spot = find_spot(entry)
    if expected is None:
        assert spot is None
    else:
        assert spot is not None
        assert (spot.latitude, spot.longitude) == pytest.approx(expected, abs=1.5)
