"""Checks pointers between files: what `@ref` and `@who` name must be in the register, and of the fitting kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from kanben.errors import KanbenError
from kanben.files import read_bytes
from kanben.tei import TEI, XML_ID, parse_xml
from kanben.tei.pointers import escape_path, is_file, parse_pointer, pointed_file
from kanben.validate.rules import Rule, Text
from kanben.validate.violation import Place, Violation

POINTERS = ("ref", "who", "toWhom", "target", "next", "prev", "corresp", "facs", "url")

_POINTING = etree.XPath(" | ".join(f"//@{name}/.." for name in POINTERS))

# What a name may stand for, by the element that carries the pointer (or by @who).  TEI P5, ND.html#NDATTSnr
KINDS: dict[str, frozenset[str]] = {
    "persName": frozenset(("person",)),
    "placeName": frozenset(("place",)),
    "orgName": frozenset(("org",)),
    "title": frozenset(("bibl", "biblStruct")),
    "rs": frozenset(("person", "place", "org", "bibl")),
    "affiliation": frozenset(("org",)),
    "country": frozenset(("place",)),
    "region": frozenset(("place",)),
    "settlement": frozenset(("place",)),
    "pubPlace": frozenset(("place",)),
    "author": frozenset(("person", "org")),
    "editor": frozenset(("person", "org")),
    "publisher": frozenset(("org",)),
    "@who": frozenset(("person", "org", "bibl")),
}

NO_ENTRY = Rule(
    "ref-dangling",
    Text("Every name points to an entry that exists.", "名称须指向已有的条目。"),
    Text(
        "@{attribute} points to “{target}”, but {file} has no entry with that xml:id",
        "@{attribute} 指向“{target}”，但 {file} 中没有该 xml:id 的条目",
    ),
    Text(
        "correct the pointer, or add the entry to {file}{similar}",
        "改正指针，或在 {file} 中补入该条目{similar}",
    ),
)
NO_FILE = Rule(
    "file-missing",
    Text("Every file that is pointed to exists.", "所指向的文件须存在。"),
    Text(
        "@{attribute} points to the file {file}, which does not exist",
        "@{attribute} 指向的文件 {file} 不存在",
    ),
    Text("correct the pointer, or put the file in its place", "改正指针，或补上该文件"),
)
WRONG_KIND = Rule(
    "ref-kind",
    Text("A name and its register entry are of the same kind.", "名称与其名录条目须为同类。"),
    Text(
        "<{element}> points to “{target}”, which is a <{found}>, not a {wanted}",
        "<{element}> 指向的“{target}”是 <{found}>，而非 {wanted}",
    ),
    Text(
        "point to an entry of the right kind, or tag the name as what it is",
        "改指同类条目，或按其类别标注该名称",
    ),
)
REFERENCE_RULES = (NO_ENTRY, NO_FILE, WRONG_KIND)


@lru_cache(maxsize=64)
def _identified(path: Path, _changed: int) -> dict[str, str]:
    """Return the local name of each element with an `xml:id`; a file that cannot be read has none."""
    try:
        tree = parse_xml(read_bytes(path), path)
    except KanbenError:
        return {}
    return {
        node.get(XML_ID, ""): etree.QName(node).localname
        for node in tree.iter(etree.Element)
        if node.get(XML_ID) is not None
    }


def identified(path: Path) -> dict[str, str]:
    """Return the identifiers of an XML file with their elements' names; read again only when it has changed."""
    return _identified(path, path.stat().st_mtime_ns)


def pointers(path: Path, tree: etree._ElementTree) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every relative pointer of a document, in its order: element, attribute, target."""
    for element in _POINTING(tree):
        for attribute, value in element.items() if element.tag.startswith(TEI) else ():
            for target in _targets(path, attribute, value) if attribute in POINTERS else ():
                if not parse_pointer(target).scheme:
                    yield element, attribute, target


def _targets(path: Path, attribute: str, value: str) -> list[str]:
    """Return the pointers of an attribute; a page file's name was once written as it is, white space and all."""
    if attribute == "corresp" and (escaped := escape_path(value)) != value:
        file = pointed_file(path.parent, value)
        if file == path.parent / value and is_file(file):
            return [escaped]
    return value.split()


def target_file(base: Path, target: str) -> Path:
    """Return the file a pointer leads to from the document at `base`."""
    return base.parent / parse_pointer(target).path


def broken_references(
    path: Path, tree: etree._ElementTree, language: str
) -> Iterator[tuple[etree._Element, str, Violation]]:
    """Yield the violations of a document's pointers to other files, each with its element and attribute.

    A missing file is reported where it is first pointed to, and only there.
    """
    known: dict[str, dict[str, str] | None] = {}  # the entries of each file pointed to; None if there is none
    sound: set[tuple[object, str, str]] = set()  # what was found in order is not looked up again
    for node, attribute, target in pointers(path, tree):
        if (pointer := (node.tag, attribute, target)) in sound or target.startswith("#"):
            continue
        address = parse_pointer(target)
        place = Place(path, node.sourceline or 1)
        if address.path not in known or not address.well_formed:
            file = target_file(path, target)
            known[address.path] = entries = (
                identified(file) if address.well_formed and is_file(file) else None
            )
            if entries is None:
                missing = {"attribute": attribute, "file": address.path or target}
                yield node, attribute, NO_FILE.violation(place, language, (), **missing)
        entries = known[address.path]
        if entries is not None and address.fragment:
            violation = _entry(place, node, attribute, target, entries, language)
            if violation is not None:
                yield node, attribute, violation
                continue
        sound.add(pointer)


def _entry(
    place: Place, node: etree._Element, attribute: str, target: str, entries: dict[str, str], language: str
) -> Violation | None:
    """Return what is wrong with a pointer to an entry of a file that is there."""
    address = parse_pointer(target)
    kind = entries.get(address.fragment)
    if kind is None:
        near = difflib.get_close_matches(address.fragment, entries, n=1)
        similar = Text(f" (there is “{near[0]}”)", f"（有“{near[0]}”）").in_language(language) if near else ""
        file = Path(address.path).name
        words = {"attribute": attribute, "target": target, "file": file, "similar": similar}
        return NO_ENTRY.violation(place, language, tuple(near), **words)
    element = etree.QName(node).localname
    wanted = KINDS.get(f"@{attribute}") or (KINDS.get(element) if attribute == "ref" else None)
    if wanted is None or kind in wanted:
        return None
    allowed = tuple(f"<{name}>" for name in sorted(wanted))
    return WRONG_KIND.violation(
        place, language, allowed, element=element, target=target, found=kind, wanted="/".join(allowed)
    )
