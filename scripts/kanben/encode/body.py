"""The body of an article's TEI: parts become elements, breaks become milestones.  TEI P5, DS.html, CO.html#CORS"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from kanben.encode.elements import element
from kanben.model import Article, Break, Part, PartKind

Element = etree._Element


@dataclass(slots=True)
class _Growing:
    """An article's div while parts are added to it: where the next part goes."""

    article: Element
    section: Element | None = None
    figure: Element | None = None

    @property
    def place(self) -> Element:
        """The element that takes the next paragraph."""
        return self.article if self.section is None else self.section

    def open_section(self) -> Element:
        """Begin a section under a cross-head, in place of the one before."""
        self.figure = None
        self.section = element("div", type="section")
        self.article.append(self.section)
        return self.section

    def open_figure(self) -> Element:
        """Return the figure that captions and credits in a row belong to."""
        if self.figure is None:
            self.figure = element("figure", type="photograph")
            self.place.append(self.figure)
        return self.figure


def article_body(article: Article, page_source: str) -> Element:
    """Return the `text` element of an article, without names; `page_source` is the page file's relative URI."""
    div = element("div", type="article", subtype=str(article.kind))
    growing = _Growing(div)
    for part in article.parts:
        PLACES[part.kind](growing, part)
    return element("text", None, element("body", None, element("pb", corresp=page_source), div))


def _add_head(kind: str) -> Callable[[_Growing, Part], None]:
    def add(growing: _Growing, part: Part) -> None:
        growing.place.append(filled(element("head", type=kind), part))

    return add


def _add_cross_head(growing: _Growing, part: Part) -> None:
    growing.open_section().append(filled(element("head", type="cross"), part))


def _add_line(name: str) -> Callable[[_Growing, Part], None]:
    def add(growing: _Growing, part: Part) -> None:
        rend = "run-in" if part.run_in else None
        growing.place.append(filled(element(name, rend=rend), part))

    return add


def _add_paragraph(growing: _Growing, part: Part) -> None:
    growing.figure = None
    growing.place.append(filled(element("p"), part))


def _add_caption(growing: _Growing, part: Part) -> None:
    growing.open_figure().append(filled(element("p"), part))


def _add_credit(growing: _Growing, part: Part) -> None:
    growing.open_figure().append(filled(element("byline"), part))


def _add_closer(growing: _Growing, part: Part) -> None:
    """A closing line belongs to the whole article, so it ends the last section."""
    growing.section = growing.figure = None
    growing.article.append(element("closer", None, filled(element("signed"), part)))


# Where each kind of part goes; one row for each kind.
PLACES: dict[PartKind, Callable[[_Growing, Part], None]] = {
    PartKind.KICKER: _add_head("kicker"),
    PartKind.HEAD: _add_head("main"),
    PartKind.SUBHEAD: _add_head("sub"),
    PartKind.CROSS_HEAD: _add_cross_head,
    PartKind.DATELINE: _add_line("dateline"),
    PartKind.BYLINE: _add_line("byline"),
    PartKind.PARAGRAPH: _add_paragraph,
    PartKind.CAPTION: _add_caption,
    PartKind.CREDIT: _add_credit,
    PartKind.CLOSER: _add_closer,
}


def filled(target: Element, part: Part) -> Element:
    """Put a part's text into an element, with a milestone at each break, and return the element."""
    last: Element | None = None
    start = 0
    for place in sorted(part.breaks, key=lambda place: place.offset):
        _append_text(target, last, part.text[start : place.offset])
        last = _milestone(place)
        target.append(last)
        start = place.offset
    _append_text(target, last, part.text[start:])
    return target


def _append_text(target: Element, last: Element | None, text: str) -> None:
    if last is None:
        target.text = text
    else:
        last.tail = text


def _milestone(place: Break) -> Element:
    return element(place.kind, **{"break": "no" if place.inside_word else None})
