"""Joins the two ends of articles that run on to another page (下转第4版, 上接第1版).  TEI P5, SA.html#SAAG"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kanben.encode.drafts import Draft
from kanben.segment.jumps import read_jump
from kanben.tei import NAMESPACES, XML_ID, XML_LANG

Element = etree._Element


@dataclass(frozen=True, slots=True)
class _End:
    """One end: its article, issue and page number, the printed words, and the other end's page number."""

    draft: Draft
    issue: str
    page: str
    words: Element
    other_page: str
    goes_on: bool


def join_jumps(drafts: Sequence[Draft]) -> list[Draft]:
    """Point new articles at their continuations, and these back, where one article only can be meant.

    Both ends must be new, in one issue, on pages whose numbers are known.  A continuation without a headline is called
    after its beginning.  Return the continuations.
    """
    ends = list(_ends(drafts))
    joined = []
    for start in (end for end in ends if end.goes_on):
        there = [end for end in ends if _continues(start, end)]
        rivals = [end for end in ends if end.goes_on and any(_continues(end, other) for other in there)]
        if len(there) == len(rivals) == 1:
            _join(start, there[0])
            joined.append(there[0].draft)
    return joined


def _ends(drafts: Sequence[Draft]) -> Iterator[_End]:
    for draft in drafts:
        if draft.is_new and draft.provenance is not None and draft.provenance.page:
            for words in draft.tree.iterfind(".//tei:ref[@type='jump']", NAMESPACES):
                jump = read_jump("".join(words.itertext()))
                if jump is not None:
                    place = draft.provenance
                    yield _End(draft, place.issue_id, place.page, words, jump.page, jump.goes_on)


def _continues(start: _End, end: _End) -> bool:
    return (
        not end.goes_on
        and start.issue == end.issue
        and start.other_page == end.page
        and end.other_page == start.page
    )


def _join(start: _End, end: _End) -> None:
    for one, other, relation in ((start, end, "next"), (end, start, "prev")):
        one.words.set("target", f"{other.draft.path.name}#{_identify(other.words, other.draft, 'jump')}")
        here, there = _division(one.draft), _division(other.draft)
        here.set(relation, f"{other.draft.path.name}#{_identify(there, other.draft, 'text')}")
    if end.draft.title.startswith("["):
        _call_after(end.draft, start.draft)


def _call_after(continuation: Draft, beginning: Draft) -> None:
    words = "（续）" if continuation.tree.getroot().get(XML_LANG, "").startswith("zh") else " (continued)"
    continuation.title = beginning.title.removesuffix(words) + words
    for title in continuation.tree.iterfind("tei:teiHeader//tei:title[@level='a']", NAMESPACES):
        title.text = continuation.title


def _division(draft: Draft) -> Element:
    found = draft.tree.find(".//tei:div[@type='article']", NAMESPACES)
    assert found is not None  # every new article has one
    return found


def _identify(element: Element, draft: Draft, name: str) -> str:
    """Return an element's `xml:id`, given to it if it has none."""
    if element.get(XML_ID) is None:
        element.set(XML_ID, f"{draft.path.stem}-{name}")
    return str(element.get(XML_ID))
