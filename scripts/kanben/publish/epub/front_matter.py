"""What a book says of itself: titles, contributors, source and dates, gathered from edition.toml, TEI and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

import kanben
from kanben.publish.epub.book_settings import book_settings
from kanben.publish.epub.contributors import MARKUP_EDITOR, add_contributors, contributors, sort_title
from kanben.publish.shared.imprint import Imprint, identifier
from kanben.publish.shared.record_documents import edition_document
from kanben.record_types import line
from kanben.records import RECORD_NAMESPACE, K
from kanben.tei import TEI, XML_ID

if TYPE_CHECKING:
    from kanben.edition import Edition
    from kanben.publish.epub.volumes import Volume
    from kanben.records import Records

# The namespace of the identifiers made here; it never changes.

_HEADER_FACTS = (
    ("publisher", f"{TEI}publicationStmt/{TEI}publisher"),
    ("rights", f"{TEI}publicationStmt/{TEI}availability"),
    ("source", f"{TEI}sourceDesc/{TEI}bibl"),
    ("source", f"{TEI}sourceDesc/{TEI}p"),
)
_LONGEST_FACT = 500  # characters; metadata are no place for a whole description


def describe(
    edition: Edition, contents: etree._ElementTree, records: Records, volume: Volume | None = None
) -> etree._Element:
    """Return a k:book with the metadata of an edition or a volume of it, its contributors and contents, no files yet."""
    settings = edition.settings
    book = etree.Element(f"{K}book", nsmap={"k": RECORD_NAMESPACE})
    imprint = Imprint(settings.title, settings.language, identifier(edition))
    listing = edition_document(records, contents, imprint).getroot()
    articles = frozenset(volume.articles) if volume and volume.is_part else None
    if articles is not None:
        _select(listing, articles)
    _bound_dates(listing, contents)
    values = {**_facts(edition, contents), **_scope(volume)}
    values["identifier"] = identifier(edition, volume.name if volume else "")
    for name, value in values.items():
        if value:
            book.set(name, value)
    book.append(listing)
    for editor in settings.editor:
        etree.SubElement(book, f"{K}contributor", name=editor.name, relator=MARKUP_EDITOR)
    if settings.newspaper.title:
        paper = settings.newspaper.title
        etree.SubElement(book, f"{K}creator", {"name": paper, "relator": "aut", "file-as": sort_title(paper)})
    book.extend(contributors(records, articles))
    own = book_settings(edition).subjects
    for subject in own or [name for name in (settings.newspaper.title, settings.newspaper.place) if name]:
        etree.SubElement(book, f"{K}subject").text = subject
    return book


def _facts(edition: Edition, contents: etree._ElementTree) -> dict[str, str]:
    """Return the attributes of k:book that say the same of every volume; what is not known is empty."""
    settings, own = edition.settings, book_settings(edition)
    said = _said_source(contents)
    return {
        "title": settings.title,
        "sort-title": sort_title(settings.title),
        "subtitle": settings.subtitle,
        "language": settings.language,
        "publisher": settings.publisher,
        "rights": " ".join(filter(None, (settings.rights, settings.licence))),
        "description": settings.description,
        "newspaper": settings.newspaper.title,
        "place": settings.newspaper.place,
        "source": "" if said == settings.description else said,
        "version": kanben.__version__,
        "series": own.series or settings.newspaper.title,
        "series-position": str(own.series_position or ""),
        "certified-by": own.certified_by,
    }


def _scope(volume: Volume | None) -> dict[str, str]:
    """Return the attributes that say which part of the edition a book is."""
    if volume is None or not volume.is_part:
        return {}
    scope = "article" if volume.article else "issue" if volume.issue else "edition"
    numbers = {"number": str(volume.number), "total": str(volume.total)} if volume.total > 1 else {}
    return {"scope": scope, **numbers}


def _select(listing: etree._Element, articles: frozenset[str]) -> None:
    """Leave only some articles in k:edition, and no page or issue without one."""
    for name in ("article", "page", "issue"):
        for element in list(listing.iter(f"{K}{name}")):
            parent = element.getparent()
            is_left = element.get("id") in articles if name == "article" else len(element) > 0
            if parent is not None and not is_left:
                parent.remove(element)


def _bound_dates(listing: etree._Element, contents: etree._ElementTree) -> None:
    """Give the issues whose day is not known the bounds that edition.xml states."""
    dates = {
        division.get(XML_ID): division.find(f"{TEI}head/{TEI}date")
        for division in contents.iterfind(f".//{TEI}div[@type='issue']")
    }
    for issue in listing.iterfind(f"{K}issue"):
        date = dates.get(issue.get("id"))
        if date is not None:
            for name, attribute in (("not-before", "notBefore"), ("not-after", "notAfter")):
                issue.set(name, date.get(attribute, ""))


def _said_source(contents: etree._ElementTree) -> str:
    """Return what edition.xml says of the source of its text."""
    said = contents.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc")
    return "" if said is None else line(said)


def complete(book: etree._Element, article: etree._ElementTree, *, is_only_one: bool) -> None:
    """Add to k:book the authors and editors that an article's header names and the text does not.

    A book of a single article also takes its publisher, rights and source from there, as far as edition.toml is silent.
    """
    header = article.find(f"{TEI}teiHeader/{TEI}fileDesc")
    if header is None:
        return
    add_contributors(book, header)
    if not is_only_one:
        return
    authors = [one for one in book.iterfind(f"{K}contributor") if "aut" in one.get("relator", "").split()]
    for newspaper in book.findall(f"{K}creator") if authors else ():
        book.remove(newspaper)
    for author in authors:
        author.tag = f"{K}creator"
    for attribute, path in _HEADER_FACTS:
        said = header.find(path)
        words = "" if said is None else line(said)
        if words and not book.get(attribute):
            book.set(attribute, words[:_LONGEST_FACT])
