"""Signs of what a piece is that lie in its surroundings: what stands before it and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.model import PartKind
from kanben.segment.boxes import is_box_head, is_label, is_lead, is_note
from kanben.segment.credits import (
    is_byline,
    is_credit,
    is_name_and_place,
    is_names,
    is_open_signature,
    is_signature,
    is_signed_and_dated,
    is_supplied,
)
from kanben.segment.folio import is_contact, is_date_line, is_folio, is_masthead, is_section, is_weekday
from kanben.segment.forms import MARKER, SPACE, is_bracketed
from kanben.segment.kinds import announces_alone
from kanben.segment.offices import is_office, is_supplier
from kanben.segment.openings import opens_article
from kanben.segment.prose import is_prose, is_quotation
from kanben.segment.rubrics import is_briefs_rubric, is_rubric
from kanben.segment.surnames import is_person_name, is_short_word

if TYPE_CHECKING:
    from kanben.segment.sheet import Sheet

_TEXT = {PartKind.PARAGRAPH, PartKind.ITEM, PartKind.VERSE, PartKind.ROW, PartKind.NOTE, PartKind.SPEAKER}
_FRAME = {None, PartKind.FOLIO, PartKind.EDITORS, PartKind.ORNAMENT}
_LONGEST_REMARK, _SHORTEST_HEAD = 40, 5
_PICTURE_WORDS = re.compile(
    r"[上下左右题]?图(?:[①-⑨一二三四]|\d(?!\d))?(?:[为是：:]|[，,].{4,40}。$)|[上下左右]图[，,:：]"
)
_SIGNS = re.compile(r"(?:[谨敬]?启|[谨敬]告|同启|[^明表]白|鞠躬|泣告|顿首)$")
_LONGEST_SIGN, _LONGEST_SIGNED = 24, 14
_LONG_PARAGRAPH = 30
_DASHED = re.compile(r"[—－―]{1,2}[^，。：:；！？]{2,24}")
_LABEL = re.compile(rf"[【〔\[]{HAN}{{2,8}}[】〕\]]")
_MARKED = re.compile(rf"(?:{MARKER}|[□◎○]){SPACE}*{HAN}{{2,4}}(?:[（(][^（）()]{{2,16}}[)）])?")
_LONGEST_SECTION, _LONGEST_LEADING = 12, 12
_BROAD = 11  # characters of a line that may be broken
_TOP, _END = 4, 2  # pieces of a page among which its masthead, and its last lines, may stand


# “图①：项老赛在打刀”; “付一鸣（左）接过锦旗”.
_PICTURE_NUMBER = re.compile(r"(?:题?图|图片)(?:[①-⑨一二三四五]|\d)[:：]")
_POINTS = re.compile(r"[（(][左右中前后][一二三四起排]?[)）]")
_LONGEST_CAPTION = 60
_SHOWN = re.compile(r"图[为中示]|[左右](?:[起为图]|[一二三四])|[上下]图|[前后]排")


def shows_picture(text: str) -> bool:
    """Say whether a text says what a picture shows: 图为…, 左二…."""
    return bool(_SHOWN.search(text))


def after_text(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows text."""
    return sheet.kind_before(index) in _TEXT


def stands_as_masthead(sheet: Sheet, index: int) -> bool:
    """Say whether a newspaper's title stands at the page's top."""
    return index < _TOP and sheet.kind_before(index) in _FRAME and is_masthead(sheet.text(index))


def frames_page(sheet: Sheet, index: int) -> bool:
    """Say whether a line at the page's top or end names its section, or how to reach the newspaper."""
    text = sheet.text(index)
    top = index < _TOP and sheet.kind_before(index) in _FRAME
    return (top and (_leads_to_folio(sheet, index) or is_section(text))) or (
        (top or index >= len(sheet.pieces) - _END) and is_contact(text)
    )


def _leads_to_folio(sheet: Sheet, index: int) -> bool:
    """Say whether a short line at the page's top stands with others above the date or number of the page."""
    for place in range(index, min(index + _TOP, len(sheet.pieces))):
        text = sheet.text(place)
        if is_folio(text) or is_date_line(text) or is_weekday(text):
            return place > index or is_weekday(text)
        if len(text) > _LONGEST_SECTION:
            return False
    return False


def stands_as_date_of_page(sheet: Sheet, index: int) -> bool:
    """Say whether a date stands at the page's top."""
    return sheet.kind_before(index) in _FRAME and is_date_line(sheet.text(index))


