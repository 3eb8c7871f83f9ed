"""Documents that pages of a whole edition are made from, put together from records: k:edition and k:index."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.shared.citation import EDITION_STYLES, STYLES
from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.json_text import script_json
from kanben.publish.shared.metadata import describe_article
from kanben.publish.shared.pictures import Picture
from kanben.publish.shared.pointers import missing_targets
from kanben.publish.shared.work import Work, describe_edition
from kanben.record_types import Entry, issue_date, issue_divisions, listed_articles
from kanben.records import INDICES, RECORD_NAMESPACE, K, Records
from kanben.tei import TEI, XML_ID
from kanben.transform import Source
from kanben.validate.listing import list_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

_SPECIAL = re.compile(r"[&<>\"\n\r\t]")
_NSMAP = {"k": RECORD_NAMESPACE}


def edition_document(
    records: Records,
    edition: etree._ElementTree,
    imprint: Imprint,
    url: str = "",
    issues: Iterable[etree._Element] | None = None,
) -> etree._ElementTree:
    """Return k:edition: how to cite it (at the address `url`, if it has one), the header of edition.xml, its issues.

    Without other `issues` they are all issues with their pages and the articles' records in their order; articles without
    a record are left out: there is no page to lead to.
    """
    known = set(records.article_ids())
    root = make_element(
        "edition",
        title=imprint.title,
        language=imprint.language,
        identifier=imprint.identifier,
        modified=imprint.modified,
        articles=str(len(known)),
    )
    work = describe_edition(imprint, url)
    root.extend(_text("citation", cite(work), style=style) for style, cite in EDITION_STYLES.items())
    root.extend(
        make_element("count", index=index, n=str(sum(1 for _ in records.entries(index)))) for index in INDICES
    )
    root.extend(deepcopy(header) for header in edition.iterfind(f"{TEI}teiHeader"))
    if issues is None:
        issues = (issue_element(division, records, known) for division in issue_divisions(edition))
    root.extend(issues)
    return root.getroottree()


def index_document(records: Records, index: str) -> etree._ElementTree:
    """Return k:index of people, places, organisations or sources: entries by pinyin."""
    root = make_element("index", kind=index)
    root.extend(map(entry_element, records.entries(index)))
    return root.getroottree()


def rules_document() -> etree._ElementTree:
    """Return k:rules: every rule's id, severity and what it asks for, in English and in Chinese."""
    root = make_element("rules")
    for english, chinese in zip(list_rules("en"), list_rules("zh-Hans"), strict=True):
        rule = make_element("rule", id=english.id, severity=english.severity)
        rule.append(_text("about", english.about, lang="en"))
        rule.append(_text("about", chinese.about, lang="zh-Hans"))
        root.append(rule)
    return root.getroottree()


def bare_context(records: Records, documents: Iterable[etree._ElementTree]) -> Source:
    """Return k:context: of all that TEI documents point to what the site has not (k:missing)."""
    return _context(_missing(records, documents))


def article_context(
    records: Records,
    tree: etree._ElementTree,
    work: Work,
    days: Mapping[str, str],
    pictures: Iterable[Picture] = (),
    address: Callable[[str], str] = lambda _: "",
) -> Source:
    """Return k:context: where an article stands, its neighbours, how to cite it, its pictures, whom it names, and the
    dates that it mentions, each with the path of the page that has it.

    `address` gives the public address of an entry's page by its id.
    """
    parts = [_missing(records, [tree])]
    place = records.place(work.id)
    if place:
        parts.append(_markup("issue", {"id": place.issue, **place.date.attributes}))
        parts.append(_markup("page", {"id": place.page, "n": place.number}))
    for side, (identifier, title) in records.neighbours(work.id).items():
        parts.append(_markup(side, {"id": identifier, "title": title}))
    names = records.names(work.id)
    parts.append(_work(work, [(entry.kind, entry.label, address(entry.id)) for entry in names]))
    parts += [_markup("picture", _picture_attributes(picture)) for picture in pictures]
    parts += [_markup("entry", _entry_attributes(entry)) for entry in names]
    parts += [_markup("day", {"when": day, "path": path}) for day, path in days.items()]
    return _context("".join(parts))


def _context(content: str) -> Source:
    """Return k:context around serialised elements of the record namespace: there are many, and none is looked into here."""
    return Source(f'<k:context xmlns:k="{RECORD_NAMESPACE}">{content}</k:context>')


def _missing(records: Records, documents: Iterable[etree._ElementTree]) -> str:
    return "".join(_markup("missing", {"id": name}) for name in missing_targets(records, documents))


