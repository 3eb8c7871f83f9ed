"""The fields of a TEI header that the program wrote follow the settings; those that a person changed stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from kanben.edition.memory import digest
from kanben.edition.settings import Editor
from kanben.edition.statements import responsibility
from kanben.tei import NAMESPACES, TEI, XML_ID
from kanben.tei.elements import append_laid_out, lay_out, remove_laid_out

Element = etree._Element

_PUBLICATION = "tei:fileDesc/tei:publicationStmt"
_PRINT = "tei:fileDesc/tei:sourceDesc/tei:biblStruct/tei:monogr"
# What the settings or a page's front matter say, and where in a header it stands.  TEI P5, HD.html
FIELDS = {
    "publisher of the edition": f"{_PUBLICATION}/tei:authority",
    "rights and licence": f"{_PUBLICATION}/tei:availability",
    "newspaper": f"{_PRINT}/tei:title",
    "place": f"{_PRINT}/tei:imprint/tei:pubPlace",
    "publisher": f"{_PRINT}/tei:imprint/tei:publisher",
    "date": f"{_PRINT}/tei:imprint/tei:date",
    "page": f"{_PRINT}/tei:imprint/tei:biblScope",
    "language": "tei:profileDesc/tei:langUsage/tei:language",
    "title": "tei:fileDesc/tei:titleStmt/tei:title[not(@type = 'sub') and not(@level)]",
    "subtitle": "tei:fileDesc/tei:titleStmt/tei:title[@type = 'sub']",
    "description": "tei:fileDesc/tei:sourceDesc/tei:p[1]",
}
# For each field what was last written in it, as a digest; nothing where it was left out.
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What was done to a header: the fields as they are to be, those written anew, those left as a person changed them."""

    fields: Fields
    renewed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def fields_of(header: Element) -> dict[str, str]:
    """Return the digests of a header's fields."""
    return {name: _said(_find(header, path)) for name, path in FIELDS.items()}


def renew(header: Element, wanted: Element, last: Fields) -> Renewal:
    """Bring a header's fields to those of a `wanted` one, in place, where they stand as they were `last` written."""
    fields, renewed, kept = {}, [], []
    for name, path in FIELDS.items():
        mine, fresh = _find(header, path), _find(wanted, path)
        now, new, before = _said(mine), _said(fresh), last.get(name, "")
        fields[name] = new
        if now == new:
            continue
        if now == before and _put(header, path, mine, fresh):
            renewed.append(name)
        elif new != before:
            kept.append(name)
    return Renewal(fields, tuple(renewed), tuple(kept))


def declare(header: Element, editors: Iterable[Editor], answering: Iterable[str], last: Fields) -> Renewal:
    """State who of the editors is `answering` (by identifier), in place, and nobody else, as far as the program stated it.

    A statement that a person wrote or changed stays.
    """
    answers = set(answering)
    there = {str(found.get(XML_ID)): found for found in header.iter(f"{TEI}respStmt")}
    statement = header.find("tei:fileDesc/tei:titleStmt", NAMESPACES)
    fields, renewed, kept = {}, [], []
    for editor in editors if statement is not None else ():
        fresh, mine, name = responsibility(editor), there.get(editor.id), f"#{editor.id}"
        new = digest(fresh) if editor.id in answers else ""
        now, before = _said(mine), last.get(name, "")
        fields[name] = new
        if now == new:
            continue
        if now != before:
            kept += [name] if new not in ("", before) else []
            continue
        renewed.append(name)
        if mine is not None and new:
            _replace(mine, fresh)
        elif mine is not None:
            remove_laid_out(mine)
        elif statement is not None:
            append_laid_out(statement, fresh)
    return Renewal(fields, tuple(renewed), tuple(kept))


def answering(root: Element) -> set[str]:
    """Return the identifiers that the @resp of a document point to in itself."""
    return {
        pointer.removeprefix("#")
        for value in root.xpath("//@resp")
        for pointer in str(value).split()
        if pointer.startswith("#")
    }


def _find(header: Element, path: str) -> Element | None:
    found = header.xpath(path, namespaces=NAMESPACES)
    return found[0] if found else None


def _said(field: Element | None) -> str:
    """Return the digest of a field; where the page's file lies is no part of what it says."""
    if field is None:
        return ""
    if "corresp" in field.attrib:
        field = deepcopy(field)
        del field.attrib["corresp"]
    return digest(field)


def _put(header: Element, path: str, mine: Element | None, fresh: Element | None) -> bool:
    """Put a field in the place of another, or where it is missing; return whether there is a place for it."""
    if fresh is None:
        if mine is not None:
            remove_laid_out(mine)
        return True
    if mine is not None:
        _replace(mine, deepcopy(fresh))
        return True
    parent, siblings = _find(header, path.rpartition("/")[0]), [each.tag for each in fresh.itersiblings()]
    if parent is None:
        return False
    following = next((each for each in parent if each.tag in siblings), None)
    made = deepcopy(fresh)
    made.tail = None
    if following is None:
        append_laid_out(parent, made)
    else:
        lay_out(made, sum(1 for _ in parent.iterancestors()) + 1)
        made.tail = parent.text
        following.addprevious(made)
    return True


def _replace(mine: Element, fresh: Element) -> None:
    if "corresp" in mine.attrib:
        fresh.set("corresp", mine.attrib["corresp"])
    fresh.tail = mine.tail
    parent = mine.getparent()
    if parent is not None:
        lay_out(fresh, sum(1 for _ in mine.iterancestors()))
        fresh.tail = mine.tail
        parent.replace(mine, fresh)
