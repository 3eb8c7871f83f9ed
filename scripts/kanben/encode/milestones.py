"""Puts a part's text into an element, with a milestone at each break.  TEI P5, CO.html#CORS"""

from __future__ import annotations

from lxml import etree

from kanben.model import Break, Part
from kanben.tei.elements import element

Element = etree._Element


def fill(target: Element, part: Part) -> Element:
    """Append a part's text and milestones to an element, and return the element."""
    start = 0
    for place in sorted(part.breaks, key=lambda place: place.offset):
        _append_text(target, part.text[start : place.offset])
        target.append(_milestone(place))
        start = place.offset
    _append_text(target, part.text[start:])
    return target


def _append_text(target: Element, text: str) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _milestone(place: Break) -> Element:
    return element(place.kind, **{"break": "no" if place.inside_word else None})
