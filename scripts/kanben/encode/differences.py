"""Finds where two texts of one page differ, and joins what was changed in each of them since they were the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_CLAUSE = re.compile(r"[^。！？；，、：”…]*[。！？；，、：”…]?")
_MOST = 4_000_000  # characters of one side times those of the other that are compared one by one
_ALIKE = 0.4  # what is less alike than this was written anew


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What stands between two offsets of a text stands between two others in a later text instead; ends are exclusive."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def growth(self) -> int:
        """How many characters there are more now."""
        return (self.new_end - self.new_start) - (self.end - self.start)


Starts = Sequence[frozenset[int]]
"""Offsets at which something begins in a text (articles, parts, lines), what is most likely to be put in first."""


def find_changes(old: str, new: str, old_starts: Starts = (), new_starts: Starts = ()) -> list[Change]:
    """Return the changes that make one text of the other, in order.

    What could have been put in, or taken out, at several places was so where something begins.
    """
    if old == new:
        return []
    changes = [
        finer
        for found in _opcodes(_clauses(old), _clauses(new))
        for finer in _refine(old, new, _in_characters(found, _clauses(old), _clauses(new)))
    ]
    return [_slide(change, old, new, old_starts, new_starts) for change in _join(changes)]


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [Change(*place) for what, *place in matcher.get_opcodes() if what != "equal"]


def _in_characters(change: Change, old: Sequence[str], new: Sequence[str]) -> Change:
    """Return a change whose offsets count clauses as one whose offsets count characters."""
    start, new_start = sum(map(len, old[: change.start])), sum(map(len, new[: change.new_start]))
    length = sum(map(len, old[change.start : change.end]))
    new_length = sum(map(len, new[change.new_start : change.new_end]))
    return Change(start, start + length, new_start, new_start + new_length)


def _refine(old: str, new: str, change: Change) -> list[Change]:
    """Return the differences inside a change, character by character, if the two sides have enough in common."""
    change = _without_ends(old, new, change)
    before, after = old[change.start : change.end], new[change.new_start : change.new_end]
    if not before or not after or len(before) * len(after) > _MOST:
        return [change]
    if SequenceMatcher(None, before, after, autojunk=False).ratio() < _ALIKE:
        return [change]
    return [
        Change(
            change.start + found.start,
            change.start + found.end,
            change.new_start + found.new_start,
            change.new_start + found.new_end,
        )
        for found in _opcodes(before, after)
    ]


def _without_ends(old: str, new: str, change: Change) -> Change:
    """Return a change without what both sides begin and end with."""
    before, after = old[change.start : change.end], new[change.new_start : change.new_end]
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    return Change(change.start + head, change.end - tail, change.new_start + head, change.new_end - tail)


def _common(one: str, other: str) -> int:
    """Return with how many characters both texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _join(changes: Sequence[Change]) -> list[Change]:
    """Join changes that touch each other."""
    joined: list[Change] = []
    for change in changes:
        if joined and joined[-1].end == change.start and joined[-1].new_end == change.new_start:
            last = joined.pop()
            change = Change(last.start, change.end, last.new_start, change.new_end)
        joined.append(change)
    return joined


def _slide(change: Change, old: str, new: str, old_starts: Starts, new_starts: Starts) -> Change:
    """Return the same insertion or deletion where something begins, if it could have been made there."""
    if change.start == change.end:
        text, several, start, end = new, new_starts, change.new_start, change.new_end
    elif change.new_start == change.new_end:
        text, several, start, end = old, old_starts, change.start, change.end
    else:
        return change
    for starts in several:
        for step in _steps(text, start, end, min(change.start, change.new_start)):
            if start + step in starts and (end + step in starts or end + step == len(text)):
                return Change(
                    change.start + step, change.end + step, change.new_start + step, change.new_end + step
                )
    return change


def unchanged(changes: Sequence[Change], length: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a text of that length that no change touches, each with its offset in the later text."""
    offset, growth = 0, 0
    for change in (*changes, Change(length, length, 0, 0)):
        yield from ((same, same + growth) for same in range(offset, change.start))
        offset, growth = change.end, change.new_end - change.end


def _steps(text: str, start: int, end: int, room: int) -> list[int]:
    """Return by how many characters what stands between two offsets can be moved so that the text stays the same."""
    steps = [0]
    left = 0
    while left < room and text[start - left - 1] == text[end - left - 1]:
        left += 1
        steps.append(-left)
    right = 0
    while end + right < len(text) and text[start + right] == text[end + right]:
        right += 1
        steps.append(right)
    return steps


@dataclass(frozen=True, slots=True)
class Merge:
    """What has to be done so that page and TEI agree.

    All changes are from the TEI's text to the page's: `of_page` were made in the page alone, `of_tei` in the TEI alone, and
    `conflicts` in both, differently, at one place.
    """

    of_page: tuple[Change, ...] = ()
    of_tei: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()


def merge(of_page: Sequence[Change], of_tei: Sequence[Change], page: str, tei: str) -> Merge:
    """Compare the changes of page and TEI since they were the same; changes made alike in both are none."""
    outcome: dict[str, list[Change]] = {"page": [], "tei": [], "both": []}
    for ours, theirs in _clusters(of_page, of_tei):
        both = [*ours, *theirs]
        start, end = min(c.start for c in both), max(c.end for c in both)
        new_start, new_end = _shifted(of_page, start, ours), _shifted(of_page, end)
        tei_start, tei_end = _shifted(of_tei, start, theirs), _shifted(of_tei, end)
        if page[new_start:new_end] != tei[tei_start:tei_end]:
            kind = "both" if ours and theirs else "page" if ours else "tei"
            outcome[kind].append(Change(tei_start, tei_end, new_start, new_end))
    return Merge(tuple(outcome["page"]), tuple(outcome["tei"]), tuple(outcome["both"]))


def _clusters(of_page: Sequence[Change], of_tei: Sequence[Change]) -> list[tuple[list[Change], list[Change]]]:
    """Return the changes of both sides, those together that overlap."""
    clusters: list[tuple[list[Change], list[Change]]] = []
    reach = 0
    for change, side in sorted([(c, 0) for c in of_page] + [(c, 1) for c in of_tei]):
        opens = change.start == change.end
        touches = bool(clusters) and (
            change.start < reach
            or (
                change.start == reach
                and (opens or any(c.start == c.end == reach for s in clusters[-1] for c in s))
            )
        )
        if not touches:
            clusters.append(([], []))
        clusters[-1][side].append(change)
        reach = max(reach if touches else 0, change.end)
    return clusters


def _shifted(changes: Sequence[Change], offset: int, without: Sequence[Change] = ()) -> int:
    """Return where an offset stands after the changes that end before it, but for some of them."""
    return offset + sum(c.growth for c in changes if c.end <= offset and c not in without)
