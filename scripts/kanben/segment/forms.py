"""The forms of Chinese print that rules look at: closing and opening marks, brackets, prose, names."""

from __future__ import annotations

import re

# A line that ends with one of these ends what it says; one that ends otherwise may go on elsewhere.
CLOSING = frozenset("。！？!?…”’」』）)】〕］]；;：:.—～~")
SENTENCE_END = re.compile(r"[。！？!?；;…]|\.(?=\s|$)")
CLAUSE_END = re.compile(r"[，,。！？!?；;]")
# Marks with which no line begins in Chinese print (GB/T 15834 forbids them there).
_NEVER_FIRST = frozenset("，、。；：？！,;:?!）)」』》〉】〕%％…”’")

HAN = r"[\u3400-\u9fff\uf900-\ufaff\u3007\u00b7\U00020000-\U0003134f]"
# A person's name as bylines print it: two to four characters (more with a middle dot), or two spaced out.
NAME = rf"(?:{HAN}[ \u3000]?{HAN}|{HAN}{{3,4}}|{HAN}{{1,8}}[·•‧]{HAN}{{1,12}})"
OPEN_BRACKET, CLOSE_BRACKET = r"[(（\[［【〔]", r"[)）\]］】〕]"

_LONGEST_HEAD = 40


def width(text: str) -> float:
    """Return a line's printed width in full-width characters: ASCII ones are half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def is_open_ended(text: str) -> bool:
    """Say whether a text stops in the middle of a sentence."""
    return text[-1] not in CLOSING


def begins_inside(text: str) -> bool:
    """Say whether a text begins with a mark that never stands first."""
    return text[0] in _NEVER_FIRST


def is_prose(text: str) -> bool:
    """Say whether a text reads as sentences rather than as a headline, credit or label."""
    size = width(text)
    if size > _LONGEST_HEAD:
        return True
    if text[-1] in "。；;，,、：:" or (text[-1] in "”’」』" and text[-2:-1] in "。！？!?…" and size > 8):
        return True
    body = text[:-1]
    if "。" in body:
        return True
    return size > 24 and len(CLAUSE_END.findall(body)) >= 2


def is_bracketed(text: str) -> bool:
    """Say whether one pair of brackets encloses the whole text."""
    return bool(re.fullmatch(rf"{OPEN_BRACKET}[^()（）]*{CLOSE_BRACKET}", text))
