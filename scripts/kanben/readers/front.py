"""Reads a front-matter block: lines “name: value” between two lines of three hyphens, at the top of a file."""

from __future__ import annotations

import re

_FENCE = "---"
_ENTRY = re.compile(r"(?P<name>[^\W\d][\w-]*)\s*[:：]\s*(?P<value>.*)")
_MOST_LINES = 60


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
