"""Reads the word lists in `words/`: words between white space, lines of remarks begin with #."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list `name` (a file in `words/` without its ending), in the order of the file."""
    text = files(__package__).joinpath("words", f"{name}.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(word for line in lines for word in line.split())


def alternatives(name: str) -> str:
    """The words of a list as alternatives of a regular expression, longer ones first."""
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))
