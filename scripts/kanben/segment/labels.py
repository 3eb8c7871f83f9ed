"""Says what each piece of a page is: the first rule of `RULES` that recognises it names its label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanben.model import Certainty, PartKind
from kanben.segment.boxes import is_box_head, is_label, is_lead, is_note, is_ornament
from kanben.segment.credits import (
    is_byline,
    is_credit,
    is_name_and_place,
    is_names,
    is_open_signature,
    is_signature,
    is_supplied,
)
from kanben.segment.fixes import find_kind
from kanben.segment.folio import is_date_line, is_editors, is_folio, is_masthead
from kanben.segment.forms import is_bracketed
from kanben.segment.jumps import is_jump
from kanben.segment.offices import is_office
from kanben.segment.openings import opens_article
from kanben.segment.prose import is_prose
from kanben.segment.rubrics import is_briefs_rubric, is_rubric
from kanben.segment.series import find_items, find_rows, find_turns, find_verse
from kanben.segment.sheet import HEADS, TOLD, Labelled, Sheet
from kanben.segment.surnames import is_short_word

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from kanben.segment.fixes import Fixes
    from kanben.segment.lines import Piece
    from kanben.segment.style import Style

_TEXT = {PartKind.PARAGRAPH, PartKind.ITEM, PartKind.VERSE, PartKind.ROW, PartKind.NOTE, PartKind.SPEAKER}
_FRAME = {None, PartKind.FOLIO, PartKind.EDITORS, PartKind.ORNAMENT}
_LONGEST_REMARK, _SHORTEST_HEAD = 40, 5
_PICTURE_WORDS = re.compile(
    r"[上下左右题題]?[图圖](?:[①-⑨一二三四]|\d(?!\d))?(?:[为為是：:]|[，,].{4,40}。$)|[上下左右][图圖][，,:：]"
)
_SIGNS = re.compile(r"(?:[谨敬谨謹]?[启啓啟]|[谨謹敬]告|同啓|[^明表]白|鞠躬|泣告|顿首|頓首)$")
_LONGEST_SIGN = 24
_TOP = 4  # pieces of a page among which its masthead may stand


@dataclass(frozen=True, slots=True)
class Rule:
    """A named test of a piece among the page's pieces, and the label it gives."""

    name: str
    kind: PartKind
    test: Callable[[Sheet, int], bool]
    certainty: Certainty = Certainty.HIGH


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """A named rule that finds pieces which belong together, and the label it gives them."""

    name: str
    kind: PartKind
    find: Callable[[list[Piece], Container[int]], set[int]]


def _after_text(sheet: Sheet, index: int) -> bool:
    return sheet.kind_before(index) in _TEXT


def _is_masthead(sheet: Sheet, index: int) -> bool:
    return index < _TOP and sheet.kind_before(index) in _FRAME and is_masthead(sheet.text(index))


def _is_date_of_page(sheet: Sheet, index: int) -> bool:
    return sheet.kind_before(index) in _FRAME and is_date_line(sheet.text(index))


def _is_closing_remark(sheet: Sheet, index: int) -> bool:
    text = sheet.text(index)
    return _after_text(sheet, index) and is_bracketed(text) and len(text) <= _LONGEST_REMARK


def _is_bracketed_signature(sheet: Sheet, index: int) -> bool:
    text = sheet.text(index)
    return (
        sheet.kind_before(index) in _TEXT | {PartKind.CREDIT, PartKind.CAPTION}
        and is_signature(text)
        and (not is_credit(text) or is_supplied(text))
    )


def _is_credit(sheet: Sheet, index: int) -> bool:
    """A line that credits somebody with a text (供稿) signs it, if it does not stand under a picture."""
    text = sheet.text(index)
    return is_credit(text) and not (_after_text(sheet, index) and is_supplied(text))


def _is_signature(sheet: Sheet, index: int) -> bool:
    """A bare name or office below a text is a signature, unless the text goes on under it as under a cross-head."""
    text = sheet.text(index)
    if sheet.kind_before(index) not in _TEXT | {PartKind.CLOSER}:
        return False
    if is_date_line(text):
        return True
    after = sheet.text(index + 1)
    if is_byline(text):
        return True
    if _SIGNS.search(text) and len(text) <= _LONGEST_SIGN:
        return True
    if is_office(text) and (not after or is_date_line(after)):
        return True
    if not is_open_signature(text):
        return bool(after) and is_date_line(after) and not is_prose(text, sheet.style)
    if not after or is_note(after) or opens_article(after):
        return True
    return not is_prose(after, sheet.style) or sheet.pieces[index + 1].gap > sheet.style.usual_gap


def _is_byline_under_head(sheet: Sheet, index: int) -> bool:
    return sheet.kind_before(index) is PartKind.HEAD and is_byline(sheet.text(index))


def _is_name_under_head(sheet: Sheet, index: int) -> bool:
    text = sheet.text(index)
    return sheet.kind_before(index) is PartKind.HEAD and (is_names(text) or is_name_and_place(text))


def _is_pen_name_under_head(sheet: Sheet, index: int) -> bool:
    """A line of two to four characters between a headline and its text is the author, if the headline is above."""
    if sheet.kind_before(index) is not PartKind.HEAD or not is_short_word(sheet.text(index)):
        return False
    above, after = sheet.text(index - 1), sheet.text(index + 1)
    leads_on = is_rubric(above) or is_briefs_rubric(above) or is_office(above) or len(above) < _SHORTEST_HEAD
    return not leads_on and bool(after) and is_prose(after, sheet.style)


