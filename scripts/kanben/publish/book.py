"""Makes the files of an EPUB from an edition: what they hold is said in xslt/epub.xsl, here in which order and where."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from kanben.files import read_bytes
from kanben.publish.documents import index_document
from kanben.publish.front_matter import describe, newest_change
from kanben.records import INDICES, RECORD_NAMESPACE, K
from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.transform import Parameters, Stylesheet, stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kanben.edition import Edition
    from kanben.records import Records

ROOT = "EPUB/"
CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class BookParameters(Parameters):
    """The parameters of xslt/epub.xsl; lists are written with spaces between."""

    writing_mode: str = "horizontal"
    styles: str = "static/book.css"
    page_label: str = ""
    entries: str = ""
    articles: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """An edition about to become a book."""

    edition: Edition
    records: Records
    sheet: Stylesheet
    parameters: BookParameters
    description: etree._Element

    def render(self, tree: etree._ElementTree, mode: str, parameters: BookParameters | None = None) -> bytes:
        """Return a document made by the stylesheet in one of its modes."""
        return self.sheet.transform(
            tree, parameters or self.parameters, f"{{urn:kanben:mode}}{mode}"
        ).encode()

    def add_item(self, name: str, href: str, media_type: str = XHTML, **attributes: str) -> None:
        """Note a file for the manifest; `spine`, `label`, `toc` and `landmark` say where else it is listed."""
        values = {"id": name, "href": href, "media-type": media_type, **attributes}
        etree.SubElement(self.description, f"{K}item", values)


def book_files(edition: Edition, records: Records) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each file of the edition's EPUB, for `write_ocf`.

    `records` must hold the records of all articles, the register and the arrangement of edition.xml.  One article
    is in memory at a time.
    """
    contents = parse_tei(edition.contents)
    parameters = BookParameters(
        language=edition.settings.language,
        writing_mode=str(edition.settings.epub.get("writing-mode", "horizontal")),
    )
    sheet = stylesheet(resource("xslt", "epub.xsl"))
    book = Book(edition, records, sheet, parameters, describe(edition, contents, records))
    book.description.set("writing-mode", parameters.writing_mode)
    yield "META-INF/container.xml", CONTAINER
    changes = [newest_change(contents)]
    _list_front(book)
    yield from _articles(book, changes)
    yield from _indices(book)
    yield from _static(book)
    book.description.set("modified", f"{max(changes) or '1970-01-01'}T00:00:00Z")
    yield from _matter(book)


def _list_front(book: Book) -> None:
    book.add_item("cover", "cover.xhtml", spine="yes", landmark="cover", label="cover")
    book.add_item(
        "title-page", "title.xhtml", spine="yes", landmark="titlepage", label="title-page", toc="before"
    )
    book.add_item("nav", "nav.xhtml", properties="nav", spine="yes", landmark="toc", label="contents")


def _articles(book: Book, changes: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the articles' documents in printed order; add to `changes` when each was changed."""
    known = set(book.records.article_ids())
    first = True
    for page in book.description.iter(f"{K}page"):
        label = page_label(page)
        for article in page.iterfind(f"{K}article"):
            name = str(article.get("id"))
            tree = parse_tei(book.edition.article(name))
            changes.append(newest_change(tree))
            parameters = replace(
                book.parameters,
                page_label=label if article is page[0] else "",
                entries=" ".join(
                    f"{_INDEX_OF[entry.kind]}.xhtml#{entry.id}" for entry in book.records.names(name)
                ),
                articles=" ".join(sorted(_pointed_articles(tree) & known)),
            )
            href = f"article-{name}.xhtml"
            book.add_item(
                f"article-{name}", href, spine="yes", **({"landmark": "bodymatter"} if first else {})
            )
            first = False
            yield ROOT + href, book.render(tree, "page", parameters)


_INDEX_OF = {kind: index for index, kind in INDICES.items()}


def page_label(page: etree._Element) -> str:
    """Return a printed page's number; in brackets its place in the issue, where the print does not show it."""
    number = page.get("n")
    return number or f"[{sum(1 for _ in page.itersiblings(f'{K}page', preceding=True)) + 1}]"


def _pointed_articles(tree: etree._ElementTree) -> set[str]:
    """Return the names of the XML files that a document's pointers name, without their endings."""
    targets = [
        str(value).partition("#")[0] for value in tree.xpath("//@target | //@next | //@prev | //@corresp")
    ]
    return {target.rpartition("/")[2].removesuffix(".xml") for target in targets if target.endswith(".xml")}


def _indices(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a document for each index that has an entry with a passage."""
    labels = {
        str(article.get("id")): page_label(page)
        for page in book.description.iter(f"{K}page")
        for article in page.iterfind(f"{K}article")
    }
    for kind in INDICES:
        tree = index_document(book.records, kind)
        index = tree.getroot()
        for entry in index.findall(f"{K}entry"):
            if entry.get("count") == "0":
                index.remove(entry)
        if len(index) == 0:
            continue
        for passage in index.iter(f"{K}passage"):
            passage.set("page-label", labels[str(passage.get("article"))])
        parameters = replace(book.parameters, entries=" ".join(_related(book.records, tree)))
        book.add_item(
            kind, f"{kind}.xhtml", spine="yes", landmark="index", label=f"index-{kind}", toc="after"
        )
        yield f"{ROOT}{kind}.xhtml", book.render(tree, "index", parameters)


def _related(records: Records, tree: etree._ElementTree) -> Iterator[str]:
    """Yield where the entries stand that a register's entries point to (an affiliation, a region)."""
    references = tree.xpath("//@ref[not(parent::k:passage)]", namespaces={"k": RECORD_NAMESPACE})
    pointers = {str(reference).rpartition("#")[2] for reference in references}
    for identifier in sorted(pointers):
        with suppress(KeyError):
            entry = records.entry(identifier)
            if entry.count:
                yield f"{_INDEX_OF[entry.kind]}.xhtml#{identifier}"


def _static(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet."""
    book.add_item("style", "static/book.css", "text/css")
    yield f"{ROOT}static/book.css", read_bytes(resource("xslt", "epub", "static", "book.css"))


def _matter(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield what speaks of the whole book and is therefore made last."""
    book.add_item(
        "colophon", "colophon.xhtml", spine="yes", landmark="colophon", label="colophon", toc="after"
    )
    book.add_item("ncx", "toc.ncx", "application/x-dtbncx+xml")
    book.add_item("cover-picture", "images/cover.svg", "image/svg+xml", properties="cover-image")
    tree = book.description.getroottree()
    for path, mode in _MATTER.items():
        yield ROOT + path, book.render(tree, mode)


_MATTER = {
    "images/cover.svg": "cover-image",
    "cover.xhtml": "cover",
    "title.xhtml": "title-page",
    "nav.xhtml": "navigation",
    "colophon.xhtml": "colophon",
    "toc.ncx": "ncx",
    "package.opf": "package",
}
