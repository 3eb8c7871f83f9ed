"""The form of a Chinese full name."""

from __future__ import annotations

import re

from kanben.lexicon.wordlists import alternatives, words

_SURNAMES = frozenset(words("surnames"))
_ORGANISATION = re.compile(rf"(?:{alternatives('organisation-endings')})$")
NOT_NAMES = frozenset(words("not-names"))


# Characters with which names of Mongols, Tibetans and Uyghurs are written, and how Mongol names end.
_STEPPE = frozenset(words("transliteration") + words("names-mongol"))
_MONGOL = re.compile(rf"{alternatives('names-mongol-endings')}$")


def is_steppe_name(word: str) -> bool:
    """Whether a word has the form of a name without a surname, as Mongols bear: 阿拉腾其木格, 娜仁."""
    known = word in words("names-mongol-endings") or (len(word) > 2 and _MONGOL.search(word) is not None)
    return 2 <= len(word) <= 8 and known and _STEPPE.issuperset(word)


def is_full_name(word: str) -> bool:
    """Whether a word has the form of a Chinese full name: a surname and one or two characters; or a dotted name."""
    if "·" in word:
        return len(word) > 3
    if word[:2] in words("surnames-compound"):
        return len(word) in (3, 4)
    return (
        word[:1] in _SURNAMES
        and len(word) in (2, 3)
        and word not in NOT_NAMES
        and _ORGANISATION.search(word) is None
    )
