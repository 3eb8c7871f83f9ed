"""The form of a Chinese full name."""

from __future__ import annotations

import re

from kanben.lexicon.characters import HAN
from kanben.lexicon.divisions import divisions_by_form
from kanben.lexicon.surnames import COMPOUND, SINGLE
from kanben.lexicon.vocabulary import vocabulary
from kanben.lexicon.wordlists import alternatives, words

_ORGANISATIONS = vocabulary("organisation-endings")
NOT_NAMES = frozenset(words("not-names"))
_PLACES = frozenset(words("regions") + words("cities") + words("countries"))


# Characters with which names of Mongols, Tibetans and Uyghurs are written, and how Mongol names end.
_STEPPE = frozenset(words("transliteration") + words("names-mongol") + words("names-steppe"))
_MONGOL = vocabulary("names-mongol-endings")


def is_steppe_name(word: str) -> bool:
    """Whether a word has the form of a name without a surname, as Mongols bear: 阿拉腾其木格, 娜仁."""
    known = word in _MONGOL or (len(word) > 2 and _MONGOL.ends(word))
    return 2 <= len(word) <= 8 and known and _STEPPE.issuperset(word)


def is_full_name(word: str) -> bool:
    """Whether a word has the form of a Chinese full name: a surname and one or two characters; or a dotted name."""
    if "·" in word:
        foreign = sum(char in _STEPPE for char in word)
        return len(word) > 3 and foreign > len(word) / 2
    if word[:2] in COMPOUND:
        return len(word) in (3, 4)
    return (
        word[:1] in SINGLE
        and len(word) in (2, 3)
        and word not in NOT_NAMES
        and not _ORGANISATIONS.ends(word)
        and not has_stock_word(word)
    )


_TELLING = re.compile(r"[的了在从到是昨今日获悉报道讯电部分本第几]|^[某各该等]")
_NAME = re.compile(
    rf"{HAN}{{2,6}}|{HAN}{{1,8}}(?:·{HAN}{{1,12}}){{1,3}}|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)*"
)
_LONGEST_PLAIN = 4
_STOCK = re.compile(alternatives("stock-words"))


def has_stock_word(word: str) -> bool:
    """Whether a word of a stock phrase about pictures and sources is in it: 图片来自网络."""
    return _STOCK.search(word) is not None


def may_be_name(word: str) -> bool:
    """Whether a word that stands where only names stand may be one: it is no body, no place and no common word."""
    if not _NAME.fullmatch(word) or word in NOT_NAMES or word in _PLACES or has_stock_word(word):
        return False
    if "·" in word or word.isascii():
        return True
    plain = len(word) <= _LONGEST_PLAIN or is_steppe_name(word) or _STEPPE.issuperset(word)
    return plain and not (_ORGANISATIONS.ends(word) or _TELLING.search(word) or word in divisions_by_form())
