"""Numbers as Chinese papers print them, and what they amount to."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "○": 0,
    "Ｏ": 0,
}
_WEIGHTS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "萬": 10_000, "億": 100_000_000}
_ARABIC = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def read_number(text: str) -> Decimal | None:
    """Read `3.7 万`, `1,200`, `三千五百`, `一九九八`; None where it is not one number."""
    compact = "".join(text.split()).translate(_ARABIC).replace(",", "")
    digits = compact.rstrip("十百千万亿萬億")
    try:
        amount = Decimal(digits)
    except ArithmeticError:
        return _read_words(compact)
    for char in compact[len(digits) :]:
        amount *= _WEIGHTS[char]
    return amount


def _read_words(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    if point:
        return _read_decimal(whole, fraction)
    if not text or any(char not in _DIGITS and char not in _WEIGHTS for char in text):
        return None
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        weight = _WEIGHTS.get(char)
        if weight is None:
            digit = _DIGITS[char]
        elif weight < 10_000:
            section += (digit or 1) * weight
            digit = 0
        else:
            total = (
                (total + section + digit) * weight if weight > 10_000 else total + (section + digit) * weight
            )
            section = digit = 0
    return Decimal(total + section + digit)


def _read_decimal(whole: str, fraction: str) -> Decimal | None:
    """Read 一点四亿 and 三点五: what stands after the digits of the fraction weighs the whole number."""
    digits = fraction.rstrip("十百千万亿")
    ones = _read_words(whole)
    parts = "".join(str(_DIGITS.get(char, "")) for char in digits)
    if ones is None or len(parts) != len(digits):
        return None
    amount = Decimal(f"{ones}.{parts or 0}")
    for char in fraction[len(digits) :]:
        amount *= _WEIGHTS[char]
    return amount


def plain(amount: Decimal) -> str:
    """Write an amount without exponent or superfluous zeros: 40000000, 3.5."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
