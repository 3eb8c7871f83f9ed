"""Puts text into runs of a tree and takes it out again, and sets the white space between characters."""

from __future__ import annotations

from collections.abc import Sequence

from kanben.encode.ink import Element, Ink, Place, Printed
from kanben.tei.printed import Run, runs


def text_at(place: Place) -> str:
    """Return the text of the run that a character stands in, as it is now."""
    run = place.run
    return (run.element.tail if run.is_tail else run.element.text) or ""


def splice(place: Place, length: int, text: str) -> None:
    """Put a text in place of so many characters from a place on."""
    old = text_at(place)
    new = old[: place.offset] + text + old[place.offset + length :]
    if place.run.is_tail:
        place.run.element.tail = new
    else:
        place.run.element.text = new


def next_place(place: Place) -> Place:
    """Return the place behind a character."""
    return Place(place.run, place.offset + 1, place.part, place.article)


def insert_between(before: Place, after: Place, text: str) -> None:
    """Put a text between two neighbours of one part, in the innermost element that holds both."""
    if before.run.container is after.run.container and before.run.element is after.run.element:
        splice(next_place(before), 0, text)
        return
    around = {before.run.container, *before.run.container.iterancestors()}
    common = after.run.container
    while common not in around:
        common = common.getparent()  # type: ignore[assignment]  # both stand in one part
    if after.run.container is common and before.run.container is not common:
        splice(after, 0, text)
    elif before.run.container is common:
        splice(next_place(before), 0, text)
    else:
        child = before.run.container
        while child.getparent() is not common:
            child = child.getparent()  # type: ignore[assignment]  # `common` is above it
        child.tail = text + (child.tail or "")


def set_spaces(printed: Printed, page: Ink, near: set[int]) -> set[int]:
    """Give the characters at the offsets `near` the white space that the page has before them in its line.

    Return the numbers of the articles that were changed.
    """
    touched = set()
    for offset in sorted(near, reverse=True):
        if 0 < offset < len(page.characters):
            wanted = page.spaces[offset]
            if "\n" not in wanted and printed.spaces[offset] != wanted:
                before, place = printed.places[offset - 1], printed.places[offset]
                _set_space(before, place, printed.parts, wanted)
                touched |= {before.article, place.article}
    return touched


def _set_space(before: Place, place: Place, parts: Sequence[Element], space: str) -> None:
    """Put white space between two neighbours, in place of what there is."""
    if before.run.element is place.run.element and before.run.is_tail == place.run.is_tail:
        splice(next_place(before), place.offset - before.offset - 1, space)
        return
    splice(Place(place.run, 0, place.part, place.article), place.offset, space)
    splice(next_place(before), len(text_at(before)) - before.offset - 1, "")
    both = [run for number in {before.part, place.part} for run in runs(parts[number])]
    first, last = (next(i for i, run in enumerate(both) if is_same_run(run, p.run)) for p in (before, place))
    for run in both[first + 1 : last]:
        splice(Place(run, 0, 0, 0), len(run.text), "")


def is_same_run(run: Run, other: Run) -> bool:
    """Whether two runs are the same text of the tree."""
    return run.element is other.element and run.is_tail == other.is_tail
