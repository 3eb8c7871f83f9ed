"""Classes of letters for patterns.

A class that names the range of Chinese characters costs `re` a millisecond or two in every pattern that has it, since
each of the 20,000 characters is looked at; a class made of categories costs nothing.
"""

from __future__ import annotations

# A letter that is no Latin one: in Chinese print a Chinese character, seldom kana or Cyrillic.
HAN = r"[^\W\d_A-Za-z]"
NOT_HAN = r"[\W\d_A-Za-z]"
SPACE = "[ \u3000\xa0]"


def han_but(excluded: str) -> str:
    """Return the class HAN without the characters `excluded`."""
    return rf"[^\W\d_A-Za-z{excluded}]"


def word(longest: int, shortest: int = 2) -> str:
    """Return a pattern of a word of so many characters, perhaps with dots inside, as names of other languages have."""
    return f"{HAN}(?:·?{HAN}){{{shortest - 1},{longest - 1}}}"
