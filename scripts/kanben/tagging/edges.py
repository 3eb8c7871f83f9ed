"""The edges of names: no name begins or ends with white space or with a mark that belongs to the sentence."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from kanben.model import Mention, MentionKind

_PAIRS = {
    "）": "（",
    ")": "(",
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "]": "[",
}
_OPENING = {opening: closing for closing, opening in _PAIRS.items()}


def trim(text: str, mention: Mention) -> Mention | None:
    """Return a mention without marks and white space at its edges; None if nothing else is in it.

    Brackets and quotation marks stay where both of a pair are in the name and do not enclose it, a full stop stays after a
    Latin letter (`Smith Jr.`).  Sources stay as they are: their titles have marks of their own.
    """
    if mention.kind is MentionKind.SOURCE:
        return mention
    start, end = mention.start, mention.end
    while start < end:
        name = text[start:end]
        if _is_loose(name[0], name[1:]):
            start += 1
        elif _is_loose(name[-1], name[:-1]):
            end -= 1
        elif _OPENING.get(name[0]) == name[-1] and name.count(name[0]) == 1:  # a pair around the whole
            start, end = start + 1, end - 1
        else:
            break
    if start == end:
        return None
    return mention if (start, end) == (mention.start, mention.end) else replace(mention, start=start, end=end)


def _is_loose(mark: str, rest: str) -> bool:
    """Whether a character at the edge of a name, whose rest is `rest`, is no part of the name."""
    if mark == "." and rest[-1:].isascii() and rest[-1:].isalpha():
        return False
    partner = _PAIRS.get(mark) or _OPENING.get(mark)
    if partner:
        return partner not in rest
    return mark.isspace() or unicodedata.category(mark).startswith("P")
