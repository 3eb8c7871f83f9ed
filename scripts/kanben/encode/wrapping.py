"""Puts stretches of a part's printed text into elements, and takes elements away again."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from kanben.tei.printed import Run, printed_text, runs

Element = etree._Element


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


def insert_at(part: Element, offset: int, new: Element) -> None:
    """Put an element that prints nothing at an offset of a part's printed text, behind the character before it.

    It stands outside of elements that end there.
    """
    found = runs(part)
    run = next((run for run in found if run.start < offset <= run.end), found[0] if found else None)
    if run is None:
        part.insert(0, new)
        return
    within = run.container
    if run.end == offset and within is not part:
        while (around := within.getparent()) is not None and around is not part and not within.tail:
            within = around
        if runs(within)[-1].element is run.element and around is not None:
            new.tail, within.tail = within.tail, None
            around.insert(around.index(within) + 1, new)
            return
    text, at = run.text, max(offset - run.start, 0)
    if run.is_tail:
        run.element.tail = text[:at]
        run.container.insert(run.container.index(run.element) + 1, new)
    else:
        run.element.text = text[:at]
        run.element.insert(0, new)
    new.tail = text[at:]


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
