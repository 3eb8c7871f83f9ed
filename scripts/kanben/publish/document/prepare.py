"""Prepares a TEI document for the stylesheets in one walk: what they would have to look for is written beside each element.

The attributes of urn:kanben:prepared say where pages begin, which anchor an element has, where a pointer leads, the level
of a heading, the number of a note, and language, direction and look as HTML has them.  xslt/document reads nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from kanben.publish.document.divisions import Section, anchor_of, heads, paginate, sections
from kanben.publish.document.languages import bcp47, direction, direction_of_text
from kanben.publish.document.metadata import Metadata, read_metadata
from kanben.publish.document.names import (
    DIVISIONS,
    EXAMPLES,
    Element,
    P,
    Shape,
    blocks,
    is_element,
    name_of,
    shapes,
)
from kanben.publish.document.reading import chosen, reading_text
from kanben.publish.document.rendition import Renditions
from kanben.publish.document.source_code import write_source
from kanben.tei import TEI, XML_ID, XML_LANG

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATHML = "{http://www.w3.org/1998/Math/MathML}"

_DATETIME = re.compile(
    r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
)
# What holds ways of writing one thing: no space stands between them.
_CLOSE = frozenset(
    f"{TEI}{name}" for name in ("choice", "subst", "app", "rdgGrp", "ruby", "substJoin", "div", "lg", "list")
)
_SAFE_ID = re.compile(r"[^\s\"'<>&%]+")


@dataclass(slots=True)
class Prepared:
    """A document ready for its stylesheets: pages by name in order, contents, anchors, unknown elements."""

    name: str
    tree: etree._ElementTree
    metadata: Metadata
    direction: str
    pages: list[str]
    contents: list[Section] = field(default_factory=list)
    page_titles: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)  # identifier → page
    used: set[str] = field(default_factory=set)  # local names of its elements
    unknown: Counter[str] = field(default_factory=Counter)
    unknown_lines: dict[str, int] = field(default_factory=dict)
    breaks: list[tuple[str, str, str]] = field(default_factory=list)  # page, anchor, number of printed pages
    headed: set[str] = field(default_factory=set)  # pages that begin with a heading of their own


def prepare(tree: etree._ElementTree, name: str, page_name: Callable[[str, int], str]) -> Prepared:
    """Divide a document into pages and number, name and level what is on them; `link` then resolves its pointers.

    `page_name` gives a page's file name, from the document's name and the page's number from 1.
    """
    root = tree.getroot()
    metadata = read_metadata(root, name)
    pages = paginate(root, lambda number: page_name(name, number))
    document = Prepared(name, tree, metadata, direction(metadata.language), pages)
    if not metadata.language:
        document.direction = direction_of_text("".join(root.itertext())[:20_000])
    _list_contents(document, root)
    _Walk(document, root).walk()
    return document


def _list_contents(document: Prepared, root: Element) -> None:
    """Give each division of the contents an anchor, and find the page that it begins on or stands in."""
    for number, (depth, element, title) in enumerate(sections(root, division_title), 1):
        anchor = anchor_of(element, number)
        element.set(f"{P}id", anchor)
        document.contents.append(Section(depth, title, "", anchor))
        element.set(f"{P}section", str(len(document.contents) - 1))


def division_title(element: Element) -> str:
    """Return the title of a division: its first head, of a document in a corpus that of its header; empty without one."""
    if element.tag == f"{TEI}TEI":
        return read_metadata(element, "").title
    own = heads(element)
    return reading_text(own[0]) if own else ""


class _Walk:
    """One walk over a document in its order."""

    def __init__(self, document: Prepared, root: Element) -> None:
        self._document = document
        self._root = root
        self._shapes = shapes()
        self._blocks = blocks()
        self._renditions = Renditions(root)
        self._page = ""
        self._notes = 0
        self._breaks = 0
        self._taken: set[str] = set()
        self._base = -1  # the depth of divisions that the page's own heading has
        self._joins = self._has_joins()

    def _has_joins(self) -> bool:
        """Whether tokens say how they join, so that a space stands wherever they do not."""
        return any(token.get("join") for token in self._root.iter(f"{TEI}w", f"{TEI}pc"))

    def walk(self) -> None:
        """Visit each element in document order, with the depth of headings, the language and the header around it."""
        stack: list[tuple[Element, int, str, bool]] = [
            (self._root, 0, self._document.metadata.language, False)
        ]
        while stack:
            current, level, around, header = stack.pop()
            if not is_element(current):
                continue
            level, around, header = self._element(current, level, around, in_header=header)
            if str(current.tag).startswith((EXAMPLES, _MATHML)):
                continue
            stack.extend((child, level, around, header) for child in reversed(current))

    def _element(
        self, element: Element, depth: int, around: str, *, in_header: bool
    ) -> tuple[int, str, bool]:
        """Annotate an element; return depth, language and header for those inside it."""
        tag = str(element.tag)
        document = self._document
        if page := element.get(f"{P}page"):
            self._page, self._notes = page, 0
            is_headed = _opens_page(element)
            if is_headed:
                document.headed.add(page)
            is_whole = element.tag == f"{TEI}TEI"  # its title is the page's heading
            self._base = -1 if page == document.pages[0] else depth - (not (is_headed or is_whole))
            if page != document.pages[0]:
                element.set(f"{P}lang", around)
        shape = self._shapes.get(tag)
        if shape is None:
            self._foreign(element, tag)
        else:
            self._shape(element, shape)
        document.used.add(name_of(element))
        in_header = in_header or tag == f"{TEI}teiHeader"
        self._identify(element)
        around = self._speak(element, around)
        if element.get("rend") or element.get("rendition") or element.get("style"):
            self._look(element)
        if tag in DIVISIONS:
            depth = self._divide(element, depth)
        elif tag == f"{TEI}head":
            self._head(element, depth)
        elif tag == f"{TEI}note" and not in_header:
            self._note(element)
        elif tag == f"{TEI}pb":
            self._page_break(element)
        elif tag in (f"{TEI}w", f"{TEI}pc"):
            self._token(element)
        elif tag == f"{TEI}choice":
            self._choose(element)
        elif tag == f"{TEI}date" or tag == f"{TEI}time":
            if _DATETIME.fullmatch(when := element.get("when", "")):
                element.set(f"{P}when", when)
        elif tag.endswith("}egXML"):
            write_source(element)
        if any(child.tag in self._blocks for child in element):
            element.set(f"{P}b", "1")
        return depth, around, in_header

    def _shape(self, element: Element, shape: Shape) -> None:
        """Write the role of an element that is more than a run of text; drop the indentation inside one without text."""
        if shape.role not in ("own", "phrase"):
            element.set(f"{P}role", shape.role)
        if shape.html not in ("span", "div"):
            element.set(f"{P}as", shape.html)
        if shape.is_bare and element.get(XML_SPACE) != "preserve":
            if element.text and element.text.isspace():
                element.text = None
            between = None if element.tag in _CLOSE else " "
            for child in element:
                if not child.tail or child.tail.isspace():
                    child.tail = between

    def _foreign(self, element: Element, tag: str) -> None:
        if tag.startswith((_MATHML, EXAMPLES)):
            return
        name = name_of(element)
        self._document.unknown[name] += 1
        self._document.unknown_lines.setdefault(name, element.sourceline or 0)

    def _identify(self, element: Element) -> None:
        """Keep the first element of an identifier; note the page it is on."""
        own = element.get(f"{P}id") or element.get(XML_ID) or ""
        element.attrib.pop(f"{P}id", None)
        if own and own not in self._taken and _SAFE_ID.fullmatch(own):
            self._taken.add(own)
            element.set(f"{P}id", own)
            self._document.anchors[own] = self._page
        if number := element.get(f"{P}section"):
            section = self._document.contents[int(number)]
            self._document.contents[int(number)] = Section(
                section.depth, section.title, self._page, section.anchor
            )
            del element.attrib[f"{P}section"]

    def _speak(self, element: Element, around: str) -> str:
        """Write the language of an element where it changes, and its direction where that does; return its language."""
        given = element.get(XML_LANG)
        if given is None:
            return around
        own = bcp47(given)
        if own and own != around:
            element.set(f"{P}lang", own)
            if direction(own) != (direction(around) or self._document.direction):
                element.set(f"{P}dir", direction(own))
        return own or around

    def _look(self, element: Element) -> None:
        if classes := self._renditions.classes(element):
            element.set(f"{P}rend", classes)
        if style := self._renditions.style(element):
            element.set(f"{P}style", style)

    def _divide(self, element: Element, depth: int) -> int:
        """Return how many divisions with heads are around what is inside this one, itself among them."""
        title = division_title(element)
        page = element.get(f"{P}page")
        if page:
            self._document.page_titles[page] = title or element.get("n", "")
        if element.tag == f"{TEI}TEI" and element is not self._root:
            element.set(f"{P}title", title)
            return depth + 1
        return depth + bool(heads(element))

    def _head(self, element: Element, depth: int) -> None:
        """Give the first head of a division its level, 1 being the page's own."""
        parent = element.getparent()
        if parent is None or parent.tag not in DIVISIONS or next(iter(heads(parent)), None) is not element:
            return
        element.set(f"{P}level", str(min(max(depth - self._base, 1), 6)))

    def _note(self, element: Element) -> None:
        """Number a note that stands in a line of text; others are shown where they stand."""
        parent = element.getparent()
        if parent is None or parent.tag in DIVISIONS or parent.tag in (f"{TEI}noteGrp", f"{TEI}annotation"):
            return
        self._notes += 1
        element.set(f"{P}note", str(self._notes))
        element.set(f"{P}in", self._page)

    def _page_break(self, element: Element) -> None:
        """Give a numbered page break an anchor, which the list of printed pages leads to."""
        if element.get("n") and not element.get(f"{P}id"):
            self._breaks += 1
            element.set(f"{P}id", f"pb-{self._breaks}")
        if element.get("n"):
            self._document.breaks.append((self._page, element.get(f"{P}id", ""), element.get("n", "")))

    def _token(self, element: Element) -> None:
        """Write a space behind a token that does not join the next, in documents whose tokens say how they join."""
        if not self._joins:
            return
        following = element.getnext()
        joins = element.get("join") in ("right", "both") or (
            following is not None and following.get("join") in ("left", "both")
        )
        if joins:
            if not (element.tail or "").strip():
                element.tail = None
        elif not (element.tail or ""):
            element.set(f"{P}sp", "1")

    def _choose(self, element: Element) -> None:
        """Mark the member of a `choice` that the reading text has."""
        one = chosen(element)
        if one is not None:
            one.set(f"{P}chosen", "1")


def _opens_page(element: Element) -> bool:
    """Whether an element that begins a page is a division with a head, and alone on its page."""
    following = element.getnext()
    is_alone = following is None or following.get(f"{P}page") is not None
    return element.tag in DIVISIONS and is_alone and bool(heads(element))
