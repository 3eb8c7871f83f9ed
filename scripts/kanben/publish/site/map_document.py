"""The document of the map (k:map): the places of an edition whose coordinates are known."""

from __future__ import annotations

from lxml import etree

from kanben.lexicon.countries import country_points
from kanben.publish.shared.record_documents import make_element
from kanben.publish.site.chart import Dot, Spot, draw_chart
from kanben.record_types import Entry
from kanben.records import Records
from kanben.tei import TEI


def map_document(records: Records) -> etree._ElementTree:
    """Return k:map: the places whose coordinates are known, drawn on a map.

    `places` counts those that the text names, `located` those of them that the map shows.
    """
    named = [entry for entry in records.entries("places") if entry.count]
    spots = [spot for entry in named if (spot := find_spot(entry))]
    root = make_element("map", places=str(len(named)), located=str(len(spots)))
    if spots:
        chart = draw_chart(spots)
        root.attrib.update({"width": f"{chart.width:.0f}", "height": f"{chart.height:.0f}"})
        root.attrib.update({"land": chart.land, "borders": chart.borders, "net": chart.net})
        root.extend(
            make_element("province", label=name, x=f"{x:.1f}", y=f"{y:.1f}")
            for name, (x, y) in chart.provinces
        )
        root.extend(map(_dot, chart.dots))
    return root.getroottree()


def find_spot(entry: Entry) -> Spot | None:
    """Return where a place is that the text names, None if it is not known.

    The register says so (TEI's geo: degrees north, degrees east); else its name is that of a country.
    """
    if not entry.count:
        return None
    place = etree.fromstring(entry.xml)
    geo = place.findtext(f".//{TEI}geo")
    point = country_points().get(entry.label) if geo is None else _coordinates(geo)
    return Spot(entry.id, entry.label, *point, entry.count) if point else None


def _coordinates(geo: str) -> tuple[float, float] | None:
    """Read two numbers, None if they are none or out of bounds."""
    try:
        latitude, longitude = (float(part) for part in geo.replace(",", " ").split())
    except ValueError:
        return None
    return (latitude, longitude) if -90 <= latitude <= 90 and -180 <= longitude <= 180 else None


def _dot(dot: Dot) -> etree._Element:
    values = {"x": dot.x, "y": dot.y, "radius": dot.radius}
    if dot.name:
        values |= {"name-x": dot.name[0], "name-y": dot.name[1]}
    numbers = {name: f"{value:.1f}" for name, value in values.items()}
    spot = dot.spot
    return make_element(
        "dot", id=spot.id, label=spot.label, count=str(spot.count), anchor=dot.anchor, **numbers
    )
