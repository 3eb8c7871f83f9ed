"""Divides a document into pages by its divisions and their size, and lists them as contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kanben.publish.document.names import DIVISIONS, Element, P, is_element, name_of
from kanben.tei import TEI, XML_ID

PAGE_SIZE = 60_000  # characters of text on a page, as far as divisions and their children allow
_SMALL = PAGE_SIZE // 8  # a division below this shares a page with what is before it
# Marks between divisions; they go with what follows them.
_POINTS = frozenset(f"{TEI}{name}" for name in ("pb", "lb", "cb", "gb", "milestone", "anchor", "fw"))


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the contents: its depth from 1, its title, and where it begins (page and anchor)."""

    depth: int
    title: str
    page: str
    anchor: str


def measure(root: Element) -> dict[Element, int]:
    """Return the number of characters inside each division and each child of a division, header apart."""
    sizes: dict[Element, int] = {}

    def size(element: Element) -> int:
        if element.tag == f"{TEI}teiHeader":
            return 0
        if element.tag not in DIVISIONS:
            return sum(len(text) for text in element.itertext())
        total = len(element.text or "")
        for child in element:
            sizes[child] = size(child) if is_element(child) else 0
            total += sizes[child] + len(child.tail or "")
        return total

    sizes[root] = size(root)
    return sizes


def paginate(root: Element, name: Callable[[int], str], size: int = PAGE_SIZE) -> list[str]:
    """Mark each element that begins a page (`p:page`) and each that is divided (`p:split`); return the pages' names.

    `name` names a page by its number from 1.  Every division is whole on its page or
    divided at its children; nothing follows a divided child on that child's page.
    """
    sizes = measure(root)
    pages = [name(1)]
    root.set(f"{P}page", pages[0])

    def begin(element: Element) -> None:
        pages.append(name(len(pages) + 1))
        element.set(f"{P}page", pages[-1])

    def divide(element: Element, used: int) -> None:
        """Divide an element of which `used` characters precede on the current page."""
        on_page, after_page = used, False
        for child in list(element):
            own = sizes.get(child, 0)
            if not is_element(child) or child.tag == f"{TEI}teiHeader":
                continue
            is_member = child.tag == f"{TEI}TEI" or child.tag == f"{TEI}teiCorpus"
            is_large = child.tag in DIVISIONS and own > size
            is_chapter = child.tag in DIVISIONS and own >= _SMALL and on_page >= _SMALL
            starts = (
                after_page
                or is_member
                or (bool(on_page) and (on_page + own > size or is_large or is_chapter))
            )
            if starts and child.tag in _POINTS:
                before = child.getprevious()
                if child.getnext() is None and before is not None:
                    before.append(child)  # a mark that nothing follows
                continue
            if starts:
                begin(_first_of(child))
                element.set(f"{P}split", "1")
                on_page = 0
            after_page = False
            if is_large:
                divide(child, on_page)
                after_page = child.get(f"{P}split") is not None
                on_page = size
            elif child.tag == f"{TEI}teiCorpus":
                divide(child, on_page)
                after_page = True
            else:
                on_page += own

    if sizes[root] > size or root.tag == f"{TEI}teiCorpus":
        divide(root, 0)
        _split_above(root)
    return pages


def _first_of(element: Element) -> Element:
    """Return an element, or the first of the marks directly before it."""
    first, before = element, element.getprevious()
    while before is not None and before.tag in _POINTS and before.get(f"{P}page") is None:
        first, before = before, before.getprevious()
    return first


def _split_above(root: Element) -> None:
    """Mark whatever holds a page inside it as divided, up to the root."""
    for element in root.iter():
        if is_element(element) and element.get(f"{P}page") is not None and element is not root:
            parent = element.getparent()
            if parent is not None:
                parent.set(f"{P}split", "1")


def heads(division: Element) -> list[Element]:
    """Return the heads at the beginning of a division."""
    return [child for child in division if child.tag == f"{TEI}head"]


def sections(root: Element, title: Callable[[Element], str]) -> Iterator[tuple[int, Element, str]]:
    """Yield the divisions of the contents: depth from 1, element, title; `title` gives a division's own, or nothing."""

    def walk(element: Element, depth: int) -> Iterator[tuple[int, Element, str]]:
        for child in element:
            if child.tag not in DIVISIONS:
                continue
            own = title(child)
            if own:
                yield depth, child, own
            yield from walk(child, depth + bool(own))

    yield from walk(root, 1)


def anchor_of(element: Element, number: int) -> str:
    """Return the anchor of a division: its own identifier, or one made of its name and number."""
    return element.get(f"{P}id") or element.get(XML_ID) or f"{name_of(element)}-{number}"
