"""Draws the map of an edition's places: coasts, borders, a net of degrees, dots and names, as numbers for an SVG.

Equirectangular, true to scale along the middle parallel.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanben.publish.site.base_map import Point, borders, land, province_names

_Box = tuple[float, float, float, float]
WIDTH = 1000.0
_LEAST_SPAN = 6.0  # degrees: a single place still stands in a country one can recognise
_SHAPE = 0.62  # height by width, at least
_MARGIN = 0.18


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw: where it is (degrees north and east), how it is called, how often it is named."""

    id: str
    label: str
    latitude: float
    longitude: float
    count: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: the centre and radius of its dot, and where its name stands (none: no room)."""

    spot: Spot
    x: float
    y: float
    radius: float
    name: Point | None
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Chart:
    """A map: its size, the path data of land, borders and net, and the names of provinces with their middles."""

    width: float
    height: float
    land: str
    borders: str
    net: str
    provinces: tuple[tuple[str, Point], ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn: west, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> float:
        stretch = math.cos(math.radians((self.south + self.north) / 2))
        return WIDTH * (self.north - self.south) / ((self.east - self.west) * stretch)

    def widened(self, share: float) -> _Frame:
        """Return a frame that is larger on each side by a share of the width."""
        more = (self.east - self.west) * share
        return _Frame(self.west - more, self.south - more, self.east + more, self.north + more)

    def touches(self, line: Sequence[Point]) -> bool:
        """Whether the rectangle around a line and this frame have something in common."""
        easts, norths = [east for east, _ in line], [north for _, north in line]
        across = min(easts) <= self.east and max(easts) >= self.west
        return across and min(norths) <= self.north and max(norths) >= self.south

    def project(self, point: Point) -> Point:
        longitude, latitude = point
        x = (longitude - self.west) / (self.east - self.west) * WIDTH
        return x, (self.north - latitude) / (self.north - self.south) * self.height


def draw_chart(spots: Sequence[Spot]) -> Chart:
    """Return the map that shows all these places; there must be at least one."""
    frame = _frame(spots)
    taken: list[_Box] = []
    dots = tuple(_place_names(spots, frame, taken))
    provinces = tuple(_place_provinces(frame, taken))
    return Chart(
        WIDTH, frame.height, _draw_land(frame), _draw_borders(frame), _draw_net(frame), provinces, dots
    )


def _frame(spots: Sequence[Spot]) -> _Frame:
    """Return the frame around the places, with a margin and of a pleasant shape."""
    latitudes, longitudes = [s.latitude for s in spots], [s.longitude for s in spots]
    north, east = (max(latitudes) + min(latitudes)) / 2, (max(longitudes) + min(longitudes)) / 2
    stretch = max(0.2, math.cos(math.radians(north)))
    high = max(_LEAST_SPAN, max(latitudes) - min(latitudes)) * (1 + 2 * _MARGIN)
    wide = max(_LEAST_SPAN, max(longitudes) - min(longitudes)) * (1 + 2 * _MARGIN)
    high = max(high, wide * stretch * _SHAPE)
    wide = max(wide, high / stretch / _SHAPE * 0.7)
    return _Frame(east - wide / 2, north - high / 2, east + wide / 2, north + high / 2)


def _draw_land(frame: _Frame) -> str:
    """Return the coasts; land is cut off a little outside the frame, so that no line is drawn where it is cut."""
    rings = (_clip(ring, frame.widened(0.003)) for ring in land())
    return "".join(_path(map(frame.project, ring)) + "Z" for ring in rings if len(ring) > 2)


def _draw_borders(frame: _Frame) -> str:
    return "".join(_path(map(frame.project, line)) for line in borders() if frame.touches(line))


def _draw_net(frame: _Frame) -> str:
    """Return meridians and parallels at round degrees."""
    span = frame.east - frame.west
    step = next((size for size in (1, 2, 5, 10, 20) if span / size <= 10), 30)
    lines: list[tuple[Point, Point]] = [
        ((degree, frame.south), (degree, frame.north))
        for degree in range(math.ceil(frame.west / step) * step, math.floor(frame.east) + 1, step)
    ]
    lines += [
        ((frame.west, degree), (frame.east, degree))
        for degree in range(math.ceil(frame.south / step) * step, math.floor(frame.north) + 1, step)
    ]
    return "".join(_path(map(frame.project, line)) for line in lines)


def _place_provinces(frame: _Frame, taken: list[_Box]) -> Iterable[tuple[str, Point]]:
    """Yield the provinces whose name has room in the middle of their land."""
    for name, middle in province_names():
        x, y = frame.project(middle)
        box = (x - 11.0 * len(name), y - 15, x + 11.0 * len(name), y + 5)
        if frame.touches([middle]) and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield name, (x, y)


def _place_names(spots: Sequence[Spot], frame: _Frame, taken: list[_Box]) -> Iterable[Dot]:
    """Yield the dots, the most named first; a name stands right, left, above or below, where nothing else does.

    What dots and names take is added to `taken`.
    """
    dots = []
    for spot in sorted(spots, key=lambda spot: (-spot.count, spot.id)):
        x, y = frame.project((spot.longitude, spot.latitude))
        radius = 5 + 2 * math.sqrt(spot.count)
        taken.append((x - radius, y - radius, x + radius, y + radius))
        dots.append((spot, x, y, radius))
    for spot, x, y, radius in dots:
        wide = 22.0 * len(spot.label)
        for name, anchor, left in (
            ((x + radius + 5, y + 8), "start", x + radius + 5),
            ((x - radius - 5, y + 8), "end", x - radius - 5 - wide),
            ((x, y - radius - 8), "middle", x - wide / 2),
            ((x, y + radius + 24), "middle", x - wide / 2),
        ):
            box = (left, name[1] - 20, left + wide, name[1] + 5)
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= frame.height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield Dot(spot, x, y, radius, name, anchor)
                break
        else:
            yield Dot(spot, x, y, radius, None)


def _overlap(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _clip(ring: Sequence[Point], frame: _Frame) -> list[Point]:
    """Return what of a ring is inside the frame (Sutherland and Hodgman's way, one edge after another)."""
    edges = ((0, frame.west, 1), (0, frame.east, -1), (1, frame.south, 1), (1, frame.north, -1))
    points = list(ring)
    for axis, bound, sign in edges:
        kept: list[Point] = []
        for before, point in zip([points[-1], *points], points, strict=False) if points else ():
            inside, was_inside = (sign * (p[axis] - bound) >= 0 for p in (point, before))
            if inside != was_inside:
                part = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append(tuple(b + part * (p - b) for b, p in zip(before, point, strict=True)))  # type: ignore[arg-type]  # two numbers
            if inside:
                kept.append(point)
        points = kept
    return points


def _path(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
