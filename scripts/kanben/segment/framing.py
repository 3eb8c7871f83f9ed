"""Signs that a piece frames the page: its masthead, its folio and contact lines, what stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.segment.folio import is_contact, is_date_line, is_folio, is_masthead, is_section, is_weekday
from kanben.segment.sheet import FRAME

if TYPE_CHECKING:
    from kanben.segment.sheet import Sheet

_LONGEST_SECTION = 12
_TOP, _END = 4, 2  # pieces of a page among which its masthead, and its last lines, may stand


def stands_as_masthead(sheet: Sheet, index: int) -> bool:
    """Say whether a newspaper's title stands at the page's top."""
    return index < _TOP and sheet.kind_before(index) in FRAME and is_masthead(sheet.text(index))


def frames_page(sheet: Sheet, index: int) -> bool:
    """Say whether a line at the page's top or end names its section, or how to reach the newspaper."""
    text = sheet.text(index)
    top = index < _TOP and sheet.kind_before(index) in FRAME
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
    return sheet.kind_before(index) in FRAME and is_date_line(sheet.text(index))
