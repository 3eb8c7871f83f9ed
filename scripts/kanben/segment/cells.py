"""Counts what a line sets apart as a table's row does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.segment.forms import SPACE, is_unclosed, width

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN_CELLS = re.compile(rf"{SPACE}*[|｜│]{SPACE}*|\t+|\u3000+| {{2,}}")
_WIDEST_ROW = 80
# “李　勇”: a name of two characters, set apart to the width of three.
_SPACED_NAME = re.compile(rf"(?<!{HAN})({HAN})[ \u3000]+({HAN})(?!{HAN})")
_ROLE = re.compile("记者|通讯员")
_FEWEST_EVEN = 4
_FEWEST_WORDS, _WIDEST_WORD = 3, 14
_LONG_WORD = re.compile(rf"{HAN}{{9}}")  # ends a sentence whose figures are set apart, not a row
_FEWEST_PAIRS, _CELLS_OF_A_PAIR = 3, 2
_PAIR = re.compile(rf"[^\s，。；：]{{1,14}}{SPACE}+[+\-]?\d[\d.,]*[%％]?")  # 美元 616.51
_SPACES = re.compile(rf"{SPACE}+")
_FIGURE = re.compile(r"\d")
_SENTENCE_MARK = re.compile(r"[，。；！？“”]|,(?!\d)")


def find_figures(lines: Sequence[str]) -> set[int]:
    """Return the places of rows whose cells single spaces divide: of figures in lines that follow each other, and the
    header above them.
    """
    figures = [_has_figures(line) for line in lines]
    found: set[int] = set()
    for index in range(len(lines) - 1):
        if figures[index] and figures[index + 1]:
            found.update((index, index + 1))
            if index and not figures[index - 1] and _is_header(lines[index - 1], lines[index]):
                found.add(index - 1)
    return found | _find_even(lines) | _find_pairs(lines)


def _find_even(lines: Sequence[str]) -> set[int]:
    """Return the places of four and more lines in a row that have as many words, three at least, and no sentences."""
    counts = [0 if _SENTENCE_MARK.search(line) else len(_SPACES.split(line)) for line in lines]
    found: set[int] = set()
    for first in range(len(lines) - _FEWEST_EVEN + 1):
        run = range(first, first + _FEWEST_EVEN)
        if counts[first] >= _FEWEST_WORDS and len({counts[i] for i in run}) == 1:
            found.update(run)
    return found


def _find_pairs(lines: Sequence[str]) -> set[int]:
    """Return the places of three and more lines in a row that are a word and a figure, and of the header above them."""
    pairs = [bool(_PAIR.fullmatch(line)) for line in lines]
    found: set[int] = set()
    for first in range(len(lines) - _FEWEST_PAIRS + 1):
        run = range(first, first + _FEWEST_PAIRS)
        if all(pairs[i] for i in run):
            found.update(run)
            if first and not pairs[first - 1] and len(_SPACES.split(lines[first - 1])) == _CELLS_OF_A_PAIR:
                found.add(first - 1)
    return found


def _has_figures(text: str) -> bool:
    """Say whether a line is three and more short words, figures among them."""
    words = _SPACES.split(text)
    return (
        len(words) >= _FEWEST_WORDS
        and max(map(width, words)) <= _WIDEST_WORD
        and any(_FIGURE.search(word) for word in words)
        and not _LONG_WORD.search(words[-1])
        and not _SENTENCE_MARK.search(text)
    )


def _is_header(text: str, row: str) -> bool:
    """Say whether a line above a row has as many words, or less where a column holds several figures."""
    words = len(_SPACES.split(text))
    return _FEWEST_WORDS <= words <= len(_SPACES.split(row)) and not _SENTENCE_MARK.search(text)


def count_cells(text: str) -> int:
    """Return how many parts of a line are set apart by wide space, tabs or rules; 1 where the line is long."""
    if width(text) > _WIDEST_ROW or is_unclosed(text) or _ROLE.search(text):
        return 1
    return len(_BETWEEN_CELLS.split(_SPACED_NAME.sub(r"\1\2", text)))
