"""Documents of the pages of one register entry: what is known of it and every passage that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.documents import brief_element, entry_element, make_element
from kanben.records import INDICES, Records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.rows import Entry

_PASSAGES = 200  # on one page; 1,000 make a page of nearly a megabyte


def entry_documents(records: Records, identifier: str) -> Iterator[etree._ElementTree]:
    """Yield k:index with one entry and its passages, 200 at a time; raise KeyError for an unknown one.

    Each names all parts (k:part) where there are several; the first says as k:together whom the same articles name.
    """
    entry = records.entry(identifier)
    passages = list(records.passages(identifier))
    dates = sorted(filter(None, (passage.get("date") for passage in passages)))
    parts = [passages[start : start + _PASSAGES] for start in range(0, len(passages), _PASSAGES)] or [[]]
    for number, part in enumerate(parts, 1):
        root = make_element("index", kind=next(i for i, kind in INDICES.items() if kind == entry.kind))
        element = entry_element(entry)
        element.set("passages", str(len(passages)))
        if dates:
            element.attrib.update({"first": dates[0], "last": dates[-1]})
        if len(parts) > 1:
            element.extend(_parts(parts, number))
        element.extend(part)
        if number == 1:
            element.append(_together(records, entry))
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
