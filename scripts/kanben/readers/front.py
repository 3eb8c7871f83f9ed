"""Reads a front-matter block: lines “name: value” between two lines of three hyphens, at the top of a file."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from kanben.dates import earliest_day
from kanben.errors import UnreadableSource
from kanben.files import read_bytes
from kanben.readers.characters import unify_line_ends
from kanben.readers.decoding import decode

_FENCE = "---"
_ENTRY = re.compile(r"(?P<name>[^\W\d][\w-]*)\s*[:：]\s*(?P<value>.*)")
_MOST_LINES = 60
_NAMES = ("title", "date", "page", "language", "set")
_DATE = re.compile(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_QUOTED = re.compile(r"""(["'“‘])(.*)["'”’]""")


def read_front_matter(text: str, path: Path) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return what `split_front_matter` does, with values checked: dates as ISO 8601, quotation marks taken away.

    Raise UnreadableSource at the line of a name that is unknown, a date that no calendar has, a language that is none, and
    of a block that is begun and not ended.
    """
    front, rest = split_front_matter(text)
    lines = text.split("\n", _MOST_LINES)
    if not front:
        if lines[0].strip().lstrip("\ufeff") == _FENCE and len(lines) > 1 and _known(lines[1]):
            raise UnreadableSource(
                path=path,
                line=1,
                reason="this block is not ended: put a line of three hyphens (---) below it",
            )
        return front, rest
    numbers = [
        number for number, line in enumerate(lines[1:_MOST_LINES], 2) if _ENTRY.fullmatch(line.strip())
    ]
    return tuple(_checked(entry, path, number) for entry, number in zip(front, numbers, strict=False)), rest


def _known(line: str) -> bool:
    """Whether a line is one of front matter: its name is one of ours, or of letters that no printed line begins with."""
    entry = _ENTRY.fullmatch(line.strip())
    return entry is not None and entry["name"].isascii()


def _checked(entry: tuple[str, str], path: Path, line: int) -> tuple[str, str]:
    """Return a line of front matter with its value in the form that the program has."""
    name, value = entry
    quoted = _QUOTED.fullmatch(value)
    value = quoted[2].strip() if quoted else value
    if name not in _NAMES:
        near = difflib.get_close_matches(name, _NAMES, n=1)
        hint = f"; did you mean “{near[0]}”?" if near else f"; there are {', '.join(_NAMES)}"
        raise UnreadableSource(path=path, line=line, reason=f"front matter has no “{name}”{hint}")
    if name == "date" and value:
        return name, _iso_date(value, path, line)
    if name == "language" and value and not _LANGUAGE.fullmatch(value):
        reason = f"“{value}” is no language tag: write zh-Hans, zh-Hant, en …"
        raise UnreadableSource(path=path, line=line, reason=reason)
    return name, value


def _iso_date(value: str, path: Path, line: int) -> str:
    """Return a date, whole or in part, as ISO 8601."""
    found = _DATE.fullmatch(value)
    parts = [part for part in found.groups() if part] if found else []
    date = "-".join(f"{int(part):0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))
    if not earliest_day(date):
        reason = f"“{value}” is no date: write it as 2020-03-06, or the year and month alone"
        raise UnreadableSource(path=path, line=line, reason=reason)
    return date


def split_front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return a text's front matter, as names and values in order, and the text with blank lines in its place.

    Line numbers stay those of the file. A text that begins otherwise has no front matter and is returned as it is.
    """
    lines = text.split("\n", _MOST_LINES)
    if lines[0].strip().lstrip("\ufeff") != _FENCE:
        return (), text
    end = next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.strip() == _FENCE), 0)
    entries = [_ENTRY.fullmatch(line.strip()) for line in lines[1:end] if line.strip()]
    found = tuple((entry["name"], entry["value"].strip()) for entry in entries if entry is not None)
    if not end or len(found) < len(entries):
        return (), text
    return found, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def count_front_lines(path: Path, encoding: str | None = None) -> int:
    """Return how many lines a file's front matter takes, with the lines around it; 0 if it has none."""
    text = unify_line_ends(decode(read_bytes(path), path, encoding))
    front, _ = split_front_matter(text)
    return _end(text) if front else 0


def _end(text: str) -> int:
    """Return the number of the line that ends the front matter."""
    lines = enumerate(text.split("\n", _MOST_LINES)[1:], 2)
    return next(number for number, line in lines if line.strip() == _FENCE)
