"""Recognises a column of short news: under one title, items that each have a small headline of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.model import PartKind
from kanben.segment.forms import MARKER, SPACE
from kanben.segment.rubrics import is_briefs_rubric

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kanben.segment.sheet import Labelled


_FEWEST_BRIEFS = 3
_HEAD_CHARACTER = r"[^。，；,;！!\s]"
# “广西龙州：国门普法进边贸互市 龙州县…”
_SMALL_HEAD = re.compile(
    rf"(?:{MARKER}{SPACE}*)?{_HEAD_CHARACTER}{{2,24}}(?:{SPACE}{_HEAD_CHARACTER}{{4,16}})?{SPACE}+(?=\S[^。]{{8,}})"
)
# “东澜港：8月完成货物吞吐量…”
_PLACE_HEAD = re.compile(rf"(?:{MARKER}{SPACE}*)?\w{{2,10}}[:：]{SPACE}*(?=\S[^。]{{8,}})")


def is_in_briefs(group: Sequence[Labelled]) -> bool:
    """Say whether an article is a column of briefs: its first headline is the title of one."""
    first = next((each for each in group[:3] if each.kind is PartKind.HEAD), None)
    return is_briefs_rubric((first or group[0]).text) if group else False


def goes_on_in_briefs(group: Sequence[Labelled], head: Labelled) -> bool:
    """Say whether a headline in a column of briefs is set like those before: with a marker, or without."""
    if is_marked_column(group, head):
        return True
    second = group[1] if len(group) > 1 else group[0]
    return is_in_briefs(group) and second.kind is PartKind.HEAD and _marker(second) == _marker(head)


def find_small_heads(group: Sequence[Labelled]) -> re.Pattern[str] | None:
    """Return the form of the small headlines with which most paragraphs of an article begin, as those of briefs do."""
    paragraphs = [each for each in group if each.kind is PartKind.PARAGRAPH]
    for form in (_SMALL_HEAD, _PLACE_HEAD):
        headed = sum(form.match(each.text) is not None for each in paragraphs)
        if is_in_briefs(group) and headed > len(paragraphs) / 2:
            return form
        if form is _SMALL_HEAD and headed == len(paragraphs) >= _FEWEST_BRIEFS:
            return form
    return None


def is_marked_column(group: Sequence[Labelled], later: Labelled | None = None) -> bool:
    """Say whether a title stands directly above the first of several headlines that begin with the same marker.

    `later` is a headline after the group that may be one of them.
    """
    heads = [each for each in (*group, *([later] if later else [])) if each.kind is PartKind.HEAD]
    if len(heads) < 3 or _marker(heads[0]):
        return False
    title = next(index for index, each in enumerate(group) if each.kind is PartKind.HEAD)
    first = group[title + 1 : title + 2]
    mark = _marker(first[0]) if first and first[0].kind is PartKind.HEAD else ""
    return bool(mark) and all(_marker(each) == mark for each in heads[1:])


def _marker(each: Labelled) -> str:
    """Return the marker that a piece begins with, or nothing."""
    found = re.match(MARKER, each.text)
    return found[0] if found else ""
