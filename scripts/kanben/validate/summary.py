"""What one document of an edition tells of itself for the rules that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from kanben.files import real_path
from kanben.tei import NAMESPACES, TEI, XML_ID
from kanben.tei.pointers import parse_pointer
from kanben.tei.printed import printed_text, text_holders
from kanben.validate.reading import Document
from kanben.validate.references import pointers
from kanben.validate.violation import Place

Target = tuple[Path, str]  # a file and an xml:id in it, "" for the whole file

_NAMES = ("persName", "placeName", "orgName")
_ENTRIES = ("person", "place", "org", "bibl")
_FORMS = tuple(f"{TEI}{name}" for name in (*_NAMES, "title", "rs"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register: its kind, main form, and whether a note or number tells it from others."""

    id: str
    kind: str
    form: str
    distinct: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A tagged name: the element and the spelling."""

    kind: str
    spelling: str
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer that asks for one back: `next`, `prev` or `jump`; `source` is the xml:id it comes from."""

    kind: str
    source: str
    target: Target
    place: Place


@dataclass(frozen=True, slots=True)
class Summary:
    """One document, as far as other documents matter."""

    path: Path
    id: str
    root: Place
    texts: tuple[str, ...]
    targets: frozenset[Target]
    mentions: tuple[Mention, ...]
    entries: tuple[Entry, ...]
    links: tuple[Link, ...]


def summarize(document: Document) -> Summary:
    """Return the summary of a document of an edition."""
    root = document.tree.getroot()
    body = root.find("tei:text/tei:body", NAMESPACES)
    return Summary(
        real_path(document.path),
        root.get(XML_ID, ""),
        Place(document.path, root.sourceline or 1, 1, "/TEI[1]"),
        () if body is None else tuple(printed_text(part) for part in text_holders(body)),
        frozenset(
            _resolved(document, target)
            for target in {target for *_, target in pointers(document.path, document.tree)}
        ),
        () if body is None else tuple(_mentions(document, body)),
        tuple(_entries(document)),
        tuple(_links(document)),
    )


def _resolved(document: Document, pointer: str) -> Target:
    address = parse_pointer(pointer)
    file = _file(document.path.parent.absolute(), address.path) if address.path else real_path(document.path)
    return file, address.fragment


@lru_cache(maxsize=4096)
def _file(folder: Path, path: str) -> Path:
    """Return the file that pointers of a folder's documents name; most of them name one."""
    return real_path(folder / path)


def _line(document: Document, element: etree._Element) -> Place:
    """Return a place without its column, which is looked up when something is wrong there."""
    return Place(document.path, element.sourceline or 1, 0, document.tree.getpath(element))


def _mentions(document: Document, body: etree._Element) -> Iterator[Mention]:
    for element in body.iter(*(f"{TEI}{name}" for name in _NAMES)):
        spelling = "".join("".join(element.itertext()).split())
        yield Mention(etree.QName(element).localname, spelling, _line(document, element))


def _entries(document: Document) -> Iterator[Entry]:
    for register in document.tree.iterfind(".//tei:standOff", NAMESPACES):
        for element in register.iter(*(f"{TEI}{name}" for name in _ENTRIES)):
            form = next(("".join(name.itertext()) for name in element.iterchildren(*_FORMS)), "")
            if element.get(XML_ID) and form:
                distinct = any(True for _ in element.iterchildren(f"{TEI}note", f"{TEI}idno"))
                kind = etree.QName(element).localname
                yield Entry(element.get(XML_ID, ""), kind, form, distinct, _line(document, element))


def _links(document: Document) -> Iterator[Link]:
    for element in document.tree.iter(f"{TEI}*"):
        source = element.get(XML_ID, "")
        for kind in ("next", "prev"):
            pointer = element.get(kind)
            if pointer and not parse_pointer(pointer).scheme:
                yield Link(kind, source, _resolved(document, pointer), _line(document, element))
        pointer = element.get("target")
        if element.tag == f"{TEI}ref" and element.get("type") == "jump" and pointer:
            yield Link("jump", source, _resolved(document, pointer), _line(document, element))
