"""Tests of kanben.publish.site.chart."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanben.publish.site.chart import WIDTH, Chart, Spot, draw_chart

HOHHOT = Spot("a", "呼和浩特市", 40.84, 111.75, 3)
HULUNBUIR = Spot("b", "呼伦贝尔市", 49.21, 119.77, 1)


def land_area(chart: Chart) -> float:
    """Return the area of the map's land, by the shoelace formula."""
    total = 0.0
    for ring in re.findall(r"M([^Z]*)Z", chart.land):
        points = [tuple(map(float, point.split())) for point in ring.split("L")]
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*points, points[0]])) / 2
    return abs(total)


def test_the_middle_of_a_continent_is_all_land() -> None:
    """Around Lanzhou there is no sea on the map."""
    chart = draw_chart([Spot("a", "兰州", 36.06, 103.83, 1)])
    assert land_area(chart) == pytest.approx(chart.width * chart.height, rel=0.03)


def test_the_ocean_is_no_land() -> None:
    """In the middle of the Pacific there is next to none."""
    chart = draw_chart([Spot("a", "洋中", -40.0, -120.0, 1)])
    assert land_area(chart) < 0.01 * chart.width * chart.height


def test_shanghai_lies_on_the_coast() -> None:
    """Around Shanghai there is both."""
    chart = draw_chart([Spot("a", "上海", 31.23, 121.47, 1)])
    assert 0.2 < land_area(chart) / (chart.width * chart.height) < 0.9


def test_north_is_up_and_east_is_right() -> None:
    """呼伦贝尔 lies north-east of 呼和浩特."""
    dots = {dot.spot.id: dot for dot in draw_chart([HOHHOT, HULUNBUIR]).dots}
    assert dots["b"].x > dots["a"].x
    assert dots["b"].y < dots["a"].y


def test_what_is_named_more_is_drawn_larger() -> None:
    """The size of a dot says how often a place is named."""
    dots = {dot.spot.id: dot for dot in draw_chart([HOHHOT, HULUNBUIR]).dots}
    assert dots["a"].radius > dots["b"].radius


_SPOTS = st.lists(
    st.builds(
        Spot,
        st.uuids().map(str),
        st.sampled_from(["江城", "呼和浩特市", "内蒙古自治区"]),
        st.floats(-80, 80),
        st.floats(-170, 170),
        st.integers(1, 50),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(_SPOTS)
def test_every_place_is_on_the_map(spots: list[Spot]) -> None:
    """Wherever places lie, each has its dot inside the frame, and every number can be drawn."""
    chart = draw_chart(spots)
    assert sorted(dot.spot.id for dot in chart.dots) == sorted(spot.id for spot in spots)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= chart.height for dot in chart.dots)
    assert "nan" not in chart.land + chart.net
    assert 0.3 < chart.height / chart.width < 6


def test_borders_of_provinces_are_drawn_and_named() -> None:
    """Around 太原 the map has the borders of 山西 and its neighbours, and their names where nothing else stands."""
    chart = draw_chart([Spot("a", "太原市", 37.87, 112.55, 1)])
    assert {"山西", "陕西", "河北"} <= {name for name, _ in chart.provinces}
    lines = [
        [tuple(map(float, point.split())) for point in line.split("L")]
        for line in chart.borders.split("M")[1:]
    ]
    west = [x for line in lines for x, y in line if abs(y - chart.height / 2) < 40 and 0 < x < WIDTH / 2]
    assert west  # 陕西 lies there


def test_the_name_of_a_province_gives_way_to_that_of_a_place() -> None:
    """Where a place's name stands, none of a province does."""
    chart = draw_chart([Spot("a", "山西省", 37.57, 112.29, 1)])
    assert "山西" not in {name for name, _ in chart.provinces}