def _escaped(value: str) -> str:
    """Return text as it may stand in an attribute or element; line ends and tabs as references, which parsers keep."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", value)


def _markup(name: str, attributes: Mapping[str, str], content: str = "") -> str:
    """Return an element of the record namespace as text; empty attributes are left out."""
    given = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items() if value)
    return f"<k:{name}{given}>{content}</k:{name}>"


def page_document(
    records: Records, page: str, articles: Sequence[etree._ElementTree], pictures: Iterable[Picture] = ()
) -> etree._ElementTree:
    """Return k:page with the TEI of its articles in their order, the pictures they show, and the pages beside it."""
    root = make_element("page", id=page)
    if articles:
        first, last = (str(tree.getroot().get(XML_ID)) for tree in (articles[0], articles[-1]))
        root.extend(_neighbour(records, "previous", first))
        root.extend(_neighbour(records, "next", last))
    for tree in articles:
        place = records.place(str(tree.getroot().get(XML_ID)))
        if place and root.find(f"{K}issue") is None:
            root.attrib.update({"n": place.number} if place.number else {})
            root.append(make_element("issue", id=place.issue, **place.date.attributes))
            root.extend(_issues_beside(records, place.issue))
        root.append(deepcopy(tree.getroot()))
    root.extend(make_element("picture", **_picture_attributes(picture)) for picture in pictures)
    return root.getroottree()


def _neighbour(records: Records, side: str, article: str) -> Iterator[etree._Element]:
    """Yield the page of the article before or after one: its id, number and issue."""
    found = records.neighbours(article).get(side)
    if found and (place := records.place(found[0])):
        element = make_element(side, id=place.page, n=place.number)
        element.append(make_element("issue", id=place.issue, **place.date.attributes))
        yield element


def _issues_beside(records: Records, issue: str) -> Iterator[etree._Element]:
    """Yield the issues before and after one: their dates, and their first pages."""
    for side, place in records.issues_beside(issue).items():
        element = make_element(f"{side}-issue", page=place.page)
        element.append(make_element("issue", id=place.issue, **place.date.attributes))
        yield element


def _work(work: Work, mentions: Iterable[tuple[str, str, str]]) -> str:
    """Return k:work: the fields that metadata have, plain citations, and the schema.org description."""
    attributes = {
        "title": work.title,
        "newspaper": work.newspaper,
        "edition": work.edition,
        "page": work.page,
        "url": work.url,
        "date": "" if work.is_date_earliest else work.date,
    }
    described = script_json(describe_article(work, mentions))
    parts = [_markup("creator", {"role": creator.role}, _escaped(creator.name)) for creator in work.creators]
    parts += [_markup("citation", {"style": style}, _escaped(cite(work))) for style, cite in STYLES.items()]
    parts.append(_markup("description", {}, _escaped(described)))
    return _markup("work", attributes, "".join(parts))


def _text(name: str, text: str, **attributes: str) -> etree._Element:
    element = make_element(name, **attributes)
    element.text = text
    return element


def _picture_attributes(picture: Picture) -> dict[str, str]:
    """Return what the TEI calls a picture, where it stands in the site, its size in pixels."""
    return {
        "url": picture.url,
        "href": picture.href,
        "width": str(picture.width),
        "height": str(picture.height),
    }


def entry_element(entry: Entry) -> etree._Element:
    """Return k:entry around the entry's TEI element."""
    element = brief_element(entry)
    element.append(etree.fromstring(entry.xml))
    return element


def brief_element(entry: Entry) -> etree._Element:
    """Return k:entry with what the record store knows of an entry, empty."""
    return make_element("entry", **_entry_attributes(entry))


def _entry_attributes(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "sort": entry.sort.partition("\t")[0],
        "initial": entry.initial,
        "label": entry.label,
        "types": entry.types,
        "about": entry.about,
        "count": str(entry.count),
        "roles": " ".join(sorted(filter(None, entry.roles.split(",")))),
    }


def issue_element(
    division: etree._Element, records: Records, known: Collection[str], most: int | None = None
) -> etree._Element:
    """Return k:issue with its pages, each with the number of those of its articles that are `known` and their records.

    `most` limits the records of a page; with 0 the issue has no pages.
    """
    issue = make_element("issue", id=str(division.get(XML_ID)), **issue_date(division).attributes)
    for listing in division.iterfind(f"{TEI}listBibl") if most != 0 else ():
        articles = [article for article in listed_articles(listing) if article in known]
        page = make_element("page", id=str(listing.get(XML_ID)), n=listing.get("n", ""))
        page.set("articles", str(len(articles)))
        page.extend(records.article(article) for article in articles[:most])
        issue.append(page)
    return issue


def make_element(name: str, **attributes: str) -> etree._Element:
    """Return an element of the record namespace; empty attributes are left out."""
    given = {key: value for key, value in attributes.items() if value}
    return etree.Element(f"{K}{name}", given, nsmap=_NSMAP)
