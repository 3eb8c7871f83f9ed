"""Reads the word lists in `words/`: words between white space, lines of remarks begin with #."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list `name` (a file in `words/` without its ending), in the order of the file."""
    text = files(__package__).joinpath("words", f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(word for line in lines for word in line.split())


def alternatives(name: str) -> str:
    """The words of a list as one group of a regular expression that matches the longest it can."""
    return one_of(words(name))


def one_of(choices: Iterable[str]) -> str:
    """Return a group that matches the longest of these words; common beginnings are tried only once."""
    endings: dict[str, list[str]] = {}
    for word in dict.fromkeys(choices):
        endings.setdefault(word[:1], []).append(word[1:])
    optional = "?" if endings.pop("", None) else ""
    branches = [
        re.escape(first) + (one_of(rest) if rest != [""] else "") for first, rest in sorted(endings.items())
    ]
    return f"(?:{'|'.join(branches)}){optional}" if branches else ""
