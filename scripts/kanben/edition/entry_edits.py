"""Changes of register entries that a person asks for: one out of two, two out of one, another name.  TEI P5, ND.html"""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from kanben.edition.memory import digest
from kanben.edition.register_entries import SHAPES
from kanben.tei import TEI, XML_ID
from kanben.tei.elements import element, lay_out

Element = etree._Element

_NAME_OF = {f"{TEI}{entry}": name for _, entry, name, _ in SHAPES.values()}

_REFERENCE = f"{TEI}rs"  # how a newspaper speaks of itself


def names_of(entry: Element) -> list[str]:
    """Return an entry's names, the main one first, each once."""
    return list(dict.fromkeys("".join(each.itertext()) for each in _name_elements(entry)))


def give_names(entry: Element, names: Collection[str]) -> None:
    """Have an entry bear these names, the first as its main one; the elements of names that it has stay as they are."""
    there = {"".join(each.itertext()): each for each in reversed(_name_elements(entry))}
    for each in _name_elements(entry):
        entry.remove(each)
    name = _NAME_OF[str(entry.tag)]
    for place, form in enumerate(dict.fromkeys(names)):
        made = there.get(form)
        if made is None:
            made = element(name, form)
        if place and made.tag != _REFERENCE:
            made.set("type", "variant")
        else:
            made.attrib.pop("type", None)
        entry.insert(place, made)
    _lay_out(entry)


def give_name(entry: Element, name: str) -> None:
    """Give an entry another main name; the one before becomes a variant."""
    give_names(entry, [name, *names_of(entry)])


def absorb(entry: Element, other: Element) -> None:
    """Have an entry say what another of its kind says: its names as variants, and what else is not said yet."""
    give_names(entry, [*names_of(entry), *names_of(other)])
    said = {digest(child) for child in entry.iterchildren(etree.Element)}
    names = _name_elements(other)
    for child in other.iterchildren(etree.Element):
        if child not in names and digest(child) not in said:
            entry.append(deepcopy(child))
    for attribute, value in other.attrib.items():
        if attribute not in entry.attrib and attribute != XML_ID:
            entry.set(attribute, value)
    _lay_out(entry)


def divide(entry: Element, forms: Collection[str], name: str) -> Element:
    """Take names out of an entry; return another entry with them, or with all names where none are given.

    `name` is the other entry's main name, if given.  It is nobody's proposal any more; what else the first says stays there.
    """
    own = names_of(entry)
    twin = etree.SubElement(etree.Element("list"), entry.tag, nsmap=entry.nsmap)
    for child in _name_elements(entry):
        twin.append(deepcopy(child))
    give_names(twin, [each for each in dict.fromkeys([name, *(forms or own)]) if each])
    rest = [each for each in own if each not in forms]
    if forms and rest:
        give_names(entry, rest)
    return twin


def _name_elements(entry: Element) -> list[Element]:
    return list(entry.iterchildren(f"{TEI}{_NAME_OF[str(entry.tag)]}", _REFERENCE))


def _lay_out(entry: Element) -> None:
    tail = entry.tail
    lay_out(entry, sum(1 for _ in entry.iterancestors()))
    entry.tail = tail
