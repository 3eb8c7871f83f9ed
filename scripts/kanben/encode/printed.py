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


def wrap(part: Element, start: int, end: int, new: Element) -> bool:
    """Put the characters from `start` to `end` of a part into the new element; say whether that was possible.

    It is not where the stretch would cross an existing element's boundary.  Milestones and editorial notes inside
    the stretch come to stand inside the new element.
    """
    inside = [run for run in runs(part) if run.end > start and run.start < end]
    if not inside or start >= end:
        return False
    first, last = _Point.before(inside[0], start), _Point.behind(inside[-1], end)
    while first.container is not last.container:
        if _depth(first.container) >= _depth(last.container):
            lifted = first.lifted_before()
            if lifted is None or first.container is part:
                return False
            first = lifted
        else:
            lifted = last.lifted_behind()
            if lifted is None or last.container is part:
                return False
            last = lifted
    _move(first, last, new)
    return True


@dataclass(frozen=True, slots=True)
class _Point:
    """A place between characters: in the text that follows child number `index` of a container (-1: in its text)."""

    container: Element
    index: int
    offset: int

    @staticmethod
    def of(run: Run, offset: int) -> _Point:
        index = run.container.index(run.element) if run.is_tail else -1
        return _Point(run.container, index, offset)

    @staticmethod
    def before(run: Run, position: int) -> _Point:
        return _Point.of(run, max(position - run.start, 0))

    @staticmethod
    def behind(run: Run, position: int) -> _Point:
        return _Point.of(run, min(position - run.start, len(run.text)))

    def lifted_before(self) -> _Point | None:
        """Return the same place as seen from outside the container, if nothing of the container precedes it."""
        if self.offset or any(_text_behind(self.container, i) for i in range(-1, self.index)):
            return None
        if any(printed_text(child) for child in self.container[: self.index + 1]):
            return None
        outer, index = _position(self.container)
        return _Point(outer, index - 1, len(_text_behind(outer, index - 1)))

    def lifted_behind(self) -> _Point | None:
        """Return the same place as seen from outside the container, if nothing of the container follows it."""
        if self.offset < len(_text_behind(self.container, self.index)):
            return None
        rest = self.container[self.index + 1 :]
        if any(printed_text(child) or child.tail for child in rest):
            return None
        outer, index = _position(self.container)
        return _Point(outer, index, 0)


def _position(element: Element) -> tuple[Element, int]:
    parent = element.getparent()
    assert parent is not None  # only elements inside a part are lifted out of
    return parent, parent.index(element)


def _text_behind(container: Element, index: int) -> str:
    return (container.text if index < 0 else container[index].tail) or ""


def _set_text_behind(container: Element, index: int, text: str) -> None:
    if index < 0:
        container.text = text
    else:
        container[index].tail = text


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _move(first: _Point, last: _Point, new: Element) -> None:
    """Move what lies between two points of one container into the new element, which takes its place."""
    container = first.container
    head = _text_behind(container, first.index)
    if first.index == last.index:
        new.text, behind = head[first.offset : last.offset], head[last.offset :]
    else:
        tail = _text_behind(container, last.index)
        moved = container[first.index + 1 : last.index + 1]
        new.text, behind = head[first.offset :], tail[last.offset :]
        moved[-1].tail = tail[: last.offset]
        new.extend(moved)
    _set_text_behind(container, first.index, head[: first.offset])
    container.insert(first.index + 1, new)
    new.tail = behind


def unwrap(element: Element) -> None:
    """Remove an element and leave what it holds in its place."""
    parent, index = _position(element)
    before = _text_behind(parent, index - 1)
    children = list(element)
    tail = element.tail or ""
    parent.remove(element)
    _set_text_behind(parent, index - 1, before + (element.text or ""))
    for offset, child in enumerate(children):
        parent.insert(index + offset, child)
    last = index + len(children) - 1
    _set_text_behind(parent, last, _text_behind(parent, last) + tail)


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
    position += ink(element.text)
    inside: list[Marked] = []
    for child in element:
        position = _measure(child, position, inside) + ink(child.tail)
    found.append(Marked(element, start, position))
    found.extend(inside)
    return position


def ink(text: str | None) -> int:
    """Return the number of printed characters: those that are not white space."""
    return sum(not character.isspace() for character in text) if text else 0
