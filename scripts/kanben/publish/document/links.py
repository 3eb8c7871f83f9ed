"""Resolves the pointers of prepared documents: each gets the address that it leads to from its page.  TEI P5, SA.html"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lxml import etree

from kanben.publish.document.names import DIVISIONS, Element, P, is_element
from kanben.publish.document.prepare import Prepared, division_title
from kanben.publish.document.reading import reading_text
from kanben.tei import TEI, XML_ID

# The elements whose pointers are links.
_LINKING = frozenset(
    f"{TEI}{name}"
    for name in (
        "ref",
        "ptr",
        "persName",
        "placeName",
        "orgName",
        "name",
        "rs",
        "term",
        "title",
        "geogName",
        "objectName",
    )
)
_WEB = re.compile(
    r"(?:https?://[^\s/?#\[\]@<>\"{}|^`\\]+(?:[/?#][^\s<>\"{}|^`\\]*)?|mailto:[^\s<>\"{}|^`\\]+)",
    re.IGNORECASE,
)
_ENCODED = str.maketrans(
    {"%": "%25", " ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "\\": "%5C", "^": "%5E", "`": "%60"}
)
_IDENTIFIED = etree.XPath("//*[@xml:id]")


@dataclass(frozen=True, slots=True)
class Library:
    """The documents that are made together: where an identifier of another of them stands (file name → id → address)."""

    addresses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def link(document: Prepared, library: Library) -> None:
    """Write beside each pointer of a document where it leads; a pointer that leads nowhere gets nothing."""
    inside: dict[Element, bool] = {}
    by_id = {identified.get(XML_ID, ""): identified for identified in _IDENTIFIED(document.tree)[::-1]}
    page = document.pages[0]
    for element in document.tree.getroot().iter():
        if not is_element(element):
            continue
        page = element.get(f"{P}page", page)
        parent = element.getparent()
        linked = parent is not None and inside.get(parent, False)
        if element.tag in _LINKING:
            pointers = element.get("target") or element.get("ref") or ""
            found = list(filter(None, (_address(document, library, one, page) for one in pointers.split())))
            if found and linked:
                found = []
            if found:
                element.set(f"{P}href", " ".join(found))
                linked = True
                if element.tag == f"{TEI}ptr":
                    _name_target(element, by_id)
        elif linked and element.get(f"{P}note"):
            element.set(f"{P}unlinked", "1")
        inside[element] = linked and len(element) > 0


def _address(document: Prepared, library: Library, pointer: str, page: str) -> str:
    """Return the address of a pointer from a page; empty if it leads nowhere that a reader may go."""
    if _WEB.fullmatch(pointer):
        return pointer
    file, hash_, identifier = pointer.partition("#")
    if not file and hash_:
        own = document.anchors.get(identifier)
        if own is None:
            return ""
        return f"{'' if own == page else own}#{identifier.translate(_ENCODED)}"
    if ":" in file:
        return ""
    others = library.addresses.get(PurePosixPath(file).name)
    if others is None:
        return ""
    return others.get(identifier, "") if identifier else others.get("", "")


def _name_target(pointer: Element, by_id: Mapping[str, Element]) -> None:
    """Write the words of a `ptr`: the head of its target, else the beginning of its text, its number, the address."""
    address = pointer.get("target", "").split()[0]
    target = by_id.get(address.partition("#")[2])
    pointer.set(f"{P}words", (_words(target) if target is not None else "") or address)


def _words(target: Element) -> str:
    """Return the words by which a pointer calls an element."""
    head = division_title(target) if target.tag in DIVISIONS else ""
    head = head or next((reading_text(head) for head in target.iterchildren(f"{TEI}head")), "")
    return head or reading_text(target)[:60] or target.get("n", "")


def addresses(documents: Mapping[str, Prepared]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield for each document's file name the address of each of its identifiers, and its own under the empty one."""
    for file, document in documents.items():
        places = {
            identifier: f"{page}#{identifier.translate(_ENCODED)}"
            for identifier, page in document.anchors.items()
        }
        yield file, {"": document.pages[0], **places}
