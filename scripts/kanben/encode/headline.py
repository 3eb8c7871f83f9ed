"""Keeps what a header says of its article's text true when that text is corrected: its title and its extent."""

from __future__ import annotations

from lxml import etree

from kanben.encode.drafts import Draft
from kanben.tei import NAMESPACES
from kanben.tei.printed import body, count_printed, printed_text, text_holders

_TITLES = etree.XPath("tei:teiHeader//tei:title[@level = 'a']", namespaces=NAMESPACES)
_MEASURE = etree.XPath("tei:teiHeader//tei:extent/tei:measure[@unit = 'character']", namespaces=NAMESPACES)
_HEAD = etree.XPath(".//tei:body//tei:head[@type = 'main'][1]", namespaces=NAMESPACES)


def headline_of(draft: Draft) -> str:
    """Return the printed main headline of an article; nothing if it has none."""
    found = _HEAD(draft.tree.getroot())
    return printed_text(found[0]) if found else ""


def follow_text(draft: Draft, length: int, headline: str) -> None:
    """Bring title and extent up to date where they are those of the text before: its length and its headline."""
    root = draft.tree.getroot()
    now = headline_of(draft)
    if headline and now and now != headline:
        for title in _TITLES(root):
            if not len(title) and (title.text or "") == headline:
                title.text = now
        draft.title = now if draft.title == headline else draft.title
    count = str(sum(count_printed(printed_text(part)) for part in text_holders(body(root))))
    for measure in _MEASURE(root):
        if measure.get("quantity") == str(length):
            measure.set("quantity", count)
            if measure.text == str(length):
                measure.text = count
