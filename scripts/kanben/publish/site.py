"""The pages of the static site: which document becomes which page; the caller writes their bytes.

Every page depends on its arguments and the stylesheet alone, so that a build may make them in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kanben.files import read_bytes
from kanben.publish.documents import (
    Imprint,
    article_context,
    edition_document,
    entry_document,
    index_document,
)
from kanben.records import INDICES, Records
from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.transform import Parameters, stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

_FOLDERS = {"person": "people", "place": "places", "org": "organisations", "bibl": "sources"}


@dataclass(frozen=True, slots=True)
class PageParameters(Parameters):
    """The parameters of html.xsl: see xslt/html/parameters.xsl."""

    title: str = "Kanben"
    text_language: str = "zh-Hans"
    path: str = "index.html"
    context: etree._ElementTree | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of a site: its path relative to the site's root, with slashes, and its bytes."""

    path: str
    content: bytes


class Site:
    """Makes the pages of one edition's site in one language of the interface (zh-Hans, zh-Hant, en)."""

    def __init__(self, records: Records, imprint: Imprint, language: str = "zh-Hans") -> None:
        self._records = records
        self._imprint = imprint
        self._language = language

    def article_page(self, tree: etree._ElementTree, article: str) -> Leaf:
        """Return the page of an article; `article` is its id."""
        context = article_context(self._records, article)
        return self._page(article_path(article), tree, "article", context)

    def entry_page(self, identifier: str) -> Leaf:
        """Return the page of a register entry with all passages that name it; raise KeyError if unknown."""
        return self._page(entry_path(identifier), entry_document(self._records, identifier), "entry")

    def index_page(self, index: str) -> Leaf:
        """Return the list of people, places, organisations or sources."""
        document = index_document(self._records, index, passages=False)
        return self._page(f"{index}.html", document, "index")

    def edition_pages(self, edition: etree._ElementTree) -> Iterator[Leaf]:
        """Yield the front page, the page about the edition and the page for wrong addresses."""
        document = edition_document(self._records, edition, self._imprint)
        for path, mode in (("index.html", "front"), ("about.html", "about"), ("404.html", "missing")):
            yield self._page(path, document, mode)

    def _page(
        self,
        path: str,
        document: etree._ElementTree,
        mode: str,
        context: etree._ElementTree | None = None,
    ) -> Leaf:
        parameters = PageParameters(
            language=self._language,
            title=self._imprint.title,
            text_language=self._imprint.language,
            path=path,
            context=context,
        )
        sheet = stylesheet(resource("xslt", "html.xsl"))
        text = sheet.transform(document, parameters, f"{{urn:kanben:mode}}{mode}")
        return Leaf(path, text.encode())


def article_path(article: str) -> str:
    """Return where an article's page stands in the site."""
    return f"articles/{article}.html"


def entry_path(identifier: str) -> str:
    """Return where an entry's page stands in the site (as f:entry-path in xslt/html/parameters.xsl)."""
    return f"{_FOLDERS.get(identifier.partition('-')[0], 'sources')}/{identifier}.html"


def static_files() -> Iterator[Leaf]:
    """Yield the styles, scripts and pictures that pages share."""
    folder = resource("xslt", "html", "static")
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Leaf(f"static/{path.relative_to(folder).as_posix()}", read_bytes(path))


def site(folder: Path, records: Records, imprint: Imprint, language: str = "zh-Hans") -> Iterator[Leaf]:
    """Yield every file of an edition's site, one at a time.

    `folder` is the edition (articles/, edition.xml, register.xml); `records` must hold its articles' records, its
    register and its order. Raise what `parse_tei` raises for an article that cannot be read.
    """
    maker = Site(records, imprint, language)
    yield from static_files()
    yield from maker.edition_pages(parse_tei(folder / "edition.xml"))
    yield from map(maker.index_page, INDICES)
    yield from map(maker.entry_page, records.entry_ids())
    for article in records.article_ids():
        yield maker.article_page(parse_tei(folder / "articles" / f"{article}.xml"), article)
