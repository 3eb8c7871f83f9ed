"""The register as data: each index as CSV and JSON-LD, the places as GeoJSON (RFC 7946)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.shared.json_text import readable_json
from kanben.publish.site.addresses import entry_path
from kanben.publish.site.linked_data import describe_entry
from kanben.publish.site.map_document import find_spot
from kanben.publish.site.rendering import SiteFile
from kanben.record_types import line
from kanben.records import INDICES, Records
from kanben.tei import TEI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.record_types import Entry

COLUMNS = ("id", "name", "kind", "type", "about", "passages", "latitude", "longitude", "same-as", "page")
"""The columns of each list; `same-as` are identifiers in other registers (TEI's idno), with spaces between."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register_exports(records: Records, url: str) -> Iterator[SiteFile]:
    """Yield people.csv, places.csv, organisations.csv, sources.csv, the same as .jsonld, and places.geojson.

    Addresses begin with `url`, the site's; where it is empty they are relative to the site's root.
    """
    for index in INDICES:
        yield SiteFile(f"{index}.csv", _csv(records.entries(index), url))
        yield SiteFile(f"{index}.jsonld", _linked_data(records.entries(index), url))
    yield SiteFile("places.geojson", _geojson(records.entries("places"), url))


def _csv(entries: Iterator[Entry], url: str) -> bytes:
    """Return a list as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in entries:
        spot = find_spot(entry) if entry.kind == "place" else None
        latitude, longitude = (repr(spot.latitude), repr(spot.longitude)) if spot else ("", "")
        same, page = " ".join(_same_as(entry)), url + entry_path(entry.id)
        words = [entry.id, entry.label, entry.kind, entry.types, entry.about]
        row = [*map(_harmless, words), entry.count, latitude, longitude, _harmless(same), page]
        writer.writerow(row)
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before one that begins like it."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _geojson(places: Iterator[Entry], url: str) -> bytes:
    """Return the named places that have coordinates as a feature collection; longitude stands first."""
    features = [
        {
            "type": "Feature",
            "id": url + entry_path(entry.id),
            "geometry": {"type": "Point", "coordinates": [spot.longitude, spot.latitude]},
            "properties": {
                "id": entry.id,
                "name": entry.label,
                "type": entry.types,
                "passages": entry.count,
                "sameAs": _same_as(entry),
            },
        }
        for entry in places
        if (spot := find_spot(entry))
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return readable_json(collection)


def _linked_data(entries: Iterator[Entry], url: str) -> bytes:
    """Return a list as JSON-LD: a graph of schema.org things."""
    described = [describe_entry(entry, url) for entry in entries]
    graph = [{key: value for key, value in thing.items() if key != "@context"} for thing in described]
    return readable_json({"@context": "https://schema.org", "@graph": graph})


def _same_as(entry: Entry) -> list[str]:
    """Return what other registers call an entry."""
    return [text for idno in etree.fromstring(entry.xml).iter(f"{TEI}idno") if (text := line(idno))]
