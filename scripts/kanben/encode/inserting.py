"""Puts new parts into an article where the schema lets them stand, and takes away parts that hold nothing any more."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import cache

from lxml import etree

from kanben.encode.ink import Place
from kanben.resources import resource
from kanben.tei import TEI
from kanben.tei.elements import element
from kanben.tei.printed import body, printed_text, text_holders

Element = etree._Element

_DIVISIONS = frozenset((f"{TEI}div", f"{TEI}body"))
_KEPT = frozenset(f"{TEI}{name}" for name in ("body", "text"))
_LINES = frozenset(f"{TEI}{name}" for name in ("head", "dateline", "byline", "closer", "trailer"))
_MILESTONES = frozenset(f"{TEI}{name}" for name in ("lb",))


def insert_part(part: Element, made: Element, *, behind: bool, other: Element | None) -> Element | None:
    """Put a new part behind, or before, one that is there, and not beyond the `other` part that follows or precedes.

    Return what was put in.

    It stands as the fresh encoding has it where the schema allows that, else as a paragraph; None if neither may be.
    """
    root = part.getroottree().getroot()
    was_valid = grammar().validate(root)
    for candidate in (made, element("p", printed_text(made))):
        for beside in _neighbours(part, candidate, other):
            put = deepcopy(candidate)
            put.tail = None
            _insert(beside, put, behind=behind)
            if not was_valid or grammar().validate(root):
                return put
            _remove(put)
    return None


def _neighbours(part: Element, made: Element, other: Element | None) -> list[Element]:
    """Return beside what a new part may be put: its like, else what stands in the division around."""
    found = [part] if part.tag == made.tag else []
    block = part
    while (parent := block.getparent()) is not None and parent.tag not in _DIVISIONS:
        block = parent
    within = other is not None and block in other.iterancestors()
    return found if found == [block] or within else [*found, block]


def _insert(beside: Element, put: Element, *, behind: bool) -> None:
    """Put an element beside another, on a line of its own."""
    parent = beside.getparent()
    assert parent is not None  # a part stands in an article
    index = parent.index(beside)
    if behind:
        put.tail = beside.tail
        beside.tail = parent.text if parent.text and not parent.text.strip() else beside.tail
        parent.insert(index + 1, put)
    else:
        put.tail = parent.text if parent.text and not parent.text.strip() else None
        parent.insert(index, put)


def _remove(put: Element) -> None:
    """Take an element out; the white space behind it takes that of the one before."""
    parent, previous = put.getparent(), put.getprevious()
    assert parent is not None  # it was put in
    if previous is not None and put.getnext() is None:
        previous.tail = put.tail
    parent.remove(put)


def divide(part: Element, place: Place) -> Element | None:
    """Divide a part at a place; return the second half, None if the place stands in an element inside of the part."""
    run = place.run
    if run.container is not part:
        return None
    rest = etree.Element(part.tag, nsmap=part.nsmap)
    text = (run.element.tail if run.is_tail else run.element.text) or ""
    following = part[part.index(run.element) + 1 :] if run.is_tail else part[:]
    rest.text = text[place.offset :].lstrip()
    rest.extend(following)
    if run.is_tail:
        run.element.tail = text[: place.offset]
    else:
        part.text = text[: place.offset]
    _insert(part, rest, behind=True)
    return rest


def make_valid(root: Element) -> None:
    """Have lines that may not stand where they stand any more, since what was beside them is gone, be paragraphs."""
    lines = [part for part in text_holders(body(root)) if part.tag in _LINES]
    for part in reversed(lines):
        if grammar().validate(root):
            return
        before, attributes = part.tag, dict(part.attrib)
        part.tag = f"{TEI}p"
        for name in ("type", "rend"):
            part.attrib.pop(name, None)
        if not grammar().validate(root) and len(lines) > 1:
            part.tag = before
            part.attrib.update(attributes)


def prune(parts: Iterable[Element]) -> None:
    """Take away the parts among some that print nothing any more, and what held only them.

    Milestones of columns and pages, notes, and whatever else a person put there stays, beside the text that follows.
    """
    for part in parts:
        if printed_text(part).strip():
            continue
        parent = part.getparent()
        left = [child for child in part if child.tag not in _MILESTONES]
        if parent is None or (left and parent.tag not in _DIVISIONS):
            continue
        for child in left:
            child.tail = parent.text
            part.addprevious(child)
        _remove(part)
        while parent is not None and not _holds(parent) and parent.tag not in _KEPT:
            if parent.get("type") == "article":
                break
            above = parent.getparent()
            _remove(parent)
            parent = above


def _holds(parent: Element) -> bool:
    """Whether an element still has something inside."""
    return len(parent) > 0 or bool((parent.text or "").strip())


@cache
def grammar() -> etree.RelaxNG:
    """Return the schema of Kanben's TEI."""
    return etree.RelaxNG(etree.parse(resource("schemas", "kanben.rng")))
