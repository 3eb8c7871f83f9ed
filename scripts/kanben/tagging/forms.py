"""Finds many printed forms in a text in one pass (Aho-Corasick)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick import STORE_INTS, Automaton

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
