"""State of one EPUB under construction: metadata, manifest items, and the file of each article and register entry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from lxml import etree

from kanben.edition.statements import today
from kanben.publish.epub.book_index import entry_places, plan_indices
from kanben.publish.epub.book_settings import book_settings
from kanben.publish.epub.cover import own_cover
from kanben.publish.epub.front_matter import describe
from kanben.publish.epub.theme import book_stylesheet, style_names
from kanben.publish.shared.imprint import newest_change
from kanben.records import RECORD_NAMESPACE, K
from kanben.tei import TEI, XML_ID, parse_tei
from kanben.transform import Parameters

if TYPE_CHECKING:
    from kanben.edition import Edition
    from kanben.publish.epub.volumes import Volume
    from kanben.records import Records

ROOT = "EPUB/"
XHTML = "application/xhtml+xml"
MATTER = {
    "cover.xhtml": "cover",
    "title.xhtml": "title-page",
    "nav.xhtml": "navigation",
    "colophon.xhtml": "colophon",
    "toc.ncx": "ncx",
    "package.opf": "package",
}
"""The documents that are made of k:book, and the stylesheet's mode for each."""

_POINTERS = etree.XPath("//@ref | //@target | //@who | //@corresp | //@next | //@prev")
# The elements whose identifiers the pages keep (f:letter in xslt/common/anchors.xsl).
_ANCHORED = tuple(
    f"{TEI}{name}" for name in ("div", "p", "ab", "lg", "list", "table", "figure", "note", "floatingText")
)
_MOST_NAMES = 1000  # more of them make no list that anyone reads; the index itself is one step away


@dataclass(frozen=True, slots=True)
class BookParameters(Parameters):
    """The parameters of xslt/epub.xsl; `styles` are separated by spaces, `document_size` is in bytes.

    `context` is k:context: what a document may link to (see `BookBuilder.context`).
    """

    writing_mode: str = "horizontal"
    punctuation: str = "printed"
    styles: str = "static/book.css"
    document_size: int = 250_000
    context: etree._ElementTree | None = None


class BookBuilder:
    """Collect a book's description (k:book) and manifest, and the files of its articles and entries."""

    def __init__(
        self, edition: Edition, records: Records, contents: etree._ElementTree, volume: Volume | None = None
    ) -> None:
        self.edition = edition
        self.records = records
        self.settings = book_settings(edition)
        self.cover = own_cover(edition, self.settings.cover)
        self.selection = frozenset(volume.articles) if volume and volume.is_part else None
        self.description = describe(edition, contents, records, volume)
        self.description.set("writing-mode", self.settings.writing_mode)
        self.parameters = BookParameters(
            language=edition.settings.language,
            writing_mode=self.settings.writing_mode,
            punctuation=self.settings.punctuation,
            styles=" ".join(style_names(edition.folder)),
            document_size=self.settings.document_size,
        )
        self.indices = plan_indices(records, self.selection, self.settings.document_size)
        self.places = entry_places(self.indices)
        self.anchors: dict[str, dict[str, str]] = {}  # of each article: its anchors and the document of each
        self.characters: set[str] = set()
        self.changes = [newest_change(contents)]
        self.page_labels: dict[str, str] = {}
        self._openings: dict[str, str] = {}
        self._identifiers: dict[str, frozenset[str]] = {}  # of the articles that others point into
        for page in self.description.iter(f"{K}page"):
            self._number_page(page)
        self.articles = tuple(self.page_labels)
        self._sheet = book_stylesheet(edition.folder)

    def _number_page(self, page: etree._Element) -> None:
        """Note the printed page of each article; in brackets its place in the issue, where print shows none."""
        before = sum(1 for _ in page.itersiblings(f"{K}page", preceding=True))
        label = page.get("n") or f"[{before + 1}]"
        for number, article in enumerate(page.iterfind(f"{K}article")):
            name = str(article.get("id"))
            self.page_labels[name] = label
            if number == 0:
                self._openings[name] = label

    def render(self, tree: etree._ElementTree, mode: str, context: etree._Element | None = None) -> bytes:
        """Return a document made by the stylesheet in one of its modes."""
        return self.render_text(tree, mode, context).encode()

    def render_text(self, tree: etree._ElementTree, mode: str, context: etree._Element | None = None) -> str:
        """Return the same as text."""
        tree_of_context = None if context is None else context.getroottree()
        parameters = replace(self.parameters, context=tree_of_context)
        return self._sheet.transform(tree, parameters, f"{{urn:kanben:mode}}{mode}")

    def add_item(self, name: str, href: str, media_type: str = XHTML, **attributes: str) -> None:
        """Note a file for the manifest; `spine`, `label`, `toc` and `landmark` say where else it is listed."""
        values = {"id": name, "href": href, "media-type": media_type, **attributes}
        etree.SubElement(self.description, f"{K}item", values)

    def context(self, tree: etree._ElementTree, article: str = "") -> etree._Element:
        """Return k:context: the entries and articles of this book that a document points to, and the printed page that
        it opens.
        """
        context = etree.Element(f"{K}context", nsmap={"k": RECORD_NAMESPACE})
        if label := self._openings.get(article):
            context.set("page-label", label)
        values = cast("list[str]", _POINTERS(tree))
        for pointer in sorted({pointer for value in values for pointer in value.split()}):
            file, _, identifier = pointer.partition("#")
            if identifier in self.places and file.rpartition("/")[2] in ("", "register.xml"):
                etree.SubElement(context, f"{K}target", ref=identifier, href=self.places[identifier])
            name = file.rpartition("/")[2].removesuffix(".xml")
            if name in self.page_labels:
                found = etree.SubElement(context, f"{K}article", ref=name)
                if identifier and self._has_anchor(name, identifier):
                    found.set("anchors", identifier)
        return context

    def place(self, article: str, anchor: str) -> str:
        """Return the link to a place in an article that is made already; to its beginning if it has no such anchor."""
        document = self.anchors.get(article, {}).get(anchor)
        return f"{document}#{anchor}" if document else f"article-{article}.xhtml"

    def _has_anchor(self, article: str, identifier: str) -> bool:
        """Whether an article's document has an element of that id: a block with the TEI's `xml:id`."""
        if article not in self._identifiers:
            blocks = parse_tei(self.edition.article(article)).iter(*_ANCHORED)
            self._identifiers[article] = frozenset(block.get(XML_ID, "") for block in blocks)
        return identifier in self._identifiers[article]

    def finish(self) -> None:
        """Say in the description what is known only when all texts are made."""
        self.description.set("modified", f"{max(self.changes) or today().isoformat()}T00:00:00Z")
        for section in self.description.iter(f"{K}section"):
            parent = section.getparent()
            if parent is not None:
                section.set("href", self.place(str(parent.get("id")), str(section.get("anchor"))))
        for index in ("people", "places"):
            stretches = [stretch for document in self.indices[index] for stretch in document.stretches]
            for stretch in stretches if len(stretches) <= _MOST_NAMES else ():
                if stretch.start == 0:
                    href, label = self.places[stretch.entry.id], stretch.entry.label
                    etree.SubElement(self.description, f"{K}name", index=index, href=href, label=label)
