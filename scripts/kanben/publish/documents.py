"""Documents that pages of a whole edition are made from, put together from records: k:edition and k:index."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from kanben.records import INDICES, RECORD_NAMESPACE, K, Records
from kanben.rows import Entry, issue_date, listed_articles
from kanben.tei import TEI, XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

_NSMAP = {"k": RECORD_NAMESPACE}


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an edition says of itself: title, language, a URI that stays, the day of its last change."""

    title: str
    language: str = "zh-Hans"
    identifier: str = ""
    modified: str = ""


def edition_document(records: Records, edition: etree._ElementTree, imprint: Imprint) -> etree._ElementTree:
    """Return k:edition: the header of edition.xml, its issues, pages and the articles' records in their order.

    Articles without a record are left out: there is no page to lead to.
    """
    known = set(records.article_ids())
    root = _element(
        "edition",
        title=imprint.title,
        language=imprint.language,
        identifier=imprint.identifier,
        modified=imprint.modified,
    )
    root.extend(
        _element("count", index=index, n=str(sum(1 for _ in records.entries(index)))) for index in INDICES
    )
    root.extend(deepcopy(header) for header in edition.iterfind(f"{TEI}teiHeader"))
    for division in edition.iter(f"{TEI}div"):
        if division.get("type") == "issue":
            root.append(_issue(division, records, known))
    return root.getroottree()


def index_document(records: Records, index: str, *, passages: bool = True) -> etree._ElementTree:
    """Return k:index of people, places, organisations or sources: entries by pinyin, passages if wanted."""
    root = _element("index", kind=index)
    for entry in records.entries(index):
        element = entry_element(entry)
        if passages:
            element.extend(records.passages(entry.id, sources=index == "sources"))
        root.append(element)
    return root.getroottree()


def entry_document(records: Records, identifier: str) -> etree._ElementTree:
    """Return k:index with one entry, its passages, and as k:together whom the same articles name."""
    entry = records.entry(identifier)
    root = _element("index", kind=next(index for index, kind in INDICES.items() if kind == entry.kind))
    element = entry_element(entry)
    element.extend(records.passages(identifier))
    together = _element("together")
    together.extend(_brief(companion) for companion in records.companions(identifier))
    element.append(together)
    root.append(element)
    return root.getroottree()


def article_context(records: Records, article: str) -> etree._ElementTree:
    """Return k:context: where an article stands, its neighbours, and the entries it names."""
    root = _element("context")
    place = records.place(article)
    if place:
        root.append(_element("issue", id=place.issue, **place.date.attributes))
        root.append(_element("page", id=place.page, n=place.number))
    for side, (identifier, title) in records.neighbours(article).items():
        root.append(_element(side, id=identifier, title=title))
    root.extend(entry_element(entry) for entry in records.names(article))
    return root.getroottree()


def entry_element(entry: Entry) -> etree._Element:
    """Return k:entry around the entry's TEI element."""
    element = _brief(entry)
    element.append(etree.fromstring(entry.xml))
    return element


def _brief(entry: Entry) -> etree._Element:
    return _element(
        "entry",
        id=entry.id,
        kind=entry.kind,
        sort=entry.sort.partition("\t")[0],
        initial=entry.initial,
        label=entry.label,
        count=str(entry.count),
    )


def _issue(division: etree._Element, records: Records, known: Iterable[str]) -> etree._Element:
    issue = _element("issue", id=str(division.get(XML_ID)), **issue_date(division).attributes)
    for listing in division.iterfind(f"{TEI}listBibl"):
        page = _element("page", id=str(listing.get(XML_ID)), n=listing.get("n", ""))
        for article in listed_articles(listing):
            if article in known:
                page.append(records.article(article))
        issue.append(page)
    return issue


def _element(name: str, **attributes: str) -> etree._Element:
    """Return an element of the record namespace; empty attributes are left out."""
    given = {key: value for key, value in attributes.items() if value}
    return etree.Element(f"{K}{name}", given, nsmap=_NSMAP)
