"""The line of a file a violation is in, cut to fit a screen, with a caret below the place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kanben.errors import KanbenError
from kanben.files import read_bytes
from kanben.validate.violation import Place

WIDTH = 96  # columns of a screen, of which wide characters take two
_LARGEST = 8_000_000  # bytes; of larger files no line is shown


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a line, and a second line with a caret below the place."""

    text: str
    caret: str


class Excerpts:
    """Lines of files; the last file stays read, since violations come file by file."""

    def __init__(self) -> None:
        self._file: Path | None = None
        self._lines: list[str] = []

    def of(self, place: Place) -> Excerpt | None:
        """Return the excerpt for a place, None if its file cannot be shown."""
        if place.file != self._file:
            self._file, self._lines = place.file, _lines(place.file)
        if not 0 < place.line <= len(self._lines):
            return None
        line = _printable(self._lines[place.line - 1].replace("\t", " "))
        at = min(place.column - 1, len(line))
        start = _start(line, at)
        text = _fitting(line[start:])
        before = "…" if start else ""
        return Excerpt(before + text, " " * (width(before) + width(line[start:at])) + "^")


def _lines(path: Path) -> list[str]:
    try:
        text = read_bytes(path, most=_LARGEST).decode("utf-8-sig", "replace")
    except KanbenError:
        return []
    return text.split("\n")


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(character if character.isprintable() else "\ufffd" for character in line)


def _start(line: str, at: int) -> int:
    """Return where to begin a line so that the place is well inside what fits."""
    if at < WIDTH and width(line[: at + 1]) < WIDTH * 2 // 3:
        return 0
    start, taken = at, 0
    while start and (taken := taken + width(line[start - 1])) < WIDTH // 3:
        start -= 1
    return start


def _fitting(line: str) -> str:
    """Return as much of a line as fits."""
    if line[: WIDTH + 1].isascii():
        return line if len(line) <= WIDTH else line[:WIDTH] + "…"
    room = WIDTH
    for index, character in enumerate(line):
        room -= width(character)
        if room < 0:
            return line[:index] + "…"
    return line


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes.  Unicode Standard Annex 11"""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
