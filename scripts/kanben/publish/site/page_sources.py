"""What the pages of a site are made of, the same in all languages of its interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from kanben.publish.shared.imprint import Imprint
from kanben.publish.shared.pictures import Picture
from kanben.publish.shared.record_documents import (
    article_context,
    bare_context,
    edition_document,
    make_element,
    page_document,
    rules_document,
)
from kanben.publish.shared.work import describe_work
from kanben.publish.site.addresses import article_path, entry_path
from kanben.publish.site.calendar_pages import CALENDAR, CalendarPages
from kanben.publish.site.date_pages import DatePages
from kanben.publish.site.entry_documents import entry_documents, index_documents
from kanben.publish.site.issue_pages import IssuePages
from kanben.publish.site.map_document import map_document
from kanben.publish.site.site_settings import SiteOptions
from kanben.records import K, Records
from kanben.resources import resource
from kanben.tei import parse_tei
from kanben.transform import Source

_EDITION_PAGES = {
    "index.html": "front",
    "about.html": "about",
    "404.html": "missing",
    "search.html": "search",
}


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page to be made: its path below the root of a language, the document and the mode that makes a page of it.

    `context` is what the page needs from elsewhere (k:context of xslt/html/parameters.xsl).
    """

    path: str
    mode: str
    document: Source
    context: Source | None = None


class Sources:
    """Gathers what the pages of one edition's site are made of."""

    def __init__(self, records: Records, imprint: Imprint, options: SiteOptions) -> None:
        self._records = records
        self._imprint = imprint
        self._options = options

    @cached_property
    def _days(self) -> DatePages:
        return DatePages(self._records)

    @cached_property
    def _calendar(self) -> CalendarPages:
        return CalendarPages(self._records, newest_first=self._options.newest_first)

    def article(
        self,
        tree: etree._ElementTree,
        article: str,
        pictures: Sequence[Picture] = (),
        text: Source | None = None,
        *,
        with_days: bool = True,
    ) -> PageSource:
        """Return what the page of an article is made of; its id is `article`.

        `pictures` are those it shows; `text` is the tree as the XSLT engine has it, if it has it already; `with_days` says
        whether the site has pages of dates.
        """
        path = article_path(article)
        work = describe_work(
            self._records, article, self._imprint, self._options.url and self._options.url + path
        )
        days = {day: self._days.path(day) for day in self._records.days(article)} if with_days else {}
        context = article_context(self._records, tree, work, days, pictures, self._address_of)
        return PageSource(path, "article", text or Source(tree), context)

    def _address_of(self, entry: str) -> str:
        return self._options.url and self._options.url + entry_path(entry)

    def printed_page(
        self, page: str, articles: Sequence[etree._ElementTree], pictures: Sequence[Picture] = ()
    ) -> PageSource:
        """Return a page as it was printed: its articles in their order, beside one another."""
        document = page_document(self._records, page, articles, pictures)
        day = document.getroot().find(f"{K}issue[@when]")
        if day is not None and (path := self._calendar.path(day.get("when", ""))):
            document.getroot().append(make_element("calendar", path=path))
        context = bare_context(self._records, articles)
        return PageSource(f"pages/{page}.html", "printed-page", Source(document), context)

    def whole_edition(self, edition: etree._ElementTree) -> Iterator[PageSource]:
        """Yield what is made of the edition as a whole: front page, search, dates, map, reference …"""
        issues = IssuePages(self._records, edition, newest_first=self._options.newest_first)
        whole = edition_document(self._records, edition, self._imprint, self._options.url, issues.front())
        if self._calendar.paths():
            whole.getroot().set("calendar", CALENDAR)
        for name, size in self._options.books:
            whole.getroot().append(make_element("book", path=f"books/{name}", size=f"{size / 1e6:.1f}"))
        document = Source(whole)
        for path, mode in _EDITION_PAGES.items():
            if mode != "search" or self._options.search:
                yield PageSource(path, mode, document)
        for path, page in issues.documents():
            yield PageSource(path, "issue-list", Source(page))
        for path, page in self._calendar.documents():
            yield PageSource(path, "calendar", Source(page))
        for path, page in self._days.documents():
            yield PageSource(path, "dates", Source(page))
        yield PageSource("map.html", "map", Source(map_document(self._records)))
        yield from self.reference()

    def reference(self) -> Iterator[PageSource]:
        """Yield the reference of the encoding: its elements, its rules."""
        odd = parse_tei(resource("schemas", "kanben.odd"))
        yield PageSource("reference.html", "reference", Source(odd))
        yield PageSource("rules.html", "reference", Source(rules_document()))

    def index(self, index: str) -> Iterator[PageSource]:
        """Yield the list of people, places, organisations or sources; a very long one by initials."""
        for path, document in index_documents(self._records, index):
            yield PageSource(path, "index", Source(document))

    def entry(self, identifier: str) -> Iterator[PageSource]:
        """Yield the page of a register entry with the passages that name it, and more if those are many.

        Raise KeyError for an unknown one.
        """
        for number, document in enumerate(entry_documents(self._records, identifier, self._options.url), 1):
            context = bare_context(self._records, [document])
            yield PageSource(entry_path(identifier, number), "entry", Source(document), context)
