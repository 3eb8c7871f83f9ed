"""Documents of the register's lists and of its entries, divided where one page would be too long."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.shared.json_text import script_json
from kanben.publish.shared.record_documents import brief_element, entry_element, index_document, make_element
from kanben.publish.site.linked_data import describe_entry
from kanben.publish.site.map_document import find_spot
from kanben.records import INDICES, Records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.record_types import Entry

_PASSAGES = 200  # on one page; 1,000 make a page of nearly a megabyte
_ENTRIES = 1000  # in a list on one page


def index_documents(records: Records, index: str) -> Iterator[tuple[str, etree._ElementTree]]:
    """Yield path and k:index of the list of people, places, organisations or sources.

    A list of more than 1,000 entries has a page for each initial besides; only its first page has all of them.
    """
    whole = index_document(records, index).getroot()
    if len(whole) > _ENTRIES:
        initials = list(dict.fromkeys(entry.get("initial", "") for entry in whole))
        whole.attrib.update({"entries": str(len(whole)), "initials": " ".join(initials)})
        for initial in initials:
            part = etree.Element(whole.tag, {**whole.attrib, "initial": initial}, nsmap=whole.nsmap)
            part.extend(deepcopy(entry) for entry in whole if entry.get("initial") == initial)
            yield f"{index}/initial/{initial.replace('#', '0')}.html", part.getroottree()
    yield f"{index}.html", whole.getroottree()


def entry_documents(records: Records, identifier: str, site: str = "") -> Iterator[etree._ElementTree]:
    """Yield k:index with one entry and its passages, 200 at a time; raise KeyError for an unknown one.

    Each names all parts (k:part) where there are several; the first says as k:together whom the same articles name,
    and as k:description what the entry is as JSON-LD; `site` is the site's address.
    """
    entry = records.entry(identifier)
    passages = list(records.passages(identifier))
    dates = sorted(filter(None, (passage.get("date") for passage in passages)))
    parts = [passages[start : start + _PASSAGES] for start in range(0, len(passages), _PASSAGES)] or [[]]
    for number, part in enumerate(parts, 1):
        root = make_element("index", kind=next(i for i, kind in INDICES.items() if kind == entry.kind))
        element = entry_element(entry)
        element.set("passages", str(len(passages)))
        if entry.kind == "place" and find_spot(entry):
            element.set("located", "true")
        if dates:
            element.attrib.update({"first": dates[0], "last": dates[-1]})
        if len(parts) > 1:
            element.extend(_parts(parts, number))
        element.extend(part)
        if number == 1:
            element.append(_together(records, entry))
            description = make_element("description")
            description.text = script_json(describe_entry(entry, site))
            element.append(description)
        root.append(element)
        yield root.getroottree()


def _parts(parts: list[list[etree._Element]], current: int) -> Iterator[etree._Element]:
    """Yield k:part for each part: its number, its first and last passage, the date of the first."""
    for number, part in enumerate(parts, 1):
        begin = (number - 1) * _PASSAGES
        place = {"from": str(begin + 1), "to": str(begin + len(part))}
        date = part[0].get("date", "") if part else ""
        yield make_element(
            "part", n=str(number), date=date, current="true" if number == current else "", **place
        )


def _together(records: Records, entry: Entry) -> etree._Element:
    together = make_element("together")
    together.extend(brief_element(companion) for companion in records.companions(entry.id))
    return together
