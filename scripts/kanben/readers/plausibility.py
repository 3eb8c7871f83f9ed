"""Measures how much a decoded text looks like written Chinese, so that misread bytes do not pass for text."""

from __future__ import annotations

from functools import cache

from kanben.readers.characters import count_unprintable

# A few thousand characters show an encoding as well as a million do.
_SAMPLE = 20_000
_ENOUGH = 0.85
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】…—·　．％～○●◆■▲★〇")


@cache
def everyday_characters() -> frozenset[str]:
    """Return the characters of ordinary pages: level 1 of GB 2312 and of Big5, punctuation, ASCII.

    Both standards put common characters into a first level (GB 2312-80 rows 16-55; Big5 lead bytes A4-C6);
    bytes read in the wrong encoding mostly land outside of it.
    """
    gb = bytes(b for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for b in (lead, trail))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(b for lead in range(0xA4, 0xC7) for trail in trails for b in (lead, trail))
    han = gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore")
    ascii_and_full_width = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xFF01, 0xFF5F))]
    return frozenset(c for c in han if c >= "\u4e00") | _PUNCTUATION | frozenset(ascii_and_full_width)


def measure_plausibility(text: str) -> float:
    """Return the share (0 to 1) of everyday characters in a text, less what cannot be text."""
    sample = "".join(text[:_SAMPLE].split())
    if not sample:
        return 1.0
    everyday = everyday_characters()
    known = sum(c in everyday for c in sample) - 5 * count_unprintable(sample)
    return max(0.0, known / len(sample))


def is_plausible(text: str) -> bool:
    """Say whether a text looks like a page of Chinese, of English, or of both."""
    return measure_plausibility(text) >= _ENOUGH
