"""The form of a Chinese full name."""

from __future__ import annotations

from kanben.lexicon.surnames import COMPOUND, SINGLE
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import words

_ORGANISATIONS = vocabulary("organisation-endings")
NOT_NAMES = frozenset(words("not-names"))


# Characters with which names of Mongols, Tibetans and Uyghurs are written, and how Mongol names end.
_STEPPE = frozenset(words("transliteration") + words("names-mongol"))
_MONGOL = vocabulary("names-mongol-endings")


def is_steppe_name(word: str) -> bool:
    """Whether a word has the form of a name without a surname, as Mongols bear: 阿拉腾其木格, 娜仁."""
    known = word in _MONGOL or (len(word) > 2 and _MONGOL.ends(word))
    return 2 <= len(word) <= 8 and known and _STEPPE.issuperset(word)


def is_full_name(word: str) -> bool:
    """Whether a word has the form of a Chinese full name: a surname and one or two characters; or a dotted name."""
    if "·" in word:
        return len(word) > 3
    if word[:2] in COMPOUND:
        return len(word) in (3, 4)
    return (
        word[:1] in SINGLE and len(word) in (2, 3) and word not in NOT_NAMES and not _ORGANISATIONS.ends(word)
    )
