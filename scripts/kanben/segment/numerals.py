"""Reads numbers written with Chinese numerals."""

from __future__ import annotations

import re

_VALUES = {
    c: v
    for v, digits in enumerate(("〇○零Ｏ", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for c in digits
}
_TENS = {"十": 10, "廿": 20, "卅": 30}


def read_number(text: str) -> str:
    """Return a number in figures: “十二” gives “12”, “二十一” “21”, “一九五三” “1953”; figures and letters stay."""
    if not re.search(r"[一二三四五六七八九十廿卅〇○零百]", text):
        return text
    if not re.search(r"[十廿卅百]", text):
        return "".join(str(_VALUES.get(character, character)) for character in text)
    total, digit = 0, 0
    for character in text:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character in _TENS:
            total, digit = total + (digit if digit and character == "十" else 1) * _TENS[character], 0
        else:
            digit = _VALUES.get(character, 0)
    return str(total + digit)
