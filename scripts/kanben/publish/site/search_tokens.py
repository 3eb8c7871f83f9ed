"""A text as the search sees it: the words that stand for it in the index. static/search-text.js does the same to a query.

Chinese has no spaces, and no two programs cut it into the same words: an index cut by one and a query cut by another
do not meet. So text and query are both cut into overlapping pairs of characters, after traditional characters were
turned into simplified ones: one index serves both scripts.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import chain

from kanben.files import read_bytes
from kanben.resources import resource

# Takes up a place but is no word. Two stand behind a run of characters, for its last character and for what follows:
# pairs two places apart are then always four characters in a row.
GAP = "."
# A letter that no newspaper prints begins the words that are not printed, so that no printed one begins them.
_MARK = "\u01bb"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUNS = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])[^\W_])+")
_IS_HAN = re.compile(f"[{_HAN}]")


def cut(text: str) -> list[str]:
    """Return the words of a text in order: pairs of Chinese characters, words of other scripts, gaps between runs."""
    runs = _RUNS.findall(normalise(text))
    return list(chain.from_iterable([*_parts(run), GAP, GAP] for run in runs))


def single_words(text: str) -> list[str]:
    """Return a word for each Chinese character that a text has, for whoever asks for one character alone."""
    return [_MARK + character for character in sorted(set(_IS_HAN.findall(normalise(text))))]


def filter_word(name: str, value: str) -> str:
    """Return the word that stands in the index for a value of a filter: its 64-bit FNV-1a hash in letters.

    A page computes it as well, so that an address can name any value, and no list of them needs to be loaded.
    """
    number = 0xCBF29CE484222325
    for byte in f"{name}={value}".encode():
        number = (number ^ byte) * 0x100000001B3 % 2**64
    return _MARK + f"{number:016x}".translate(str.maketrans("0123456789", "ghijklmnop"))


def normalise(text: str) -> str:
    """Return a text with simplified characters, small letters and half-width forms, character for character."""
    return text.translate(_forms())


def _parts(run: str) -> list[str]:
    if not _IS_HAN.match(run):
        return [run]
    return [run[start : start + 2] for start in range(len(run) - 1)]


@cache
def _forms() -> dict[int, str]:
    table = json.loads(read_bytes(resource("xslt", "html", "static", "variants.json")))
    forms = {ord(a): b for a, b in zip(table["traditional"], table["simplified"], strict=True)}
    forms |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    forms |= {code: chr(code).lower() for code in range(0x250) if len(chr(code).lower()) == 1}
    return forms
