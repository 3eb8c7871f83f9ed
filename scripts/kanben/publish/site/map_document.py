"""The document of the map (k:map): the places of an edition whose coordinates are known."""

from __future__ import annotations

from lxml import etree

from kanben.publish.shared.record_documents import make_element
from kanben.publish.site.chart import Dot, Spot, draw_chart
from kanben.record_types import Entry
from kanben.records import Records
from kanben.tei import TEI


def map_document(records: Records) -> etree._ElementTree:
    """Return k:map: the places that have coordinates (TEI's geo: degrees north, degrees east), drawn on a map.

    `places` counts those that the text names, `located` those of them that the map shows.
    """
    named = [entry for entry in records.entries("places") if entry.count]
    spots = [spot for entry in named if (spot := find_spot(entry))]
    root = make_element("map", places=str(len(named)), located=str(len(spots)))
    if spots:
        chart = draw_chart(spots)
        root.attrib.update({"width": f"{chart.width:.0f}", "height": f"{chart.height:.0f}"})
        root.attrib.update({"land": chart.land, "net": chart.net})
        root.extend(map(_dot, chart.dots))
    return root.getroottree()


def find_spot(entry: Entry) -> Spot | None:
    """Return where a place is, if it is named somewhere and its coordinates are two numbers in their bounds."""
    geo = etree.fromstring(entry.xml).findtext(f".//{TEI}geo", "")
    try:
        latitude, longitude = (float(part) for part in geo.replace(",", " ").split())
    except ValueError:
        return None
    if not entry.count or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Spot(entry.id, entry.label, latitude, longitude, entry.count)


def _dot(dot: Dot) -> etree._Element:
    values = {"x": dot.x, "y": dot.y, "radius": dot.radius}
    if dot.name:
        values |= {"name-x": dot.name[0], "name-y": dot.name[1]}
    numbers = {name: f"{value:.1f}" for name, value in values.items()}
    spot = dot.spot
    return make_element(
        "dot", id=spot.id, label=spot.label, count=str(spot.count), anchor=dot.anchor, **numbers
    )
