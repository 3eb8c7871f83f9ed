"""The divisions of a growing article, and what TEI allows in each next.  TEI P5, DS.html#DSDIV

A division begins with heads and lines (its top), goes on with text, and ends with closing lines (its bottom).  Text that follows
a bottom, or a head that follows text, begins a section of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from lxml import etree

from kanben.tei import TEI
from kanben.tei.elements import element

Element = etree._Element

# What may stand in a division that has no text yet.
_NO_TEXT = frozenset(
    f"{TEI}{name}" for name in ("head", "byline", "dateline", "figure", "fw", "note", "pb", "cb", "lb")
)


class Stage(IntEnum):
    """How far a division has come."""

    TOP = 0
    TEXT = 1
    BOTTOM = 2


@dataclass(slots=True)
class Division:
    """An element that holds heads, text and closing lines, and how far it has come."""

    element: Element
    stage: Stage = Stage.TOP

    def add(self, child: Element, stage: Stage) -> None:
        """Append an element that belongs to a stage."""
        self.element.append(child)
        self.stage = max(self.stage, stage)


class GrowingArticle:
    """An article's division while parts are added to it.

    `run` is the element that takes further parts of the same kind (a list, a table, a figure, a turn of speech), until
    a part of another kind ends it.
    """

    def __init__(self, subtype: str) -> None:
        self.article = Division(element("div", type="article", subtype=subtype))
        self.run: Element | None = None
        self._section: Division | None = None
        self._box: Division | None = None

    @property
    def _place(self) -> Division:
        return self._box or self._section or self.article

    def takes_bottom(self, *, of_article: bool) -> bool:
        """Whether a closing line may stand: where it would be added there is text, and not only a picture."""
        place = self.article if of_article else self._place
        return any(child.tag not in _NO_TEXT for child in place.element.iterchildren(etree.Element))

    @property
    def has_section(self) -> bool:
        """Whether a section is open."""
        return self._section is not None

    def add_top(self, child: Element) -> None:
        """Add a head or a line that stands before text; after text it begins a section."""
        self.run = None
        if self._place.stage is not Stage.TOP:
            self.begin_section()
        self._place.add(child, Stage.TOP)

    def add_text(self, child: Element) -> None:
        """Add a paragraph or what stands like one; after closing lines it begins a section."""
        self.run = None
        if self._place.stage is Stage.BOTTOM:
            self.begin_section()
        self._place.add(child, Stage.TEXT)

    def add_bottom(self, child: Element, *, of_article: bool) -> None:
        """Add a closing line: of the whole article, which ends its sections, or of what is open."""
        self.run = None
        if of_article:
            self._section = self._box = None
        self._place.add(child, Stage.BOTTOM)

    def add_anywhere(self, child: Element) -> None:
        """Add what may stand between any two elements, such as a figure or a running head."""
        self.run = None
        self._place.element.append(child)

    def begin_section(self) -> None:
        """Begin a section, in place of the one before."""
        self.run = self._box = None
        self._section = Division(element("div", type="section"))
        self.article.add(self._section.element, Stage.TEXT)

    def begin_floating(self, kind: str) -> Element:
        """Begin a text of its own inside the article, and return its body.  TEI P5, DS.html#DSFLT"""
        self._box = None
        body = element("body")
        self.add_text(element("floatingText", None, body, type=kind))
        return body

    def begin_box(self, head: Element) -> None:
        """Begin a box, which takes what follows until a head, a note or a closing line."""
        self._box = Division(self.begin_floating("box"))
        self._box.add(head, Stage.TOP)

    def continue_run(self, name: str) -> Element | None:
        """Return the open run if it is of that element, else nothing."""
        return self.run if self.run is not None and etree.QName(self.run).localname == name else None
