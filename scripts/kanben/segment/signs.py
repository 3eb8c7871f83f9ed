"""Signs of what a piece is that lie in its surroundings: headlines, captions, notes, boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.model import PartKind
from kanben.segment.boxes import is_box_head, is_label, is_lead, is_note
from kanben.segment.openings import opens_article
from kanben.segment.prose import is_prose, is_quotation
from kanben.segment.sheet import FRAME, follows_text

if TYPE_CHECKING:
    from kanben.segment.sheet import Sheet

BRACKETED_LABEL = "bracketed-label"  # the rule that finds what `stands_as_bracketed_label` says
_PICTURE_WORDS = re.compile(
    r"[上下左右题]?图(?:[①-⑨一二三四]|\d(?!\d))?(?:[为是：:]|[，,].{4,40}。$)|[上下左右]图[，,:：]"
)
_LONG_PARAGRAPH = 30
_LABEL = re.compile(rf"[【〔\[]{HAN}{{2,8}}[】〕\]]")
_LONGEST_LEADING = 12
# “图①：项老赛在打刀”; “付一鸣（左）接过锦旗”.
_PICTURE_NUMBER = re.compile(r"(?:题?图|图片)(?:[①-⑨一二三四五]|\d)[:：]")
_POINTS = re.compile(r"[（(][左右中前后][一二三四起排]?[)）]")
_LONGEST_CAPTION = 60
_SHOWN = re.compile(r"图[为中示]|[左右](?:[起为图]|[一二三四])|[上下]图|[前后]排")


def shows_picture(text: str) -> bool:
    """Say whether a text says what a picture shows: 图为…, 左二…."""
    return bool(_SHOWN.search(text))


def stands_as_bracketed_label(sheet: Sheet, index: int) -> bool:
    """Say whether a short line in heavy brackets heads what follows: 【案情】."""
    after = sheet.text(index + 1)
    if is_box_head(sheet.text(index)):
        return False
    return bool(_LABEL.fullmatch(sheet.text(index))) and bool(after) and is_prose(after, sheet.style)


def stands_as_quoted_head(sheet: Sheet, index: int) -> bool:
    """A quotation alone between long paragraphs heads what follows; among other speech it is part of a talk."""
    before, after = sheet.text(index - 1) if index else "", sheet.text(index + 1)
    if not is_quotation(sheet.text(index)) or sheet.kind_before(index) not in {
        PartKind.PARAGRAPH,
        PartKind.HEAD,
    }:
        return False
    if sheet.kind_before(index) is PartKind.PARAGRAPH and (
        len(before) < _LONG_PARAGRAPH or before[-1] in "：:"
    ):
        return False
    return len(after) >= _LONG_PARAGRAPH and after[0] not in '“「"‘'


def leads_to_head(sheet: Sheet, index: int) -> bool:
    """Say whether a short line ends in a colon and a headline follows: who says what the headline says."""
    piece, after = sheet.pieces[index], sheet.text(index + 1)
    return (
        piece.text[-1] in "：:"
        and piece.width <= _LONGEST_LEADING
        and not (piece.indent and sheet.style.indents)
        and bool(after)
        and index + 1 not in sheet.series
        and not is_prose(after, sheet.style)
    )


def stands_as_prose(sheet: Sheet, index: int) -> bool:
    """Say whether a piece has sentences, or begins as no headline does."""
    text = sheet.text(index)
    return is_prose(text, sheet.style) or opens_article(text)


def stands_as_caption(sheet: Sheet, index: int) -> bool:
    """Say whether a piece says that it describes a picture."""
    text = sheet.text(index)
    if _PICTURE_NUMBER.match(text) or (follows_text(sheet, index) and _POINTS.search(text)):
        return len(text) <= _LONGEST_CAPTION
    return bool(_PICTURE_WORDS.match(text)) and is_prose(text, sheet.style)


def stands_above_list(sheet: Sheet, index: int) -> bool:
    """Say whether a lead's label alone stands above a list, whose headline it is: 导读."""
    text = sheet.text(index)
    return is_label(text) and is_lead(text) and index + 1 in sheet.series


def goes_on_with_note(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows a note's label on a line of its own."""
    return (
        sheet.kind_before(index) is PartKind.NOTE
        and is_note(sheet.text(index - 1))
        and is_label(sheet.text(index - 1))
    )


def goes_on_with_lead(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows a lead's label on a line of its own."""
    return sheet.kind_before(index) is PartKind.LEAD and is_label(sheet.text(index - 1))


def stands_as_box_head(sheet: Sheet, index: int) -> bool:
    """Say whether a box's title stands in or after an article."""
    if sheet.kind_before(index) in FRAME | {PartKind.HEAD} or not is_box_head(sheet.text(index)):
        return False
    after = sheet.text(index + 1)
    return not after or is_prose(after, sheet.style) or is_label(after) or index + 1 in sheet.series
