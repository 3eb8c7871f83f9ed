"""The printed characters of a TEI document: where each stands, and how a stretch of them is marked up.

Two counts are used. *Text offsets* count the characters of the parts (paragraphs, headlines …) with one newline
between parts: what taggers see. *Printed offsets* count only characters that are not white space: they stay the
same however a person cuts the paragraphs anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kanben.tei import TEI

Element = etree._Element

# Elements of mixed content that hold printed text and stand in no other such element.  TEI P5, DS.html, CO.html
TEXT_HOLDERS = frozenset(
    f"{TEI}{name}"
    for name in "head dateline byline closer signed salute trailer p ab item label cell l fw".split()  # noqa: SIM905  # a list of names
)
# Editorial text: it is not on the page.  TEI P5, PH.html#PHCH
NOT_PRINTED = frozenset(f"{TEI}{name}" for name in ("corr", "reg", "supplied", "expan", "ex"))


def is_printed(element: Element) -> bool:
    """Say whether what the element holds stands on the page, rather than being an editor's or a comment."""
    if not isinstance(element.tag, str) or element.tag in NOT_PRINTED:
        return False
    return not (element.tag == f"{TEI}note" and element.get("type") == "editorial")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in the tree: the text of an element, or its tail; `start` is its offset in its part."""

    element: Element
    is_tail: bool
    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    @property
    def container(self) -> Element:
        """The element whose direct text this is."""
        if not self.is_tail:
            return self.element
        parent = self.element.getparent()
        assert parent is not None  # a part's runs lie inside it
        return parent


def text_holders(root: Element) -> Iterator[Element]:
    """Yield the parts of the text in order: elements that hold printed text and stand in no other such element."""
    for child in root:
        if not is_printed(child):
            continue
        if child.tag in TEXT_HOLDERS:
            yield child
        else:
            yield from text_holders(child)


def runs(part: Element) -> list[Run]:
    """Return the runs of printed text inside a part, in order; empty runs are left out."""
    found: list[Run] = []
    position = 0
    for element, is_tail, text in _texts(part):
        found.append(Run(element, is_tail, position, text))
        position += len(text)
    return found


def _texts(element: Element) -> Iterator[tuple[Element, bool, str]]:
    if not is_printed(element):
        return
    if element.text:
        yield element, False, element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child, True, child.tail


def printed_text(part: Element) -> str:
    """Return the printed characters of a part, white space included."""
    return "".join(run.text for run in runs(part))


def article_text(root: Element) -> str:
    """Return the text that taggers see: the parts' texts, one newline between them."""
    return "\n".join(printed_text(part) for part in text_holders(body(root)))


def body(root: Element) -> Element:
    """Return the element whose descendants hold the article's text: `text`."""
    text = root.find(f"{TEI}text")
    return root if text is None else text


@dataclass(frozen=True, slots=True)
class Marked:
    """An element inside a part, and the printed offsets of its text in the article (white space not counted)."""

    element: Element
    start: int
    end: int


def marked(root: Element) -> Iterator[Marked]:
    """Yield the elements inside the parts of an article, each before those inside it."""
    position = 0
    for part in text_holders(body(root)):
        found: list[Marked] = []
        position = _measure(part, position, found)
        yield from sorted((m for m in found if m.element is not part), key=lambda m: (m.start, -m.end))


def _measure(element: Element, position: int, found: list[Marked]) -> int:
    """Add the element and those inside it to the list; return the printed offset behind it."""
    if not is_printed(element):
        return position
    start = position
    position += count_printed(element.text)
    inside: list[Marked] = []
    for child in element:
        position = _measure(child, position, inside) + count_printed(child.tail)
    found.append(Marked(element, start, position))
    found.extend(inside)
    return position


def count_printed(text: str | None) -> int:
    """Return the number of printed characters: those that are not white space."""
    return sum(not character.isspace() for character in text) if text else 0
