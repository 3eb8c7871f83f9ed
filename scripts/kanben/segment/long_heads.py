"""Finds headlines that are as long as sentences: by where they stand and how they end, whatever their length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.lexicon.wordlists import words
from kanben.segment.credits import is_byline, is_credit, is_signature
from kanben.segment.endings import find_ending
from kanben.segment.forms import CLAUSE_END, SENTENCE_END, begins_inside, is_bracketed, stops_short
from kanben.segment.openings import opens_article
from kanben.segment.prose import ends_in_contact, is_fact, is_prose
from kanben.segment.sheet import HEADS, TEXT

if TYPE_CHECKING:
    from kanben.segment.sheet import Sheet

_LONGEST = 120  # characters
_MOST_LINES = 3  # of a headline
_LABEL = re.compile(rf"[【［\[〖]{HAN}{{2,8}}[】］\]〗]")
_REMARKS = words("remarks")
_GOES_ON = frozenset("并而但且由以等")  # no headline ends with
_FULL_STOP = re.compile(r"[。；;]")
_MOST_CLAUSES = 2  # of a headline above a paragraph that does not say that it begins an article
_ENDS_TEXT = re.compile(r"[）)】〕］\]”』」》]$")


def stands_as_long_head(sheet: Sheet, index: int) -> bool:
    """Say whether a line without a sentence's end heads the text below it, where the text above is finished.

    Above a dateline or byline it may have any length and any number of clauses; above another paragraph few clauses, and
    blank lines or the lack of an indentation that paragraphs have must set it apart.
    """
    text = sheet.text(index)
    if not sheet.style.punctuates or not is_prose(text, sheet.style):  # what is short is told by that
        return False
    if not _may_head(text) or not _is_free_above(sheet, index):
        return False
    below = _first_text_below(sheet, index)
    if below is None:
        return False
    if opens_article(sheet.text(below)) or is_byline(sheet.text(below)):
        return True
    return (
        reads_as_long_head(sheet.text(index))
        and is_prose(sheet.text(below), sheet.style)
        and _is_set_apart(sheet, index, below)
    )


def reads_as_long_head(text: str) -> bool:
    """Say whether a line alone could be a headline: few clauses, and no sentence ends in it or at its end."""
    return _may_head(text) and len(CLAUSE_END.findall(text)) <= _MOST_CLAUSES


def stands_as_label_above_head(sheet: Sheet, index: int) -> bool:
    """Say whether a label in heavy brackets stands above a headline, and closes no text: 【民生关注】."""
    text = sheet.text(index)
    if not _LABEL.fullmatch(text) or text[1:-1] in _REMARKS or is_signature(text) or is_credit(text):
        return False
    after = sheet.text(index + 1)
    if not after or not _may_head(after):
        return False
    below = _first_text_below(sheet, index + 1)
    return below is not None and (
        opens_article(sheet.text(below)) or is_prose(sheet.text(below), sheet.style)
    )


def _may_head(text: str) -> bool:
    """Say whether a line ends as headlines do, and is no label, credit or fact."""
    return (
        len(text) <= _LONGEST
        and not SENTENCE_END.search(text)
        and not _FULL_STOP.search(text)
        and not stops_short(text)
        and text[-1] not in _GOES_ON
        and not begins_inside(text)
        and not is_bracketed(text)
        and not opens_article(text)
        and not is_fact(text)
        and not ends_in_contact(text)
        and find_ending(text) is None
    )


def _is_free_above(sheet: Sheet, index: int) -> bool:
    """Say whether nothing above goes on in this line: a headline, the page's frame, or a text that has ended."""
    kind = sheet.kind_before(index)
    if kind not in TEXT:
        return True
    before = sheet.text(index - 1)
    return bool(SENTENCE_END.search(before) or _ENDS_TEXT.search(before))


def _first_text_below(sheet: Sheet, index: int) -> int | None:
    """Return the piece below a headline of a few lines, None if there is none."""
    for below in range(index + 1, min(index + 1 + _MOST_LINES, len(sheet.pieces))):
        text = sheet.text(below)
        if below in sheet.series:
            return None
        if opens_article(text) or is_byline(text) or SENTENCE_END.search(text):
            return below
        if not _may_head(text):
            return None
    return None


def _is_set_apart(sheet: Sheet, index: int, below: int) -> bool:
    """Say whether paragraphs begin otherwise than this line: with an indentation, or without a gap like its own."""
    piece, text = sheet.pieces[index], sheet.pieces[below]
    if sheet.style.indents and text.indent:
        return not piece.indent
    if sheet.style.column:  # a line that fills its column may be a piece of a paragraph
        return sheet.style.divides(piece.gap) or sheet.kind_before(index) in HEADS
    return True
