"""Which pointers of a document lead to something the site has not: entries of the register, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from kanben.records import Records

_POINTERS = etree.XPath("//@ref | //@target | //@who", smart_strings=False)


def missing_targets(records: Records, documents: Iterable[etree._ElementTree]) -> list[str]:
    """Return the ids of the entries and articles that TEI documents point to and that the site has not, in order."""
    named = {identifier for document in documents for identifier in _identifiers(document)}
    return sorted(named.difference(records.known(named)))


def _identifiers(document: etree._ElementTree) -> Iterator[str]:
    """Yield what pointers such as ../register.xml#person-x or q1-3.xml#p2 name: person-x, q1-3."""
    for pointer in {pointer for value in _POINTERS(document) for pointer in value.split()}:
        file, _, fragment = pointer.partition("#")
        name = file.rpartition("/")[2]
        yield fragment if name in ("", "register.xml") else name.removesuffix(".xml")
