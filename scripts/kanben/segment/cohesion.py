"""Measures how much the words of one stretch of text come again in another."""

from __future__ import annotations

import itertools
import re

# Characters of grammar and of every report; what two texts share of them says nothing.
_COMMON = frozenset(
    "的了在是和与及不有人这那也就都而被把让从对向到为以于上下中大小一二三四五六七八九十百千万亿两个年月日时分市县区省乡镇村"
    "者说他她它我你们会要能可以将并等还后前来去出进行开展工作目前记报讯据"
    "来电"
)
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text that may belong to its own words."""
    found = set()
    for run in _NOT_HAN.split(text):
        for first, second in itertools.pairwise(run):
            if first not in _COMMON and second not in _COMMON:
                found.add(first + second)
    return frozenset(found)


def measure_cohesion(text: str, earlier: str) -> float:
    """Return the share (0 to 1) of a text's pairs of characters that an earlier text has too."""
    pairs = pairs_of(text)
    if not pairs:
        return 0.0
    return len(pairs & pairs_of(earlier)) / len(pairs)
