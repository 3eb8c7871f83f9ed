"""Chinese surnames: those of one character, those of two, and those that are common words first."""

from __future__ import annotations

from kanben.lexicon.wordlists import words

SINGLE = frozenset(words("surnames"))
WEAK = frozenset(words("surnames-weak"))
SURE = SINGLE - WEAK
COMPOUND = frozenset(words("surnames-compound"))


def has_surname(name: str, single: frozenset[str] = SINGLE) -> bool:
    """Say whether a word is a surname with one or two characters after it."""
    if name[:2] in COMPOUND and len(name) in (3, 4):
        return True
    return name[:1] in single and len(name) in (2, 3)
