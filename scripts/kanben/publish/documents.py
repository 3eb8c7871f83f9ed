"""Documents that pages of a whole edition are made from, put together from records: k:edition and k:index."""

from __future__ import annotations

import json
from copy import deepcopy
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from kanben.publish.citation import EDITION_STYLES, STYLES
from kanben.publish.imprint import Imprint
from kanben.publish.metadata import describe_article
from kanben.publish.pictures import Picture
from kanben.publish.pointers import known_targets
from kanben.publish.work import Work, describe_edition
from kanben.records import INDICES, RECORD_NAMESPACE, K, Records
from kanben.rows import Entry, issue_date, listed_articles
from kanben.tei import TEI, XML_ID
from kanben.transform import Source
from kanben.validate.listing import list_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NSMAP = {"k": RECORD_NAMESPACE}
_END = "</k:context>"


def edition_document(
    records: Records, edition: etree._ElementTree, imprint: Imprint, url: str = ""
) -> etree._ElementTree:
    """Return k:edition: how to cite it (at the address `url`, if it has one), the header of edition.xml, its issues, pages and the articles' records in their order.

    Articles without a record are left out: there is no page to lead to.
    """
    known = set(records.article_ids())
    root = make_element(
        "edition",
        title=imprint.title,
        language=imprint.language,
        identifier=imprint.identifier,
        modified=imprint.modified,
    )
    work = describe_edition(imprint, url)
    root.extend(_text("citation", cite(work), style=style) for style, cite in EDITION_STYLES.items())
    root.extend(
        make_element("count", index=index, n=str(sum(1 for _ in records.entries(index)))) for index in INDICES
    )
    root.extend(deepcopy(header) for header in edition.iterfind(f"{TEI}teiHeader"))
    for division in edition.iter(f"{TEI}div"):
        if division.get("type") == "issue":
            root.append(_issue(division, records, known))
    return root.getroottree()


def index_document(records: Records, index: str, *, passages: bool = True) -> etree._ElementTree:
    """Return k:index of people, places, organisations or sources: entries by pinyin, passages if wanted."""
    root = make_element("index", kind=index)
    for entry in records.entries(index):
        element = entry_element(entry)
        if passages:
            element.extend(records.passages(entry.id, sources=index == "sources"))
        root.append(element)
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


def known_context(records: Records, documents: Iterable[etree._ElementTree]) -> etree._ElementTree:
    """Return k:context: of all that TEI documents point to what the site has (k:known)."""
    root = make_element("context")
    root.extend(make_element("known", id=identifier) for identifier in known_targets(records, documents))
    return root.getroottree()


def article_context(
    records: Records, tree: etree._ElementTree, work: Work, pictures: Iterable[Picture] = ()
) -> Source:
    """Return k:context: where an article stands, its neighbours, how to cite it, its pictures, whom it names."""
    root = known_context(records, [tree]).getroot()
    article = work.id
    place = records.place(article)
    if place:
        root.append(make_element("issue", id=place.issue, **place.date.attributes))
        root.append(make_element("page", id=place.page, n=place.number))
    for side, (identifier, title) in records.neighbours(article).items():
        root.append(make_element(side, id=identifier, title=title))
    names = records.names(article)
    root.append(_work(work, names))
    root.extend(map(picture_element, pictures))
    # The entries go from store to engine as the text they are: there are many, and nothing here looks into them.
    opening = etree.tostring(root, encoding="unicode").removesuffix(_END)
    return Source("".join((opening, *map(_entry_markup, names), _END)))


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
        root.append(deepcopy(tree.getroot()))
    root.extend(map(picture_element, pictures))
    return root.getroottree()


def _neighbour(records: Records, side: str, article: str) -> Iterator[etree._Element]:
    """Yield the page of the article before or after one: its id, number and issue."""
    found = records.neighbours(article).get(side)
    if found and (place := records.place(found[0])):
        element = make_element(side, id=place.page, n=place.number)
        element.append(make_element("issue", id=place.issue, **place.date.attributes))
        yield element


def _work(work: Work, names: Iterable[Entry]) -> etree._Element:
    """Return k:work: the fields that metadata have, plain citations, and the schema.org description."""
    root = make_element(
        "work", title=work.title, newspaper=work.newspaper, edition=work.edition, page=work.page, url=work.url
    )
    if not work.is_date_earliest:
        root.set("date", work.date)
    for creator in work.creators:
        root.append(_text("creator", creator.name, role=creator.role))
    for style, cite in STYLES.items():
        root.append(_text("citation", cite(work), style=style))
    mentions = [(entry.kind, entry.label, "") for entry in names]
    described = json.dumps(describe_article(work, mentions), ensure_ascii=False)
    root.append(_text("description", described.replace("<", "\\u003c")))
    return root


def _text(name: str, text: str, **attributes: str) -> etree._Element:
    element = make_element(name, **attributes)
    element.text = text
    return element


def picture_element(picture: Picture) -> etree._Element:
    """Return k:picture: what the TEI calls a picture, where it stands in the site, its size in pixels."""
    size = {"width": str(picture.width), "height": str(picture.height)}
    return make_element("picture", url=picture.url, href=picture.href, **size)


def entry_element(entry: Entry) -> etree._Element:
    """Return k:entry around the entry's TEI element."""
    element = brief_element(entry)
    element.append(etree.fromstring(entry.xml))
    return element


def _entry_markup(entry: Entry) -> str:
    """Return the same as text, to stand where the prefix of the record namespace is declared."""
    given = "".join(f' {name}="{escape(value)}"' for name, value in _entry_attributes(entry).items() if value)
    return f"<k:entry{given}>{entry.xml}</k:entry>"


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
        "count": str(entry.count),
        "roles": " ".join(sorted(filter(None, entry.roles.split(",")))),
    }


def _issue(division: etree._Element, records: Records, known: Iterable[str]) -> etree._Element:
    issue = make_element("issue", id=str(division.get(XML_ID)), **issue_date(division).attributes)
    for listing in division.iterfind(f"{TEI}listBibl"):
        page = make_element("page", id=str(listing.get(XML_ID)), n=listing.get("n", ""))
        for article in listed_articles(listing):
            if article in known:
                page.append(records.article(article))
        issue.append(page)
    return issue


def make_element(name: str, **attributes: str) -> etree._Element:
    """Return an element of the record namespace; empty attributes are left out."""
    given = {key: value for key, value in attributes.items() if value}
    return etree.Element(f"{K}{name}", given, nsmap=_NSMAP)
