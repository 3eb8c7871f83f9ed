"""Which pointers of a document lead to something the site has: entries of the register, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from kanben.records import Records


def known_targets(records: Records, documents: Iterable[etree._ElementTree]) -> list[str]:
    """Return the ids of the entries and articles that TEI documents point to and that exist, in order."""
    wanted = sorted({identifier for document in documents for identifier in _identifiers(document)})
    return [identifier for identifier in wanted if records.knows(identifier)]


def _identifiers(document: etree._ElementTree) -> Iterator[str]:
    """Yield what pointers such as ../register.xml#person-x or q1-3.xml#p2 name: person-x, q1-3."""
    for element in document.iter(etree.Element):
        for attribute in ("ref", "target", "who"):
            for pointer in element.get(attribute, "").split():
                file, _, fragment = pointer.partition("#")
                name = file.rpartition("/")[2]
                yield fragment if name in ("", "register.xml") else name.removesuffix(".xml")
