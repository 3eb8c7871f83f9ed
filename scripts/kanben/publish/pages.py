"""The pages of the site in one language of the interface: which document becomes which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kanben.publish.documents import (
    article_context,
    edition_document,
    known_context,
    page_document,
    rules_document,
)
from kanben.publish.entries import entry_documents, index_documents
from kanben.publish.imprint import Imprint
from kanben.publish.options import SiteOptions
from kanben.publish.overviews import dates_document, map_document
from kanben.publish.pictures import Picture
from kanben.publish.work import describe_work
from kanben.records import Records
from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.transform import Parameters, Source, stylesheet

_FOLDERS = {"person": "people", "place": "places", "org": "organisations", "bibl": "sources"}
_EDITION_PAGES = {
    "index.html": "front",
    "about.html": "about",
    "404.html": "missing",
    "search.html": "search",
}


@dataclass(frozen=True, slots=True)
class PageParameters(Parameters):
    """The parameters of html.xsl: see xslt/html/parameters.xsl."""

    languages: str = "zh-Hans"
    title: str = "Kanben"
    text_language: str = "zh-Hans"
    path: str = "index.html"
    address: str = ""
    has_search: bool = False
    logo: str = ""
    order: str = ""
    context: etree._ElementTree | Source | None = None


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """An article as its pages need it, in whatever language: its text, and what the edition knows of it."""

    id: str
    text: Source
    context: Source


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of a site: its path relative to the site's root, with slashes, and its bytes."""

    path: str
    content: bytes


class Pages:
    """Makes the pages of one edition's site; `language` is that of the interface (zh-Hans, zh-Hant, en)."""

    def __init__(self, records: Records, imprint: Imprint, options: SiteOptions, language: str) -> None:
        self._records = records
        self._imprint = imprint
        self._options = options
        self._language = language
        own = options.folder / "xslt" / "html.xsl" if options.folder else None
        self._sheet = stylesheet(resource("xslt", "html.xsl"), own if own and own.exists() else None)

    @property
    def is_first(self) -> bool:
        """Whether this is the language at the site's root, beside which shared files stand."""
        return self._language == self._options.languages[0]

    def article_source(
        self,
        tree: etree._ElementTree,
        article: str,
        pictures: Sequence[Picture] = (),
        text: Source | None = None,
    ) -> ArticleSource:
        """Return what the pages of an article are made of, the same in all languages; its id is `article`.

        `pictures` are those it shows; `text` is the tree as the XSLT engine has it, if it has it already.
        """
        url = self._options.url and self._options.url + article_path(article)
        work = describe_work(self._records, article, self._imprint, url)
        return ArticleSource(
            article, text or Source(tree), article_context(self._records, tree, work, pictures)
        )

    def article_page(self, article: ArticleSource) -> Leaf:
        """Return the page of an article."""
        return self._page(article_path(article.id), article.text, "article", article.context)

    def printed_page(
        self, page: str, articles: Sequence[etree._ElementTree], pictures: Sequence[Picture] = ()
    ) -> Leaf:
        """Return a page as it was printed: its articles in their order, beside one another."""
        document = page_document(self._records, page, articles, pictures)
        context = known_context(self._records, articles)
        return self._page(f"pages/{page}.html", document, "printed-page", context)

    def entry_pages(self, identifier: str) -> Iterator[Leaf]:
        """Yield the page of a register entry with the passages that name it, and more if those are many.

        Raise KeyError for an unknown one.
        """
        for number, document in enumerate(entry_documents(self._records, identifier), 1):
            context = known_context(self._records, [document])
            yield self._page(entry_path(identifier, number), document, "entry", context)

    def index_pages(self, index: str) -> Iterator[Leaf]:
        """Yield the list of people, places, organisations or sources; a very long one by initials."""
        for path, document in index_documents(self._records, index):
            yield self._page(path, document, "index")

    def dates_page(self) -> Leaf:
        """Return the timeline of the dates that articles mention."""
        return self._page("dates.html", dates_document(self._records), "dates")

    def map_page(self) -> Leaf:
        """Return the map of the places whose coordinates the register knows."""
        return self._page("map.html", map_document(self._records), "map")

    def edition_pages(self, edition: etree._ElementTree) -> Iterator[Leaf]:
        """Yield the front page, the page about the edition, the page for wrong addresses and the search."""
        document = edition_document(self._records, edition, self._imprint, self._options.url)
        for path, mode in _EDITION_PAGES.items():
            if mode != "search" or self._options.search:
                yield self._page(path, document, mode)

    def reference_pages(self) -> Iterator[Leaf]:
        """Yield the reference of the encoding: its elements, its rules."""
        yield self._page("reference.html", parse_tei(resource("schemas", "kanben.odd")), "reference")
        yield self._page("rules.html", rules_document(), "reference")

    def _page(
        self,
        path: str,
        document: etree._ElementTree | Source,
        mode: str,
        context: etree._ElementTree | Source | None = None,
    ) -> Leaf:
        parameters = PageParameters(
            language=self._language,
            languages=" ".join(self._options.languages),
            title=self._imprint.title,
            text_language=self._imprint.language,
            path=path,
            address=self._options.url,
            has_search=self._options.search,
            logo=self._options.logo,
            order=" ".join(self._options.order),
            context=context,
        )
        text = self._sheet.transform(document, parameters, f"{{urn:kanben:mode}}{mode}")
        root = "" if self.is_first else f"{self._language}/"
        return Leaf(root + path, text.encode())


def article_path(article: str) -> str:
    """Return where an article's page stands in the site."""
    return f"articles/{article}.html"


def entry_path(identifier: str, part: int = 1) -> str:
    """Return where a page of an entry stands in the site (as f:entry-part-path in xslt/html/parameters.xsl)."""
    folder = _FOLDERS.get(identifier.partition("-")[0], "sources")
    return f"{folder}/{identifier}.html" if part == 1 else f"{folder}/{identifier}/{part}.html"
