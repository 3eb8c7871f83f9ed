"""The forms of Chinese print that rules look at: closing and opening marks, brackets, numbers, width."""

from __future__ import annotations

import re

# A line that ends with one of these ends what it says; one that ends otherwise may go on elsewhere.
CLOSING = frozenset('。！？!?…”’"」』）)】〕］]；;：:—～~')
CLAUSE_END = re.compile(r"[，,。！？!?；;]|(?<=\w)[.．](?!\w)")
SENTENCE_END = re.compile(r"[。．.！？!?…；;：:][”’」』）)]*$")
# Marks with which no line begins in Chinese print (GB/T 15834 forbids them there).
NEVER_FIRST = frozenset("，、。；：？！,;:?!）)」』》〉】〕%％…”’")

SPACE = r"[ \u3000\u00a0\t]"
OPEN_BRACKET, CLOSE_BRACKET = r"[(（\[［【〔]", r"[)）\]］】〕]"
# What stands before an item to catch the eye.
MARKERS = frozenset("●▲■◆★☆○◎△□◇•▶►※▼▽◁◀»")
MARKER = f"[{''.join(sorted(MARKERS))}]"
DIGITS = r"[\d一二三四五六七八九十〇○零百廿卅]"
YEAR = r"(?:\d{4}|[一二三四五六七八九〇○零Ｏ]{4}|(?:中华)?民国(?:[一二三四五六七八九十]{1,4}|\d{2,3}))"
DATE = rf"(?:{YEAR} ?年 ?)?(?:{DIGITS}{{1,3}} ?月 ?)?{DIGITS}{{1,3}} ?日"
FULL_DATE = rf"(?:{YEAR} ?年 ?{DIGITS}{{1,3}} ?月 ?{DIGITS}{{1,3}} ?日|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})"


# How the items of a list begin.
ENUMERATOR = re.compile(
    rf"(?P<bracket>[(（]{DIGITS}{{1,3}}[)）])|(?P<circle>[①-⑳])|(?P<figure>\d{{1,2}}[.．、](?!\d))|(?P<time>(?:\d{{1,2}}月\d{{1,2}}日)?{SPACE}*\d{{1,2}}[:：]\d{{2}}(?!\d))|(?P<han>[一二三四五六七八九十]{{1,3}}、)|(?P<mark>{MARKER}|[·•\-](?!-))"
)


def width(text: str) -> float:
    """Return a line's printed width in full-width characters: ASCII ones are half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def is_open_ended(text: str) -> bool:
    """Say whether a text stops in the middle of a sentence."""
    return text[-1] not in CLOSING and not _HALF_WIDTH_STOP.search(text)


def stops_short(text: str) -> bool:
    """Say whether a line stops where no headline ends: after a preposition, a comma."""
    return bool(_STOPS_SHORT.search(text))


def is_marked(text: str) -> bool:
    """Say whether a text has marks between or after its clauses, as sentences do."""
    return bool(_CLAUSE_MARK.search(text))


def is_unclosed(text: str) -> bool:
    """Say whether a text opens a quotation, title or bracket near its end that it does not close."""
    near = text[-_NEAR:]
    return any(near.rfind(first) > near.rfind(last) for first, last in _PAIRS)


def stands_whole(text: str) -> bool:
    """Say whether a line is one quotation without a full stop, as headlines are: “一把伞要过七十二道手”."""
    return bool(_QUOTED_HEAD.fullmatch(text))


def begins_inside(text: str) -> bool:
    """Say whether a text begins with a mark that never stands first."""
    return text[0] in NEVER_FIRST


def is_bracketed(text: str) -> bool:
    """Say whether one pair of brackets encloses the whole text."""
    return bool(_BRACKETED.fullmatch(text))


def strip_brackets(text: str) -> str:
    """Return a text without the brackets around the whole of it."""
    return text[1:-1].strip() if is_bracketed(text) else text


_HALF_WIDTH_STOP = re.compile(r"[\u4e00-\u9fff”」』》）)][.．]$")
_STOPS_SHORT = re.compile(r"[的和与在把被对向让为之从到及或将，、,]$|[为如]何$")
_CLAUSE_MARK = re.compile(r"[，。；,;]|[。！？!?…]$")
_NEAR = 24
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("(", ")"))
_QUOTED_HEAD = re.compile(
    r"“[^“”。！？!?…，]{4,20}”|“[^“”。！？!?…]{4,20}[^“”。！？!?…，]”|「[^「」。！？]{4,20}」"
)
_BRACKETED = re.compile(rf"{OPEN_BRACKET}[^()（）\[\]［］【】〔〕]*{CLOSE_BRACKET}")
