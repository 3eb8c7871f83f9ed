"""The order of the indices: Chinese by pinyin, everything else by its letters."""

from __future__ import annotations

import unicodedata

from pypinyin import Style, lazy_pinyin

_OPENING = "《〈“‘「『（(【[ "


def sort_key(label: str) -> str:
    """Return what a label is sorted by: its syllables, then (after a tab) the same with their tones."""
    text = label.lstrip(_OPENING)
    plain = " ".join(lazy_pinyin(text, errors="default")).casefold()
    toned = " ".join(lazy_pinyin(text, style=Style.TONE3, errors="default")).casefold()
    return f"{plain}\t{toned}"


def initial(label: str) -> str:
    """Return the capital letter a label stands under in an index; # for what begins with none."""
    first = unicodedata.normalize("NFD", sort_key(label))[:1].upper()
    return first if "A" <= first <= "Z" else "#"
