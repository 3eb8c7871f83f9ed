"""The writing system of a text, as far as its letters show.  (ISO 15924 names writing systems; Unicode names characters by them.)"""

from __future__ import annotations

import unicodedata
from collections import Counter

CHINESE = "Chinese"
_JAPANESE, _KOREAN = "Japanese", "Korean"
# What names of characters begin with → what the text is called.
_NAMED = {
    "CJK": CHINESE,
    "HIRAGANA": _JAPANESE,
    "KATAKANA": _JAPANESE,
    "HANGUL": _KOREAN,
    "LATIN": "Latin letters",
    "CYRILLIC": "Cyrillic letters",
    "GREEK": "Greek letters",
    "ARABIC": "Arabic letters",
    "HEBREW": "Hebrew letters",
}
_LOOKED_AT = 4000  # characters; a page changes its writing rarely
_AMONG_HAN = 0.15  # so much of kana or hangul beside Chinese characters makes a text Japanese or Korean
_HAN_ENOUGH = 0.25  # letters of words count each, Chinese characters stand for words


def writing(text: str) -> str:
    """Return the writing of a text: `Chinese`, `Japanese`, `Korean`, `Latin letters` …; `Chinese` without letters.

    A few Latin words in Chinese, or Chinese characters in a Japanese text, do not change it.
    """
    counts = Counter(_named(character) for character in text[:_LOOKED_AT] if character.isalpha())
    total = counts.total()
    han = counts[CHINESE]
    for other in (_JAPANESE, _KOREAN):
        if counts[other] > _AMONG_HAN * (han + counts[other]):
            return other if counts[other] + han >= _HAN_ENOUGH * total else counts.most_common(1)[0][0]
    if not total or han >= _HAN_ENOUGH * total:
        return CHINESE
    return counts.most_common(1)[0][0]


def _named(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _NAMED.get(first, "other letters")