def _is_caption(sheet: Sheet, index: int) -> bool:
    return bool(_PICTURE_WORDS.match(sheet.text(index))) and is_prose(sheet.text(index), sheet.style)


def _goes_on_with_note(sheet: Sheet, index: int) -> bool:
    return (
        sheet.kind_before(index) is PartKind.NOTE
        and is_note(sheet.text(index - 1))
        and is_label(sheet.text(index - 1))
    )


def _goes_on_with_lead(sheet: Sheet, index: int) -> bool:
    return sheet.kind_before(index) is PartKind.LEAD and is_label(sheet.text(index - 1))


def _is_box_head(sheet: Sheet, index: int) -> bool:
    return sheet.kind_before(index) not in _FRAME | {PartKind.HEAD} and is_box_head(sheet.text(index))


def _on(test: Callable[[str], bool]) -> Callable[[Sheet, int], bool]:
    """Return a rule's test that looks at the piece's own text only."""
    return lambda sheet, index: test(sheet.text(index))


SERIES: tuple[SeriesRule, ...] = (
    SeriesRule("table-rows", PartKind.ROW, find_rows),
    SeriesRule("talk-turns", PartKind.SPEAKER, find_turns),
    SeriesRule("list-items", PartKind.ITEM, find_items),
    SeriesRule("verse-lines", PartKind.VERSE, find_verse),
)

RULES: tuple[Rule, ...] = (
    Rule("symbols-only", PartKind.ORNAMENT, _on(is_ornament)),
    Rule("jump-line", PartKind.JUMP, _on(is_jump)),
    Rule("editors-line", PartKind.EDITORS, _on(is_editors)),
    Rule("folio-line", PartKind.FOLIO, _on(is_folio)),
    Rule("masthead", PartKind.FOLIO, _is_masthead),
    Rule("date-at-page-top", PartKind.FOLIO, _is_date_of_page),
    Rule("note-label", PartKind.NOTE, _on(is_note)),
    Rule("below-note-label", PartKind.NOTE, _goes_on_with_note, Certainty.MEDIUM),
    Rule("lead-label", PartKind.LEAD, _on(is_lead)),
    Rule("below-lead-label", PartKind.LEAD, _goes_on_with_lead, Certainty.MEDIUM),
    Rule("bracketed-signature", PartKind.CLOSER, _is_bracketed_signature),
    Rule("closing-remark", PartKind.CLOSER, _is_closing_remark, Certainty.MEDIUM),
    Rule("byline-under-head", PartKind.BYLINE, _is_byline_under_head),
    Rule("credit-line", PartKind.CREDIT, _is_credit),
    Rule("caption-words", PartKind.CAPTION, _is_caption),
    Rule("signature-line", PartKind.CLOSER, _is_signature, Certainty.MEDIUM),
    Rule("byline-line", PartKind.BYLINE, _on(is_byline)),
    Rule("name-under-head", PartKind.BYLINE, _is_name_under_head, Certainty.MEDIUM),
    Rule("pen-name-under-head", PartKind.BYLINE, _is_pen_name_under_head, Certainty.LOW),
    Rule("box-head", PartKind.BOX_HEAD, _is_box_head),
    Rule("prose", PartKind.PARAGRAPH, lambda sheet, index: is_prose(sheet.text(index), sheet.style)),
    Rule("short-line", PartKind.HEAD, lambda sheet, index: not is_bracketed(sheet.text(index))),
    Rule("otherwise", PartKind.PARAGRAPH, lambda sheet, index: True, Certainty.LOW),
)


def label_pieces(pieces: list[Piece], style: Style, fixes: Fixes) -> list[Labelled]:
    """Return the pieces with their labels; a paragraph right before a credit is a picture's caption."""
    sheet = Sheet(pieces, style, [])
    series: dict[int, SeriesRule] = {}
    for rule in SERIES:
        series.update(dict.fromkeys(rule.find(pieces, series) - series.keys(), rule))
    for index in range(len(pieces)):
        told = find_kind(fixes, pieces[index].line)
        sheet.labelled.append(
            _label(sheet, index, series) if told is None else _label_as_told(pieces[index], told)
        )
    return _find_captions(sheet.labelled)


def _label_as_told(piece: Piece, told: PartKind) -> Labelled:
    """Label a piece as an editor has decided; what kind of headline it is stays in the rule's name."""
    return Labelled(piece, PartKind.HEAD if told in HEADS else told, f"{TOLD}{told}", Certainty.HIGH)


def _label(sheet: Sheet, index: int, series: dict[int, SeriesRule]) -> Labelled:
    if index in series:
        return Labelled(sheet.pieces[index], series[index].kind, series[index].name, Certainty.HIGH)
    for rule in RULES:
        if rule.test(sheet, index):
            return Labelled(sheet.pieces[index], rule.kind, rule.name, rule.certainty)
    raise AssertionError("the last rule recognises every piece")


def _find_captions(labelled: list[Labelled]) -> list[Labelled]:
    """Return the labels with the paragraphs before credits as captions."""
    for index, each in enumerate(labelled[1:], 1):
        before = labelled[index - 1]
        is_text = before.kind is PartKind.PARAGRAPH and not opens_article(before.text)
        if each.kind is PartKind.CREDIT and is_text and not is_supplied(each.text):
            labelled[index - 1] = replace(before, kind=PartKind.CAPTION, rule="above-credit")
    return labelled
