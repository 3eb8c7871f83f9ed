"""Entries of the register as linked data: schema.org in JSON-LD.

Sources: https://schema.org, JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/).
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

from lxml import etree

from kanben.publish.shared.metadata import SCHEMA_TYPES
from kanben.publish.site.addresses import entry_path
from kanben.publish.site.map_document import find_spot
from kanben.record_types import Entry, line
from kanben.resources import resource
from kanben.tei import TEI

_NAMES = (f"{TEI}persName", f"{TEI}placeName", f"{TEI}orgName", f"{TEI}title")


def describe_entry(entry: Entry, site: str) -> dict[str, Any]:
    """Return an entry as a schema.org thing; `site` is the site's address, without which it has no address of its own.

    `sameAs` are its addresses in authority files, `identifier` those identifiers that have no address.
    """
    element = etree.fromstring(entry.xml)
    identifiers = [
        (idno.get("type", ""), text) for idno in element.iter(f"{TEI}idno") if (text := line(idno))
    ]
    addresses = [address_of(kind, text) for kind, text in identifiers]
    spot = find_spot(entry) if entry.kind == "place" else None
    described = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES[entry.kind],
        "@id": site and site + entry_path(entry.id),
        "url": site and site + entry_path(entry.id),
        "name": entry.label,
        "alternateName": _other_names(element, entry.label),
        "description": entry.about,
        "geo": spot and {"@type": "GeoCoordinates", "latitude": spot.latitude, "longitude": spot.longitude},
        "sameAs": [address for address in addresses if address],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": kind, "value": text}
            for (kind, text), address in zip(identifiers, addresses, strict=True)
            if not address
        ],
    }
    return {key: value for key, value in described.items() if value}


def address_of(kind: str, identifier: str) -> str:
    """Return the address of an identifier in an authority file (the idno's @type), empty if that has none."""
    if identifier.startswith(("http://", "https://")):
        return identifier
    before = _authorities().get(kind.upper())
    return before + quote(identifier, safe="") if before else ""


def _other_names(element: etree._Element, label: str) -> list[str]:
    names = (line(child) for child in element if child.tag in _NAMES)
    return list(dict.fromkeys(name for name in names if name and name != label))


@cache
def _authorities() -> dict[str, str]:
    table = etree.parse(resource("xslt", "common", "authorities.xml"))
    return {str(row.get("type")): str(row.get("address")) for row in table.iter("authority")}
