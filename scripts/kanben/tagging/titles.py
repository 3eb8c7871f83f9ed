"""Titles between 《》 are names of works: what they contain is not tagged on its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kanben.model import Mention
from kanben.tagging.tagger import NAME_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

_TITLE = re.compile(r"《[^《》\n]{1,60}》")


def outside_titles(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out names of people, places and organisations within the title of a work."""
    spans = [match.span() for match in _TITLE.finditer(text)]
    starts = [start for start, _ in spans]

    def inside(mention: Mention) -> bool:
        before = bisect_right(starts, mention.start) - 1
        return before >= 0 and mention.start < spans[before][1]

    return [mention for mention in mentions if mention.kind not in NAME_KINDS or not inside(mention)]
