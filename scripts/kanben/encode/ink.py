"""The printed characters of a page, of its articles, and of the text that both had: what is compared when one of them changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from kanben.model import Page
from kanben.tei.printed import Run, body, runs, text_holders

Element = etree._Element

_SPACE_AND_INK = re.compile(r"(\s*)(\S)")


@dataclass(frozen=True, slots=True)
class Ink:
    """The printed characters of a text, the white space before each of them, and the line of the file where it stands."""

    characters: str
    spaces: tuple[str, ...]
    lines: tuple[int, ...]

    @property
    def line_starts(self) -> frozenset[int]:
        """The offsets at which lines begin."""
        return frozenset(offset for offset, space in enumerate(self.spaces) if "\n" in space) | {0}


def ink_of(page: Page) -> Ink:
    """Return the printed characters of a page."""
    return ink_of_lines(
        (number, line) for block in page.blocks for number, line in enumerate(block.lines, block.line)
    )


def ink_of_lines(numbered: Iterable[tuple[int, str]]) -> Ink:
    """Return the printed characters of lines that have numbers; each line begins anew."""
    spaces: list[str] = []
    characters: list[str] = []
    lines: list[int] = []
    for number, line in numbered:
        for index, (space, character) in enumerate(_SPACE_AND_INK.findall(line)):
            spaces.append(space if index else "\n")
            characters.append(character)
            lines.append(number)
    return Ink("".join(characters), tuple(spaces), tuple(lines))


@dataclass(slots=True)
class Place:
    """Where a printed character stands in a tree: its run of text and its offset there; `part` numbers the page's parts."""

    run: Run
    offset: int
    part: int
    article: int


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed characters of a page's articles with their places; `parts` are the elements that hold them."""

    characters: str
    spaces: tuple[str, ...]
    places: tuple[Place, ...]
    parts: tuple[Element, ...]


def printed_in(roots: Sequence[Element]) -> Printed:
    """Return the printed characters of articles, in order."""
    characters: list[str] = []
    spaces: list[str] = []
    places: list[Place] = []
    parts: list[Element] = []
    space: list[str] = []
    for article, root in enumerate(roots):
        for part in text_holders(body(root)):
            for run in runs(part):
                for offset, character in enumerate(run.text):
                    if character.isspace():
                        space.append(character)
                        continue
                    characters.append(character)
                    spaces.append("".join(space))
                    places.append(Place(run, offset, len(parts), article))
                    space.clear()
            parts.append(part)
    return Printed("".join(characters), tuple(spaces), tuple(places), tuple(parts))
