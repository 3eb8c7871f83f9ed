"""Says what each piece of a page is: the first rule of `RULES` that recognises it names its label."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kanben.model import Certainty, PartKind
from kanben.segment import authorship, framing, long_heads, signs
from kanben.segment.boxes import is_lead, is_note, is_ornament
from kanben.segment.credits import is_byline, is_of_all, is_supplied
from kanben.segment.endings import find_ending
from kanben.segment.fixes import find_kind
from kanben.segment.folio import is_editors, is_folio, is_navigation
from kanben.segment.forms import is_bracketed
from kanben.segment.items import find_items
from kanben.segment.jumps import is_jump
from kanben.segment.openings import opens_article
from kanben.segment.sheet import HEADS, TOLD, Labelled, Sheet
from kanben.segment.tables import find_rows
from kanben.segment.talks import find_turns
from kanben.segment.verse import find_verse

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from kanben.segment.fixes import Fixes
    from kanben.segment.lines import Piece
    from kanben.segment.style import Style


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
    find: Callable[[list[Piece], Container[int], Style], set[int]]


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
    Rule("masthead", PartKind.FOLIO, framing.stands_as_masthead),
    Rule("date-at-page-top", PartKind.FOLIO, framing.stands_as_date_of_page),
    Rule("navigation", PartKind.FOLIO, _on(is_navigation)),
    Rule("page-frame", PartKind.FOLIO, framing.frames_page),
    Rule("note-label", PartKind.NOTE, _on(is_note)),
    Rule("below-note-label", PartKind.NOTE, signs.goes_on_with_note, Certainty.MEDIUM),
    Rule("list-label", PartKind.HEAD, signs.stands_above_list),
    Rule("lead-label", PartKind.LEAD, _on(is_lead)),
    Rule("below-lead-label", PartKind.LEAD, signs.goes_on_with_lead, Certainty.MEDIUM),
    Rule(signs.BRACKETED_LABEL, PartKind.HEAD, signs.stands_as_bracketed_label, Certainty.MEDIUM),
    Rule("label-above-head", PartKind.HEAD, long_heads.stands_as_label_above_head, Certainty.MEDIUM),
    Rule("bracketed-signature", PartKind.CLOSER, authorship.stands_as_bracketed_signature),
    Rule("closing-remark", PartKind.CLOSER, authorship.stands_as_closing_remark, Certainty.MEDIUM),
    Rule("byline-under-head", PartKind.BYLINE, authorship.stands_as_byline_under_head),
    Rule("credit-line", PartKind.CREDIT, authorship.stands_as_credit),
    Rule("caption-words", PartKind.CAPTION, signs.stands_as_caption),
    Rule("signature-line", PartKind.CLOSER, authorship.stands_as_signature, Certainty.MEDIUM),
    Rule("dashed-signature", PartKind.CLOSER, authorship.stands_as_dashed_signature, Certainty.MEDIUM),
    Rule("byline-line", PartKind.BYLINE, _on(is_byline)),
    Rule("name-under-head", PartKind.BYLINE, authorship.stands_as_name_under_head, Certainty.MEDIUM),
    Rule("pen-name-under-head", PartKind.BYLINE, authorship.stands_as_pen_name_under_head, Certainty.LOW),
    Rule("box-head", PartKind.BOX_HEAD, signs.stands_as_box_head),
    Rule("quotation-between-paragraphs", PartKind.HEAD, signs.stands_as_quoted_head, Certainty.LOW),
    Rule("leads-to-head", PartKind.HEAD, signs.leads_to_head, Certainty.MEDIUM),
    Rule("long-line-above-text", PartKind.HEAD, long_heads.stands_as_long_head, Certainty.MEDIUM),
    Rule("prose", PartKind.PARAGRAPH, signs.stands_as_prose),
    Rule("short-line", PartKind.HEAD, lambda sheet, index: not is_bracketed(sheet.text(index))),
    Rule("otherwise", PartKind.PARAGRAPH, lambda sheet, index: True, Certainty.LOW),
)


def label_pieces(pieces: list[Piece], style: Style, fixes: Fixes) -> list[Labelled]:
    """Return the pieces with their labels; a paragraph right before a credit is a picture's caption."""
    series: dict[int, SeriesRule] = {}
    for rule in SERIES:
        series.update(dict.fromkeys(rule.find(pieces, series, style) - series.keys(), rule))
    sheet = Sheet(pieces, style, [], {index: rule.kind for index, rule in series.items()})
    for index in range(len(pieces)):
        told = find_kind(fixes, pieces[index].line)
        sheet.labelled.append(
            _label(sheet, index, series) if told is None else _label_as_told(pieces[index], told)
        )
    return _find_captions(sheet.labelled, style)


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


def _find_captions(labelled: list[Labelled], style: Style) -> list[Labelled]:
    """Return the labels with the paragraphs before credits, and those that end in one, as captions."""
    for index, each in enumerate(labelled):
        if each.kind is PartKind.CREDIT and index:
            before = labelled[index - 1]
            is_text = before.kind is PartKind.PARAGRAPH and not opens_article(before.text)
            if is_text and not is_supplied(each.text) and not is_of_all(each.text):
                labelled[index - 1] = replace(before, kind=PartKind.CAPTION, rule="above-credit")
        elif _is_credited(each) and (
            each.rule == "short-line"
            or (each.kind is PartKind.PARAGRAPH and _stands_alone(labelled, index, style))
        ):
            labelled[index] = replace(each, kind=PartKind.CAPTION, rule="with-credit")
    return labelled


def _is_credited(each: Labelled) -> bool:
    """Say whether a piece ends with the credit of a picture, and does not begin as articles do."""
    ending = find_ending(each.text)
    return ending is not None and ending[1].kind is PartKind.CREDIT and not opens_article(each.text)


def _stands_alone(labelled: list[Labelled], index: int, style: Style) -> bool:
    """Say whether a paragraph is no part of an article's text: it follows none, or says what a picture shows."""
    before = labelled[index - 1].kind if index else None
    apart = style.divides(labelled[index].piece.gap)
    return before is not PartKind.PARAGRAPH or apart or signs.shows_picture(labelled[index].text)
