"""The names that preparation and stylesheets share: attributes of the namespace urn:kanben:prepared, and TEI's divisions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from kanben.files import read_bytes
from kanben.tei import TEI

Element = etree._Element

PREPARED = "urn:kanben:prepared"
P = f"{{{PREPARED}}}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"

# What divides a document: each may begin a page and, with a head, stands in the contents.  TEI P5, DS
DIVISIONS = frozenset(
    f"{TEI}{name}"
    for name in (
        *(
            "teiCorpus",
            "TEI",
            "text",
            "front",
            "body",
            "back",
            "group",
            "div",
            "div1",
            "div2",
            "div3",
            "div4",
            "div5",
        ),
        *(
            "div6",
            "div7",
            "prologue",
            "epilogue",
            "performance",
            "standOff",
            "sourceDoc",
            "facsimile",
            "titlePage",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How elements of a name are shown (ELEMENTS.md), and whether they hold no text of their own."""

    role: str
    html: str
    is_bare: bool


@cache
def shapes() -> dict[str, Shape]:
    """Return the shape of each TEI element by its tag, as elements.tsv has it.

    A block that holds elements only is a `group`: what stands in it are blocks, too.
    """
    rows = read_bytes(Path(__file__).with_name("elements.tsv")).decode().splitlines()[1:]
    found = {}
    for name, content, role, html in (row.split("\t") for row in rows):
        is_bare = content in ("elements", "empty")
        found[f"{TEI}{name}"] = Shape("group" if role == "block" and is_bare else role, html, is_bare)
    return found


@cache
def blocks() -> frozenset[str]:
    """Return the tags of elements that no line of text may hold in HTML, wherever they stand."""
    own = "p ab list lg l table figure floatingText sp eg egXML entry entryFree superEntry div text body castList u"
    boxes = {tag for tag, shape in shapes().items() if shape.role in ("block", "group", "record")}
    return frozenset(boxes | {f"{TEI}{name}" for name in own.split()} | {f"{EXAMPLES}egXML"})


def name_of(element: Element) -> str:
    """Return the local name of an element."""
    return etree.QName(element).localname


def is_element(node: Element) -> bool:
    """Whether a node is an element, no comment or processing instruction."""
    return isinstance(node.tag, str)
