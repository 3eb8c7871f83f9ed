"""Recognises verse: short lines in a row under a headline, perhaps with the author's name between."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.segment.boxes import is_ornament
from kanben.segment.credits import is_byline, is_name_and_place, is_names
from kanben.segment.folio import is_editors, is_folio
from kanben.segment.forms import ENUMERATOR, MARKER, SPACE, is_bracketed
from kanben.segment.jumps import is_jump

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_LINE_ENDS = "，。；！？、,;!?…—”"
_NOT_VERSE = re.compile(r"[。：:].|[：:]$|记者|摄$|\d{2}|[（(]")
_SHORTEST_STANZA, _LONGEST_VERSE = 4, 18
_FEWEST_OF_STANZA = 3
_LONG_STANZA = 8  # lines, one of which may be unlike verse if the author stands above
_FEWEST_UNMARKED = 6  # lines without marks, where no author stands above
_TITLE = 3  # characters that the title of one poem of several may have
# “晨宏（景颇族）”
_WITH_ORIGIN = re.compile(rf"{HAN}{{2,4}}[（(][^（）()]{{1,8}}[)）]")
_PEN_NAME = re.compile(rf"(?:(?:{MARKER}|[□◎○]){SPACE}*)?{HAN}{{2,4}}")


def find_verse(pieces: list[Piece], taken: Container[int], style: Style) -> set[int]:
    """Lines of verse: four and more short ones in a row under a headline, without sentences."""
    found: set[int] = set()
    for run in _runs(pieces, taken, style):
        for poem, signed in _poems(pieces, run):
            lines = _less_titles([index for index in poem if not is_ornament(pieces[index].text)], pieces)
            if _is_stanza([pieces[index].text for index in lines], signed):
                found.update(lines)
    return found


def _poems(pieces: list[Piece], run: list[int]) -> Iterator[tuple[list[int], bool]]:
    """Yield what may be verse of a run of short lines, less the next head, and whether an author stands above it.

    It is what follows the run's first line, or a byline.
    """
    opened: list[int] = []
    for i, index in enumerate(run):
        if (
            i
            and (_is_author(pieces, run, i) or (index == run[-1] and is_names(pieces[index].text)))
            and (not opened or i > opened[-1] + _SHORTEST_STANZA)
        ):
            opened.append(i)
    starts = [i + 1 for i in opened] if opened else [1]
    ends = [i - 1 for i in opened[1:]] + [len(run)]
    for start, end in zip(starts, ends, strict=True):
        poem = run[start:end]
        if poem and end == len(run) and run[-1] + 1 < len(pieces):
            poem = _less_last(pieces, poem)
        yield _less_unlike(pieces, poem), bool(opened)


def _is_author(pieces: list[Piece], run: list[int], place: int) -> bool:
    """Say whether a short line among others names the author of the verse after it."""
    piece = pieces[run[place]]
    if is_byline(piece.text) or is_name_and_place(piece.text):
        return True
    if place == 1 and _WITH_ORIGIN.fullmatch(piece.text):
        return True
    if is_names(piece.text):
        return place <= 2 or piece.gap > 0
    return place == 1 and _stands_as_pen_name(pieces, run)


def _stands_as_pen_name(pieces: list[Piece], run: list[int]) -> bool:
    """Say whether the second line of a run is a pen name: it has no mark, and is shorter than those after it."""
    text = pieces[run[1]].text
    after = [pieces[index].text for index in run[2 : 2 + _SHORTEST_STANZA]]
    longer = sum(len(line) > len(text) for line in after)
    return (
        _PEN_NAME.fullmatch(text) is not None
        and len(after) == _SHORTEST_STANZA
        and longer >= len(after) - 1
        and (text[0] in "□◎○●" or any(line[-1] in _LINE_ENDS for line in after) or longer == len(after) - 1)
    )


def _less_last(pieces: list[Piece], poem: list[int]) -> list[int]:
    """Return verse without its last line if that heads the text which follows: no gap tells them apart."""
    after = pieces[poem[-1] + 1]
    if is_editors(after.text) or is_folio(after.text) or pieces[poem[-1]].text[-1] in _LINE_ENDS:
        return poem
    return poem[:-1] if after.gap <= min(pieces[index].gap for index in poem) else poem


def _less_unlike(pieces: list[Piece], poem: list[int]) -> list[int]:
    """Return verse without headlines after it: lines without a mark after lines with marks, or after a gap."""
    while len(poem) > 2:
        last = pieces[poem[-1]]
        unlike = pieces[poem[0]].text[-1] in _LINE_ENDS and last.text[-1] not in _LINE_ENDS
        if not unlike and last.gap <= max(pieces[index].gap for index in poem[1:-1]):
            break
        poem = poem[:-1]
    return poem


def _less_titles(poem: list[int], pieces: list[Piece]) -> list[int]:
    """Return verse without the titles of its poems: two and more very short lines, each above several longer ones."""
    titles = [i for i in poem if len(pieces[i].text) <= _TITLE]
    stretches = [sum(a < i < b for i in poem) for a, b in pairwise([*titles, len(pieces)])]
    others = [len(pieces[i].text) for i in poem if i not in titles]
    if len(titles) < 2 or min(stretches) < _SHORTEST_STANZA or min(others) <= _TITLE + 1:
        return poem
    return [i for i in poem if i not in titles]


def _is_stanza(lines: list[str], signed: bool) -> bool:
    """Say whether short lines read as verse: none has a full stop inside, and there are enough of them.

    All end with a mark, or some do and the author stands above, or hardly any does.
    """
    unlike = sum(bool(_NOT_VERSE.search(line) or ENUMERATOR.match(line)) for line in lines)
    if len(lines) < _SHORTEST_STANZA or unlike > (signed and len(lines) // _LONG_STANZA):
        return False
    marked = sum(line[-1] in _LINE_ENDS for line in lines)
    if marked >= 0.75 * len(lines):
        return True
    return signed or (marked <= 0.5 * len(lines) and len(lines) >= _FEWEST_UNMARKED)


def _goes_on(pieces: list[Piece], index: int) -> bool:
    """Say whether another stanza begins with a piece after blank lines: short lines, no author's name among them."""
    stanza = pieces[index : index + _FEWEST_OF_STANZA]
    short = all(piece.width <= _LONGEST_VERSE and not is_bracketed(piece.text) for piece in stanza)
    return len(stanza) == _FEWEST_OF_STANZA and short and not any(_PEN_NAME.fullmatch(p.text) for p in stanza)


def _runs(pieces: list[Piece], taken: Container[int], style: Style) -> Iterator[list[int]]:
    """Yield the places of short lines in a row that are no other series; a gap that divides articles ends a row."""
    run: list[int] = []
    for index, piece in enumerate(pieces):
        is_short = piece.width <= _LONGEST_VERSE and not (is_bracketed(piece.text) or is_jump(piece.text))
        apart = style.divides(piece.gap) and not _goes_on(pieces, index)
        if run and (index in taken or not is_short or apart):
            yield run
            run = []
        if is_short and index not in taken and not is_ornament(piece.text):
            run.append(index)
    if run:
        yield run
