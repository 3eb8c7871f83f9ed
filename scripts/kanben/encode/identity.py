"""Text identity: TEI without mark-up gives back the characters of the page.

White space may differ only where the page file begins a new line: there a printed line, a column or a paragraph
began, and what the file has between the two sides is its own doing, not the newspaper's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kanben.errors import TextChanged
from kanben.model import Page
from kanben.tei.printed import count_printed

_SPACE_AND_INK = re.compile(r"(\s*)(\S)")
_PART_END = "\x1e"  # cannot occur in XML, so a part's end is never taken for white space of the text

Inked = list[tuple[str, str]]  # each printed character with the white space before it


@dataclass(frozen=True, slots=True)
class Identity:
    """The outcome of a comparison without a difference.

    `characters` counts printed characters without white space; `joins` counts the places inside the TEI's parts
    where the page file begins a new line.
    """

    characters: int
    joins: int


def check_identity(page: Page, articles: Sequence[tuple[Path, Sequence[str]]]) -> Identity:
    """Compare a page with its articles, in order: each one's file and the texts of its TEI parts.

    Raise TextChanged, naming the file, at the first character or inner white space that differs.
    """
    expected = _SPACE_AND_INK.findall("\n".join("\n".join(block.lines) for block in page.blocks))
    found = _SPACE_AND_INK.findall(_PART_END.join(text for _, parts in articles for text in parts))
    joins = 0
    for offset, (printed, encoded) in enumerate(zip(expected, found, strict=False)):
        if not _agree(printed, encoded):
            raise _text_changed(page, articles, offset, expected, found)
        joins += offset > 0 and "\n" in printed[0] and _PART_END not in encoded[0]
    if len(expected) != len(found):
        raise _text_changed(page, articles, min(len(expected), len(found)), expected, found)
    return Identity(len(expected), joins)


def _agree(printed: tuple[str, str], encoded: tuple[str, str]) -> bool:
    space, ink = printed
    encoded_space, encoded_ink = encoded
    return ink == encoded_ink and ("\n" in space or space == encoded_space.replace(_PART_END, ""))


def _text_changed(
    page: Page, articles: Sequence[tuple[Path, Sequence[str]]], offset: int, expected: Inked, found: Inked
) -> TextChanged:
    return TextChanged(
        path=_file(articles, offset),
        page=page.path,
        line=_line(page, offset),
        expected=_excerpt(expected, offset),
        found=_excerpt(found, offset),
    )


def _file(articles: Sequence[tuple[Path, Sequence[str]]], offset: int) -> Path:
    """Return the file that holds the printed character of this offset, or the last one."""
    for path, parts in articles:
        offset -= sum(map(count_printed, parts))
        if offset < 0:
            return path
    return articles[-1][0]


def _line(page: Page, offset: int) -> int:
    """Return the line of the page file that holds the printed character of this offset, or the last one."""
    line = 1
    for block in page.blocks:
        for line, text in enumerate(block.lines, start=block.line):
            offset -= count_printed(text)
            if offset < 0:
                return line
    return line


def _excerpt(characters: Sequence[tuple[str, str]], offset: int) -> str:
    """Return some characters around an offset, the place itself marked with ▸."""
    before = "".join(space + ink for space, ink in characters[max(offset - 8, 0) : offset])
    behind = "".join(space + ink for space, ink in characters[offset : offset + 8])
    text = f"{before}▸{behind}" if behind else f"{before}▸ (nothing more)"
    return re.sub(rf"[\n{_PART_END}]+", "⏎", text)
