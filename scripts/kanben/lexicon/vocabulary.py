"""Looks up which words of a list begin or end at a place of a text: by length, so that hundreds cost as little as a few."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kanben.lexicon.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Vocabulary:
    """A set of words, asked for those at a place; a pattern of the same words would take longer to compile than to use."""

    def __init__(self, choices: Iterable[str]) -> None:
        self._words = frozenset(choices)
        self._lengths = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def matches(self, text: str, start: int) -> Iterator[int]:
        """Yield the ends of the words that begin at `start`, the longest word first."""
        for length in self._lengths:
            if text[start : start + length] in self._words and start + length <= len(text):
                yield start + length

    def begins(self, text: str, start: int = 0) -> bool:
        """Say whether a word begins at `start`."""
        return next(self.matches(text, start), None) is not None

    def last(self, text: str) -> str:
        """Return the longest word with which a text ends; an empty one, if there is none."""
        return next((text[-length:] for length in self._lengths if text[-length:] in self._words), "")

    def ends(self, text: str) -> bool:
        """Say whether a text ends with a word."""
        return self.last(text) != ""


@cache
def vocabulary(*lists: str) -> Vocabulary:
    """Return the words of one or more lists; all who ask share them."""
    return Vocabulary(word for name in lists for word in words(name))
