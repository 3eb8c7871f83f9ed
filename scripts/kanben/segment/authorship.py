"""Signs of whom a text or picture is owed to: bylines under a headline, credits, signatures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kanben.lexicon.characters import HAN
from kanben.model import PartKind
from kanben.segment.boxes import is_box_head, is_note
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
from kanben.segment.folio import is_contact, is_date_line, is_editors, is_folio, is_navigation
from kanben.segment.forms import MARKER, SPACE, is_bracketed, stops_short
from kanben.segment.kinds import announces_alone
from kanben.segment.offices import is_office, is_supplier
from kanben.segment.openings import opens_article
from kanben.segment.prose import is_prose
from kanben.segment.rubrics import is_briefs_rubric, is_rubric
from kanben.segment.sheet import TEXT, follows_text
from kanben.segment.surnames import is_person_name, is_short_word

if TYPE_CHECKING:
    from kanben.segment.sheet import Sheet

_LONGEST_REMARK, _SHORTEST_HEAD = 40, 5
_SIGNS = re.compile(r"(?:[谨敬]?启|[谨敬]告|同启|[^明表]白|鞠躬|泣告|顿首)$")
_LONGEST_SIGN, _LONGEST_SIGNED = 24, 14
_DASHED = re.compile(r"[—－―]{1,2}[^，。：:；！？]{2,24}")
_MARKED = re.compile(rf"(?:{MARKER}|[□◎○]){SPACE}*{HAN}{{2,4}}(?:[（(][^（）()]{{2,16}}[)）])?")
_BROAD = 11  # characters of a line that may be broken


def stands_as_closing_remark(sheet: Sheet, index: int) -> bool:
    """Say whether a remark in brackets closes the text above it."""
    text = sheet.text(index)
    if not follows_text(sheet, index) or not is_bracketed(text) or len(text) > _LONGEST_REMARK:
        return False
    return not is_credit(text) or is_supplied(text)


def stands_as_bracketed_signature(sheet: Sheet, index: int) -> bool:
    """Say whether brackets below a text or picture hold whom it is owed to."""
    text = sheet.text(index)
    return (
        sheet.kind_before(index) in TEXT | {PartKind.CREDIT, PartKind.CAPTION}
        and is_signature(text)
        and (not is_credit(text) or is_supplied(text))
    )


def stands_as_credit(sheet: Sheet, index: int) -> bool:
    """A line that credits somebody with a text (供稿) signs it, if it does not stand under a picture."""
    text = sheet.text(index)
    return is_credit(text) and not (follows_text(sheet, index) and is_supplied(text))


def stands_as_signature(sheet: Sheet, index: int) -> bool:
    """A bare name or office below a text is a signature, unless the text goes on under it as under a cross-head."""
    text = sheet.text(index)
    if sheet.kind_before(index) not in TEXT | {PartKind.CLOSER}:
        return False
    apart = sheet.style.divides(sheet.pieces[index].gap)
    if apart and not _frames(sheet, index + 1) and not stands_right(sheet, index):
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
    ends = _frames(sheet, index + 1) or sheet.style.divides(sheet.pieces[index + 1].gap)
    if is_supplier(text) and (ends or is_date_line(after) or announces_alone(after)):
        return True
    if not is_open_signature(text):
        return bool(after) and is_date_line(after) and not is_prose(text, sheet.style)
    if not after or is_note(after) or opens_article(after):
        return True
    return not is_prose(after, sheet.style) or sheet.pieces[index + 1].gap > sheet.style.usual_gap


def _frames(sheet: Sheet, index: int) -> bool:
    """Say whether the page ends before a place, or a line that frames it stands there."""
    text = sheet.text(index)
    return not text or is_editors(text) or is_folio(text) or is_navigation(text) or is_contact(text)


def stands_right(sheet: Sheet, index: int) -> bool:
    """Say whether a short line is set to the right, or in the middle, by a deep indentation."""
    piece = sheet.pieces[index]
    return (
        sheet.style.is_deep(piece.indent)
        and piece.width <= _LONGEST_SIGN
        and not is_prose(piece.text, sheet.style)
    )


def stands_as_dashed_signature(sheet: Sheet, index: int) -> bool:
    """Say whether a line below a text names, after a dash, whose words it was: ——北京友谊医院医生褚水莲."""
    text = sheet.text(index)
    return follows_text(sheet, index) and bool(_DASHED.fullmatch(text))


def stands_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether a piece follows a headline, not so far below it that another article may begin."""
    apart = sheet.style.divides(sheet.pieces[index].gap)
    return sheet.kind_before(index) is PartKind.HEAD and not apart


def stands_as_byline_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether a byline stands right below a headline."""
    text = sheet.text(index)
    return stands_under_head(sheet, index) and (is_byline(text) or bool(_MARKED.fullmatch(text)))


def stands_as_name_under_head(sheet: Sheet, index: int) -> bool:
    """Say whether nothing but names stand right below a headline."""
    text = sheet.text(index)
    is_author = is_names(text) or is_name_and_place(text)
    return is_author and stands_under_head(sheet, index) and not stops_short(sheet.text(index - 1))


def stands_as_pen_name_under_head(sheet: Sheet, index: int) -> bool:
    """A line of two to four characters between a headline and its text is the author, if the headline is above."""
    if not stands_under_head(sheet, index) or not is_short_word(sheet.text(index)):
        return False
    above, after = sheet.text(index - 1), sheet.text(index + 1)
    if len(above) >= _BROAD and not sheet.pieces[index].gap and not is_person_name(sheet.text(index)):
        return False  # the end of a headline that was broken at a column's width
    leads_on = (
        stops_short(above)
        or is_box_head(sheet.text(index))
        or is_rubric(above)
        or is_briefs_rubric(above)
        or is_office(above)
        or (len(above) < _SHORTEST_HEAD and not _stands_above_poem(sheet, index))
    )
    return not leads_on and bool(after) and (is_prose(after, sheet.style) or _stands_above_poem(sheet, index))


def _stands_above_poem(sheet: Sheet, index: int) -> bool:
    """Say whether the title of a poem follows a piece, and its lines."""
    return index + 1 not in sheet.series and sheet.series.get(index + 2) is PartKind.VERSE
