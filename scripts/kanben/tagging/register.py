"""Finds the names that the edition's register already holds."""

from __future__ import annotations

from collections.abc import Iterator

from ahocorasick import STORE_INTS, Automaton

from kanben.model import Certainty, Mention, MentionKind
from kanben.tagging.tagger import Names

# A form of two characters may also be a piece of other words (和平, 合作), so it is sure only with a second witness.
SURE_LENGTH = 3


class RegisterTagger:
    """Looks all names and variants of the register up in one pass (Aho-Corasick); the longest form wins."""

    name = "register"

    def __init__(self, names: Names) -> None:
        forms = sorted(form for form in names if len(form.strip()) > 1 and "\n" not in form)
        self._forms = tuple((form, *names[form]) for form in forms)
        self._automaton = Automaton(STORE_INTS)
        for number, form in enumerate(forms):
            self._automaton.add_word(form, number)
        self._automaton.make_automaton()

    def tag(self, text: str) -> list[Mention]:
        """Return the longest forms from left to right, and the places inside organisations."""
        if not self._forms:
            return []
        found = sorted(self._occurrences(text), key=lambda mention: (mention.start, -mention.end))
        kept: list[Mention] = []
        outer: Mention | None = None
        for mention in found:
            inside = outer is not None and mention.start < outer.end
            if not inside:
                outer = mention
            if not inside or _may_nest(mention, outer):
                kept.append(mention)
        return kept

    def _occurrences(self, text: str) -> Iterator[Mention]:
        for last, number in self._automaton.iter(text):
            form, kind, ref = self._forms[number]
            certainty = Certainty.HIGH if len(form) >= SURE_LENGTH else Certainty.MEDIUM
            yield Mention(last + 1 - len(form), last + 1, kind, certainty, "register:name", ref)


def _may_nest(inner: Mention, outer: Mention | None) -> bool:
    return (
        outer is not None
        and inner.end <= outer.end
        and inner.kind is MentionKind.PLACE
        and outer.kind is MentionKind.ORGANISATION
    )
