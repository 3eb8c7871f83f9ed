"""Finds many printed forms in a text in one pass (Aho-Corasick)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ahocorasick import STORE_INTS, Automaton

from kanben.lexicon.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_all(forms: Iterable[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, form) of every occurrence of a few forms; for so few, building an automaton costs more."""
    for form in sorted(set(forms)):
        start = text.find(form) if form else -1
        while start >= 0:
            yield start, start + len(form), form
            start = text.find(form, start + 1)


class Forms:
    """A set of printed forms, built once, looked up in any number of texts."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = tuple(sorted(set(forms)))
        self._automaton = Automaton(STORE_INTS)
        for number, form in enumerate(self.forms):
            self._automaton.add_word(form, number)
        if self.forms:
            self._automaton.make_automaton()

    def occurrences(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, form) of every occurrence, overlapping ones too, by their ends."""
        if not self.forms:
            return
        for last, number in self._automaton.iter(text):
            form = self.forms[number]
            yield last + 1 - len(form), last + 1, form

    def longest(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of occurrences from left to right, each the longest that begins there, none overlapping."""
        for last, number in self._automaton.iter_long(text):
            yield last + 1 - len(self.forms[number]), last + 1

    def occur(self, text: str) -> bool:
        """Say whether a text has any of the forms."""
        return next(self._automaton.iter(text), None) is not None


@cache
def word_forms(name: str) -> Forms:
    """Return the words of a list as forms to be found; all who ask share them."""
    return Forms(words(name))