def stands_as_closing_remark(sheet: Sheet, index: int) -> bool:
    """Say whether a remark in brackets closes the text above it."""
    text = sheet.text(index)
    if not after_text(sheet, index) or not is_bracketed(text) or len(text) > _LONGEST_REMARK:
        return False
    return not is_credit(text) or is_supplied(text)


def stands_as_bracketed_label(sheet: Sheet, index: int) -> bool:
    """Say whether a short line in heavy brackets heads what follows: 【案情】."""
    after = sheet.text(index + 1)
    return bool(_LABEL.fullmatch(sheet.text(index))) and bool(after) and is_prose(after, sheet.style)


def stands_as_bracketed_signature(sheet: Sheet, index: int) -> bool:
    """Say whether brackets below a text or picture hold whom it is owed to."""
    text = sheet.text(index)
    return (
        sheet.kind_before(index) in _TEXT | {PartKind.CREDIT, PartKind.CAPTION}
        and is_signature(text)
        and (not is_credit(text) or is_supplied(text))
    )


def stands_as_credit(sheet: Sheet, index: int) -> bool:
    """A line that credits somebody with a text (供稿) signs it, if it does not stand under a picture."""
    text = sheet.text(index)
    return is_credit(text) and not (after_text(sheet, index) and is_supplied(text))


def stands_as_signature(sheet: Sheet, index: int) -> bool:
    """A bare name or office below a text is a signature, unless the text goes on under it as under a cross-head."""
    text = sheet.text(index)
    if sheet.kind_before(index) not in _TEXT | {PartKind.CLOSER}:
        return False
    if is_date_line(text) or is_signed_and_dated(text) or stands_right(sheet, index):
        return True
    after = sheet.text(index + 1)
    if is_byline(text):
        return True
    if _SIGNS.search(text) and len(text) <= _LONGEST_SIGN:
        return True
    if len(text) <= _LONGEST_SIGNED and after and is_note(after) and not is_prose(text, sheet.style):
        return True
    ends = not after or 0 < sheet.style.article_gap <= sheet.pieces[index + 1].gap
    if is_supplier(text) and (ends or is_date_line(after) or announces_alone(after)):
        return True
    if not is_open_signature(text):
        return bool(after) and is_date_line(after) and not is_prose(text, sheet.style)
    if not after or is_note(after) or opens_article(after):
        return True
    return not is_prose(after, sheet.style) or sheet.pieces[index + 1].gap > sheet.style.usual_gap


def stands_right(sheet: Sheet, index: int) -> bool:
    """Say whether a short line is set to the right, or in the middle, by a deep indentation."""
    piece = sheet.pieces[index]
    return (
        sheet.style.is_deep(piece.indent)
        and piece.width <= _LONGEST_SIGN
        and not is_prose(piece.text, sheet.style)
    )


def stands_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows a headline, not so far below it that another article may begin."""
    apart = 0 < sheet.style.article_gap <= sheet.pieces[index].gap
    return sheet.kind_before(index) is PartKind.HEAD and not apart


def stands_as_dashed_signature(sheet: Sheet, index: int) -> bool:
    """Say whether a line below a text names, after a dash, whose words it was: ——北京友谊医院医生褚水莲."""
    text = sheet.text(index)
    return after_text(sheet, index) and bool(_DASHED.fullmatch(text))


def stands_as_byline_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether a byline stands right below a headline."""
    text = sheet.text(index)
    return stands_under_head(sheet, index) and (is_byline(text) or bool(_MARKED.fullmatch(text)))


def stands_as_name_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether nothing but names stand right below a headline."""
    text = sheet.text(index)
    return stands_under_head(sheet, index) and (is_names(text) or is_name_and_place(text))


def stands_as_pen_name_under_head(sheet: Sheet, index: int) -> bool:
    """A line of two to four characters between a headline and its text is the author, if the headline is above."""
    if not stands_under_head(sheet, index) or not is_short_word(sheet.text(index)):
        return False
    above, after = sheet.text(index - 1), sheet.text(index + 1)
    if len(above) >= _BROAD and not sheet.pieces[index].gap and not is_person_name(sheet.text(index)):
        return False  # the end of a headline that was broken at a column's width
    leads_on = is_rubric(above) or is_briefs_rubric(above) or is_office(above) or len(above) < _SHORTEST_HEAD
    return not leads_on and bool(after) and is_prose(after, sheet.style)


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
    if _PICTURE_NUMBER.match(text) or (after_text(sheet, index) and _POINTS.search(text)):
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
    if sheet.kind_before(index) in _FRAME | {PartKind.HEAD} or not is_box_head(sheet.text(index)):
        return False
    after = sheet.text(index + 1)
    return not after or is_prose(after, sheet.style) or is_label(after) or index + 1 in sheet.series
